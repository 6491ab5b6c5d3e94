"""The best ways to whomever you want to meet."""

import re
from datetime import date
from math import exp
from typing import Literal
from uuid import UUID

from kithbook.calendar.model import today
from kithbook.errors import NotThere
from kithbook.paths import store
from kithbook.paths.graph import Found, Graph
from kithbook.paths.reason import party, reasons
from kithbook.paths.worth import own
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.people.identifier import quoted
from kithbook.search.service import meant
from kithbook.store.database import Connection
from kithbook_protocol.paths import PathRequest, Paths, Way, WayStep

_ID = re.compile(r"[0-9a-f-]{8,36}", re.IGNORECASE)
_SOMEONE = re.compile(r"(?:some|any)(?:one|body) (at|in) (.+)", re.IGNORECASE)
_OPERATOR = {"at": "org", "in": "place"}


def find(connection: Connection, request: PathRequest, moment: int) -> Paths:
    """Return the best ways, at a moment in milliseconds.

    Raises:
        NotThere: the id is nobody's, or more than one's.
    """
    day = today(moment)
    wanted = targets(connection, request.to, moment)
    if not wanted:
        sentence = f'Nobody in the book is meant by "{quoted(request.to)}".'
        return Paths(ways=[], targets=0, why="nobody", sentence=sentence)
    found = Graph(connection, day).ways(wanted, request.limit)
    ways = _told(connection, found, day)
    if ways:
        return Paths(ways=ways, targets=len(wanted), why=None, sentence=None)
    why, sentence = _none(connection, len(wanted))
    return Paths(ways=[], targets=len(wanted), why=why, sentence=sentence)


def targets(connection: Connection, text: str, moment: int) -> list[UUID]:
    """Return who is meant: by an id, "someone at Acme", or words of the query language.

    Raises:
        NotThere: the end of an id is more than one's.
    """
    if _ID.fullmatch(text):
        try:
            return [people.find(connection, text).id]
        except NotThere as error:
            if "More than one" in str(error):
                raise
    if someone := _SOMEONE.fullmatch(text):
        value = someone[2].replace('"', " ")
        text = f'{_OPERATOR[someone[1].lower()]}:"{value}"'
    return meant(connection, text, moment)


def _told(connection: Connection, found: list[Found], day: date) -> list[Way]:
    there = [one for way in found for one in way.people]
    names = people_store.names(connection, "person", there)
    last = store.lasts(connection, {way.people[0] for way in found})
    ways = []
    for way in found:
        parties = [party(one, names) for one in way.people]
        steps = [
            WayStep(person=one, reasons=reasons(connection, before, one, day) if before else [])
            for before, one in zip([None, *parties], parties, strict=False)
        ]
        ways.append(
            Way(
                worth=100 * exp(-way.cost),
                strength=100 * own(way.strength),
                last=last.get(way.people[0]),
                steps=steps,
            )
        )
    return ways


def _none(connection: Connection, count: int) -> tuple[Literal["no_contact", "no_way"], str]:
    whom = "that person" if count == 1 else f"any of these {count} people"
    knows = store.any_contact(connection) or any(True for _ in store.met(connection))
    if not knows:
        told = "You have logged no contact with anybody yet; ways begin with whom you know."
        return "no_contact", told
    return "no_way", (
        f"No way is known to {whom}: nobody you know worked with them, met them with you, or is "
        "said to know them."
    )
