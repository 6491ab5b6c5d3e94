"""Numbers of the whole book. The clock says 15 January 2027."""

import pytest

from kithbook.insights.service import KINDS
from kithbook_protocol.favour_operations import FAVOUR, OPPORTUNITY
from kithbook_protocol.insight_operations import INSIGHT, INSIGHT_PEOPLE, INSIGHTS
from kithbook_protocol.introduction_operations import INTRODUCE
from kithbook_protocol.operations import DELETE, NOTE, SEARCH, UNDO
from kithbook_protocol.people_operations import RELATION, ROLE
from kithbook_protocol.relationship_operations import CADENCE


async def test_a_month_tells_who_was_added_met_and_lost(add, log, table, counted):
    ada, bo = await add("Ada"), await add("Bo")
    for number in range(6):
        await log(ada, when=f"{100 + 7 * number} days ago")
    await log(ada, bo, when="70 days ago")
    await log(bo, when="2026-11-20")
    assert await table("growth") == {
        "2026-09": (0, 1, 0),
        "2026-10": (0, 1, 0),
        "2026-11": (0, 2, 1),
        "2027-01": (2, 0, 0),
    }
    assert await counted("growth", "2027-01", "added") == ["Ada", "Bo"]
    assert await counted("growth", "2026-11", "contact") == ["Ada", "Bo"]
    assert await counted("growth", "2026-11", "quiet") == ["Ada"]


async def test_as_many_months_are_told_as_asked_for_also_without_anything_in_them(call, app):
    assert app
    found = await call(INSIGHT, {"name": "growth", "months": 14})
    assert [row.key for row in found.rows][::13] == ["2025-12", "2027-01"]
    assert {cell.value for row in found.rows for cell in row.cells} == {0}


async def test_kinds_of_contact_count_a_contact_once_whoever_took_part(add, log, table, counted):
    ada, bo = await add("Ada"), await add("Bo")
    await log(ada, bo, kind="event", when="2026-12-03")
    await log(ada, kind="call", when="2026-12-04")
    await log(ada, kind="call", when="2026-12-05")
    # Columns are Calls and Events.
    assert await table("contacts") == {"2026-12": (2, 1)}
    assert await counted("contacts", "2026-12", "event") == ["Ada", "Bo"]
    assert await counted("contacts", "2026-12", "call") == ["Ada"]


async def test_an_organisation_counts_who_is_there_and_who_only_was(add, call, table, counted):
    ada = await add("Ada", {"organisation": "Engines"})
    bo = await add("Bo", {"organisation": "Looms"})
    cy = await add("Cy", {"organisation": "Looms"})
    for person in (ada, bo):
        fields = {"title": "Clerk", "organisation": "Engines", "since": "2019", "until": "2020"}
        await call(ROLE, {"person": person, "fields": fields})
    assert await table("organisations") == {"Looms": (2, 0), "Engines": (1, 1)}
    found = await call(INSIGHT, {"name": "organisations", "limit": 1})
    assert ([row.label for row in found.rows], found.more) == (["Looms"], True)
    keys = {row.label: row.key for row in (await call(INSIGHT, {"name": "organisations"})).rows}
    assert await counted("organisations", keys["Engines"], "now") == ["Ada"]
    assert await counted("organisations", keys["Engines"], "before") == ["Bo"]
    await call(DELETE, {"person": cy})
    assert await table("organisations") == {"Looms": (1, 0), "Engines": (1, 1)}


async def test_a_place_is_what_stands_before_the_comma_in_whatever_case(add, table, counted):
    await add("Ada", {"location": "London, United Kingdom"})
    await add("Bo", {"location": "london"})
    await add("Cy", {"location": "Turin"})
    await add("Di")
    assert await table("places") == {"London": (2,), "Turin": (1,)}
    assert await counted("places", "london") == ["Ada", "Bo"]


async def test_fields_and_topics_are_words_that_two_share_and_that_tell_something(
    add, call, table, counted
):
    ada = await add("Ada", {"role": "Head of Research"})
    bo = await add("Bo", {"role": "Research engineer", "organisation": "Research House"})
    await add("Cy", {"organisation": "Research House"})
    for person in (ada, bo):
        await call(NOTE, {"person": person, "text": "We would talk about the Analytical ENGINE"})
    assert await table("fields") == {"research": (2,)}
    assert await counted("fields", "research") == ["Ada", "Bo"]
    assert await table("topics") == {"analytical": (2,), "engine": (2,)}
    assert await counted("topics", "engine") == ["Ada", "Bo"]


async def test_the_strength_of_a_tie_fades(add, log, table, counted, clock):
    ada, bo = await add("Ada"), await add("Bo")
    await add("Cy")
    for day in range(5):
        await log(ada, when=f"{day} days ago")
    await log(bo, when="today")
    assert await table("strength") == {"Strong: 75 and more": (1,), "Good: 50 to 75": (1,)}
    assert await counted("strength", "strong") == ["Ada"]
    clock.forward(180 * 86_400)
    assert await table("strength") == {"Good: 50 to 75": (1,), "Fading: 5 to 25": (1,)}
    assert await counted("strength", "fading") == ["Bo"]


