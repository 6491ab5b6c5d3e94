"""Logging, promises and cadences on the command line."""

import io
import json
import sys
from datetime import date

import pytest

from kithbook.clock import wall_clock


@pytest.fixture(autouse=True)
def today(clock):
    """Let the daemon's clock show what the commands' item ids say."""
    clock.milliseconds = wall_clock()


@pytest.fixture
def person(beside):
    """Add somebody; return what names them: the end of the id."""

    async def add(name, *options):
        added = json.loads((await beside("add", name, *options, "--json")).out)
        return added["person"]["id"][-8:]

    return add


def tail(row):
    return row["id"][-8:]


async def test_what_is_logged_is_shown_found_and_taken_back(beside, person):
    ada, bo = await person("Ada Lovelace"), await person("Bo Chen")
    ran = await beside(
        "log", ada, "met", "Jacquard\nlooms", "--with", bo, "--on", "last week", "--at", "Rotunda"
    )
    assert (ran.code, ran.out.startswith("Met Ada Lovelace and Bo Chen on ")) == (0, True)
    called = await beside("log", ada, "call", "--on", "yesterday 14:30", "--json")
    one = json.loads(called.out)["interaction"]
    assert (one["kind"], one["at"] % 60_000, one["text"]) == ("call", 0, None)
    listed = (await beside("interactions", ada)).out.splitlines()
    assert [line.endswith(end) for line, end in zip(listed, ("call", "looms"), strict=True)]
    assert "Ada Lovelace, Bo Chen" in listed[1]
    assert "met at Rotunda: Jacquard looms" in listed[1]
    assert (await beside("log")).out.splitlines() == listed
    assert "interaction: Jacquard" in (await beside("search", "jacquard")).out
    assert "call" in (await beside("show", ada)).out
    assert json.loads((await beside("show", ada, "--json")).out)["touch"]["last"]["kind"] == "call"
    found = json.loads((await beside("interactions", bo, "--json")).out)["interactions"]
    removed = await beside("log", "remove", tail(found[0]))
    assert removed.out.startswith("Removed: met, with Ada Lovelace and Bo Chen on ")
    assert "Nothing was logged yet" in (await beside("interactions", bo)).out
    assert "Undone: removal of an interaction with " in (await beside("undo")).out
    assert "Jacquard looms" in (await beside("interactions", bo, "--limit", "1")).out
    assert "text: Jacquard" in (await beside("history", bo)).out


async def test_what_was_logged_is_put_right(beside, person, monkeypatch):
    ada, bo, cy = [await person(name) for name in ("Ada", "Bo", "Cy")]
    done = await beside("log", ada, "met", "Looms", "--with", bo, "--json")
    row = tail(json.loads(done.out)["interaction"])
    ran = await beside("log", "edit", row, "--kind", "call", "--on", "2025-11-23",
                       "--at", "Rotunda", "--with", cy, "--without", bo)  # fmt: skip
    assert ran.out == f"Saved: call, with Ada and Cy on 2025-11-23.  ({row})\n"
    assert (
        await beside("interactions")
    ).out == f"{row}  Ada, Cy  2025-11-23  call at Rotunda: Looms\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO("out of sight"))
    await beside("log", "edit", row, "--text", "-", "--at", "")
    assert (await beside("interactions", cy)).out.endswith("2025-11-23  call: out of sight\n")
    unsaid = await beside("log", "edit", row)
    assert (unsaid.code, "Say what to change" in unsaid.err) == (2, True)


async def test_a_note_on_it_can_come_through_a_pipe(beside, person, monkeypatch):
    ada = await person("Ada")
    monkeypatch.setattr(sys, "stdin", io.StringIO("out of sight"))
    done = await beside("log", ada, "met", "-", "--json")
    assert json.loads(done.out)["interaction"]["text"] == "out of sight"


async def test_a_promise_is_listed_until_it_is_done_or_dropped(beside, person):
    ada = await person("Ada")
    mine = await beside("promise", ada, "Send the paper", "--due", "yesterday", "--json")
    theirs = await beside("promise", ada, "Introduce Bo", "--by-them")
    assert theirs.out.startswith("Ada promised you: Introduce Bo.")
    listed = (await beside("promise")).out
    assert "Ada  yours, by " in listed
    assert "Ada  theirs: Introduce Bo" in listed
    assert "yours, by " in (await beside("show", ada)).out
    row = tail(json.loads(mine.out)["promise"])
    assert (await beside("promise", "done", row)).out == f"Kept: Send the paper.  ({row})\n"
    assert "Send the paper" not in (await beside("promise")).out
    assert (await beside("promise", "open", row)).code == 0
    assert (await beside("promise", "drop", row)).out.startswith("Dropped: Send the paper.")
    left = json.loads((await beside("promise", "--json")).out)["promises"]
    assert [one["text"] for one in left] == ["Introduce Bo"]


