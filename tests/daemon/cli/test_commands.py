"""Every command of the milestone, beside a running daemon and without one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kithbook.cli import kithbook
from kithbook.jobs.worker import WORKER
from kithbook.keeper import KEEPER

COMMANDS = ["setup", "init", "status", "lock", "unlock", "doctor", "up", "down", "service",
            "browsers", "extension", "uninstall", "keys", "pair", "clients", "spool", "add",
            "show", "edit", "tag", "note", "delete", "merge", "role", "organisations",
            "organisation", "colleagues", "date", "relation", "fields", "photo", "log",
            "interactions", "promise", "due", "cadence", "remind", "snooze", "tie",
            "insights", "week", "brief", "intro", "ask", "offer", "opportunity", "ledger",
            "path", "feed", "forget", "capture", "extract", "drift", "reextract", "suggestions",
            "accept", "dismiss", "duplicates", "distinct", "search", "searches", "import",
            "imports", "export", "qr", "backup", "undo", "history", "origins"]  # fmt: skip
CONTEXT = click.Context(kithbook)
PAGE = "<title>Ada Lovelace</title><main><h1>Ada Lovelace</h1><p>ada@engines.net</p></main>"


def tail(person):
    return person["id"].replace("-", "")[-8:]


def test_every_command_is_there():
    assert set(kithbook.list_commands(CONTEXT)) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(command, name):
    ran = command(name, "--help")
    assert ran.code == 0
    assert f"kithbook {name}" in ran.out.partition("Example")[2]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "up"])
def test_every_command_that_answers_has_json(name):
    assert "--json" in {
        option
        for one in kithbook.get_command(CONTEXT, name).params
        for option in getattr(one, "opts", ())
    }


async def test_a_person_is_added_changed_found_and_deleted(beside):
    added = await beside(
        "add", "Miriam O'Hara :smile: [bold]", "--email", "m@ohara.net", "--tag", "poet",
        "--role", "Writer", "--org", "Works", "--note", "met in Turin", "--json",
    )  # fmt: skip
    person = json.loads(added.out)["person"]
    shown = await beside("show", tail(person))
    assert "Miriam O'Hara :smile: [bold]" in shown.out
    assert "met in Turin" in shown.out
    assert (await beside("edit", tail(person), "role=Editor", "headline=")).code == 0
    assert (await beside("tag", tail(person), "friend")).code == 0
    assert (await beside("note", tail(person), "likes :+1:")).code == 0
    found = await beside("search", "ohara", "edit")
    assert "Editor · Works" in found.out
    removed = await beside("edit", tail(person), "--remove", "M@ohara.net", "--json")
    assert json.loads(removed.out)["person"]["identities"] == []
    deleted = await beside("delete", tail(person))
    assert "kithbook undo" in deleted.out
    assert "Nobody found" in (await beside("search", "ohara")).out
    assert (await beside("undo")).code == 0
    assert "O'Hara" in (await beside("search", "ohara")).out
    told = (await beside("history", person["id"])).out
    assert "role" in told
    assert "likes :+1:" in told


async def test_history_says_whom_from_what_to_what(beside):
    added = await beside("add", "Ada Lovelace", "--location", "Zürich", "--json")
    person = json.loads(added.out)["person"]
    await beside("edit", tail(person), "location=")
    assert "location: Zürich → nothing" in (await beside("history")).out
    await beside("delete", tail(person))
    deleted, *_ = (await beside("history")).out.splitlines()
    assert "delete Ada Lovelace" in deleted
    assert "Undone: delete of Ada Lovelace." in (await beside("undo")).out


async def test_a_page_is_captured_and_only_extracted(beside, tmp_path):
    file = tmp_path / "ada.html"
    file.write_text(PAGE)
    url = "https://engines.net/people/ada"
    extracted = await beside("extract", str(file), "--url", url, "--json")
    assert json.loads(extracted.out)["kind"] == "person"
    assert json.loads((await beside("search", "--json")).out)["hits"] == []
    captured = await beside("capture", str(file), "--url", url, "--note", "hello", "--json")
    assert json.loads(captured.out)["outcome"] == "created"
    again = await beside("capture", str(file), "--url", url)
    assert "Already known" in again.out


@pytest.mark.parametrize("letter", ["x", "王", '"'])
async def test_a_page_of_20_mb_is_cut_to_what_one_call_takes(beside, tmp_path, letter):
    file = tmp_path / "large.html"
    file.write_text(PAGE + "<p>" + f"{letter * 50} " * 200_000)
    captured = await beside("capture", str(file), "--url", "https://engines.net/a", "--json")
    assert captured.code == 0, captured.err
    assert json.loads(captured.out)["state"] == "done"


async def test_what_a_page_says_cannot_steer_the_terminal(beside, tmp_path):
    file = tmp_path / "eve.html"
    file.write_text("<title>Eve\x1b]0;owned\x07\x1b[2J Adams</title><h1>Eve\x1b[31m Adams</h1>")
    for name in ("extract", "capture"):
        ran = await beside(name, str(file), "--url", "https://engines.net/eve")
        assert ran.code == 0
        assert "\x1b" not in ran.out
        assert "\x07" not in ran.out


async def test_the_doctor_calls_a_whole_vault_whole(beside):
    await beside("add", "Ada")
    ran = await beside("doctor")
    assert (ran.code, "The vault is whole." in ran.out) == (0, True)
    job = json.loads((await beside("doctor", "--json")).out)
    assert (job["result"]["people"], job["done"]) == (1, job["total"])


async def test_status_and_doctor_tell_what_the_worker_is_locked_up_in(beside, app):
    assert json.loads((await beside("status", "--json")).out)["jail"] is None
    found = json.loads((await beside("doctor", "--json")).out)["result"]["jail"]
    assert json.loads((await beside("status", "--json")).out)["jail"] == found
    assert found == app[WORKER].jail.model_dump()
    told = "no network, no files, no system calls" if all(found.values()) else "does not hold back"
    for command in ("doctor", "status"):
        assert told in (await beside(command)).out


async def test_one_person_is_not_one_people(beside):
    assert "0 people, 0 captures waiting." in (await beside("status")).out
    await beside("add", "Ada")
    assert "1 person, 0 captures waiting." in (await beside("status")).out


async def test_lock_status_and_unlock(beside, app):
    assert json.loads((await beside("status", "--json")).out)["state"] == "ready"
    assert (await beside("lock")).code == 0
    assert json.loads((await beside("status", "--json")).out)["state"] == "locked"
    refused = await beside("search", "ada")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "The vault is locked; unlock it with `kithbook unlock`.\n"
    assert (await beside("unlock")).code == 0
    assert await app[KEEPER].status()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "ffffffff"], 1),
        (["show", "x"], 1),
        (["undo"], 1),
        (["undo", "ffffffff"], 1),
        (["add", "Ada", "--email", "nonsense"], 1),
        (["add", " "], 1),
        (["edit", "ffffffff", "role=x"], 1),
        (["capture", "/etc/hostname", "--url", "https://engines.net"], 1),
        (["capture", "/etc/hostname", "--url", "file:///etc/hostname"], 1),
        (["add", ""], 2),
        (["add", "x" * 1001], 2),
        (["note", "ffffffff", ""], 2),
        (["tag", "ffffffff", "x" * 101], 2),
        (["search", "x" * 1001], 2),
        (["search", "--limit", "0"], 2),
        (["edit", "ffffffff"], 2),
        (["edit", "ffffffff", "shoe=size"], 2),
        (["capture", "/nowhere", "--url", "https://engines.net"], 2),
        (["extract"], 2),
        (["dance"], 2),
    ],
)
async def test_what_goes_wrong_is_one_sentence_and_the_right_code(beside, arguments, code):
    ran = await beside(*arguments)
    assert (ran.code, ran.out) == (code, "")
    sentence = ran.err.strip()
    assert sentence
    assert "mistake" not in sentence
    if code == 1:
        assert "\n" not in sentence
        assert len(sentence) < 200


@pytest.mark.usefixtures("home")
def test_without_a_daemon_a_command_opens_the_vault_for_itself(command, settings):
    assert command("add", "Ada Lovelace").code == 0
    found = command("search", "ada", "--json")
    assert [hit["name"] for hit in json.loads(found.out)["hits"]] == ["Ada Lovelace"]
    assert json.loads(command("status", "--json").out)["state"] == "not-running"
    assert not settings.socket.exists()


@pytest.mark.usefixtures("home")
def test_without_a_daemon_a_page_is_captured_too(command, tmp_path):
    file = tmp_path / "ada.html"
    file.write_text(PAGE)
    ran = command("capture", str(file), "--url", "https://engines.net/ada", "--json")
    assert json.loads(ran.out)["outcome"] == "created"


@pytest.mark.usefixtures("home")
def test_a_wrong_passphrase_is_one_sentence(command, environment, tmp_path, monkeypatch):
    wrong = tmp_path / "wrong"
    wrong.touch(0o600)
    wrong.write_text("not the passphrase\n")
    monkeypatch.setenv("KITHBOOK_PASSPHRASE_FILE", str(wrong))
    ran = command("search", "ada")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert environment


@pytest.mark.usefixtures("home")
def test_pair_lock_and_unlock_need_a_daemon(command):
    for name in ("pair", "unlock"):
        ran = command(name)
        assert (ran.code, ran.err) == (
            1,
            "Kithbook is not running; start it with `kithbook up`.\n",
        )
    assert command("lock").code == 0


def test_without_a_vault_every_command_says_how_to_make_one(command):
    ran = command("search", "ada")
    assert ran.code == 1
    assert "kithbook init" in ran.err


def test_a_setting_that_does_not_fit_is_one_sentence(command, monkeypatch):
    monkeypatch.setenv("KITHBOOK_PORT", "many")
    ran = command("status")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "KITHBOOK_PORT" in ran.err


def test_init_makes_a_vault_once(command):
    made = json.loads(command("init", "--json").out)
    assert made["recovery_key"].startswith("AGE-SECRET-KEY-1")
    again = command("init", "--json")
    assert (again.code, again.out, again.err.count("\n")) == (1, "", 1)


@pytest.mark.usefixtures("environment")
def test_a_reader_that_has_enough_is_no_mistake():
    """As in `kithbook history | head -1`."""
    kithbook_command = Path(sys.executable).parent / "kithbook"
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [kithbook_command, "extract", "--help"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        text=True,
    )
    os.close(writing)
    assert ran.stderr == ""


@pytest.mark.usefixtures("environment", "home")
def test_names_are_printed_on_a_terminal_without_their_letters():
    kithbook_command = Path(sys.executable).parent / "kithbook"
    around = os.environ | {"PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(
        [kithbook_command, "add", "王小明"], env=around, capture_output=True, check=False, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "\\u738b" in ran.stdout


def test_a_search_beside_a_daemon_imports_neither_daemon_nor_vault():
    """What a command does not need, nobody waits for."""
    heavy = ["aiohttp", "sqlcipher3", "selectolax", "cryptography", "keyring", "structlog",
             "sqlite_utils", "pydantic_settings", "phonenumbers", "asyncio"]  # fmt: skip
    script = (
        "import sys, kithbook.cli, kithbook.cli.search;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert ran.stdout == "[]\n"
