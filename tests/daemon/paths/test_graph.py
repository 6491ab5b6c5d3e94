"""The graph, held against networkx's on the same evidence: every pair an edge, no hubs."""

from datetime import date
from itertools import combinations, pairwise
from math import log, log2
from uuid import UUID

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithbook.paths.graph import Graph
from kithbook.paths.store import _NEAR, _OTHERWISE_RELATED, CLOSE
from kithbook.paths.worth import OTHER_RELATION
from kithbook.paths.worth import RELATION as WORTH
from kithbook.ties.strength import moment

TODAY = date(2027, 1, 15)
people = st.integers(0, 11)
days = st.dates(date(2005, 1, 1), TODAY)
some = st.lists(people, min_size=2, max_size=5, unique=True)
evidence = st.fixed_dictionaries(
    {
        "relations": st.lists(
            st.tuples(
                people, people, st.sampled_from(["knows", "manager", "partner", "own words"])
            ),
            max_size=10,
        ),
        "meetings": st.lists(
            st.tuples(some, days, st.sampled_from(["met", "event", "email"])), max_size=4
        ),
        "roles": st.lists(
            st.tuples(people, st.integers(0, 1), st.integers(1995, 2027), st.integers(0, 8)),
            max_size=12,
        ),
        "introductions": st.lists(
            st.tuples(st.lists(people, min_size=3, max_size=3, unique=True), days), max_size=2
        ),
        # Deleted: their relations, and what they took part in, are still there.
        "gone": st.sets(people, max_size=2),
        # Each its own, so that no two ways are equally long.
        "ties": st.dictionaries(people, st.floats(0.06, 0.99), min_size=1, max_size=5),
    }
)
RELATION = {"knows": 0.7, "manager": 0.8, "partner": 0.95, "own words": 0.6}
MEETING = {"met": 0.6, "event": 0.4, "email": 0.4}


def id_of(number):
    return UUID(int=number + 1)


def row(kind, number):
    return f"{kind}{number}".encode().ljust(16)


def without(told):
    """Return what is told less what goes with whom is deleted."""
    gone = told["gone"]
    kept = {"roles": [one for one in told["roles"] if one[0] not in gone],
            "ties": {one: tie for one, tie in told["ties"].items() if one not in gone}}  # fmt: skip
    return told | kept


def write(connection, told):
    told = without(told)
    for number in {*range(12)}.difference(told["gone"]):
        connection.execute(
            "INSERT INTO person (id, name, added_at) VALUES (?, 'P', 0)", (id_of(number).bytes,)
        )
    for at, (one, other, label) in enumerate(told["relations"]):
        connection.execute(
            "INSERT INTO relation (id, person, other, label) VALUES (?, ?, ?, ?)",
            (b"r%d" % at, id_of(one).bytes, id_of(other).bytes, label),
        )
    for at, (there, day, kind) in enumerate(told["meetings"]):
        connection.execute(
            "INSERT INTO interaction (id, kind, day) VALUES (?, ?, ?)",
            (row("i", at), kind, day.isoformat()),
        )
        for one in there:
            connection.execute(
                "INSERT INTO participant (id, person, interaction) VALUES (?, ?, ?)",
                (b"p%d-%d" % (at, one), id_of(one).bytes, row("i", at)),
            )
    for at, (one, house, since, length) in enumerate(told["roles"]):
        until = since + length
        connection.execute(
            "INSERT INTO role (id, person, organisation, since, until) VALUES (?, ?, ?, ?, ?)",
            (b"o%d" % at, id_of(one).bytes, row("h", house), str(since),
             str(until) if until < 2027 else None),
        )  # fmt: skip
    for at, (there, day) in enumerate(told["introductions"]):
        party = [id_of(one).bytes for one in there]
        connection.execute(
            "INSERT INTO introduction (id, person, other, introducer, state, made_on, created_at)"
            " VALUES (?, ?, ?, ?, 'made', ?, 0)",
            (b"n%d" % at, *party, day.isoformat()),
        )
    for one, strength in told["ties"].items():
        kept = moment(TODAY) + log2(strength / (1 - strength))
        connection.execute("INSERT INTO tie VALUES (?, ?)", (id_of(one).bytes, kept))


def left(worth, years):
    return worth * max(0.25, 2 ** (-years / 5))


