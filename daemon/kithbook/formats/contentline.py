"""Content lines of RFC 6350: `group.NAME;PARAM=value:value`, unfolded.

Lossless: what is parsed and written again says the same. Nothing is known here of what a property
means; TEXT and its lists and components are escaped and split by who knows that a value is one.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

# RFC 6350 allows no underscore and one group; the wild has both.
_NAME = re.compile(r"(?:([A-Za-z0-9_.-]+)\.)?([A-Za-z0-9_-]+)(?=[;:])")
_CARET = re.compile(r"\^(['n^])")
_CARETS = {"'": '"', "n": "\n", "^": "^"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LINE_END = re.compile(r"\\[nN]")
_TO_QUOTE = re.compile(r"[,;:]")

Parameters: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Names in upper case, values decoded (RFC 6868), in their order."""

_SHORT = 40
"""Characters of a line before its value that are worth remembering: `TEL;TYPE=CELL`, not a text."""


class NoLine(ValueError):
    """The text is no content line."""


class Property(NamedTuple):
    """One line."""

    name: str
    """In upper case."""
    value: str
    """As it stands there: still escaped."""
    parameters: Parameters = ()
    group: str | None = None

    @classmethod
    def parse(cls, line: str) -> "Property":
        """Read a line.

        Raises:
            NoLine: it is none.
        """
        head, colon, value = line.partition(":")
        if colon and len(head) <= _SHORT and '"' not in head:
            name, parameters, group = _short(head)
            return cls(name, value, parameters, group)
        name, parameters, group, at = _long(line)
        return cls(name, line[at:], parameters, group)

    def __str__(self) -> str:
        """Return the line."""
        name, value, parameters, group = self
        if not parameters:
            return f"{group}.{name}:{value}" if group else f"{name}:{value}"
        told = "".join(f";{key}={','.join(map(_quoted, values))}" for key, values in parameters)
        return f"{group}.{name}{told}:{value}" if group else f"{name}{told}:{value}"

    def all(self, parameter: str) -> list[str]:
        """Return every value of a parameter, however often it is given."""
        return [one for name, values in self.parameters if name == parameter for one in values]

    def first(self, parameter: str) -> str | None:
        """Return a parameter's first value."""
        return next(iter(self.all(parameter)), None)

    @property
    def types(self) -> set[str]:
        """Return its TYPEs in lower case; also of what writes them as one list in quotes."""
        return {part.strip().lower() for one in self.all("TYPE") for part in one.split(",")} - {""}

    @property
    def text(self) -> str:
        """Return the value as TEXT."""
        return unescape(self.value)

    @property
    def label(self) -> str | None:
        r"""Return a postal address as it stands on a letter (LABEL), with its ends of lines.

        RFC 6350 writes them as `\n` in this parameter, RFC 6868 as `^n`.
        """
        found = self.first("LABEL")
        return found and _LINE_END.sub("\n", found)

    @property
    def items(self) -> list[str]:
        """Return the value as a list of TEXT (NICKNAME, CATEGORIES), without empty ones."""
        found = (unescape(one).strip() for one in split(self.value, ","))
        return [one for one in found if one]


def made(
    name: str,
    *components: str | Iterable[str],
    group: str | None = None,
    **parameters: str | Iterable[str],
) -> Property:
    """Make a property of TEXT: of one value, or of components (ADR, N, ORG)."""
    parts = [
        escape(one) if isinstance(one, str) else ",".join(escape(part) for part in one)
        for one in components
    ]
    told = (
        (key, (value,) if isinstance(value, str) else tuple(value))
        for key, value in parameters.items()
    )
    return Property(name, ";".join(parts), tuple(one for one in told if one[1]), group)


def escape(text: str) -> str:
    r"""Return TEXT as it is written: `\`, `;`, `,` and ends of lines escaped."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def bare(value: str) -> str:
    r"""Return a value that is one TEXT, without the `\\;` that only lists need in vCard 4.

    It may be there (RFC 6350, 3.4), but not all programs take it away: ical.js, and with it
    Thunderbird, shows it.
    """
    return _ESCAPE.sub(_barer, value) if "\\;" in value else value


def _barer(found: re.Match[str]) -> str:
    return ";" if found[1] == ";" else found[0]


def unescape(value: str) -> str:
    """Return TEXT as it is meant."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), value)


def split(value: str, separator: str = ";") -> list[str]:
    """Return components (`;`) or items (`,`) of a value, each still escaped."""
    if separator not in value:
        return [value]
    if "\\" not in value:
        return value.split(separator)
    parts, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == separator:
            parts.append(value[start:at])
            start = at + 1
        at += 1
    return [*parts, value[start:]]


def components(value: str) -> list[str]:
    """Return the components of a structured value as they are meant; items as one, by commas."""
    return [", ".join(filter(None, map(unescape, split(one, ",")))) for one in split(value)]


def fold(line: str, octets: int = 75) -> str:
    r"""Return a line as it stands in a file: at most 75 octets each (RFC 6350, 3.2), `\r\n` ended.

    Never within a character.
    """
    data = line.encode()
    if len(data) <= octets:
        return line + "\r\n"
    pieces, start, room = [], 0, octets
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # noqa: PLR2004 - a byte that goes on with a character
            end -= 1
        pieces.append(data[start:end])
        start, room = end, octets - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces).decode() + "\r\n"


@lru_cache(maxsize=512)
def _short(head: str) -> tuple[str, Parameters, str | None]:
    return _long(head + ":")[:3]


def _long(line: str) -> tuple[str, Parameters, str | None, int]:
    """Return name, parameters and group of a line, and where its value begins."""
    found = _NAME.match(line)
    if not found:
        raise NoLine
    group, name = found.groups()
    parameters, at = [], found.end()
    while line[at : at + 1] == ";":
        parameter, at = _parameter(line, at + 1)
        parameters.append(parameter)
    if line[at : at + 1] != ":":
        raise NoLine
    return name.upper(), tuple(parameters), group, at + 1


def _parameter(line: str, at: int) -> tuple[tuple[str, tuple[str, ...]], int]:
    """Return the parameter that begins there, and where it ends."""
    end = at
    while end < len(line) and line[end] not in "=;:":
        end += 1
    name = line[at:end]
    if line[end : end + 1] != "=":
        # vCard 2.1's bare ones: `TEL;HOME;VOICE:`. What they are values of, its reader knows.
        return ("", (name,)), end
    values: list[str] = []
    at = end
    while line[at : at + 1] in ("=", ","):
        value, at = _parameter_value(line, at + 1)
        values.append(value)
    return (name.upper(), tuple(values)), at


def _parameter_value(line: str, at: int) -> tuple[str, int]:
    if line[at : at + 1] == '"':
        end = line.find('"', at + 1)
        if end < 0:
            raise NoLine
        return _decoded(line[at + 1 : end]), end + 1
    end = at
    while end < len(line) and line[end] not in ",;:":
        end += 1
    return _decoded(line[at:end]), end


def _decoded(value: str) -> str:
    return _CARET.sub(lambda found: _CARETS[found[1]], value) if "^" in value else value


def _quoted(value: str) -> str:
    if value.isalnum():
        return value
    plain = value.replace("^", "^^").replace('"', "^'")
    plain = plain.replace("\r\n", "^n").replace("\n", "^n").replace("\r", "^n")
    return f'"{plain}"' if _TO_QUOTE.search(plain) else plain
