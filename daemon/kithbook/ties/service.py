"""Keeping ties current, a follower of people; and explaining one in its parts."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from kithbook.calendar.model import today
from kithbook.interactions import store as interactions
from kithbook.interactions.model import Contact
from kithbook.people import service as people
from kithbook.people.following import Followed
from kithbook.store.database import Connection
from kithbook.ties import store
from kithbook.ties.strength import HALF_LIFE_DAYS, WORTH, kept, moment, strength, total
from kithbook_protocol.interactions import InteractionKind
from kithbook_protocol.people import PersonRequest
from kithbook_protocol.ties import Tie, TiePart


def refresh(connection: Connection, followed: Followed) -> None:
    """Keep the ties of people as they are now: a follower."""
    if "participant" not in followed.kinds:
        return
    there = [one for one, person in followed.people.items() if person]
    known = interactions.contacts(connection, there) if there else {}
    ties = {one: tie for one in there if (tie := kept(known.get(one, ()))) is not None}
    store.put(connection, ties.items())
    store.drop(connection, (one for one in followed.people if one not in ties))


def before(connection: Connection, people: Collection[UUID], day: date) -> dict[UUID, float]:
    """Return what people's ties were before a day, as it is kept, of those who had one.

    Only of those with whom there was contact since, contacts are read.
    """
    found = store.standing(connection, people, day.isoformat())
    ties = {one: tie for one, tie in found if tie is not None}
    since = [one for one, tie in found if tie is None]
    contacts = interactions.contacts(connection, since) if since else {}
    for one, known in contacts.items():
        if (tie := kept(each for each in known if each.day < day)) is not None:
            ties[one] = tie
    return ties


def show(connection: Connection, request: PersonRequest, milliseconds: int) -> Tie:
    """Explain the tie with a person, on the day of a moment in milliseconds.

    Raises:
        NotThere: nobody, or more than one.
    """
    person = people.find(connection, request.person)
    contacts = interactions.contacts(connection, [person.id]).get(person.id, [])
    return explained(person.id, person.name, contacts, today(milliseconds))


def explained(person: UUID, name: str, contacts: Iterable[Contact], day: date) -> Tie:
    """Return a tie with the parts of its sum: each day counts for its richest contact."""
    known = [*contacts]
    best: dict[date, Contact] = {}
    for one in known:
        if one.day not in best or WORTH[one.kind] > WORTH[best[one.day].kind]:
            best[one.day] = one
    days: dict[str, list[date]] = {}
    for one in best.values():
        days.setdefault(one.kind, []).append(one.day)
    parts = [
        TiePart(
            kind=InteractionKind(kind),
            days=len(those),
            last=max(those).isoformat(),
            worth=sum(WORTH[kind] * 2.0 ** (moment(one) - moment(day)) for one in those),
        )
        for kind, those in days.items()
    ]
    logarithm = kept(known)
    x = 0.0 if logarithm is None else total(logarithm, day)
    sides = [one.begun_by for one in known]
    return Tie(
        person=person,
        name=name,
        strength=100 * strength(logarithm, day),
        total=x,
        parts=sorted(parts, key=lambda one: -one.worth),
        one_sided=max(0.0, sum(one.worth for one in parts) - x),
        begun_by_me=sides.count("me"),
        begun_by_them=sides.count("them"),
        last=max(best).isoformat() if best else None,
        half_life=HALF_LIFE_DAYS,
    )
