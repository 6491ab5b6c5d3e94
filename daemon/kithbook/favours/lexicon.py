"""The words of the book: which of them are forms of one, and what each weighs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from kithbook.favours.likeness import weight
from kithbook.favours.tongue import beginning, stem
from kithbook.people import store as people
from kithbook.search import vocabulary
from kithbook.search.store import SIGN_OF
from kithbook.store.database import Connection

TELLING = ("role", "organisation", "place", "tag", "about", "note")
"""Columns of the index that say what somebody can do for others."""
_SIGNS = tuple(dict.fromkeys(SIGN_OF[column] for column in TELLING))


@dataclass
class Lexicon:
    """What is known of words; it counts for one snapshot."""

    connection: Connection
    _begun: dict[str, dict[str, int]] = field(default_factory=dict)
    """Words of the index that begin so, and how many people have each."""
    _forms: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    _weights: dict[tuple[str, str], float] = field(default_factory=dict)

    def read(self, stems: Iterable[str]) -> None:
        """Read the words that begin as stems do: of many stems at once."""
        if new := {start for one in stems for start in _starts(one)} - self._begun.keys():
            self._begun |= vocabulary.terms(self.connection, new)

    def forms(self, stem_: str, tongue: str) -> dict[str, int]:
        """Return the words of the index that have a stem, and how many people have each."""
        key = (stem_, tongue)
        if key not in self._forms:
            self.read([stem_])
            self._forms[key] = {
                term: having
                for start in _starts(stem_)
                for term, having in self._begun[start].items()
                if stem(term[1:], tongue) == stem_
            }
        return self._forms[key]

    def weight(self, stem_: str, tongue: str) -> float:
        """Return what a stem weighs: the less, the more people have it."""
        key = (stem_, tongue)
        if key not in self._weights:
            having = sum(self.forms(stem_, tongue).values())
            self._weights[key] = weight(having, self._count)
        return self._weights[key]

    @cached_property
    def _count(self) -> int:
        return people.count(self.connection)


def _starts(stem_: str) -> list[str]:
    """Return how words of a stem begin in the index."""
    return [f"{sign}{beginning(stem_)}" for sign in _SIGNS]
