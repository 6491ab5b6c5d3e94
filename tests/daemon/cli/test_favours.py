"""Asks, offers, opportunities and the ledger on the command line."""

import json

import pytest


def tail(row):
    return row["id"].replace("-", "")[-8:]


@pytest.fixture
def person(beside):
    """Add somebody: `await person(name, *options)`; return what names them."""

    async def make(name, *options):
        added = await beside("add", name, *options, "--json")
        return tail(json.loads(added.out)["person"])

    return make


async def test_an_ask_is_matched_and_met_and_stands_in_the_ledger(beside, person):
    bo = await person("Bo", "--role", "Potter")
    assert "No ask yet" in (await beside("ask")).out
    asked = await beside(
        "ask", "me", "A gas kiln", "--due", "2030-01-02", "--tag", "clay", "--json"
    )
    ask = tail(json.loads(asked.out)["posting"])
    offered = await beside("offer", bo, "My gas kiln in town")
    assert offered.out.startswith("Bo can give: My gas kiln in town.  (")
    listed = await beside("ask", "list", "me")
    assert listed.out == f"{ask}  you, by 2030-01-02: A gas kiln [clay]\n"
    fits = (await beside("ask", "match", ask)).out.splitlines()
    assert "Bo, Potter" in fits[1]
    assert "gas, kiln" in fits[1]
    assert fits[2].strip() == "offer: My gas kiln in town"
    offer = fits[1].split()[0]
    assert "Not proposed" in (await beside("ask", "match", ask, "--not", offer)).out
    assert "Nothing fits that so far." in (await beside("ask", "match")).out
    assert (await beside("ask", "match", ask, "--unsay", offer)).code == 0
    assert (await beside("ask", "match", ask, "--fits", offer)).out.startswith("Fits: My gas kiln")
    met = await beside("ask", "meet", ask, "--by", bo, "--text", "Fired my bowls")
    assert met.out == f"Met; a favour received from Bo in the ledger.  ({ask})\n"
    assert "met by Bo" in (await beside("ask", "match", ask)).out
    assert "(met)" in (await beside("ask", "list", "--all")).out
    ledger = (await beside("ledger", bo)).out
    assert "from Bo: Fired my bowls  (met an ask)" in ledger
    assert "0 given, 1 received" in ledger
    assert "nobody owes anybody" in ledger


async def test_asks_and_offers_are_changed_and_ended(beside, person):
    made = await beside("offer", await person("Bo"), "Desk", "--json")
    offer = tail(json.loads(made.out)["posting"])
    changed = await beside("offer", "edit", offer, "--text", "A desk", "--tag", "room", "--due",
                           "2030-01-02")  # fmt: skip
    assert changed.out == f"Saved: A desk.  ({offer})\n"
    assert "by 2030-01-02: A desk [room]" in (await beside("offer")).out
    await beside("offer", "edit", offer, "--no-tags", "--due", "")
    assert (await beside("offer")).out == f"{offer}  Bo: A desk\n"
    assert (await beside("offer", "close", offer)).out.startswith("Closed: A desk.")
    assert (await beside("offer", "open", offer)).out.startswith("Open again: A desk.")
    assert (await beside("offer", "remove", offer)).out == "Removed: A desk.\n"
    assert json.loads((await beside("offer", "list", "--json")).out)["postings"] == []


async def test_opportunities_come_through_people_and_are_summed(beside, person):
    ada, bo = await person("Ada"), await person("Bo")
    assert "Nothing came yet" in (await beside("opportunity")).out
    made = await beside("opportunity", "add", ada, "customer", "Tiles", "--value", "12,000.50 eur",
                        "--with", bo, "--on", "2026-05-01", "--json")  # fmt: skip
    row = tail(json.loads(made.out)["opportunity"])
    told = (await beside("opportunity", "list", bo)).out
    assert f"{row}  2026-05-01  open customer  Tiles, 12,000.50 EUR, through Ada, with Bo" in told
    assert "Came through people: nothing with a value; still ahead: 12,000.50 EUR of 1" in told
    won = await beside("opportunity", "set", row, "--state", "won", "--outcome", "A hotel",
                       "--value", "15000 EUR", "--without", bo)  # fmt: skip
    assert won.out == f"Won: Tiles.  ({row})\n"
    told = (await beside("opportunity", "list", "--state", "won")).out
    assert "Tiles, 15,000 EUR, through Ada: A hotel" in told
    assert "Came through people: 15,000 EUR of 1 opportunity" in told
    assert "1 opportunity won through them" in (await beside("ledger")).out
    assert (await beside("opportunity", "remove", row)).out == "Removed: Tiles.\n"


async def test_the_ledger_says_which_way(beside, person):
    ada = await person("Ada")
    assert "No favour yet" in (await beside("ledger")).out
    gave = await beside("ledger", "gave", ada, "A lamp", "--on", "2026-05-01", "--json")
    favour = tail(json.loads(gave.out)["favour"])
    await beside("ledger", "got", ada, "A chair", "--on", "2026-05-02")
    told = (await beside("ledger")).out
    assert f"{favour}  2026-05-01  to Ada: A lamp" in told
    assert "from Ada: A chair" in told
    assert "2026: 1 given, 1 received" in told
    assert (await beside("ledger", "remove", favour)).out == "Removed: a favour to Ada.\n"
    assert json.loads((await beside("ledger", ada, "--json")).out)["given"] == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["ask", "me"], 2, "TEXT"),
        (["ask", "me", " "], 2, "looked for"),
        (["ask", "me", "x", "--due", "6/7/26"], 1, "could be several days"),
        (["ask", "close", "ffffffff"], 1, "There is no ask"),
        (["ask", "match", "--fits", "ffffffff"], 2, "Name the ask"),
        (["ask", "meet", "ffffffff"], 2, "--by"),
        (["offer", "edit", "ffffffff"], 2, "what to change"),
        (["opportunity", "set", "ffffffff"], 2, "what to change"),
        (["opportunity", "add", "ffffffff", "luck", "x"], 2, "luck"),
        (["opportunity", "add", "ffffffff", "job", "x", "--value", "much"], 2, "12000 EUR"),
        (["ledger", "ffffffff"], 1, "There is no person"),
    ],
)
async def test_what_cannot_be_done_says_why(beside, words, code, said):
    ran = await beside(*words)
    assert (ran.code, said in ran.err) == (code, True), ran.err