async def test_due_lists_cadences_promises_and_who_is_lost(beside, person):
    ada, bo = await person("Ada", "--tag", "investor"), await person("Bo")
    assert (await beside("due")).out == "Nothing is due.\n"
    assert "There is no cadence yet" in (await beside("cadence")).out
    await beside("log", ada, "met", "about looms", "--on", "40 days ago")
    for weeks in (5, 6, 7, 8, 9):
        await beside("log", bo, "call", "--on", f"{weeks} weeks ago")
    await beside("promise", ada, "Send the paper", "--due", "yesterday")
    set_ = await beside("cadence", "--tag", "investor", "10", "35")
    assert '"investor", 1 person now: every 10 days, at the latest after 35 days.' in set_.out
    told = (await beside("due")).out.splitlines()
    assert told[0].endswith("Ada: overdue by 5 days; 40 days since the last interaction, every 10 "
                            "(investor)")  # fmt: skip
    assert told[1].endswith("met: about looms")
    assert (told[2], told[4]) == ("Promises:", "Losing touch:")
    assert told[5].endswith("Bo: silent for 35 days, before that every 7")
    found = json.loads((await beside("due", "--json")).out)
    assert [one["state"] for one in found["contacts"]] == ["overdue"]
    assert [one["gap"] for one in found["losing_touch"]] == [7]
    assert "every 10 days, overdue" in (await beside("show", ada)).out
    assert (await beside("cadence", ada, "60")).out.startswith("Ada: every 60 days")
    assert "tag investor: every 10 days" in (await beside("cadence")).out
    assert len(json.loads((await beside("cadence", "--json")).out)["cadences"]) == 2
    assert "Ada" in (await beside("cadence", "off", ada)).out
    assert '"investor"' in (await beside("cadence", "off", "--tag", "investor")).out
    assert "overdue" not in (await beside("due")).out


async def test_a_reminder_is_made_due_left_for_later_done_and_removed(beside, person):
    ada = await person("Ada")
    assert "There is no reminder" in (await beside("remind")).out
    made = await beside("remind", ada, "Ask about the move", "--on", "today", "--json")
    row = tail(json.loads(made.out)["reminder"])
    again = await beside("remind", "Cards", "--every", "2 weeks")
    assert again.out.startswith("Reminder: Cards, every 2 weeks, next ")
    listed = (await beside("remind")).out.splitlines()
    assert listed[0].startswith(f"{row}  Ada  ")
    assert listed[1].endswith(", every 2 weeks: Cards")
    told = (await beside("due")).out.splitlines()
    assert (told[0], told[1].endswith(": Ask about the move")) == ("Reminders:", True)
    assert ": Ask about the move" in (await beside("show", ada)).out
    left = await beside("snooze", "--reminder", row, "in 2 days")
    assert left.out.startswith("Left for later: Ask about the move, until ")
    assert (await beside("due")).out == "Nothing is due.\n"
    assert (await beside("snooze", "--reminder", row, "--off")).out.startswith("Back: ")
    assert "left for later" in (await beside("snooze", ada, "in 2 days")).out.lower()
    assert "Ada: left for later, until " in (await beside("due")).out
    edited = await beside("remind", "edit", row, "--text", "Ask", "--every", "Monday")
    assert "Saved: Ask, every week on Monday, next " in edited.out
    assert "; next Monday " in (await beside("remind", "done", row)).out
    assert (await beside("remind", "remove", row)).out == "Removed: Ask.\n"
    assert "rule" not in (await beside("remind")).out
    assert "how often" in (await beside("history")).out


