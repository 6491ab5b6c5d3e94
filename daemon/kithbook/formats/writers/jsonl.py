"""Kithbook's own: one card a line, as `protocol/generated/schema/Card.json` describes it."""

from collections.abc import Iterable, Iterator

from kithbook.formats.interface import Piece
from kithbook_protocol.card import Card


class _Lines:
    """The writer."""

    NAME = "jsonl"
    TITLE = "Kithbook's JSON Lines"
    SUFFIX = "jsonl"
    MEDIA_TYPE = "application/jsonl"

    def head(self) -> str:
        """Return nothing."""
        return ""

    def write(self, cards: Iterable[Card]) -> Iterator[Piece]:
        """Yield a line for each; a field left out is as its default says."""
        for card in cards:
            yield Piece(card.model_dump_json(exclude_defaults=True) + "\n")

    def foot(self) -> str:
        """Return nothing."""
        return ""


WRITER = _Lines()
