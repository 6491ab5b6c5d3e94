"""Records of RFC 2849: folded lines, base64, comments, changes."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kithbook.formats.encoding import LONGEST_LINE, lines
from kithbook.formats.interface import Source

_LINE = re.compile(r"([A-Za-z0-9.-]+)(?:;[A-Za-z0-9;-]*)?:([:<]?) *(.*)", re.DOTALL)
_SAFE = re.compile(r"(?![ :<])[\x01-\x09\x0b\x0c\x0e-\x7f]*(?<! )")
_WIDTH = 76
"""Characters of a line; a longer one is folded (RFC 2849, note 2 has no number of its own)."""


@dataclass(slots=True)
class Record:
    """An entry of a directory, or a change of one."""

    name: str = ""
    """The distinguished name."""
    change: str = ""
    """add, delete, modify…; empty for an entry."""
    values: dict[str, list[bytes]] = field(default_factory=dict)
    """By the attribute's name in lower case, without options."""
    damaged: list[str] = field(default_factory=list)
    """What could not be read, each as a sentence."""

    def texts(self, attribute: str) -> list[str]:
        """Return an attribute's values as text."""
        return [decoded(one) for one in self.values.get(attribute.lower(), ())]

    def text(self, attribute: str) -> str:
        """Return an attribute's first value as text; empty where it has none."""
        return next(iter(self.texts(attribute)), "")

    @property
    def classes(self) -> set[str]:
        """Return its object classes in lower case."""
        return {one.lower() for one in self.texts("objectclass")}


def decoded(value: bytes) -> str:
    """Return a value as text."""
    return value.decode("utf-8", "kithbook-cp1252")


def records(source: Source) -> Iterator[Record]:
    """Yield the records of a file."""
    found = Record()
    for line in _unfolded(source):
        if line:
            _take(found, line)
        elif found.name or found.values or found.damaged:
            yield found
            found = Record()
    if found.name or found.values or found.damaged:
        yield found


def written(attribute: str, value: str | bytes) -> str:
    r"""Return a line as it stands in a file, folded: as base64 where it must be."""
    if isinstance(value, str) and _SAFE.fullmatch(value):
        line = f"{attribute}: {value}"
    else:
        data = value.encode() if isinstance(value, str) else value
        line = f"{attribute}:: {base64.b64encode(data).decode()}"
    if len(line) <= _WIDTH:
        return line + "\n"
    rest = range(_WIDTH, len(line), _WIDTH - 1)
    return "\n ".join([line[:_WIDTH], *(line[at : at + _WIDTH - 1] for at in rest)]) + "\n"


def _unfolded(source: Source) -> Iterator[str]:
    """Yield whole lines without comments; an empty one where a record ends."""
    pieces: list[str] = []
    length = 0
    for line in lines(source):
        if line.startswith(" ") and pieces:
            length += len(line)
            if length <= LONGEST_LINE:
                pieces.append(line[1:])
            continue
        yield from _whole(pieces)
        pieces, length = [line], len(line)
        if not line.strip():
            yield ""
            pieces = []
    yield from _whole(pieces)


def _whole(pieces: list[str]) -> Iterator[str]:
    if pieces and not pieces[0].startswith("#"):
        yield "".join(pieces)


def _take(record: Record, line: str) -> None:
    parsed = _LINE.fullmatch(line)
    if not parsed:
        record.damaged.append(f'"{line[:60]}" is no line of LDIF and is left out.')
        return
    name, kind, text = parsed[1].lower(), parsed[2], parsed[3]
    if kind == "<":
        record.damaged.append(f"The value of {parsed[1]} lies elsewhere and is not fetched.")
        return
    try:
        value = base64.b64decode(text, validate=True) if kind else text.encode()
    except (binascii.Error, ValueError):
        record.damaged.append(f"The value of {parsed[1]} is damaged and is left out.")
        return
    if name == "dn":
        record.name = decoded(value)
    elif name == "changetype":
        record.change = text.strip().lower()
    elif name not in ("version", "control"):
        record.values.setdefault(name, []).append(value)
