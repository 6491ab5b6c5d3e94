"""Insights on the command line."""

import json


async def test_insights_are_listed_shown_and_printed_as_csv(beside):
    await beside("add", "Ada Lovelace", "--org", "=Engines", "--tag", "friend")
    await beside("add", "Bo Larsen", "--org", "=Engines")
    listed = (await beside("insights")).out
    assert "organisations" in listed
    assert "People who have a role there now" in listed
    shown = (await beside("insights", "organisations")).out
    assert "There now" in shown
    assert "=Engines" in shown
    printed = (await beside("insights", "organisations", "--csv")).out
    assert printed == "organisations,There now,There before\n'=Engines,2,0\n"
    found = json.loads((await beside("insights", "tags", "--json")).out)
    assert [row["label"] for row in found["rows"]] == ["friend"]


async def test_whom_a_row_counts_is_listed(beside):
    await beside("add", "Ada Lovelace", "--org", "Engines")
    who = ("insights", "organisations", "--who", "Engines")
    assert "Ada Lovelace" in (await beside(*who, "--column", "now")).out
    asked = await beside(*who)
    assert (asked.code, "--column: now, before" in asked.err) == (2, True)
    lacking = await beside("insights", "tags", "--who", "friend")
    assert (lacking.code, "no row" in lacking.err) == (2, True)


async def test_nothing_to_count_is_said(beside):
    assert "There is nothing to count yet." in (await beside("insights", "tags")).out
    wrong = await beside("insights", "luck")
    assert (wrong.code, "There is no insight" in wrong.err) == (1, True)
