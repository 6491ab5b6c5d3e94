"""What is shown of somebody who was found: where the match was, and how you stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from kithbook.people import store as people
from kithbook.search import ranking
from kithbook.search.alias import forms, latin, sounds_like
from kithbook.search.asking import Known
from kithbook.search.index import piece, texts_of
from kithbook.search.plan import Plan
from kithbook.search.ranking import Kind
from kithbook.search.text import excerpt, marks, words
from kithbook.store.database import Connection
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


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked for in the texts of those who were found."""

    plan: Plan
    known: Known
    guessed: Sequence[str] = ()
    """Words that were taken for what was typed."""

    def wanted(self, kind: Kind, name: str) -> list[str]:
        """Return the words to highlight of somebody found by this kind of match."""
        if kind > Kind.ALIAS:
            return self.plan.marked
        found = [*self.plan.marked]
        for leaf in self.plan.texts:
            found += [word for row in latin(leaf.typed) for word in row]
            found += [form for word in leaf.words for form in forms(word)]
        if kind is Kind.SPELLING:
            found += self.guessed
        if kind is Kind.SOUND:
            found += [*self.guessed, *heard(self.plan, name)]
        return list(dict.fromkeys(found))


def heard(plan: Plan, name: str) -> list[str]:
    """Return the words of a name that sound like one that was typed."""
    typed = [word for leaf in plan.texts for word in leaf.words]
    return [one for one in words(name) if any(sounds_like(word, one) for word in typed)]


def hit(
    connection: Connection, sight: Sight, found: Found, person: UUID, card: dict[str, Any]
) -> Hit:
    """Return what is shown of somebody."""
    wanted = sight.wanted(found.kind, str(card["name"]))
    name, line = str(card["name"]), str(card["line"])
    field, snippet = None, ""
    told: list[Mark] | None = None
    typed = sight.plan.marked
    shown = words(f"{name} {line}")
    seen = {word for word in typed if any(one.startswith(word) for one in shown)}
    if found.kind is Kind.FRAGMENT:
        field, snippet, told = _fragment(connection, sight.plan, person)
    elif found.kind > Kind.FRAGMENT and seen != set(typed):
        missing = [word for word in typed if word not in seen]
        field, snippet = _on_card(card, missing) or _elsewhere(connection, person, missing)
    return Hit(
        person=person,
        name=name,
        name_marks=marks(name, wanted),
        line=line,
        line_marks=marks(line, wanted) if line else [],
        field=field,
        snippet=snippet,
        snippet_marks=told if told is not None else marks(snippet, wanted) if snippet else [],
        email=card["email"],
        url=card["url"],
        tags=card["tags"],
        guessed=found.kind <= Kind.SPELLING,
        last=card.get("last"),
        due=_due(card, sight.known),
    )


def _due(card: dict[str, Any], known: Known) -> str | None:
    """Return the day on which contact is due, by one's own cadence or the strictest of the tags."""
    own = card.get("own")
    tags = {tag.casefold() for tag in card["tags"]} if known.cadences else set()
    ideals = [own[0]] if own else [n for tag, n, _ in known.cadences if tag.casefold() in tags]
    if not ideals:
        return None
    return (date.fromisoformat(card["since"]) + timedelta(days=min(ideals))).isoformat()


def _on_card(card: dict[str, Any], missing: list[str]) -> tuple[str, str] | None:
    """Return what the card says beyond name and line: no other table need be asked."""
    addresses = filter(None, (card["email"], card["url"]))
    texts = {"identity": " · ".join(addresses), "tag": " · ".join(card["tags"])}
    return _told(texts, missing)


def _elsewhere(
    connection: Connection, identifier: UUID, missing: list[str]
) -> tuple[str | None, str]:
    """Return the field, and a piece of it, where words not in name or line were found."""
    person = people.person(connection, identifier)
    told = _told(texts_of(connection, person), missing) if person else None
    return told or (None, "")


def _told(texts: dict[str, str], missing: list[str]) -> tuple[str, str] | None:
    for field, text in texts.items():
        if any(_begins(text, word) for word in missing):
            return field, excerpt(text, missing)
    return None


def _fragment(
    connection: Connection, plan: Plan, person: UUID
) -> tuple[str | None, str, list[Mark]]:
    """Return the number or address of which a piece was typed, with the piece marked."""
    for typed, _ in plan.pieces():
        for one in people.identities(connection, person):
            if typed in piece(one):
                start = one.value.casefold().find(typed)
                found = [Mark(start=start, end=start + len(typed))] if start >= 0 else []
                return "identity", one.value, found
    return None, "", []


def _begins(text: str, word: str) -> bool:
    return any(one.startswith(word) for one in words(text))