def worths(told):
    """Yield everybody who shares something, and the worth between any two of them."""
    told = without(told)
    for one, other, label in told["relations"]:
        yield {one, other}, RELATION[label]
    for there, day, kind in told["meetings"]:
        left_there = {*there}.difference(told["gone"])
        worth = left(MEETING[kind], (TODAY - day).days / 365.25)
        yield left_there, worth / max(1, log2(max(1, len(left_there))))
    for house in (0, 1):
        ever = {one for one, where, *_ in told["roles"] if where == house}
        for year in range(TODAY.year - 25, TODAY.year + 1):
            there = {one for one, where, since, length in told["roles"]
                     if where == house and since <= year <= since + length}  # fmt: skip
            yield there, left(0.5, TODAY.year - year) / max(1, log2(max(1, len(ever))))
    for there, day in told["introductions"]:
        yield {*there}, left(0.8, (TODAY - day).days / 365.25)


def oracle(told):
    """Return the same as a graph in which every two who share something have an edge."""
    found = nx.Graph()
    found.add_nodes_from(["me", *range(12)])
    for there, worth in worths(told):
        for pair in combinations(there, 2):
            known = found.get_edge_data(*pair, {"weight": 99})["weight"]
            found.add_edge(*pair, weight=min(known, -log(worth)))
    found.remove_nodes_from(told["gone"])
    for one, strength in without(told)["ties"].items():
        found.add_edge("me", one, weight=-log(strength))
    return found


def expected(graph, targets, most):
    """Return the lengths of the best ways, by the same rule: none leads through who was asked."""
    graph = graph.copy()
    graph.add_node("end")
    graph.add_edges_from([("end", one, {"weight": 0}) for one in targets])
    lengths = []
    while len(lengths) < most and nx.has_path(graph, "me", "end"):
        length, way = nx.single_source_dijkstra(graph, "me", "end")
        lengths.append(length)
        gone = [("me", way[1])] if way[1] in targets else [*graph.edges(way[1])]
        graph.remove_edges_from(gone)
    return lengths


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(evidence, st.lists(people, min_size=1, max_size=3, unique=True), st.integers(1, 5))
def test_the_ways_are_as_long_as_networkx_finds_them(device, told, targets, most):
    connection = device.connection
    connection.execute("SAVEPOINT example")
    try:
        write(connection, told)
        targets = {*targets}.difference(told["gone"])
        found = Graph(connection, TODAY).ways([id_of(one) for one in targets], most)
    finally:
        connection.execute("ROLLBACK TO example")
        connection.execute("RELEASE example")
    same = oracle(told)
    assert [one.cost for one in found] == pytest.approx(expected(same, targets, most))
    firsts = [one.people[0] for one in found]
    assert len({*firsts}) == len(firsts)
    for one in found:
        numbers = [person.int - 1 for person in one.people]
        assert numbers[-1] in targets
        steps = ["me", *numbers]
        lengths = [same[a][b]["weight"] for a, b in pairwise(steps)]
        assert one.cost == pytest.approx(sum(lengths))


def test_a_crowd_costs_a_step_for_each_and_not_for_each_pair(device):
    told = {"relations": [], "introductions": [], "ties": {0: 0.5}, "roles": [], "gone": (),
            "meetings": [([*range(12)], TODAY, "event")]}  # fmt: skip
    with device.transaction() as connection:
        write(connection, told)
    graph = Graph(device.connection, TODAY)
    halts = [there for there, _ in graph.steps(id_of(0).bytes, tuple)]
    [shared] = [there for halt in halts for there, _ in graph.steps(halt, tuple)]
    assert len(graph.steps(shared, tuple)) == 12


def test_the_close_relations_are_those_that_are_worth_more_than_all_others():
    others = [worth for label, worth in WORTH.items() if label not in CLOSE]
    assert min(WORTH[label] for label in CLOSE) > max(*others, OTHER_RELATION)


def test_close_relations_are_read_from_an_index_that_holds_no_others(device):
    for query, name in ((_NEAR, "relation_close"), (_OTHERWISE_RELATED, "relation")):
        plan = [row[3] for row in device.connection.execute(f"EXPLAIN QUERY PLAN {query}", ["[]"])]
        assert f"SEARCH relation USING COVERING INDEX {name}_person (person=?)" in plan
        assert f"SEARCH relation USING COVERING INDEX {name}_other (other=?)" in plan
