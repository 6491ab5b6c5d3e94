"""The best ways to whomever you want to meet. The graph is kept warm as long as it is true."""

import asyncio
import re
from dataclasses import dataclass
from datetime import date
from math import exp
from uuid import UUID

from aiohttp import web

from kithbook.calendar.model import today
from kithbook.errors import NotThere
from kithbook.paths import store
from kithbook.paths.graph import Found, Graph, build
from kithbook.paths.reason import party, reasons
from kithbook.paths.worth import own
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.people.identifier import quoted
from kithbook.search.service import meant
from kithbook.store.database import Connection
from kithbook.store.service import Store
from kithbook_protocol.paths import PathRequest, Paths, Way, WayStep

IDLE_SECONDS = 600
"""After which the graph is dropped: that of 100,000 people weighs more than all the rest."""
_ID = re.compile(r"[0-9a-f-]{8,36}", re.IGNORECASE)
_SOMEONE = re.compile(r"(?:some|any)(?:one|body) (at|in) (.+)", re.IGNORECASE)
_OPERATOR = {"at": "org", "in": "place"}
Key = tuple[int, date]
"""The newest change, and the day: ties fade by it."""


@dataclass
class Ways:
    """Answers who can introduce you to whom, and keeps the graph for the next question."""

    store: Store
    _held: tuple[Key, Graph] | None = None
    _timer: asyncio.TimerHandle | None = None

    async def find(self, request: PathRequest) -> Paths:
        """Return the best ways.

        Raises:
            NotThere: the id is nobody's, or more than one's.
        """
        moment = self.store.now()
        found = await self.store.read(lambda held: self.answer(held, request, moment))
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(IDLE_SECONDS, self.drop)
        return found

    def drop(self) -> None:
        """Keep the graph no longer: the vault is locked, or nobody asked for long."""
        self._held = None
        if self._timer:
            self._timer.cancel()

    def answer(self, connection: Connection, request: PathRequest, moment: int) -> Paths:
        """Return the best ways, at a moment in milliseconds. Blocks: run in a thread."""
        day = today(moment)
        wanted = targets(connection, request.to, moment)
        if not wanted:
            sentence = f'Nobody in the book is meant by "{quoted(request.to)}".'
            return Paths(ways=[], targets=0, sentence=sentence)
        found = self.graph(connection, day).ways(wanted, request.limit)
        why_not = None if found else _none(connection, len(wanted))
        return Paths(ways=_told(connection, found, day), targets=len(wanted), sentence=why_not)

    def graph(self, connection: Connection, day: date) -> Graph:
        """Return the graph as it is now, made anew where something was changed since."""
        key = store.sequence(connection), day
        if self._held is None or self._held[0] != key:
            self._held = None
            self._held = key, build(connection, day)
        return self._held[1]


WAYS: web.AppKey[Ways] = web.AppKey("ways", Ways)


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


def _none(connection: Connection, count: int) -> str:
    whom = "that person" if count == 1 else f"any of these {count} people"
    knows = any(True for _ in store.met(connection)) or store.any_contact(connection)
    if not knows:
        return "You have logged no contact with anybody yet; ways begin with whom you know."
    return (
        f"No way is known to {whom}: nobody you know worked with them, met them with you, or is "
        "said to know them."
    )
