"""Which table a file of LinkedIn's is, by its headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kithbook.formats.archive import Member
from kithbook.formats.interface import HEAD, Source, Unreadable
from kithbook.formats.table import Header, Table, among, folded, headings, opened

CONNECTION = {
    "first_name": (
        "First Name", "Vorname", "Prénom", "Nombre", "Nome", "Voornaam", "Förnamn", "Imię",
    ),
    "last_name": (
        "Last Name", "Nachname", "Nom", "Apellidos", "Cognome", "Sobrenome", "Achternaam",
        "Efternamn", "Nazwisko",
    ),
    "url": ("URL",),
    "email": (
        "Email Address", "E-Mail-Adresse", "Adresse e-mail", "Dirección de correo electrónico",
        "Indirizzo email", "Endereço de e-mail", "E-mailadres", "E-postadress", "Adres e-mail",
    ),
    "organisation": (
        "Company", "Unternehmen", "Entreprise", "Empresa", "Azienda", "Bedrijf", "Företag",
        "Firma",
    ),
    "role": (
        "Position", "Poste", "Cargo", "Posizione", "Functie", "Befattning", "Stanowisko",
    ),
    "date:connected": (
        "Connected On", "Verbunden am", "Date de connexion", "Fecha de conexión", "Conectado el",
        "Data collegamento", "Conectado em", "Verbonden op", "Ansluten", "Data połączenia",
    ),
}  # fmt: skip
"""Every header seen was English. The others are its words in the languages LinkedIn speaks; one in
yet another language is known by `URL` in its third place (`_unknown_language`)."""
ORDER = tuple(CONNECTION)

_CONNECTION = {folded(name): field for field, names in CONNECTION.items() for name in names}
_OTHERS = {
    "messages": ("conversation id", "from", "to", "date", "content"),
    "invitations": ("from", "to", "sent at", "direction"),
    "positions": ("company name", "title", "started on", "finished on"),
    "profile": ("first name", "last name", "headline", "summary", "industry"),
    "emails": ("email address", "confirmed", "primary"),
    "phones": ("number", "type", "extension"),
}
_LEAST = {"messages": 4, "invitations": 4, "positions": 3, "profile": 4, "emails": 3, "phones": 3}
_MEMBER = re.compile(
    r"(connections|messages|invitations|positions|profile|email[ _]addresses|phone[ _]?numbers)"
    r"(?:_\d+)?\.csv",
    re.IGNORECASE,
)
_NAMED = {"email": "emails", "phone": "phones"}


@dataclass(frozen=True, slots=True)
class File:
    """One of the tables."""

    name: str
    """Among others of an export; empty where it is alone."""
    source: Source

    def row(self, number: int) -> str:
        """Return a row's place as a sentence begins."""
        return f"Row {number} of {self.name}" if self.name else f"Row {number}"

    def table(self, name: str) -> Table:
        """Open it as that table.

        Raises:
            Unreadable: it is none, or is damaged.
        """
        return opened(self.source, header(name))


def header(name: str) -> Header:
    """Return what knows a table's header."""
    if name == "connections":
        return _connections
    return among(_OTHERS[name], _LEAST[name])


def kind(head: bytes) -> str | None:
    """Return which table a file's beginning is of."""
    names = ("connections", "messages", "invitations", "positions", "profile")
    for name in reversed(names):
        if headings(head, header(name)):
            return name
    return None


def found(members: Iterable[Member]) -> dict[str, File]:
    """Return the tables in an export; of two that are called the same, the first."""
    files: dict[str, File] = {}
    for member in members:
        if match := _MEMBER.fullmatch(member.name):
            word = match[1].lower()
            name = next((to for start, to in _NAMED.items() if word.startswith(start)), word)
            try:
                with member.open() as file:
                    head = file.read(HEAD)
            except Unreadable:
                continue
            if name not in files and headings(head, header(name)):
                files[name] = File(member.name, member)
    return files


def fields(names: list[str]) -> list[str]:
    """Return the field of each heading of Connections.csv."""
    known = [_CONNECTION.get(folded(one)) for one in names]
    if known.count(None) > 1 and _unknown_language(names):
        return list(ORDER)
    return [one or f"field:{name}" for one, name in zip(known, names, strict=True)]


def _connections(row: list[str]) -> int:
    known = {_CONNECTION.get(folded(cell)) for cell in row if len(cell) < HEAD} - {None}
    # The day is what other tables of people do not have.
    if "date:connected" in known and len(known) >= len(ORDER) - 3 and not _held(row):
        return len(known)
    return 1 if _unknown_language(row) else 0


def _unknown_language(row: list[str]) -> bool:
    """Tell a header by its place and number of columns, and that it holds nothing of anybody's."""
    return len(row) == len(ORDER) and folded(row[2]) == "url" and all(row) and not _held(row)


def _held(row: list[str]) -> bool:
    return any("@" in cell or "://" in cell for cell in row)
