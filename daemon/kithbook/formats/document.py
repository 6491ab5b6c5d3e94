"""JSON from who knows where: strict, and never more of it in memory than one value."""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from kithbook.formats.encoding import LONGEST_LINE, lines, opened
from kithbook.formats.interface import Source, Unreadable

_CHUNK = 256 * 1024
"""Characters read at a time."""
_CONTROL = re.compile("[\x7f-\x9f\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN = re.compile(r"[\s,]*")


class Broken(ValueError):
    """The text is no JSON, or none that we would hold."""


def _refused(constant: str) -> NoReturn:
    raise Broken(constant)


_DECODER = json.JSONDecoder(parse_constant=_refused)
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
)


def parsed(text: str) -> Any:
    r"""Read a JSON text. Of keys given twice the last counts; halves of a character are �.

    Raises:
        Broken: it is none (NaN is none), or it is deeper or has longer numbers than is sane.
    """
    try:
        return _whole(_DECODER.decode(text), text)
    except (ValueError, RecursionError) as error:
        raise Broken from error


def dumped(value: object) -> str:
    """Return JSON on one line, without spaces, its control characters escaped.

    Raises:
        Broken: it is deeper than is sane, or holds a number that JSON has no word for.
    """
    try:
        found = _ENCODER.encode(value)
    except (ValueError, RecursionError) as error:
        raise Broken from error
    if found.isprintable():
        return found
    return _CONTROL.sub(lambda one: f"\\u{ord(one[0]):04x}", found)


def objects(source: Source) -> Iterator[Any]:
    """Yield the values of an array, of JSON Lines, or the one there is; `Broken` for bad lines.

    Raises:
        Unreadable: the JSON is damaged from there on.
    """
    first = next((line for line in lines(source) if line.strip()), "")
    if first.lstrip().startswith("[") or not _is_json(first):
        yield from _values(source)
        return
    for line in lines(source):
        if line.strip():
            try:
                yield parsed(line)
            except Broken as error:
                yield error


def _values(source: Source) -> Iterator[Any]:
    """Yield the values of an array, or those that stand one after another."""
    with opened(source) as file:
        text = file.read(_CHUNK)
        at = text.index("[") + 1 if text.lstrip().startswith("[") else 0
        while True:
            at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing
            if text[at : at + 1] == "]":
                return
            try:
                value, end = _DECODER.raw_decode(text, at)
            except (ValueError, RecursionError) as error:
                more = file.read(max(_CHUNK, len(text) - at))
                if not more and at == len(text):
                    return
                if not more or len(text) - at > LONGEST_LINE or isinstance(error, RecursionError):
                    told = "The JSON is damaged here; what comes after is not read."
                    raise Unreadable(told) from error
                text, at = text[at:] + more, 0
            else:
                yield _whole(value, text, at, end)
                at = end


def _whole(value: Any, text: str, start: int = 0, end: int | None = None) -> Any:
    """Return a value that was read from a text, halves of characters replaced."""
    if text.find("\\ud", start, end) < 0 and text.find("\\uD", start, end) < 0:
        return value
    return json.loads(_SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False)))


def _is_json(text: str) -> bool:
    try:
        parsed(text)
    except Broken:
        return False
    return True
