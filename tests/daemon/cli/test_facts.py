"""Roles, organisations, own fields, dates and relations, as they are typed and read."""

import json

import pytest


@pytest.fixture
def add(beside):
    async def make(*arguments):
        ran = await beside("add", *arguments, "--json")
        return json.loads(ran.out)["person"]["id"].replace("-", "")[-8:]

    return make


@pytest.fixture
async def ada(add):
    return await add("Ada Lovelace", "--role", "Analyst", "--org", "Engines")


@pytest.fixture
async def bo(add):
    return await add("Bo Chen", "--role", "CTO", "--org", "engines")


@pytest.fixture
def told(beside):
    """Run what must succeed, and return what it printed, in lines without doubled spaces."""

    async def run(*arguments):
        ran = await beside(*arguments)
        assert ran.code == 0, ran.err
        return [" ".join(line.split()) for line in ran.out.splitlines()]

    return run


async def test_roles_are_listed_added_ended_and_removed(beside, told, ada):
    await told("role", ada, "add", "--title", "Advisor", "--org", "Works", "--since", "2019-05")
    listed = await told("role", ada)
    assert [line[9:] for line in listed] == [
        "Analyst · Engines",
        "Advisor · Works (since May 2019)",
    ]
    assert "Name one of their roles" in (await beside("role", ada, "end")).err
    await told("role", ada, "end", listed[1][:8], "--until", "2021-02-03")
    assert "role Advisor · Works (since May 2019, until 3 February 2021)" in await told("show", ada)
    await told("role", ada, "edit", "--since", "2001")
    assert "role Analyst · Engines (since 2001)" in await told("show", ada)
    await told("role", ada, "end")
    assert "until" in (await told("role", ada))[0]
    await told("role", ada, "remove", listed[1][:8])
    assert len(await told("role", ada)) == 1
    await told("role", ada, "edit", "--until", "")
    assert (await told("role", ada))[0].endswith("(since 2001)")


async def test_an_organisation_is_listed_shown_and_changed(told, ada, bo):
    [line] = await told("organisations")
    assert line.endswith("Engines 2 people")
    await told("organisation", "ENGINES", "name=Engines Ltd", "website=engines.example")
    name, website, *people = await told("organisation", line[:8])
    assert name == f"Engines Ltd {line[:8]}"
    assert website == "https://engines.example"
    assert people == [f"{ada} Ada Lovelace Analyst", f"{bo} Bo Chen CTO"]
    assert await told("colleagues", ada) == [f"{bo} Bo Chen CTO · Engines Ltd"]


@pytest.mark.usefixtures("ada")
async def test_two_spellings_of_an_organisation_are_listed_joined_and_parted(beside, add, told):
    bo = await add("Bo Chen", "--org", "Engines Ltd")
    listed = await told("organisations")
    assert listed[1].startswith("maybe the same as Engines Ltd (")
    assert listed[-1] == "If they are, join them: kithbook organisations join KEPT OTHER"
    tried = await told("organisations", "join", "engines", "engines ltd", "--dry-run")
    assert tried == ["name: Engines (not Engines Ltd)", "from Engines Ltd: 1 person: Bo Chen"]
    assert len(await told("organisations")) == 5
    ran = await beside("organisations", "join", "engines", "engines ltd", "--json")
    assert len(json.loads(ran.out)["organisation"]["people"]) == 2
    [line] = await told("organisations")
    assert line.endswith("Engines 2 people")
    again = await beside("organisations", "join", "engines", "ENGINES  LTD")
    assert (again.code, again.err.strip()) == (1, "These are one organisation already; name two.")
    preview = await told("undo", "--dry-run")
    assert preview[0] == "Would be undone: join of the organisations Engines Ltd, Engines."
    await told("undo")
    assert "organisation Engines Ltd" in " ".join(await told("history", bo))
    assert len(await told("organisations")) == 5


async def test_a_colleague_of_unsure_times_is_said_to_be_one(told, ada, bo):
    await told("role", bo, "end", "--until", "2011")
    [line] = await told("colleagues", ada)
    assert line.endswith("CTO · Engines, until 2011 (perhaps not at the same time)")


