"""What a stranger tried: nothing is lost, and each answer says what happened."""

import io
import json
import os

import pytest

from kithbook.keeper import KEEPER
from kithbook.vault.recovery import make_identity


def test_a_kit_that_cannot_be_written_stops_init_before_there_is_a_key_to_lose(command, tmp_path):
    ran = command("init", "--kit", str(tmp_path / "nowhere" / "kit.html"))
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert command("init", "--kit", str(tmp_path / "kit.html")).code == 0
    assert "AGE-SECRET-KEY-1" in (tmp_path / "kit.html").read_text()


@pytest.mark.parametrize(
    "url",
    ["https://exa mple/", "https://x.example:99999/", "http://", "http://[::1", "ftp://x.org"],
)
async def test_what_is_no_web_address_is_refused(beside, tmp_path, url):
    page = tmp_path / "ada.html"
    page.write_text("<title>Ada Lovelace</title><h1>Ada Lovelace</h1>")
    ran = await beside("capture", str(page), "--url", url)
    assert (ran.code, ran.err.count("\n")) == (1, 1)


async def test_adding_a_known_address_says_whose_it_is(beside):
    await beside("add", "Zoë Double", "--email", "zoe@example.org")
    assert "Zoë Double" in (await beside("add", "Zoe Double", "--email", "zoe@example.org")).out


def test_a_pipe_in_the_place_of_the_log_is_told_of_and_waited_for_by_nobody(command, home):
    os.mkfifo(home / "daemon.log", 0o600)
    ran = command("search", "Ada")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"Cannot write {home}/daemon.log: it is not a file; move it away.\n"


async def test_the_recovery_key_may_be_piped_in(beside, app, recovery_key, monkeypatch):
    await app[KEEPER].lock()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{recovery_key}\n"))
    assert (await beside("unlock", "--recovery")).code == 0


async def test_a_mistyped_recovery_key_is_told_from_one_of_another_vault(
    beside, app, recovery_key, monkeypatch
):
    assert app
    slip = recovery_key[:-1] + ("Q" if recovery_key[-1] != "Q" else "P")
    for typed, told in ((slip, "mistyped"), (make_identity(), "compare the vault id")):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
        ran = await beside("unlock", "--recovery")
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert told in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "ended"),
    [
        (["show", "ffffffff"], "conflict", 1),
        (["add", "Ada", "--email", "nonsense"], "invalid", 1),
        (["add", ""], "usage", 2),
        (["keys", "--nonsense"], "usage", 2),
    ],
)
async def test_a_program_is_told_of_an_error_in_json(beside, arguments, code, ended):
    ran = await beside(*arguments, "--json")
    error = json.loads(ran.err)["error"]
    assert (ran.code, ran.out, error["code"]) == (ended, "", code)
    assert error["message"]


async def test_the_same_page_again_is_said_to_change_nothing(beside, tmp_path):
    page = tmp_path / "ada.html"
    page.write_text("<title>Ada Lovelace</title><h1>Ada Lovelace</h1><p>Email: ada@engines.org</p>")
    arguments = ("capture", str(page), "--url", "https://engines.org/ada-lovelace")
    assert "Added." in (await beside(*arguments, "--note", "Met in London")).out
    again = await beside(*arguments)
    assert "Already known, nothing changed." in again.out
    assert "Met in London" in again.out


async def test_the_same_page_again_says_that_suggestions_wait_and_how_to_see_them(beside, tmp_path):
    page = tmp_path / "ada.html"
    page.write_text(
        "<title>Ada</title><main><div class=h-card><h1 class=p-name>Ada Lovelace</h1>"
        "<p class=p-job-title>Analyst</p></div></main>"
    )
    arguments = ("capture", str(page), "--url", "https://engines.org/ada-lovelace")
    first = json.loads((await beside(*arguments, "--json")).out)
    tail = first["person"]["id"].replace("-", "")[-8:]
    await beside("edit", tail, "headline=Mine")
    again = (await beside(*arguments)).out
    assert again.startswith(
        "Already known, nothing changed; what the page says otherwise waits for you.\n"
    )
    assert f"kithbook suggestions {tail}\n" in again
    assert "headline: Mine → Analyst" in (await beside("suggestions", tail)).out


async def test_a_note_can_be_piped_in_so_that_no_process_list_shows_it(beside, monkeypatch):
    added = json.loads((await beside("add", "Ada Lovelace", "--json")).out)["person"]["id"]
    monkeypatch.setattr("sys.stdin", io.StringIO("Owes me a book\n"))
    done = await beside("note", added, "-")
    assert done.code == 0, done.err
    shown = await beside("show", added)
    assert "Owes me a book" in shown.out
