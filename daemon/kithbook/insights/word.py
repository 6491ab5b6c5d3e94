"""Words that people share: of what they do, and of what you wrote about them."""

from typing import ClassVar
from uuid import UUID

from kithbook.insights.interface import Kind, Numbers, Span, columns
from kithbook.search import service as search
from kithbook.search import vocabulary
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow

SHORTEST = 3
"""Letters; what is shorter tells little."""
TELLING = frozenset({"research", "design", "computer", "information", "interest", "system"})
"""Among the words that tell nothing, and yet what people do."""
SPEAKING = frozenset(
    {"talk", "talked", "talking", "met", "meet", "call", "called", "hear", "heard"}
)
"""That you spoke, and not of what."""
FEWEST = 2
"""People; a word of one person's is no topic."""


class _Words(Kind):
    """Words: people of whom they are said."""

    column: ClassVar[str]
    """Of the search index."""

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row a word, those of most people first."""
        # Imported late: lists of some fifty languages, which only this needs.
        from stopwordsiso import langs, stopwords  # noqa: PLC0415

        dull = (stopwords(langs()) | SPEAKING) - TELLING
        rows: list[InsightRow] = []
        for word, count in vocabulary.commonest(connection, self.column, FEWEST):
            if len(word) < SHORTEST or word in dull or not word.isalpha():
                continue
            rows.append(InsightRow(key=word, label=word, cells=[InsightCell(value=count)]))
            if len(rows) > span.limit:
                break
        shown = rows[: span.limit]
        return Numbers(columns(("people", "People")), shown, more=len(rows) > span.limit)

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return of whom a word is said."""
        del span
        return search.saying(connection, self.column, row) if column == "people" else []


class Fields(_Words):
    """Words of roles and headlines."""

    name = "fields"
    title = "Reach by field"
    told = "People by the words of their roles and headlines, of now and before."
    column = "role"


class Topics(_Words):
    """Words of notes, contacts and promises."""

    name = "topics"
    title = "Topics"
    told = "People by the words of your notes, contacts and promises about them."
    column = "note"
