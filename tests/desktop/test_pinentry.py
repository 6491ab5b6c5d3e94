"""The passphrase is typed into the system's own window, which a signed unlock opens."""

import asyncio
from pathlib import Path

import pytest
from daemon.extension import Refused
from desktop.pinentry import CANCEL, Terminal
from end_to_end.daemon import PASSPHRASE
from end_to_end.patience import GLANCE, PATIENCE, until

from kithbook.desktop.dialog import FIRST_REST, GIVEN_UP, LONGEST_REST, OPEN, WRONG, Dialog
from kithbook.desktop.errors import NoPinentry, WindowClosed
from kithbook.desktop.pinentry import find_program
from kithbook_protocol.hello import VaultState
from kithbook_protocol.vault_operations import LOCK, STATUS, UNLOCK

NOT_IT = "not the päss%25phrase"


@pytest.fixture(scope="module")
def vault(trial, home, original_vault):
    """A daemon with a locked vault, which knows a program that may open a window."""
    trial.environment["KITHBOOK_PINENTRY"] = str(home / "window")
    original_vault.copy(trial.data)
    trial.start(unlocked=False)
    yield trial
    trial.stop()


@pytest.fixture
def terminal(home):
    """Where the window opens."""
    with Terminal(home) as terminal:
        yield terminal


@pytest.fixture
async def extension(vault, greet):
    """The paired extension; no window that failed before counts any more."""
    vault.unlock()
    extension = await greet()
    vault.lock()
    return extension


async def until_status(extension, is_so):
    """Ask how things stand until it is so; return that."""
    async with asyncio.timeout(PATIENCE):
        while not is_so(status := await extension.call(STATUS)):  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(GLANCE)
    return status


async def ready(extension):
    return await until_status(extension, lambda status: status.state is VaultState.READY)


async def closed(extension):
    """Return what is said of a window that came to nothing."""
    status = await until_status(extension, lambda status: not status.dialog.open)
    return status.dialog.sentence


def gone(process: Path):
    until(lambda: not process.exists(), "the window's program has ended")


async def test_the_right_passphrase_in_the_window_opens_the_vault(vault, extension, terminal):
    asked = await extension.call(UNLOCK)
    assert asked.state is VaultState.LOCKED
    assert (asked.dialog.open, asked.dialog.sentence) == (True, OPEN)
    assert "your address book" in terminal.shows("Passphrase:")
    terminal.types(f"{PASSPHRASE}\n")
    await ready(extension)
    assert (await extension.call(STATUS)).dialog is None
    gone(terminal.started()[-1])
    said = vault.output() + (vault.data / "daemon.log").read_text()
    assert "dialog opened" in said
    assert PASSPHRASE not in said


async def test_a_wrong_passphrase_is_said_and_asked_for_again(vault, extension, terminal):
    await extension.call(UNLOCK)
    assert WRONG not in terminal.shows("Passphrase:")
    for _ in range(2):
        terminal.types(f"{NOT_IT}\n")
        assert WRONG in terminal.shows("Passphrase:")
    terminal.types(f"{PASSPHRASE}\n")
    await ready(extension)
    assert NOT_IT not in vault.output() + (vault.data / "daemon.log").read_text()


async def test_after_three_wrong_passphrases_the_window_closes(extension, terminal):
    await extension.call(UNLOCK)
    for _ in range(3):
        terminal.shows("Passphrase:")
        terminal.types(f"{NOT_IT}\n")
    assert (await closed(extension)).startswith(GIVEN_UP)
    gone(terminal.started()[-1])


async def test_a_closed_window_leaves_it_locked_and_no_other_opens_at_once(extension, terminal):
    await extension.call(UNLOCK)
    terminal.shows("Passphrase:")
    terminal.types(CANCEL)
    sentence = await closed(extension)
    assert sentence.startswith(str(WindowClosed()))
    assert sentence.endswith(" s, or run: kithbook unlock")
    before = terminal.started()
    again = await extension.call(UNLOCK)
    assert again.state is VaultState.LOCKED
    assert not again.dialog.open
    assert terminal.started() == before


async def test_two_unlocks_open_one_window(extension, terminal):
    before = len(terminal.started())
    first, second = await asyncio.gather(extension.call(UNLOCK), extension.call(UNLOCK))
    assert first.dialog.open
    assert second.dialog.open
    terminal.shows("Passphrase:")
    assert len(terminal.started()) == before + 1


