"""Kithbook's own: one card a line, as `protocol/generated/schema/Card.json` describes it."""

import re
from collections.abc import Iterator

from pydantic import ValidationError

from kithbook.formats import document, encoding
from kithbook.formats.interface import MOST_ROWS, Entry, Options, Source
from kithbook_protocol.card import Card

_BEGINNING = re.compile(r'\s*\{\s*"(key|name)"\s*:')
_SURE, _CUT_OFF = 90, 50


class _Lines:
    """The reader."""

    NAME = "jsonl"
    TITLE = "Kithbook's JSON Lines"

    def recognise(self, head: bytes, source: Source) -> int:  # noqa: ARG002 - the head says it
        """Return how sure it is: the first line is a card, or begins like one."""
        text = encoding.decoded(head)
        if not _BEGINNING.match(text):
            return 0
        first, end, _ = text.lstrip().partition("\n")
        try:
            found = document.parsed(first)
        except document.Broken:
            return 0 if end else _CUT_OFF
        known = isinstance(found, dict) and found.keys() <= Card.model_fields.keys()
        return _SURE if known and isinstance(found.get("name"), str) else 0

    def read(self, source: Source, options: Options) -> Iterator[Entry]:  # noqa: ARG002 - no table
        """Yield the cards."""
        number = 0
        for line in encoding.lines(source):
            if not line.strip():
                continue
            number += 1
            if number > MOST_ROWS:
                yield Entry(number, None, f"Only the first {MOST_ROWS:,} lines are read.")
                return
            yield _entry(number, line)


def _entry(number: int, line: str) -> Entry:
    try:
        return Entry(number, Card.model_validate_json(line))
    except ValidationError:
        return _mended(number, line)


def _mended(number: int, line: str) -> Entry:
    """Read what the fast way refused: a newer version's fields, halves of characters."""
    try:
        found = document.parsed(line)
    except document.Broken:
        return Entry(number, None, f"Line {number} is no JSON.", raw=line)
    if not isinstance(found, dict):
        return Entry(number, None, f"Line {number} is no card.", raw=line)
    unknown = sorted(found.keys() - Card.model_fields.keys())
    told = [f'"{name[:60]}" is no field of a card and is left out.' for name in unknown]
    try:
        card = Card.model_validate({key: found[key] for key in found.keys() - {*unknown}})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        return Entry(number, None, f"Line {number} is no card: {where}: {first['msg']}.", raw=line)
    return Entry(number, card, converted=told, raw=line if told else None)


READER = _Lines()
