"""The shortest way from you to any of some people, looked for from both ends at once. Pure.

Pohl (1971): two searches of Dijkstra's, one from each end, meet in the middle; once the nearest
that either has still to look at lie no nearer together than where they met, nothing is better.
Those within two steps of you and of whom you want to meet are few, where all within four steps of
one of you are everybody.
"""

from collections import deque
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


class Network(Protocol):
    """Who knows whom, told as far as it is asked for."""

    def known(self) -> Iterator[tuple[Node | None, float]]:
        """Yield the steps to whom you know yourself, the shortest first.

        That to None leads nowhere: it says that no further one is shorter, before that is read.
        """

    def own(self, node: Node, most: float, soon: Callable[[], Iterable[Node]]) -> float | None:
        """Return how long the step between you and a node is; None if there is none below most."""

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
    coming: deque[tuple[Node | None, float]] = field(default_factory=deque)
    """Steps that are known of, whose turn has not come."""

    @classmethod
    def of(cls, nodes: Collection[Node]) -> Self:
        """Return an end that is these nodes."""
        heap = sorted((0.0, one) for one in nodes)
        return cls(dict.fromkeys(nodes, 0.0), dict.fromkeys(nodes), heap)

    @property
    def next(self) -> float:
        """How far the nearest is that was not looked at, whether its turn has come or not."""
        coming = self.coming[0][1] if self.coming else inf
        return min(self.heap[0][0], coming) if self.heap else coming

    def soon(self) -> list[Node]:
        """Return what may be looked at, to be read together; what is near stands in front."""
        coming = [one for one, _ in self.coming if one is not None]
        return coming + [one for _, one in self.heap[:SOON]]

    def back(self, node: Node | None) -> Iterator[Node]:
        """Yield the nodes from one to this end."""
        while node is not None:
            yield node
            node = self.before[node]


class Search:
    """One search; who was asked already is asked no more, and passed on only as a target."""

    def __init__(
        self, network: Network, targets: Collection[Node], asked: Collection[Node]
    ) -> None:
        self.network = network
        self.asked = asked
        self.barred = {*asked}.difference(targets)
        self.mine, self.theirs = _End(), _End.of(targets)
        self.best = inf
        self._meeting: Node | None = None
        self._known = network.known()
        self._listen()

    def run(self) -> list[Node]:
        """Return the nodes of the best way, from whom you know on; none if there is no way."""
        while self._admit() + self.theirs.next < self.best:
            best = self.best
            # Whichever end has less before it is likelier to come to the middle soon.
            if self._work(self.mine) <= self._work(self.theirs):
                self._look(self.mine, self.theirs)
            else:
                self._look(self.theirs, self.mine)
            if self.best < best:
                self._drop(self.mine, self.theirs)
                self._drop(self.theirs, self.mine)
        if self._meeting is None:
            return []
        there = [*self.mine.back(self._meeting)][::-1]
        return [*there, *islice(self.theirs.back(self._meeting), 1, None)]

    def _admit(self) -> float:
        """Take in whom you know as far as it is their turn; return how far the nearest is."""
        mine = self.mine
        while mine.coming and mine.coming[0][1] <= mine.next:
            person, length = mine.coming[0]
            if length + self.theirs.next >= self.best:
                break
            mine.coming.popleft()
            if not mine.coming:
                self._listen()
            if person is None or person in self.asked:
                continue
            self._begin(person, length)
        return mine.next

    def _listen(self) -> None:
        """Be told of more whom you know, up to where it is said that no further one is shorter."""
        for one in islice(self._known, HEARD):
            self.mine.coming.append(one)
            if one[0] is None:
                break

    def _work(self, end: _End) -> int:
        return len(end.heap) + self.network.size(end.heap[0][1])

    def _look(self, end: _End, other: _End) -> None:
        """Look at the nearest node that an end has still to look at."""
        length, node = heappop(end.heap)
        if length > end.lengths[node]:
            return
        if end is self.theirs and node not in self.asked:
            own = self.network.own(node, self.best - length, end.soon)
            if own is not None:
                self._begin(node, own)
        # What the other end has not reached is no nearer to it than what is next there.
        rest = other.next
        if length + self.network.least(node) + rest >= self.best:
            return
        steps = self.network.steps(node, end.soon)
        lengths, theirs, barred = end.lengths, other.lengths, self.barred
        for one, step in steps:
            total = length + step
            if total + rest >= self.best and one not in theirs:
                continue
            if total >= lengths.get(one, inf) or one in barred:
                continue
            if total + min(rest, theirs.get(one, rest)) < self.best:
                self._reach(end, one, total, theirs.get(one))
                end.before[one] = node

    def _begin(self, person: Node, length: float) -> None:
        """Be at somebody whom you know yourself."""
        if length < self.mine.lengths.get(person, inf):
            self.mine.before[person] = None
            self._reach(self.mine, person, length, self.theirs.lengths.get(person))

    def _reach(self, end: _End, node: Node, length: float, rest: float | None) -> None:
        """Be at a node from an end; `rest` is how far the other one is, where that is known."""
        end.lengths[node] = length
        heappush(end.heap, (length, node))
        if rest is not None and length + rest < self.best:
            self.best = length + rest
            self._meeting = node

    def _drop(self, end: _End, other: _End) -> None:
        """Let go of what can be on no better way any more."""
        end.heap = [one for one in end.heap if one[0] + other.next < self.best]
        heapify(end.heap)
