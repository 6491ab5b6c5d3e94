"""The shortest ways from you to any of some people, looked for from both ends at once. Pure.

Pohl (1971): two searches of Dijkstra's, one from each end, meet in the middle; once the nearest
that either has still to look at lie no nearer together than where they met, nothing is better.
Those within two steps of you and of whom you want to meet are few, where all within four steps of
one of you are everybody.

Each further way goes on where the last one was found. Without whom that one asks nothing is nearer
than before, so what was reached without them stays as it is; what lay behind them is reached anew
from what lies beside it. Whatever was passed over for being too far is looked at again.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import islice
from math import inf
from typing import Protocol, Self

Node = bytes
"""A person's id, or more bytes than that: something that many share."""
Step = tuple[Node, float]
"""Where it leads, and how long it is."""
SOON = 256
"""Of those that may be looked at next: how many are told of, to be read together."""
HEARD = 64
"""Of those whom you know: how many are heard of together."""
MORE = b""
"""Where more of them are heard of: as far as the last one, since no further one is nearer."""


class Network(Protocol):
    """Who knows whom, told as far as it is asked for."""

    def known(self) -> Iterator[tuple[Node | None, float]]:
        """Yield the steps to whom you know yourself, the shortest first.

        That to None leads nowhere: it says that no further one is shorter, before that is read.
        """

    def own(self, node: Node, most: float, soon: Callable[[], Iterable[Node]]) -> float:
        """Return how long the step between you and a node is; if not below most, at least that."""

    def there(self, node: Node) -> bool:
        """Tell whether a node is there at all: steps may lead to some that are not."""

    def least(self, node: Node) -> float:
        """Return what no step from a node is shorter than, beside that to you."""

    def size(self, node: Node) -> int:
        """Return about how many steps there are from a node, as far as it is known."""

    def steps(self, node: Node, soon: Callable[[], Iterable[Node]]) -> Iterable[Step]:
        """Return the steps from a node, beside that to you; others may be asked for soon."""


@dataclass
class _End:
    """How far the search from one end has come."""

    lengths: dict[Node, float] = field(default_factory=dict)
    before: dict[Node, Node | None] = field(default_factory=dict)
    """The node before each on the way from this end; None where that is the end itself."""
    heap: list[tuple[float, Node]] = field(default_factory=list)
    """What is to be looked at, and some that was bettered since."""
    looked: dict[Node, Iterable[Step]] = field(default_factory=dict)
    """The steps from what was looked at."""
    aside: list[tuple[float, Node]] = field(default_factory=list)
    """What was passed over, wholly or in part, for being too far to matter yet."""

    @classmethod
    def of(cls, nodes: Collection[Node]) -> Self:
        """Return an end that is these nodes."""
        heap = sorted((0.0, one) for one in nodes)
        return cls(dict.fromkeys(nodes, 0.0), dict.fromkeys(nodes), heap)

    def soon(self) -> list[Node]:
        """Return what may be looked at, to be read together; what is near stands in front."""
        return [one for _, one in self.heap[:SOON]]

    def back(self, node: Node | None) -> Iterator[Node]:
        """Yield the nodes from one to this end."""
        while node is not None:
            yield node
            node = self.before[node]

    def behind(self, node: Node) -> set[Node]:
        """Return a node and all that were reached through it."""
        through: dict[Node | None, bool] = {None: False, node: True}
        for one in self.lengths:
            unknown: list[Node] = []
            at: Node | None = one
            while at is not None and at not in through:
                unknown.append(at)
                at = self.before[at]
            through.update(dict.fromkeys(unknown, through[at]))
        return {one for one in self.lengths if through[one]}

    def go_on(self, without: set[Node]) -> None:
        """Let go of some nodes; look again at what is beside them and at what was passed over."""
        for one in without:
            del self.lengths[one], self.before[one]
            self.looked.pop(one, None)
        lengths = self.lengths
        beside = [
            (lengths[node], node)
            for node, steps in self.looked.items()
            if any(one in without for one, _ in steps)
        ]
        passed = [one for one in self.aside if lengths.get(one[1]) == one[0]]
        self.heap = [*beside, *passed, *(one for one in self.heap if one[1] not in without)]
        heapify(self.heap)
        self.aside.clear()


