"""Making one person of two at the command line."""

import json


async def add(beside, *arguments):
    done = json.loads((await beside("add", *arguments, "--json")).out)
    return done["person"]["id"].replace("-", "")[-8:]


async def test_a_merge_says_what_was_chosen_and_undo_parts_the_two(beside):
    ada = await add(beside, "Ada Lovelace", "--role", "Analyst", "--tag", "maths")
    king = await add(beside, "Augusta King", "--headline", "Countess", "--tag", "poetry")
    dry = await beside("merge", ada, king, "--dry-run")
    expected = "name: Ada Lovelace  (not Augusta King)\nheadline: Countess\n"
    assert (dry.code, dry.out) == (0, expected)
    assert "Augusta King" in (await beside("show", king)).out
    done = await beside("merge", ada, king, "--take", "name")
    assert done.out.startswith("name: Augusta King  (not Ada Lovelace)\nheadline: Countess\n")
    assert "Augusta King merged into Ada Lovelace; `kithbook undo`" in done.out
    shown = json.loads((await beside("show", king, "--json")).out)
    assert (shown["name"], shown["tags"]) == ("Augusta King", ["maths", "poetry"])
    assert "merge of" in (await beside("undo")).out
    assert json.loads((await beside("show", ada, "--json")).out)["tags"] == ["maths"]


async def test_merging_somebody_with_themselves_is_refused_in_a_sentence(beside):
    ada = await add(beside, "Ada Lovelace")
    refused = await beside("merge", ada, ada)
    assert (refused.code, refused.err) == (1, "These are one person already; name two.\n")
