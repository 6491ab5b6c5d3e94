"""JSON from who knows where: strict, and never deeper or longer than we can hold."""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import ijson

from kithbook.formats.encoding import lines, recoded
from kithbook.formats.interface import Source, Unreadable

DEEPEST = 100
"""Arrays and objects within each other."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class Broken(ValueError):
    """The text is no JSON, or none that we would hold."""


def _refused(constant: str) -> NoReturn:
    raise Broken(constant)


def parsed(text: str) -> Any:
    r"""Read a JSON text. Of keys given twice the last counts; halves of a character are �.

    Raises:
        Broken: it is none (NaN is none), or it is deeper or has longer numbers than is sane.
    """
    try:
        found = json.loads(text, parse_constant=_refused)
        if "\\ud" in text or "\\uD" in text:
            found = json.loads(_SURROGATE.sub("\ufffd", json.dumps(found, ensure_ascii=False)))
    except (ValueError, RecursionError) as error:
        raise Broken from error
    return found


def dumped(value: object) -> str:
    """Return JSON on one line, without spaces.

    Raises:
        Broken: it is deeper than is sane.
    """
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError) as error:
        raise Broken from error


def items(source: Source, prefix: str) -> Iterator[Any]:
    """Yield what lies under a prefix, as ijson has it ("item" of an array), one after another.

    Raises:
        Unreadable: the JSON is damaged from there on.
    """
    with recoded(source) as file:
        found = ijson.items(file, prefix, use_float=True, multiple_values=prefix == "")
        try:
            yield from found
        except (ijson.JSONError, ValueError, RecursionError) as error:
            raise Unreadable("The JSON is damaged here; what comes after is not read.") from error


def objects(source: Source) -> Iterator[Any]:
    """Yield the values of an array, of JSON Lines, or the one there is; `Broken` for bad lines.

    Raises:
        Unreadable: the JSON is damaged from there on.
    """
    first = next((line.strip() for line in lines(source) if line.strip()), "")
    if first.startswith("["):
        yield from items(source, "item")
    elif _is_json(first):
        for line in lines(source):
            if line.strip():
                try:
                    yield parsed(line)
                except Broken as error:
                    yield error
    else:
        yield from items(source, "")


def _is_json(text: str) -> bool:
    try:
        parsed(text)
    except Broken:
        return False
    return True
