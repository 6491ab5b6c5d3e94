"""A person as a QR code that a phone's camera offers to save: a small vCard."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import segno

from kithbook.formats.contentline import Property, made
from kithbook.formats.vcard.file import clean
from kithbook.formats.vcard.keep import kept
from kithbook.formats.vcard.label import typed
from kithbook.formats.vcard.lower import parts
from kithbook_protocol.card import Card, CardAddress

MOST_BYTES = 700
"""Of the vCard: 93 by 93 modules at level M, which a phone reads from a screen at arm's length."""
_LONGEST = 120
"""Characters of a value; what is longer is cut in a name or a role, and left out elsewhere."""
_EACH = 3
"""Of e-mails, phones and pages."""
_QUIET = 4
"""Modules of white around it (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A person's QR code."""

    vcard: str
    """What it says."""
    svg: str
    """As a picture that loads nothing, and stands in a page as it is."""
    text: str
    """For a terminal, light on dark, in half blocks: two modules a character."""


def qr(card: Card) -> Code:
    """Return a person's QR code: the name, and as much of the rest as it holds."""
    vcard = small(card)
    # UTF-8 is what all readers try; level M survives 15 % of it being unreadable.
    code = segno.make_qr(vcard, error="m", encoding="utf-8")
    text = io.StringIO()
    code.terminal(out=text, compact=True, border=_QUIET)
    svg = code.svg_inline(svgclass=None, omitsize=True, border=_QUIET)
    return Code(vcard, svg, text.getvalue())


def small(card: Card) -> str:
    """Return a vCard 3.0, which every phone reads, of `MOST_BYTES` at most."""
    name = _cut(card.name)
    lines = [_parts(card, name), made("FN", name)]
    size = len(_whole(lines).encode())
    for line in _rest(card):
        more = len(f"{_clean(line)}\r\n".encode())
        if size + more > MOST_BYTES:
            break
        lines.append(line)
        size += more
    return _whole(lines)


def _rest(card: Card) -> Iterator[Property]:
    """Yield what a card says beside the name, the first of each kind first."""
    role = next((one for one in card.roles if one.until is None), None)
    if role and role.organisation:
        yield made("ORG", _cut(role.organisation))
    if role and role.title:
        yield made("TITLE", _cut(role.title))
    for turn in range(_EACH):
        yield from _of("TEL", card.phones, turn)
        yield from _of("EMAIL", card.emails, turn)
        yield from _of("URL", [*card.profiles, *card.links], turn)


def _of(name: str, values: list[CardAddress], turn: int) -> Iterator[Property]:
    values = [one for one in values if len(one.value) <= _LONGEST]
    if turn < len(values):
        one = values[turn]
        types = () if name == "URL" else (typed(one.label) or ())
        line = made(name, one.value, TYPE=[word.upper() for word in types])
        # An address on the web is no TEXT: nothing in it is escaped.
        yield line._replace(value=one.value) if name == "URL" else line


def _parts(card: Card, name: str) -> Property:
    """Return the name in parts, as its own line says them where that is short."""
    own = next((line for line in kept(card) if line.name == "N"), None)
    short = own and len(own.value) <= _LONGEST
    return Property("N", own.value) if own and short else parts(name)


def _whole(lines: Iterable[Property]) -> str:
    body = "".join(f"{_clean(line)}\r\n" for line in lines)
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{body}END:VCARD\r\n"


def _clean(line: Property) -> str:
    return clean(str(line))


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
