"""The graph of who knows whom, and the best ways through it.

A node is a person, or something that many share: an interaction, a year at an organisation. That
costs an edge for each of them, where all pairs of 5,000 colleagues would cost 12 million.
rustworkx holds it (28 bytes an edge) and finds the shortest way; it stops once it has it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from kithbook.paths import store, tenure
from kithbook.paths.worth import (
    INTRODUCED,
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
from kithbook.ties import store as ties
from kithbook.ties.strength import strength

if TYPE_CHECKING:
    from rustworkx import PyGraph

YEAR = 365.25
"""Days."""
BATCH = 100_000
"""Edges handed over at once."""
Edge = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Found:
    """One way: from whom you know to whom you would meet."""

    people: list[UUID]
    cost: float
    strength: float
    """Of your own tie with the first, below 1."""


@dataclass
class Graph:
    """Who knows whom on a day; you are a node too."""

    network: "PyGraph[bytes | None, float]"
    numbers: dict[bytes, int]
    """Nodes of people, by their ids."""
    me: int
    strengths: dict[bytes, float]
    _turn: Lock = field(default_factory=Lock)
    """Edges are taken away while a further way is looked for."""

    def ways(self, targets: Iterable[UUID], most: int) -> list[Found]:
        """Return the best ways to any of these people, the best first.

        No way leads through somebody whom a better one asks first: that would be a detour.
        """
        nodes = [self.numbers[one.bytes] for one in targets if one.bytes in self.numbers]
        found: list[Found] = []
        if not nodes:
            return found
        with self._turn:
            end = self.network.add_node(None)
            self.network.add_edges_from([(end, node, 0.0) for node in nodes])
            taken: list[Edge] = []
            try:
                while len(found) < most and (way := self._way(end)):
                    found.append(way)
                    taken += self._take_away(self.numbers[way.people[0].bytes], {*nodes}, end)
            finally:
                self.network.add_edges_from(taken)
                self.network.remove_node(end)
        return found

    def _way(self, end: int) -> Found | None:
        # Imported with the first question: 5 MB that no start needs.
        from rustworkx import dijkstra_shortest_paths  # noqa: PLC0415

        path = dijkstra_shortest_paths(self.network, end, target=self.me, weight_fn=float)
        if self.me not in path:
            return None
        nodes = [*path[self.me]]
        length = sum(
            min(self.network.get_all_edge_data(one, other)) for one, other in pairwise(nodes)
        )
        ids = [self.network[node] for node in reversed(nodes)]
        people = [UUID(bytes=one) for one in ids if one is not None]
        return Found(people, length, self.strengths.get(people[0].bytes, 0.0))

    def _take_away(self, first: int, targets: set[int], end: int) -> list[Edge]:
        """Take the edges of whoever was asked first away; of a target only the one to you."""
        edges = [
            (one, other, length)
            for one, other, length in self.network.incident_edge_index_map(first).values()
            if first not in targets or self.me in {one, other}
            if end not in {one, other}
        ]
        self.network.remove_edges_from([(one, other) for one, other, _ in edges])
        return edges


def build(connection: Connection, today: date) -> Graph:
    """Make the graph of everybody, as it is on a day."""
    from rustworkx import PyGraph  # noqa: PLC0415 - as above

    ids = store.people(connection)
    numbers = {one: number for number, one in enumerate(ids)}
    network: PyGraph[bytes | None, float] = PyGraph()
    network.add_nodes_from([*ids, None])
    me = len(ids)
    _add(network, _pairs(connection, numbers, today))
    _add(network, _meetings(connection, network, numbers, today))
    _add(network, _tenures(connection, network, numbers, today.year))
    kept = ties.every(connection)
    strengths = {one: strength(tie, today) for one, tie in kept.items()}
    known = dict.fromkeys(store.met(connection), 0.0) | strengths
    _add(
        network,
        ((me, numbers[one], cost(own(tie))) for one, tie in known.items() if one in numbers),
    )
    return Graph(network, numbers, me, strengths)


def _add(network: "PyGraph[bytes | None, float]", edges: Iterator[Edge]) -> None:
    batch: list[Edge] = []
    for edge in edges:
        batch.append(edge)
        if len(batch) == BATCH:
            network.add_edges_from(batch)
            batch.clear()
    network.add_edges_from(batch)


def _pairs(connection: Connection, numbers: dict[bytes, int], today: date) -> Iterator[Edge]:
    costs = {label: cost(worth) for label, worth in RELATION.items()}
    for person, other, label in store.relations(connection):
        if person in numbers and other in numbers:
            yield numbers[person], numbers[other], costs.get(label, cost(OTHER_RELATION))
    for *party, day in store.introduced(connection):
        there = [numbers[one] for one in party if one in numbers]
        length = cost(faded(INTRODUCED, _years(day, today)))
        yield from ((one, two, length) for one in there for two in there if one < two)


def _meetings(
    connection: Connection,
    network: "PyGraph[bytes | None, float]",
    numbers: dict[bytes, int],
    today: date,
) -> Iterator[Edge]:
    for _, rows in groupby(store.together(connection), key=lambda row: row[0]):
        [(_, day, kind, _), *_] = all_ = [*rows]
        there = {numbers[row[3]] for row in all_ if row[3] in numbers}
        yield from _hub(network, there, faded(TOGETHER[kind], _years(day, today)))


def _tenures(
    connection: Connection,
    network: "PyGraph[bytes | None, float]",
    numbers: dict[bytes, int],
    now: int,
) -> Iterator[Edge]:
    for _, rows in groupby(store.roles(connection), key=lambda row: row[0]):
        there: dict[int, set[int]] = {}
        for _, person, since, until, seen, until_seen in rows:
            if person in numbers:
                for year in tenure.years(since, until, seen, until_seen, now):
                    there.setdefault(year, set()).add(numbers[person])
        newer: set[int] = set()
        for year in sorted(there, reverse=True):
            # The same people in a year before say no more than in the newer one.
            if now - OLDEST_YEARS <= year <= now and there[year] != newer:
                newer = there[year]
                yield from _hub(network, newer, faded(WORKED, now - year))


def _hub(
    network: "PyGraph[bytes | None, float]", there: Sequence[int] | set[int], worth: float
) -> Iterator[Edge]:
    """Yield the edges of people who share something: two of them lie between any two people."""
    if len(there) > 1:
        hub = network.add_node(None)
        half = cost(shared(worth, len(there))) / 2
        yield from ((hub, one, half) for one in there)


def _years(day: str | None, today: date) -> float:
    return (today - date.fromisoformat(day)).days / YEAR if day else 0.0
