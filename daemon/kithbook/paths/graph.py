"""Who knows whom, read from the tables as far as a question goes; and the best ways.

A node is a person, or something that many share: an interaction, a year at an organisation. That
costs a step for each of them, where all pairs of 5,000 colleagues would cost 12 million.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, islice
from math import inf
from operator import itemgetter
from typing import Any
from uuid import UUID

from kithbook.paths import store, tenure
from kithbook.paths.way import Node, Search, Step
from kithbook.paths.worth import (
    CROWD,
    INTRODUCED,
    KNOWN,
    OLDEST_YEARS,
    OTHER_RELATION,
    RELATION,
    TOGETHER,
    WORKED,
    cost,
    faded,
    own,
    shared,
)
from kithbook.store.database import Connection
from kithbook.ties.strength import strength

YEAR = 365.25
"""Days."""
PERSON = 16
"""Bytes of a person's id. Other nodes have more."""
HALT = PERSON + 1
"""Those of a person and one: a halt on the way to what they share with others. No step to any of
that is shorter, so what lies behind it is only read of who is near enough for it to matter."""
MEETINGS, NEAREST_MEETING = b"m", cost(max(TOGETHER.values())) / 2
JOBS, NEAREST_JOB = b"j", cost(WORKED) / 2
RELATED = {label: cost(worth) for label, worth in RELATION.items()}
OTHERWISE_RELATED = cost(OTHER_RELATION)
# Most people are related to others, and few of them closely: these wait behind a halt as well.
_NOT_CLOSE = [RELATION[label] for label in RELATION if label not in store.CLOSE]
OTHERS, NEAREST_OTHER = b"o", cost(max(*_NOT_CLOSE, OTHER_RELATION)) / 2
NEAREST = min(NEAREST_MEETING, NEAREST_JOB, NEAREST_OTHER, cost(INTRODUCED), *RELATED.values())
"""No step from a person is shorter."""
MET = b"met"
"""What comes after the id of an interaction."""
YEAR_DIGITS = 4
"""What comes after the id of an organisation."""
TOGETHER_MOST = 32
"""People who are read together."""


@dataclass(frozen=True, slots=True)
class Found:
    """One way: from whom you know to whom you would meet."""

    people: list[UUID]
    cost: float
    strength: float
    """Of your own tie with the first, below 1."""


