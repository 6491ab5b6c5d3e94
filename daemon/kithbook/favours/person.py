"""What of a person's own texts an ask is about: roles, organisations, tags, notes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from kithbook.favours.tongue import Said, said, stem
from kithbook.people import store as people
from kithbook.people.model import OWN
from kithbook.people.role import current
from kithbook.search import around
from kithbook.search.text import excerpt, marks, words
from kithbook.store.database import Connection
from kithbook_protocol.favours import Piece
from kithbook_protocol.people import Person

SHARES = {
    **dict.fromkeys(("role", "headline", "tag"), 0.95),
    **dict.fromkeys(("organisation", "about"), 0.85),
    **dict.fromkeys(("note", "interaction"), 0.8),
    "place": 0.6,
}
"""What of a word's weight counts, by where it stands; an offer says it in so many words: 1."""
OWN_FIELD = 0.85
MOST_BESIDE = 6
"""Words at most that a text has beside those that were asked for, and that count against it."""
MOST_TEXT = 20_000
"""Characters of somebody's notes that are read."""
MOST_PIECES = 3
WIDTH = 160
"""Characters of a piece."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in which words that are asked for stand."""

    field: str
    text: str
    forms: Mapping[str, list[str]]
    """Stems that are asked for, with the words of this text that have them."""
    beside: int
    """Its other words."""

    @property
    def share(self) -> float:
        return SHARES.get(self.field, OWN_FIELD)


@dataclass(frozen=True)
class Trace:
    """What of an ask stands in the texts of a person."""

    person: Person
    texts: list[_Text]
    """Best first."""

    @property
    def line(self) -> str:
        """Their role and organisation, or the headline."""
        first = current(self.person.roles)
        told = " · ".join(filter(None, (first.title, first.organisation))) if first else ""
        return told or self.person.headline or ""

    @cached_property
    def shares(self) -> dict[str, float]:
        """What of the weight of each word that is asked for counts."""
        found: dict[str, float] = {}
        for one in self.texts:
            for stem_ in one.forms:
                found[stem_] = max(found.get(stem_, 0.0), one.share)
        return found

    @property
    def is_telling(self) -> bool:
        """Whether more is known than where they live."""
        return any(one.field != "place" for one in self.texts)

    @property
    def beside(self) -> int:
        """How many words the best text has beside them."""
        return min(self.texts[0].beside, MOST_BESIDE) if self.texts else MOST_BESIDE

    def pieces(self) -> list[Piece]:
        """Return where the words stand: each text that has one that the ones before do not."""
        seen: set[str] = set()
        found = []
        for one in self.texts:
            if not seen.issuperset(one.forms):
                seen.update(one.forms)
                forms = [form for several in one.forms.values() for form in several]
                text = excerpt(one.text, forms, WIDTH)
                found.append(Piece(field=one.field, text=text, marks=marks(text, forms)))
        return found[:MOST_PIECES]


def traces(connection: Connection, wanted: Collection[UUID], about: Said) -> list[Trace]:
    """Return what of an ask stands in the texts of these people, of those who are there."""
    if not wanted:
        return []
    there = people.persons(connection, set(wanted), OWN)
    near = around.texts(connection, set(there)) if there else {}
    return [
        Trace(
            person,
            sorted(
                (
                    found
                    for field, text in _texts(person, near.get(person.id, {}))
                    if (found := _looked(field, text, about)).forms
                ),
                key=lambda one: (-len(one.forms) * one.share, one.beside, one.field, one.text),
            ),
        )
        for person in there.values()
    ]


def _texts(person: Person, near: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for role in person.roles:
        yield "role", role.title or ""
        yield "organisation", role.organisation or ""
    yield "headline", person.headline or ""
    yield "place", person.location or ""
    yield "about", person.about or ""
    yield from (("tag", tag) for tag in person.tags)
    yield from ((value.name, value.value) for value in person.values)
    for kind in ("note", "interaction"):
        yield from ((kind, text) for text in near.get(kind, "")[:MOST_TEXT].split("\n"))


def _looked(field: str, text: str, about: Said) -> _Text:
    """Return which words of a text are asked for: by the stems of the language of the ask."""
    forms: dict[str, list[str]] = {}
    for word in words(text):
        found = stem(word, about.tongue)
        if found in about.concepts and word not in forms.setdefault(found, []):
            forms[found].append(word)
    beside = max(0, len(said(text).concepts) - len(forms)) if forms else 0
    return _Text(field, text, forms, beside)
