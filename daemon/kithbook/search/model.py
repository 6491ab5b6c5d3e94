"""What the journal keeps of searches, and what is counted."""

from typing import NamedTuple

from kithbook.store.model import Entity
from kithbook_protocol.search import SearchNote, SearchNoteKind

SAVED = Entity("saved_search", ("name", "query"), needs=("name", "query"))

MOST_COUNTED = 1_000
"""People found that are counted one by one; of more it is only said that there are more."""
FEWEST = 5
"""Hits below which guesses are made: words that are nearly what was typed."""


class Note(NamedTuple):
    """Something of a query that was not understood."""

    kind: SearchNoteKind
    sentence: str
    operator: str | None = None
    value: str | None = None

    def told(self) -> SearchNote:
        """Return it for the wire."""
        return SearchNote(**self._asdict())
