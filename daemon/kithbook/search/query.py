"""From what is typed to FTS5 expressions, best kind of match first."""

from dataclasses import dataclass

from kithbook.people.identifier import clean
from kithbook.search.text import words

MOST_WORDS = 24
"""Of a query that count; each costs a look-up in four tiers."""


@dataclass(frozen=True, slots=True)
class Query:
    """The words someone typed; the last one may be unfinished."""

    words: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Query":
        """Read what was typed. Nothing a person types is an error."""
        return cls(tuple(words(clean(text) or "")[:MOST_WORDS]))

    @property
    def tiers(self) -> tuple[tuple[str, str], ...]:
        """Table and FTS5 expression, best first: whole names, names, all but notes, everything."""
        exact = " ".join(f'"{word}"' for word in self.words)
        typed = f"{exact} *"
        return (
            ("search_name", exact),
            ("search_name", typed),
            ("search_index", f"- {{note about}} : ({typed})"),
            ("search_index", typed),
        )
