"""Making one person of two at the command line."""

import json


async def add(beside, *arguments):
    done = json.loads((await beside("add", *arguments, "--json")).out)
    return done["person"]["id"].replace("-", "")[-8:]


def often(ideal, latest):
    return f"every {ideal} days, at the latest after {latest} days"


async def test_a_merge_says_what_was_chosen_and_undo_parts_the_two(beside):
    ada = await add(beside, "Ada Lovelace", "--role", "Analyst", "--tag", "maths")
    king = await add(beside, "Augusta King", "--headline", "Countess", "--tag", "poetry")
    dry = await beside("merge", ada, king, "--dry-run")
    expected = (
        f"Augusta King ({king}) would be merged into Ada Lovelace ({ada}).\n"
        "name: Ada Lovelace  (not Augusta King)\nheadline: Countess\n"
    )
    assert (dry.code, dry.out) == (0, expected)
    assert "Augusta King" in (await beside("show", king)).out
    done = await beside("merge", ada, king, "--take", "name")
    assert done.out == (
        "name: Augusta King  (in the history: Ada Lovelace)\nheadline: Countess\n"
        f"Augusta King ({king}) merged into Ada Lovelace ({ada}); "
        "`kithbook undo` parts them again.\n"
    )
    shown = json.loads((await beside("show", king, "--json")).out)
    assert (shown["name"], shown["tags"]) == ("Augusta King", ["maths", "poetry"])
    assert "merge of" in (await beside("undo")).out
    assert json.loads((await beside("show", ada, "--json")).out)["tags"] == ["maths"]


async def test_merging_somebody_with_themselves_is_refused_in_a_sentence(beside):
    ada = await add(beside, "Ada Lovelace")
    refused = await beside("merge", ada, ada)
    assert (refused.code, refused.err) == (1, "These are one person already; name two.\n")


async def test_it_lists_every_value_that_there_is_one_of(beside):
    ada = await add(beside, "Ada Lovelace")
    king = await add(beside, "Ada Lovelace")
    await beside("fields", "add", "Shoe size", "number")
    for one, day, days, size in ((ada, "1815-12-10", "30", "37"), (king, "--12-11", "90", "38")):
        await beside("date", one, "birthday", day)
        await beside("cadence", one, days)
        await beside("edit", one, f"Shoe size={size}")
    foretold = await beside("merge", ada, king, "--take", "shoe size", "--dry-run")
    assert foretold.out.splitlines()[1:] == [
        "birthday: 1815-12-10  (not --12-11)",
        "Shoe size: 38  (not 37)",
        f"cadence: {often(30, 45)}  (not {often(90, 135)})",
    ]
    done = await beside("merge", ada, king, "--take", "shoe size")
    assert done.out.splitlines()[:2] == [
        "birthday: 1815-12-10  (in the history: --12-11)",
        "Shoe size: 38  (in the history: 37)",
    ]
    shown = (await beside("show", ada)).out
    assert shown.count("birthday") == shown.count("Shoe size") == 1
    refused = await beside("merge", ada, await add(beside, "Bo"), "--take", "nonsense")
    assert (refused.code, refused.err) == (
        1,
        'There is no "nonsense" of Bo to take; `kithbook merge --dry-run` lists what there is.\n',
    )


async def test_the_undo_lists_what_stays_in_words(beside):
    ada, king = await add(beside, "Ada Lovelace"), await add(beside, "Augusta King")
    await beside("merge", ada, king)
    await beside("edit", ada, "email=ada@engines.example")
    await beside("edit", ada, "role=Poet", "organisation=Engines")
    await beside("note", ada, "Likes horses")
    await beside("log", ada, "met", "At a ball", "--on", "2026-11-20")
    listed = json.loads((await beside("history", "--json")).out)["deeds"]
    merge = next(one["id"] for one in listed if one["kind"] == "merge")
    staying = [
        "    identity: email, ada@engines.example",
        "    role: Poet, Engines",
        "    note: Likes horses",
        "    interaction: met, 2026-11-20, At a ball",
    ]
    foretold = (await beside("undo", merge, "--dry-run")).out.splitlines()
    what = f"merge of Augusta King ({king}) into Ada Lovelace ({ada})"
    assert foretold[0] == f"Would be undone: {what}."
    assert foretold[-5:] == ["Would stay, because it came later:", *staying]
    done = (await beside("undo", merge)).out.splitlines()
    assert done[1:] == ["Stays, because it came later:", *staying]
