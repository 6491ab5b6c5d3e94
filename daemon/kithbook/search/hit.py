"""What is shown of somebody who was found: where the match was, and how you stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from kithbook.people import store as people
from kithbook.search import around, ranking, store
from kithbook.search.alias import forms, latin, sounds_like
from kithbook.search.asking import Known
from kithbook.search.index import piece, texts_of
from kithbook.search.plan import Plan
from kithbook.search.ranking import Kind
from kithbook.search.text import excerpt, marks, words
from kithbook.store.database import Connection
from kithbook_protocol.people import Identity
from kithbook_protocol.search import Hit, Mark, Score


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody found, before anything of theirs was read."""

    row: int
    kind: Kind
    tie: float | None = None

    def score(self, today: date) -> Score:
        """Say why they stand where they do."""
        lift = round(ranking.lift(self.tie, today), 2)
        return Score(kind=ranking.SAID[self.kind], worth=self.kind.score, lift=lift)


@dataclass(frozen=True)
class Sight:
    """What is looked for in the texts of those who were found."""

    plan: Plan
    known: Known
    guessed: Sequence[str] = ()
    """Words that were taken for what was typed."""

    @cached_property
    def ways(self) -> dict[str, tuple[str, ...]]:
        """Each word that was typed, and how a name may be written that it finds."""
        return {word: (word, *forms(word)) for word in self.plan.marked}

    @cached_property
    def _other_names(self) -> list[str]:
        found = [*self.plan.marked]
        for leaf in self.plan.texts:
            found += [word for row in latin(leaf.typed) for word in row]
            found += [form for word in leaf.words for form in forms(word)]
        return list(dict.fromkeys(found))

    def wanted(self, kind: Kind, name: str) -> list[str]:
        """Return the words to highlight of somebody found by this kind of match."""
        if kind > Kind.ALIAS:
            return self.plan.marked
        if kind > Kind.SPELLING:
            return self._other_names
        found = [*self._other_names, *self.guessed]
        if kind is Kind.SOUND:
            found += heard(self.plan, name)
        return found


def heard(plan: Plan, name: str) -> list[str]:
    """Return the words of a name that sound like one that was typed."""
    typed = [word for leaf in plan.texts for word in leaf.words]
    return [one for one in words(name) if any(sounds_like(word, one) for word in typed)]


def hits(
    connection: Connection, sight: Sight, page: Sequence[Found], *, explain: bool = False
) -> list[Hit]:
    """Return what is shown of people, in their order."""
    cards = store.cards(connection, [one.row for one in page])
    # A row without a person is a damaged index: the doctor's business, not the searcher's.
    seen = [_Seen(sight, one, *cards[one.row]) for one in page if one.row in cards]
    _look_elsewhere(connection, [one for one in seen if one.is_elsewhere])
    _show_pieces(connection, sight.plan, [one for one in seen if one.found.kind is Kind.FRAGMENT])
    return [one.hit(explain=explain) for one in seen]


class _Seen:
    """Somebody found, while it is looked where what was typed stands."""

    def __init__(self, sight: Sight, found: Found, person: UUID, card: dict[str, Any]) -> None:
        self.found, self.person = found, person
        self._sight, self._card = sight, card
        self._name, self._line = str(card["name"]), str(card["line"])
        self._marks: list[Mark] | None = None
        self.field: str | None = None
        self.snippet = ""
        self.missing: list[str] = []
        """Words that stand neither in name nor line."""
        if found.kind > Kind.FRAGMENT:
            shown = words(f"{self._name} {self._line}")
            self.missing = [
                word
                for word, ways in sight.ways.items()
                if not any(one.startswith(ways) for one in shown)
            ]
        if self.missing:
            self.look_in(_on_card(card))

    @property
    def is_elsewhere(self) -> bool:
        """Whether the card does not say by what they were found, and another table may."""
        return bool(self.missing) and self.field is None and self.found.kind is not Kind.ALIAS

    def look_in(self, texts: Mapping[str, str]) -> None:
        """Show a piece of the first of these texts in which a word stands."""
        for field, text in texts.items():
            if text and _begins(text, self.missing):
                self.field, self.snippet = field, excerpt(text, self.missing)
                return

    def show_piece(self, identity: Identity, typed: str) -> None:
        """Show a number or address, with the piece that was typed marked."""
        self.field, self.snippet = "identity", identity.value
        start = identity.value.casefold().find(typed)
        self._marks = [Mark(start=start, end=start + len(typed))] if start >= 0 else []

    def hit(self, *, explain: bool) -> Hit:
        """Return what is shown."""
        wanted = self._sight.wanted(self.found.kind, self._name)
        if self._marks is None:
            self._marks = marks(self.snippet, wanted)
        return Hit(
            person=self.person,
            name=self._name,
            name_marks=marks(self._name, wanted),
            line=self._line,
            line_marks=marks(self._line, wanted),
            field=self.field,
            snippet=self.snippet,
            snippet_marks=self._marks,
            email=self._card["email"],
            url=self._card["url"],
            tags=self._card["tags"],
            guessed=self.found.kind <= Kind.SPELLING,
            last=self._card.get("last"),
            due=_due(self._card, self._sight.known),
            score=self.found.score(self._sight.known.today) if explain else None,
        )


def _due(card: dict[str, Any], known: Known) -> str | None:
    """Return the day on which contact is due, by one's own cadence or the strictest of the tags."""
    own = card.get("own")
    tags = {tag.casefold() for tag in card["tags"]} if known.cadences else set()
    ideals = [own[0]] if own else [n for tag, n, _ in known.cadences if tag.casefold() in tags]
    if not ideals:
        return None
    return (date.fromisoformat(card["since"]) + timedelta(days=min(ideals))).isoformat()


def _on_card(card: dict[str, Any]) -> dict[str, str]:
    """Return what the card says beyond name and line: no other table need be asked."""
    addresses = filter(None, (card["email"], card["url"]))
    return {
        "former_name": card.get("formerly", ""),
        "identity": " · ".join(addresses),
        "tag": " · ".join(card["tags"]),
    }


def _look_elsewhere(connection: Connection, seen: Sequence[_Seen]) -> None:
    """Look in all that is known of people for the words that their cards do not have."""
    if not seen:
        return
    ids = [one.person for one in seen]
    there, near = people.persons(connection, ids), around.texts(connection, ids)
    for one in seen:
        if one.person in there:
            one.look_in(texts_of(there[one.person], near.get(one.person, {})))


def _show_pieces(connection: Connection, plan: Plan, seen: Sequence[_Seen]) -> None:
    """Show the number or address of which a piece was typed."""
    if not seen:
        return
    held = people.identities_of(connection, [one.person for one in seen])
    for one in seen:
        for typed, _ in plan.pieces():
            for identity in held.get(one.person, ()):
                if one.field is None and typed in piece(identity):
                    one.show_piece(identity, typed)


def _begins(text: str, missing: Sequence[str]) -> bool:
    return any(one.startswith(tuple(missing)) for one in words(text))
