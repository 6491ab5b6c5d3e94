"""The search from both ends, on graphs of its own, held against networkx's."""

import random
from itertools import pairwise
from math import inf

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kithbook.paths.way import Search


def node(number):
    return b"%06d" % number


class Drawn:
    """A graph whose nodes are numbers; it counts of how many the steps were asked for."""

    def __init__(self, edges, own, gone=()):
        self.edges = {}
        for one, other, length in edges:
            self.edges.setdefault(node(one), []).append((node(other), length))
            self.edges.setdefault(node(other), []).append((node(one), length))
        self.gone = {node(one) for one in gone}
        # Whoever is gone is known no more and leads nowhere, though others lead there.
        self.mine = {node(one): length for one, length in own.items() if one not in gone}
        self.looked_at = 0

    def known(self):
        return iter(sorted(self.mine.items(), key=lambda step: step[1]))

    def own(self, one, most, soon):
        assert all(isinstance(other, bytes) for other in soon())
        return self.mine.get(one, inf) if most > 1 else 1.0

    def there(self, one):
        return one not in self.gone

    def least(self, one):
        return min((length for _, length in self.edges.get(one, [])), default=0.0)

    def size(self, one):
        return len(self.edges.get(one, []))

    def steps(self, one, soon):
        assert all(isinstance(other, bytes) for other in soon())
        self.looked_at += 1
        return [] if one in self.gone else self.edges.get(one, [])


numbers = st.integers(0, 9)
lengths = st.floats(0, 4)


@given(
    st.lists(st.tuples(numbers, numbers, lengths), max_size=25),
    st.dictionaries(numbers, lengths, max_size=6),
    st.sets(numbers, min_size=1, max_size=3),
    st.sets(numbers, max_size=2),
)
# Whom you know less well is yet to come when all others have led somewhere.
@example([(0, 4, 3.0)], {0: 0.0, 5: 0.5}, {4, 5}, set())
# The second way leads through what the first one had passed over, the third one around it.
@example([(0, 9, 1.0), (1, 0, 0.1), (1, 2, 1.0), (2, 9, 1.0)], {0: 0.0, 1: 0.5, 2: 3.0}, {9}, set())
def test_each_way_is_as_long_as_networkx_finds_it_without_whom_better_ones_ask(
    edges, own, targets, gone
):
    drawn = Drawn(edges, own, gone - targets)
    search = Search(drawn, {*map(node, targets)})
    graph = nx.Graph()
    graph.add_nodes_from(["me", *range(10)])
    for one, other, length in [*edges, *(("me", one, length) for one, length in own.items())]:
        known = graph.get_edge_data(one, other, {"weight": 99})["weight"]
        graph.add_edge(one, other, weight=min(known, length))
    graph.remove_nodes_from(gone - targets)
    for way in search.ways():
        steps = ["me", *(int(one) for one in way)]
        assert steps[-1] in targets
        told = sum(graph[one][other]["weight"] for one, other in pairwise(steps))
        nearest, _ = nx.multi_source_dijkstra(graph, targets)
        assert search.best == pytest.approx(nearest["me"]) == pytest.approx(told)
        first = steps[1]
        graph.remove_edge("me", first)
        if first not in targets:
            graph.remove_node(first)
    assert "me" not in nx.multi_source_dijkstra(graph, targets)[0]


def test_of_a_large_graph_only_what_lies_about_the_two_ends_is_looked_at():
    chance = random.Random(3)  # noqa: S311 - not for secrets
    size = 20_000
    edges = [
        (chance.randrange(size), chance.randrange(size), chance.uniform(0.2, 0.5))
        for _ in range(10 * size)
    ]
    own = {chance.randrange(size): chance.uniform(0.1, 3) for _ in range(200)}
    drawn = Drawn(edges, own)
    for target in range(20):
        assert next(Search(drawn, {node(target)}).ways())
    assert drawn.looked_at < 20 * size / 50


def test_whom_nobody_leads_to_ends_as_soon_as_one_end_does():
    edges = [(one, one + 1, 1.0) for one in range(1_000)]
    drawn = Drawn(edges, {5_000: 1.0})
    assert [*Search(drawn, {node(500)}).ways()] == []
    assert drawn.looked_at < 10
