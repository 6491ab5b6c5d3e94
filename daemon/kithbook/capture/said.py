"""What a page says of someone, as it would be stored, and how that differs from what is known."""

from collections.abc import Iterator
from uuid import UUID

from kithbook.errors import InvalidRequest
from kithbook.extract.model import Extraction
from kithbook.people.house import folded
from kithbook.people.identifier import clean, line, normal, words_of_name
from kithbook.people.role import COLUMNS, current, known_as
from kithbook.store.database import Connection
from kithbook.store.history import removed
from kithbook_protocol.capture import FieldChange, ReceiptField
from kithbook_protocol.people import IdentityKind, Person

SINGLE = ("name", "headline", "location", "about")
ROLE = COLUMNS
LONGEST_SHOWN = 2_000
"""Characters of a value in a receipt."""

Identified = tuple[IdentityKind, str, bool]
"""Kind, value in its normal form, and whether it is a house's."""


def said(extraction: Extraction, name: str) -> str | None:
    """Return what a page says of a field, as it would be stored."""
    text = getattr(extraction.filled, name)
    return clean(text) if name == "about" else line(text)


def profiles(extraction: Extraction) -> list[str]:
    """Return the URLs that are about the person: the page's own, and what its site calls it."""
    named = [one.value for one in extraction.identities if one.kind == "profile"]
    plain = (normal_form(IdentityKind.PROFILE, one) for one in (*named, extraction.url))
    return list(dict.fromkeys(one for one in plain if one))


def differs(name: str, old: str | None, new: str | None) -> bool:
    """Tell whether a page says something else; what it leaves out is not news."""
    if new is None or new == old:
        return False
    if name == "name" and old is not None:
        # "Dr. Ada Lovelace" and "ADA LOVELACE" are not a new name.
        return not words_of_name(new) <= words_of_name(old)
    # Nor is "ACME" another organisation than "Acme".
    return name != "organisation" or old is None or folded(new) != folded(old)


def identities(extraction: Extraction) -> list[Identified]:
    """Return the e-mails, numbers and addresses that a page gives someone."""
    filled, own = extraction.filled, profiles(extraction)
    given = [
        *((IdentityKind.PROFILE, url, False) for url in own),
        *(
            (IdentityKind.SITE_ID, one.value, False)
            for one in extraction.identities
            if one.kind == "site_id"
        ),
        *((IdentityKind.EMAIL, one.value, one.generic) for one in filled.emails),
        *((IdentityKind.PHONE, one.value, False) for one in filled.phones),
        *((IdentityKind.LINK, url, False) for url in filled.links if url not in own),
    ]
    return [
        (kind, normalised, generic)
        for kind, value, generic in given
        if (normalised := normal_form(kind, value))
    ]


def refused(connection: Connection, person: UUID) -> set[tuple[str, str]]:
    """Return kind and value of what was taken off somebody, or undone: no page brings it back."""
    return {
        (fields.get("kind") or "", fields.get("value") or "")
        for fields in removed(connection, "identity", person)
    }


def news(
    connection: Connection, person: Person, before: Extraction | None, now: Extraction
) -> Iterator[FieldChange]:
    """Yield what a reading says of somebody that the one before did not, and that is not known.

    What was read before was settled then: filled in, kept aside, or taken back.
    """
    first = current(person.roles)
    known = {name: getattr(person, name) for name in SINGLE}
    known |= {name: getattr(first, column) if first else None for name, column in ROLE.items()}
    for name, old in known.items():
        new = said(now, name)
        if name == "organisation":
            new = known_as(connection, new)
        if differs(name, old, new) and new != (said(before, name) if before else None):
            yield FieldChange(field=name, before=old, after=new)
    have = {(one.kind.value, one.value) for one in person.identities}
    have |= refused(connection, person.id)
    have |= {(kind.value, value) for kind, value, _ in identities(before)} if before else set()
    for kind, value, generic in identities(now):
        if (kind.value, value) not in have and not generic:
            yield FieldChange(field=kind.value, before=None, after=value)


def normal_form(kind: IdentityKind, value: str) -> str | None:
    """Return the normal form; None for what a page only claims to be an address."""
    try:
        return normal(kind, value)
    except InvalidRequest:
        return None


def suggested_name(extraction: Extraction) -> str | None:
    """Return whom a page may be about, be it sure or not."""
    best = extraction.best("name")
    return line(extraction.suggested_name or (best.value if best else None))


def fields(extraction: Extraction) -> list[ReceiptField]:
    """Return the best candidate of each field, as the popup shows them."""
    found: list[ReceiptField] = []
    for name in (*SINGLE, *ROLE, "email", "phone", "link"):
        best = extraction.best(name)  # type: ignore[arg-type]
        if best:
            found.append(
                ReceiptField(
                    field=name,
                    value=best.value[:LONGEST_SHOWN],
                    confidence=round(best.confidence, 3),
                    layer=best.layer,
                    guessed=not _is_filled(extraction, name, best.value),
                )
            )
    return found


def _is_filled(extraction: Extraction, name: str, value: str) -> bool:
    filled = extraction.filled
    if name in {"email", "phone", "link"}:
        return bool({"email": filled.emails, "phone": filled.phones, "link": filled.links}[name])
    return getattr(filled, name, None) == value