@dataclass
class Graph:
    """Who knows whom on a day; it keeps what it read, for the further ways of one question."""

    connection: Connection
    today: date
    _steps: dict[Node, list[Step]] = field(default_factory=dict)
    _own: dict[Node, float] = field(default_factory=dict)
    _strengths: dict[Node, float] = field(default_factory=dict)
    _halves: dict[Node, float] = field(default_factory=dict)
    """How long the step between something shared and each who shares it is."""
    _least: dict[Node, float] = field(default_factory=dict)
    """What no step from a node is shorter than, to the halts that only one end stops at too."""
    _sizes: dict[bytes, int] = field(default_factory=dict)
    """Of organisations: people who are or were there."""

    def ways(self, targets: Iterable[UUID], most: int) -> list[Found]:
        """Return the best ways to any of these people, the best first.

        No way leads through somebody whom a better one asks first: that would be a detour.
        """
        search = Search(self, {one.bytes for one in targets})
        found: list[Found] = []
        for way in islice(search.ways(), most):
            people = [one for one in way if len(one) == PERSON]
            own_tie = self._strengths.get(people[0], 0.0)
            found.append(Found([UUID(bytes=one) for one in people], search.best, own_tie))
        return found

    def known(self) -> Iterator[tuple[Node | None, float]]:
        """Yield the steps to whom you know yourself, the shortest first."""
        for person, kept in store.known(self.connection):
            yield person, self._known(person, kept)
        yield None, cost(KNOWN)
        yield from ((person, cost(KNOWN)) for person in store.met(self.connection))

    def own(self, node: Node, most: float, soon: Callable[[], Iterable[Node]]) -> float:
        """Return how long the step between you and somebody is; if not below most, at least that.

        It is infinite where there is none.
        """
        if len(node) != PERSON:
            return inf
        self.steps(node, soon)
        if node not in self._own:
            if cost(KNOWN) >= most:
                return cost(KNOWN)
            self._own[node] = cost(KNOWN) if any(store.met(self.connection, [node])) else inf
        return self._own[node]

    def there(self, node: Node) -> bool:
        """Tell whether a node is anything but somebody who was deleted."""
        if len(node) != PERSON:
            return True
        if node in self._steps:
            return bool(self._steps[node])  # each has halts, as long as they are there
        return store.there(self.connection, node)

    def least(self, node: Node) -> float:
        """Return what no step from a node is shorter than, beside that to you."""
        return self._least.get(node, NEAREST if len(node) == PERSON else 0.0)

    def size(self, node: Node) -> int:
        """Return about how many steps there are from a node that is not a person."""
        if len(node) <= HALT:
            return 0
        return len(self._steps[node]) if node in self._steps else self._sizes[node[:-YEAR_DIGITS]]

    def steps(self, node: Node, soon: Callable[[], Iterable[Node]]) -> list[Step]:
        """Return the steps from a node, beside that to you."""
        if node not in self._steps:
            kind = node[PERSON:]
            if len(node) > HALT:
                self._read_members(node[:-YEAR_DIGITS])
            else:
                there = self._steps
                alike = (one for one in soon() if one[PERSON:] == kind and one not in there)
                nodes = [node, *islice(alike, TOGETHER_MOST - 1)]
                self._steps.update((one, []) for one in nodes)
                read = {
                    MEETINGS: self._read_meetings,
                    JOBS: self._read_jobs,
                    OTHERS: self._read_others,
                }
                read.get(kind, self._read_people)([one[:PERSON] for one in nodes])
                # Of a relation the halts of both lie on the way, though only one is stopped at.
                beside = NEAREST_OTHER if kind == OTHERS else 0.0
                for one in nodes:
                    self._least[one] = min((step for _, step in there[one]), default=inf) - beside
        return self._steps[node]

    def _known(self, person: Node, kept: float) -> float:
        self._strengths[person] = tie = strength(kept, self.today)
        return cost(own(tie))

    def _read_people(self, people: list[Node]) -> None:
        """Read your own ties with people, and to whom they are closely related."""
        there = self._steps
        for person, other, what, how in store.near(self.connection, people):
            if other is None:
                halts = [(person + JOBS, NEAREST_JOB), (person + OTHERS, NEAREST_OTHER)]
                there[person] = [*halts, (person + MEETINGS, NEAREST_MEETING)] if how else halts
                if what is not None:
                    self._own[person] = self._known(person, what)
            elif not there[person]:
                continue  # deleted, and nobody's step
            elif how == "related":
                there[person].append((other, RELATED[what]))
            else:
                length = cost(faded(INTRODUCED, self._years(what)))
                there[person].append((other, length))
        self._own.update((one, inf) for one in people if not there[one])

    def _read_others(self, people: list[Node]) -> None:
        """Read to whom people are otherwise related."""
        for person, other, label in store.relations(self.connection, people):
            length = RELATED.get(label, OTHERWISE_RELATED)
            self._steps[person + OTHERS].append((other, length - NEAREST_OTHER))

    def _read_meetings(self, people: list[Node]) -> None:
        """Read in what people took part with others."""
        pairs = store.company(self.connection, people)
        new = {what for _, what in pairs if what + MET not in self._halves}
        rows = store.participants(self.connection, new)
        for (what, day, kind), members in groupby(rows, key=itemgetter(0, 1, 2)):
            there = {person for *_, person in members}
            worth = shared(faded(TOGETHER[kind], self._years(day)), len(there))
            self._share(what + MET, worth, NEAREST_MEETING, there)
        for person, what in pairs:
            if half := self._halves.get(what + MET):
                self._steps[person + MEETINGS].append((what + MET, half - NEAREST_MEETING))

    def _read_jobs(self, people: list[Node]) -> None:
        """Read in which years people were at organisations where others were too."""
        rows = store.roles(self.connection, people)
        new = {house for house, *_ in rows}.difference(self._sizes)
        self._sizes.update(store.sizes(self.connection, new, CROWD))
        for house, person, *role in rows:
            for year in self._span(role) if self._sizes[house] > 1 else ():
                node = house + b"%d" % year
                if node not in self._halves:
                    worth = faded(WORKED, self.today.year - year)
                    self._halve(node, shared(worth, self._sizes[house]), NEAREST_JOB)
                self._steps[person + JOBS].append((node, self._halves[node] - NEAREST_JOB))

    def _read_members(self, house: bytes) -> None:
        """Read who was at an organisation in which years."""
        there: dict[int, set[Node]] = {}
        for person, *role in store.members(self.connection, house):
            for year in self._span(role):
                there.setdefault(year, set()).add(person)
        for year, people in there.items():
            worth = shared(faded(WORKED, self.today.year - year), self._sizes[house])
            self._share(house + b"%d" % year, worth, NEAREST_JOB, people)

    def _share(self, node: Node, worth: float, nearest: float, people: set[Node]) -> None:
        half = self._halve(node, worth, nearest)
        self._steps[node] = [(one, half) for one in sorted(people)]

    def _halve(self, node: Node, worth: float, nearest: float) -> float:
        """Note how long the steps of something shared are, of which a halt is a part."""
        self._halves[node] = half = cost(worth) / 2
        self._least[node] = half - nearest
        return half

    def _span(self, role: Sequence[Any]) -> range:
        now = self.today.year
        since, until, seen, until_seen = role
        held = tenure.years(since, until, seen, until_seen, now)
        return range(max(held.start, now - OLDEST_YEARS), min(held.stop, now + 1))

    def _years(self, day: str | None) -> float:
        return (self.today - date.fromisoformat(day)).days / YEAR if day else 0.0