class Search:
    """The ways to some people, one after another."""

    def __init__(self, network: Network, targets: Collection[Node]) -> None:
        self.network = network
        self.best = inf
        """How long the way that was found last is."""
        self._targets = {*targets}
        self._asked: set[Node] = set()
        self._barred: set[Node] = set()
        """Through whom no way leads: who was asked, unless they are whom you want to meet."""
        self._mine, self._theirs = _End(), _End.of(targets)
        self._meeting: Node | None = None
        self._own: dict[Node, float] = {}
        """Whom you know, as far as that was heard of."""
        self._known = network.known()
        self._hear()

    def ways(self) -> Iterator[list[Node]]:
        """Yield the nodes of ways, the best first, each from whom you know on.

        Whom a way begins with is asked no more, and passed by further ones only as a target.
        """
        while way := self._way():
            yield way
            self._ask(way[0])

    def _way(self) -> list[Node]:
        mine, theirs, size = self._mine, self._theirs, self.network.size
        while mine.heap and theirs.heap:
            (length, node), (rest, other) = mine.heap[0], theirs.heap[0]
            if length + rest >= self.best:
                break
            # Whichever end has less before it is likelier to come to the middle soon.
            if len(mine.lengths) + size(node) <= len(theirs.lengths) + size(other):
                self._look(mine, theirs, rest)
            else:
                self._look(theirs, mine, length)
        if self._meeting is None:
            return []
        there = [*mine.back(self._meeting)][::-1]
        return [*there, *islice(theirs.back(self._meeting), 1, None)]

    def _ask(self, first: Node) -> None:
        """Do from here on without a step from you to somebody, and without ways through them."""
        mine, theirs = self._mine, self._theirs
        self._asked.add(first)
        gone = mine.behind(first)
        mine.go_on(gone)
        if first in self._targets:
            theirs.go_on(set())
        else:
            self._barred.add(first)
            theirs.go_on(theirs.behind(first))
        self.best, self._meeting = inf, None
        for node in mine.lengths.keys() & theirs.lengths.keys():
            self._meet(node, mine.lengths[node] + theirs.lengths[node])
        for one in gone.intersection(self._own).difference(self._asked):
            self._begin(one, self._own[one])

    def _hear(self) -> None:
        """Be told of more whom you know, up to where it is said that no further one is shorter."""
        length = None
        for person, length in islice(self._known, HEARD):
            if person is None:
                break
            if person not in self._asked:
                self._begin(person, length)
        if length is not None:
            heappush(self._mine.heap, (length, MORE))

    def _look(self, end: _End, other: _End, rest: float) -> None:
        """Look at the nearest node that an end has still to look at.

        What the other end has not reached is no nearer to it than `rest`.
        """
        length, node = heappop(end.heap)
        if node == MORE:
            self._hear()
            return
        lengths = end.lengths
        if length > lengths[node]:
            return
        most = self.best - length
        own = inf
        if end is self._theirs and node not in self._asked:
            own = self.network.own(node, most, end.soon)
            if own < most:
                self._begin(node, own)
        # Whoever is known, but from too far away, may lie on a further way.
        if not self._go_into(end, other, (length, node), rest) or most <= own < inf:
            end.aside.append((length, node))

    def _go_into(self, end: _End, other: _End, at: tuple[float, Node], rest: float) -> bool:
        """Follow the steps from a node; return whether all were that may ever matter."""
        length, node = at
        if length + self.network.least(node) + rest >= self.best:
            return False
        end.looked[node] = steps = self.network.steps(node, end.soon)
        lengths, theirs, barred = end.lengths, other.lengths, self._barred
        wholly = True
        for one, step in steps:
            total = length + step
            if total >= lengths.get(one, inf) or one in barred:
                continue
            if total + min(rest, theirs.get(one, rest)) < self.best:
                self._reach(end, one, total, other)
                end.before[one] = node
            else:
                wholly = False
        return wholly

    def _begin(self, person: Node, length: float) -> None:
        """Be at somebody whom you know yourself."""
        self._own[person] = length
        if length < self._mine.lengths.get(person, inf):
            self._mine.before[person] = None
            self._reach(self._mine, person, length, self._theirs)

    def _reach(self, end: _End, node: Node, length: float, other: _End) -> None:
        """Be at a node from an end, and perhaps where the other one has been before."""
        end.lengths[node] = length
        heappush(end.heap, (length, node))
        if node in other.lengths:
            self._meet(node, length + other.lengths[node])

    def _meet(self, node: Node, length: float) -> None:
        if length < self.best and self.network.there(node):
            self.best, self._meeting = length, node
