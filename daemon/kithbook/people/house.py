"""Names of organisations: their one normal form, and which of them may be one house's."""

import re
import unicodedata

from kithbook.people.identifier import line, plain_name

LEGAL = {
    "ab", "ag", "as", "asa", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "inc",
    "incorporated", "kg", "limited", "llc", "llp", "ltd", "nv", "oy", "plc", "pty", "sa", "sarl",
    "sas", "se", "spa", "srl", "the",
}  # fmt: skip
"""Words of a house's name that come and go."""


def house(text: str | None) -> str | None:
    """Return an organisation's name as it is stored: one line, single spaces; None if empty."""
    plain = line(text)
    return " ".join(plain.split()) if plain else None


def folded(name: str) -> str:
    """Return what two names have in common that differ in case and spaces only."""
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())


def loosely(name: str) -> str:
    """Return a name without case, accents, punctuation and legal form: `Acme, Inc.` is `acme`.

    Two that have this in common may be one house, and may be two.
    """
    words = re.findall(r"\w+", plain_name(name).replace(".", "").replace("'", ""))
    return " ".join(one for one in words if one not in LEGAL) or " ".join(words)