async def test_own_fields_are_made_filled_listed_and_removed(beside, told, ada):
    await told("fields", "add", "Shoe size", "number")
    await told("fields", "add", "Priority", "choice", "--choice", "high", "--choice", "low")
    await told("fields", "add", "Site", "link", "--several")
    await told("edit", ada, "shoe size=038.50", "Priority=HIGH", "Site=a.example", "Site=b.example",
               "location=Zürich")  # fmt: skip
    shown = await told("show", ada)
    assert {"Shoe size 038.50", "Priority high", "Site https://b.example"} <= set(shown)
    assert "location Zürich" in shown
    assert await told("fields") == [
        "Shoe size (number; 1 person)",
        "Priority (choice: high, low; 1 person)",
        "Site (link, several; 1 person)",
    ]
    await told("edit", ada, "Priority=", "--remove", "https://b.example")
    shown = await told("show", ada)
    assert "Site https://a.example" in shown
    assert not {"Priority high", "Site https://b.example"} & set(shown)
    await told("fields", "edit", "Shoe size", "--name", "Boots")
    await told("fields", "remove", "site")
    assert "Boots 038.50" in await told("show", ada)
    assert not any("Site" in line for line in await told("show", ada))
    await told("undo")
    assert "Site https://a.example" in await told("show", ada)
    ran = await beside("edit", ada, "boots=large")
    assert (ran.code, ran.err) == (1, '"large" is not a number such as 12 or -3.50.\n')


async def test_a_date_is_set_with_its_year_or_without_and_removed(beside, told, ada):
    await told("date", ada, "birthday", "--04-12")
    await told("date", ada, "Name day", "2000-02-29")
    assert await told("date", ada) == ["birthday: 12 April", "Name day: 29 February 2000"]
    assert "birthday 12 April" in await told("show", ada)
    await told("date", ada, "birthday", "--remove")
    assert await told("date", ada) == ["Name day: 29 February 2000"]
    ran = await beside("date", ada, "birthday", "--13-01")
    assert (ran.code, ran.err) == (1, 'There is no such day as "--13-01".\n')


async def test_a_relation_is_said_once_and_shown_on_both(beside, told, ada, bo):
    await told("relation", ada, "manager", bo, "--note", "since spring")
    await told("relation", ada, "godmother", bo)
    assert f"manager Bo Chen {bo}: since spring" in await told("show", ada)
    assert await told("relation", bo) == [
        f"godmother of: Ada Lovelace {ada}", f"report: Ada Lovelace {ada}: since spring",
    ]  # fmt: skip
    found = await told("search", "bo", "chen")
    assert any("relation: godmother" in line for line in found)
    await told("relation", bo, "report", ada, "--remove")
    assert await told("relation", ada) == [f"godmother: Bo Chen {bo}"]
    ran = await beside("relation", ada, "partner", bo, "--remove")
    assert (ran.code, ran.err.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["role"], "No roles yet"),
        (["date"], "No dates yet"),
        (["relation"], "No relations yet"),
        (["colleagues"], "No colleagues"),
    ],
)
async def test_where_there_is_nothing_it_says_how_to_begin(told, add, arguments, hint):
    person = await add("Cy")
    assert hint in (await told(*arguments, person))[0]


async def test_without_any_it_says_so(told):
    assert "No fields of your own yet" in (await told("fields"))[0]
    assert "No organisations yet" in (await told("organisations"))[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ["role", "ffffffff", "add"],
        ["role", "ffffffff", "edit"],
        ["role", "ffffffff", "list", "--title", "x"],
        ["role", "ffffffff", "add", "3f9a12bc", "--title", "x"],
        ["role", "ffffffff", "dance"],
        ["organisation", "acme", "shoe=size"],
        ["date", "ffffffff", "birthday"],
        ["date", "ffffffff", "--remove"],
        ["date", "ffffffff", "birthday", "--04-12", "--remove"],
        ["relation", "ffffffff", "manager"],
        ["relation", "ffffffff", "--remove"],
        ["fields", "add", "Size", "shoe"],
        ["fields", "edit", "Size"],
    ],
)
async def test_wrong_usage_is_told_and_does_nothing(beside, arguments):
    ran = await beside(*arguments)
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["role", "ffffffff"],
        ["organisation", "nowhere"],
        ["colleagues", "ffffffff"],
        ["date", "ffffffff", "birthday", "1984-04-12"],
        ["relation", "ffffffff", "manager", "eeeeeeee"],
        ["fields", "remove", "Size"],
        ["fields", "add", "role", "text"],
    ],
)
async def test_what_cannot_be_is_one_sentence(beside, arguments):
    ran = await beside(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "mistake" not in ran.err