async def test_a_wish_to_lock_closes_the_window_and_does_not_count_as_failure(extension, terminal):
    await extension.call(UNLOCK)
    terminal.shows("Passphrase:")
    assert (await extension.call(LOCK)).dialog is None
    gone(terminal.started()[-1])
    assert (await extension.call(UNLOCK)).dialog.open
    terminal.shows("Passphrase:")


async def test_an_unlock_at_the_command_line_closes_the_window(vault, extension, terminal):
    await extension.call(UNLOCK)
    terminal.shows("Passphrase:")
    vault.unlock()
    assert (await extension.call(STATUS)).dialog is None
    gone(terminal.started()[-1])


async def test_the_end_of_the_daemon_is_the_end_of_the_window(vault, extension, terminal):
    await extension.call(UNLOCK)
    terminal.shows("Passphrase:")
    vault.stop()
    try:
        assert not terminal.started()[-1].exists()
    finally:
        vault.start(unlocked=False)


async def test_the_windows_program_is_told_no_setting_of_ours(extension, terminal):
    await extension.call(UNLOCK)
    terminal.shows("Passphrase:")
    process = terminal.started()[-1]
    around = (process / "environ").read_bytes()
    assert b"PATH=" in around
    assert b"KITHBOOK_" not in around


@pytest.mark.parametrize(
    "script",
    ["exit 1", "echo hello", "yes 0123456789abcdef | tr -d '\\n'", "echo OK; exit", "sleep 60"],
    ids=["ends", "another language", "a flood", "ends later", "hangs"],
)
async def test_a_program_that_is_no_pinentry_is_one_sentence(extension, terminal, script):
    terminal.behave(script)
    asked = await extension.call(UNLOCK)
    assert asked.state is VaultState.LOCKED
    sentence = asked.dialog.sentence if not asked.dialog.open else await closed(extension)
    assert sentence.startswith(str(NoPinentry()))
    gone(terminal.started()[-1])


async def test_a_program_that_heeds_no_signal_is_killed(extension, terminal):
    answers = 'while read -r line; do [ "$line" = GETPIN ] || echo OK; done; sleep 60'
    terminal.behave(f"trap '' TERM; echo OK; {answers}")
    assert (await extension.call(UNLOCK)).dialog.open
    await extension.call(LOCK)
    gone(terminal.started()[-1])


async def test_a_program_that_is_not_there_is_one_sentence(extension, terminal):
    terminal.program.unlink()
    with pytest.raises(Refused) as refused:
        await extension.call(UNLOCK)
    assert refused.value.failure.code == "locked"
    assert "KITHBOOK_PINENTRY names no program" in refused.value.failure.sentence


@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_the_systems_own_program_is_taken_only_where_there_is_a_screen(
    tmp_path, monkeypatch, screen
):
    program = tmp_path / "pinentry"
    program.touch(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert find_program(None) is None
    monkeypatch.setenv(screen, ":0")
    assert find_program(None) == str(program)
    assert find_program("none") is None


@pytest.mark.parametrize("kind", ["tty", "curses"])
def test_a_program_that_wants_a_terminal_is_taken_only_by_name(tmp_path, monkeypatch, kind):
    (tmp_path / f"pinentry-{kind}").touch(0o700)
    (tmp_path / "pinentry").symlink_to(f"pinentry-{kind}")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    assert find_program(None) is None
    assert find_program("pinentry") == str(tmp_path / "pinentry")


async def test_each_window_that_leads_to_nothing_puts_off_the_next_until_an_unlock(tmp_path):
    program, moment = tmp_path / "none", [0.0]
    program.touch(0o700)  # runs, as an empty script of sh
    program.write_text("#!/bin/sh\n")

    async def never(passphrase):
        raise AssertionError(passphrase)

    async def rest():
        """Open the window, and return how long there is no other, in seconds."""
        assert await dialog.open()
        begun = moment[0]
        while dialog.describe():
            moment[0] += FIRST_REST
        return moment[0] - begun

    dialog = Dialog(str(program), never, lambda: moment[0])
    rests = [await rest() for _ in range(7)]
    assert rests == [10, 20, 40, 80, 160, LONGEST_REST, LONGEST_REST]
    dialog.settle()
    assert await rest() == FIRST_REST
