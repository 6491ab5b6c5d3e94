"""The graph of who is tied to whom."""

import pytest

from kithbook_protocol.insight_operations import GRAPH
from kithbook_protocol.operations import DELETE
from kithbook_protocol.people_operations import RELATION


@pytest.fixture
def drawn(call):
    """Return names, and ties as (name, name, kind, count)."""

    async def read(**request):
        found = await call(GRAPH, request)
        names = [node.name for node in found.nodes]
        ties = {(names[tie.one], names[tie.other], tie.kind, tie.count) for tie in found.ties}
        return names, {
            (*sorted(pair), *rest) for *pair, rest in [(a, b, (k, c)) for a, b, k, c in ties]
        }

    return read


async def test_it_has_whom_you_had_to_do_with_and_who_is_related(add, log, call, drawn):
    ada, bo, cy = await add("Ada"), await add("Bo", tags=["friend"]), await add("Cy")
    await add("Di")
    await log(bo, cy)
    await log(bo, cy)
    await log(bo, when="yesterday")
    await call(RELATION, {"person": ada, "other": bo, "label": "sister"})
    names, ties = await drawn()
    assert names == ["Bo", "Cy", "Ada"]
    assert ties == {("Ada", "Bo", "relation", 1), ("Bo", "Cy", "together", 2)}
    found = await call(GRAPH)
    assert [node.group for node in found.nodes] == ["friend", None, None]
    assert found.nodes[0].strength > found.nodes[1].strength > found.nodes[2].strength == 0
    assert [tie.label for tie in found.ties if tie.kind == "relation"] == ["sister"]


async def test_a_query_and_a_limit_leave_people_and_their_ties_out(add, log, call, drawn):
    ada, bo, cy = [await add(name, tags=[name[0]]) for name in ("Ada", "Bo", "Cy")]
    await log(ada, bo, cy)
    await log(ada)
    names, ties = await drawn(query="tag:A or tag:C")
    assert (names, ties) == (["Ada", "Cy"], {("Ada", "Cy", "together", 1)})
    assert (await drawn(limit=1)) == (["Ada"], set())
    assert (await call(GRAPH, {"limit": 1})).people == 3
    assert (await drawn(query="tag:nobody")) == ([], set())


async def test_who_is_deleted_is_no_part_of_it(add, log, call, drawn):
    ada, bo = await add("Ada"), await add("Bo")
    await log(ada, bo)
    await call(DELETE, {"person": bo})
    assert await drawn() == (["Ada"], set())