async def test_cadences_kept_are_counted_for_all_and_by_tag(add, log, call, table, counted):
    people = {name: await add(name, tags=["friend"]) for name in ("Ada", "Bo", "Cy")}
    for name, days in {"Ada": 5, "Bo": 12, "Cy": 40}.items():
        await log(people[name], when=f"{days} days ago")
    await call(CADENCE, {"tag": "friend", "ideal": 10, "latest": 20})
    await call(CADENCE, {"person": people["Ada"], "ideal": 3, "latest": 4})
    assert await table("cadences") == {
        "Everybody with a cadence": (0, 1, 2),
        "friend": (0, 1, 2),
    }
    assert await counted("cadences", "all", "overdue") == ["Ada", "Cy"]


async def test_who_connects_whom_counts_others_once_and_no_crowds(add, log, call, table, counted):
    people = [await add(f"P{number:02}") for number in range(22)]
    ada, bo, cy, di = people[:4]
    await call(RELATION, {"person": ada, "other": bo, "label": "colleague"})
    await call(RELATION, {"person": ada, "other": bo, "label": "friend"})
    await log(ada, bo, cy)
    await log(ada, cy)
    await log(*people, kind="event")
    assert await table("connectors") == {"P00": (1, 1), "P01": (1, 1), "P02": (0, 2)}
    found = await call(INSIGHT, {"name": "connectors"})
    assert str(found.rows[0].person) == ada
    assert await counted("connectors", found.rows[0].key, "relation") == ["P01"]
    assert await counted("connectors", found.rows[0].key, "together") == ["P02"]
    await call(DELETE, {"person": cy})
    assert await table("connectors") == {"P00": (1, 0), "P01": (1, 0)}
    assert di


async def test_every_number_counts_the_people_that_it_leads_to(add, log, call):
    """Also by its query, where it has one; and of contacts and ties at most as many."""
    tags = {"Ada": ["friend", "investor"], "Bo": ["friend"], "Cy": []}
    people = {
        name: await add(
            name, {"role": "Loom engineer", "organisation": "Looms", "location": "Turin"}, tags=held
        )
        for name, held in tags.items()
    }
    for name, days in {"Ada": 4, "Bo": 30}.items():
        for number in range(6):
            await log(people[name], when=f"{days + 5 * number} days ago", text="of cotton and silk")
    await log(*people.values(), kind="event", when="yesterday")
    await call(CADENCE, {"tag": "investor", "ideal": 2})
    await call(RELATION, {"person": people["Ada"], "other": people["Cy"], "label": "friend"})
    await call(INTRODUCE, {"person": people["Ada"], "other": people["Cy"], "state": "made"})
    await call(FAVOUR, {"person": people["Cy"], "text": "Lent a loom", "given": True})
    await call(DELETE, {"person": people["Bo"]})
    seen = 0
    for one in (await call(INSIGHTS)).insights:
        found = await call(INSIGHT, {"name": one.name})
        for row in found.rows:
            for column, cell in zip(found.columns, row.cells, strict=True):
                request = {"name": one.name, "row": row.key, "column": column.key}
                whom = await call(INSIGHT_PEOPLE, request)
                seen += cell.value
                if found.counts not in {"people", "ties"}:
                    assert bool(whom.count) == bool(cell.value), request
                else:
                    assert whom.count == len(whom.people) == cell.value, request
                if cell.query:
                    asked = await call(SEARCH, {"query": cell.query})
                    names = {hit.name for hit in asked.hits if not hit.guessed}
                    assert names == {person.name for person in whom.people}, cell.query
    assert seen > len(KINDS)


async def test_introductions_are_counted_by_how_far_they_came_and_whose_they_are(
    add, call, table, counted
):
    ada, bo, cy = [await add(name) for name in ("Ada", "Bo", "Cy")]
    await call(INTRODUCE, {"person": ada, "other": bo, "state": "made"})
    await call(INTRODUCE, {"person": ada, "introducer": cy, "state": "asked"})
    assert await table("introductions") == {"Under way": (0, 1, 0), "Made": (1, 0, 0)}
    assert await counted("introductions", "made", "mine") == ["Ada", "Bo"]
    assert await counted("introductions", "open", "received") == ["Ada", "Cy"]
    await call(DELETE, {"person": cy})
    assert await table("introductions") == {"Made": (1, 0, 0)}


async def test_given_and_received_are_counted_by_person(add, call, table, counted):
    ada, bo = await add("Ada"), await add("Bo")
    for given in (True, True, False):
        await call(FAVOUR, {"person": ada, "text": "A favour", "given": given})
    await call(OPPORTUNITY, {"person": bo, "kind": "job", "title": "Clerk"})
    assert await table("resources") == {"Ada": (2, 1, 0), "Bo": (0, 0, 1)}
    [row, _] = (await call(INSIGHT, {"name": "resources"})).rows
    assert await counted("resources", row.key, "given") == ["Ada"]
    assert await counted("resources", row.key, "came") == []


async def test_what_was_undone_is_counted_no_more(add, log, call, table):
    ada = await add("Ada")
    await log(ada, when="2026-12-03")
    await call(UNDO, {})
    assert await table("contacts") == {}


@pytest.mark.parametrize("row", ["", "nothing", "2026-13", "x" * 32, "' OR 1"])
async def test_a_row_or_column_that_is_not_there_counts_nobody(call, app, row):
    assert app
    for kind in KINDS:
        for column in ("people", "nothing"):
            request = {"name": kind.name, "row": row, "column": column}
            assert (await call(INSIGHT_PEOPLE, request)).count == 0
