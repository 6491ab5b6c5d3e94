"""`kithbook forget`: whom it shows, what it says, and what it asks."""

import asyncio
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from pseudoterminal import open_terminal

KITHBOOK = Path(sys.executable).with_name("kithbook")


@pytest.fixture
async def ada(beside):
    """The end of somebody's id."""
    added = await beside("add", "Ada Lovelace", "--note", "met in Turin", "--json")
    return json.loads(added.out)["person"]["id"].replace("-", "")[-8:]


def on_a_terminal(typed, *arguments):
    """Run a command on a terminal of its own, with this typed; return its code and the screen."""
    ours, theirs = open_terminal()
    with subprocess.Popen(
        [KITHBOOK, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        os.write(ours, typed.encode() + b"\n")
        screen = b""
        with suppress(OSError):  # Linux says so when the other side has closed
            while piece := os.read(ours, 4096):
                screen += piece
    os.close(ours)
    return process.returncode, screen.decode()


async def test_it_shows_whom_says_what_it_means_and_asks_for_the_name(beside, ada):
    code, screen = await asyncio.to_thread(on_a_terminal, "ada lovelace", "forget", ada)
    assert code == 0
    assert f"Ada Lovelace  ({ada})" in screen
    assert "1 note, 0 captured pages" in screen
    assert "cannot be undone" in screen
    assert "Copies of the data folder" in screen
    assert "Their entry, notes, pages and history are wiped from the vault." in screen
    assert "Nobody found" in (await beside("search", "ada")).out
    history = (await beside("history")).out
    assert "Somebody was forgotten" in history
    assert "Ada" not in history


async def test_it_says_until_when_backups_may_hold_them(beside, ada):
    assert (await beside("backup", "create")).code == 0
    code, screen = await asyncio.to_thread(on_a_terminal, "ada lovelace", "forget", ada)
    assert code == 0
    # Twelve months: the clock of these tests stands in January 2027.
    assert "Backups made until now may hold them until 2028-01-" in screen


async def test_whose_notes_still_hold_the_name_is_counted_and_said(beside, ada):
    await beside("add", "Bo Chen", "--note", "introduced by Ada Lovelace, in Turin")
    await beside("add", "Ada Byron", "--note", "has read Lovelace on Ada")
    forgotten = await beside("forget", ada, "--name", "Ada Lovelace")
    assert "The name still stands in 1 entry of somebody else" in forgotten.out
    assert "Bo Chen" in (await beside("search", "Ada Lovelace")).out


async def test_nobody_is_said_to_hold_a_name_that_nobody_holds(beside, ada):
    await beside("add", "Bo Chen", "--note", "met Ada in Turin")
    assert "stands" not in (await beside("forget", ada, "--name", "Ada Lovelace")).out


async def test_another_name_forgets_nobody(beside, ada):
    code, screen = await asyncio.to_thread(on_a_terminal, "Bo Chen", "forget", ada)
    assert code == 1
    assert "nobody was forgotten" in screen
    assert "Ada Lovelace" in (await beside("search", "ada")).out


async def test_a_script_names_the_name(beside, ada):
    ran = await beside("forget", ada, "--name", "Ada Lovelace", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["wiped"] is True
    assert "Forgetting cannot be undone" in (await beside("undo")).err
    again = await beside("forget", ada, "--name", "Ada Lovelace")
    assert (again.code, again.err) == (1, "That person was forgotten already.\n")


async def test_without_a_terminal_or_a_name_it_is_wrong_usage(beside, ada):
    ran = await beside("forget", ada, "--json")
    assert ran.code == 2
    assert "--name" in ran.err


async def test_a_deleted_person_can_be_forgotten_by_what_delete_said(beside, ada):
    deleted = await beside("delete", ada)
    assert f"kithbook forget {ada}" in deleted.out
    code, screen = await asyncio.to_thread(on_a_terminal, "Ada Lovelace", "forget", ada)
    assert code == 0
    assert f"({ada}, deleted)" in screen


async def test_a_page_taken_before_is_said_not_to_be_kept(beside, tmp_path, monkeypatch):
    """The clock of this machine goes back in between: the page seems taken before."""
    file = tmp_path / "ada.html"
    file.write_text("<title>Ada Lovelace</title><main><h1>Ada Lovelace</h1><p>ada@engines.net</p>")
    command = ("capture", str(file), "--url", "https://engines.net/people/ada")
    captured = json.loads((await beside(*command, "--json")).out)
    await beside("forget", captured["person"]["id"], "--name", "Ada Lovelace")
    slow = SimpleNamespace(time_ns=lambda: 1_000_000, monotonic=time.monotonic)
    monkeypatch.setattr("kithbook.cli.capture.time", slow)
    assert "Not kept" in (await beside(*command)).out
