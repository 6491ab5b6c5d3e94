"""Why two people know each other, in words: each piece of evidence that there is."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from kithbook.paths import store, tenure
from kithbook.paths.graph import YEAR
from kithbook.paths.worth import (
    INTRODUCED,
    OTHER_RELATION,
    RELATION,
    TOGETHER,
    WORKED,
    faded,
)
from kithbook.people.identifier import quoted
from kithbook.store.database import Connection
from kithbook_protocol.introductions import Party
from kithbook_protocol.organisation import Role
from kithbook_protocol.paths import Reason, ReasonKind

MOST = 3
"""Reasons of one step."""
DID = {
    "met": "met you",
    "call": "were in a call with you",
    "message": "wrote with you",
    "email": "mailed with you",
    "event": "were at an event with you",
    "favour": "had part in a favour",
    "introduction": "were introduced",
}
Weighed = tuple[float, Reason]


def reasons(connection: Connection, one: Party, other: Party, today: date) -> list[Reason]:
    """Return why two know each other, the strongest reason first."""
    found = [
        *_relations(connection, one, other),
        *_introductions(connection, one, other, today),
        *_interactions(connection, one, other, today),
        *_organisations(connection, one, other, today),
    ]
    best: dict[str, Weighed] = {}
    for weighed in sorted(found, key=lambda each: -each[0]):
        best.setdefault(weighed[1].sentence, weighed)
    return [reason for _, reason in [*best.values()][:MOST]]


def _relations(connection: Connection, one: Party, other: Party) -> Iterator[Weighed]:
    for person, label in store.relations_of(connection, one.id, other.id):
        whose, who = (one, other) if person == one.id.bytes else (other, one)
        worth = RELATION.get(label, OTHER_RELATION)
        yield (
            worth,
            Reason(
                kind="relation",
                one=whose.name,
                other=who.name,
                what=label,
                sentence=_related(whose.name, who.name, label),
                day=None,
            ),
        )


def _related(person: str, other: str, label: str) -> str:
    """Say what another is to a person."""
    whose, who = quoted(person), quoted(other)
    if label in {"knows", "partner", "colleague"}:
        told = {
            "knows": "know each other",
            "partner": "are partners",
            "colleague": "are colleagues",
        }
        return f"{whose} and {who} {told[label]}"
    if label == "met through":
        return f"you met {whose} through {who}"
    if label == "introduced":
        return f"you met {who} through {whose}"
    return f"{who} is {label} of {whose}"


def _introductions(
    connection: Connection, one: Party, other: Party, today: date
) -> Iterator[Weighed]:
    names = {one.id.bytes: one.name, other.id.bytes: other.name}
    for person, second, introducer, day in store.introductions_of(connection, one.id, other.id):
        kind: ReasonKind
        if introducer in names:
            kind = "introduced_to_you" if second is None else "introduced_somebody"
            first = names[introducer]
            last = next(name for row, name in names.items() if row != introducer)
            whom = "you" if second is None else "somebody"
            told = f"{quoted(first)} introduced {quoted(last)} to {whom}"
        else:
            kind = "introduced_by_you" if introducer is None else "introduced"
            first, last = names[person], names[second]
            told = f"{quoted(first)} and {quoted(last)} were introduced"
            told += " by you" if introducer is None else ""
        when = f" on {day}" if day else ""
        worth = faded(INTRODUCED, _age(day, today))
        yield worth, Reason(kind=kind, one=first, other=last, sentence=told + when, day=day)


def _interactions(
    connection: Connection, one: Party, other: Party, today: date
) -> Iterator[Weighed]:
    for kind, day, place, text in store.interactions_of(connection, one.id, other.id):
        where = f" at {quoted(place)}" if place else ""
        noted = quoted(" ".join(text.split())) if text else None
        about = f": {noted}" if noted else ""
        sentence = f"both {DID[kind]} on {day}{where}{about}"
        worth = faded(TOGETHER[kind], _age(day, today))
        yield (
            worth,
            Reason(
                kind="interaction",
                one=one.name,
                other=other.name,
                what=kind,
                place=place,
                text=noted,
                sentence=sentence,
                day=day,
            ),
        )


def _organisations(
    connection: Connection, one: Party, other: Party, today: date
) -> Iterator[Weighed]:
    for house, own, others in store.roles_of(connection, one.id, other.id):
        first, second = (_years(held, today.year) for held in (own, others))
        both = range(max(first.start, second.start), min(first.stop, second.stop))
        if both:
            sentence = f"both at {quoted(house)} {tenure.told(both, today.year)}"
            worth = faded(WORKED, today.year - both[-1])
            last = None if both[-1] == today.year else both[-1]
            yield (
                worth,
                Reason(
                    kind="organisation",
                    one=one.name,
                    other=other.name,
                    what=house,
                    since=both[0],
                    until=last,
                    sentence=sentence,
                    day=None,
                ),
            )


def _years(held: Role, now: int) -> range:
    since, until, seen = (one and one[:4] for one in (held.since, held.until, held.seen))
    return tenure.years(since, until, seen, held.until_seen, now)


def _age(day: str | None, today: date) -> float:
    return (today - date.fromisoformat(day)).days / YEAR if day else 0.0


def party(person: UUID, names: dict[UUID, str]) -> Party:
    """Return somebody with their name."""
    return Party(id=person, name=names.get(person, ""))