async def test_birthdays_are_in_due_as_far_ahead_as_is_wished(beside, person):
    ada = await person("Ada")
    day = date.fromtimestamp(wall_clock() / 1000 + 20 * 86_400)  # noqa: DTZ012 - a day here
    await beside("date", ada, "birthday", f"1990-{day:%m-%d}" if day.month != 2 else "1990-03-15")
    assert (await beside("due")).out == "Nothing is due.\n"
    told = (await beside("due", "--days", "60")).out
    assert "Birthdays:" in told
    assert f", turns {day.year - 1990}" in told


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["log", "ffffffff", "met"], 1, "There is no person"),
        (["log", "ID", "met", "--on", "03/04/2025"], 1, "write 2025-03-04 or 2025-04-03."),
        (["log", "ID", "met", "--on", "tomorrow"], 1, "still to come"),
        (["log", "ID", "met", "--on", "x" * 101], 2, "when does not fit"),
        (["log", "ID"], 2, "KIND"),
        (["log", "ID", "dance"], 2, "dance"),
        (["log", "remove", "ffffffff"], 1, "There is no interaction"),
        (["promise", "ID"], 2, "TEXT"),
        (["promise", "ID", " "], 2, "needs some text"),
        (["promise", "ID", "x", "--due", "6/7/26"], 1, "could be several days"),
        (["promise", "done", "ffffffff"], 1, "There is no promise"),
        (["cadence", "ID"], 2, "IDEAL"),
        (["cadence", "ID", "soon"], 2, "IDEAL"),
        (["cadence", "ID", "30", "20"], 1, "cannot be before the ideal"),
        (["cadence", "ID", "0"], 2, "ideal does not fit"),
        (["cadence", "off"], 2, "--tag"),
        (["remind", "ID", "Call", "Ada"], 2, "in quotes"),
        (["remind", " "], 2, "needs some text"),
        (["remind", "x", "--every", "often"], 1, "not understood as a rule"),
        (["remind", "done", "ffffffff"], 1, "There is no reminder"),
        (["remind", "edit", "ffffffff"], 2, "Say what to change"),
        (["snooze"], 2, "and until when"),
        (["snooze", "ID"], 2, "and until when"),
        (["snooze", "ID", "Monday", "--off"], 2, "and until when"),
        (["snooze", "ID", "yesterday"], 1, "from tomorrow on"),
    ],
)
async def test_what_goes_wrong_is_one_sentence(beside, person, arguments, code, said):
    ada = await person("Ada")
    ran = await beside(*[ada if one == "ID" else one for one in arguments])
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert "mistake" not in ran.err


def test_help_shows_how_it_is_written_with_every_option(command):
    for name, usage, options in (
        ("log", "kithbook log [OPTIONS] ID KIND [TEXT]", ("--with", "--on", "--at", "remove")),
        ("promise", "kithbook promise [OPTIONS] ID TEXT", ("--by-them", "--due", "done", "drop")),
        ("cadence", "kithbook cadence [OPTIONS] [ID] IDEAL [LATEST]", ("--tag", "off")),
    ):
        told = command(name, "--help").out
        assert usage in told
        assert [one for one in options if one not in told] == []
        for other in ("remove",) if name == "log" else ():
            assert f"Usage: kithbook {name} {other}" in command(name, other, "--help").out


async def test_the_week_and_the_brief_are_told_and_answered(beside, person):
    ada = await person("Ada", "--role", "Analyst", "--org", "Engines")
    assert "Nobody this week." in (await beside("week")).out
    await beside("log", ada, "met", "about looms", "--on", "40 days ago")
    await beside("promise", ada, "Send the paper", "--due", "yesterday")
    told = (await beside("week")).out.splitlines()
    assert told[0] == f"{ada}  Ada, Analyst · Engines"
    assert told[1].strip().startswith("you promised by ")
    assert told[2].strip().endswith("met: about looms")
    assert (await beside("week", "done", ada)).out == "Done for this week: Ada.\n"
    assert "(done)" in (await beside("week")).out
    assert json.loads((await beside("week", "open", ada, "--json")).out)["change_set"]
    assert (await beside("week", "no", ada)).out.startswith("Not this one: Ada.")
    assert json.loads((await beside("week", "--json")).out)["people"] == []
    briefed = (await beside("brief", ada)).out
    for text in ("Analyst · Engines", "about looms", "you promised", "Send the paper"):
        assert text in briefed
    assert "# Ada" in (await beside("brief", ada, "--markdown")).out
    assert len(json.loads((await beside("brief", ada, "--json")).out)["people"]) == 1
    assert (await beside("brief", "ffffffff")).code == 1
