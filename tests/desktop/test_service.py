"""Start at login as systemd really does it: hardened, with the jail whole, and again after a crash.

The daemon is the one that the unit starts; nobody else starts any.
"""

import asyncio
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest
from daemon.extension import Extension
from daemon.terminal import call
from desktop.systemd import Systemd
from end_to_end.daemon import DidNotHappen
from end_to_end.patience import until

from kithbook.config import Settings
from kithbook_protocol.vault_operations import PAIR_WINDOW, UNLOCK

UNIT = "kithbook.service"


@pytest.fixture(scope="module")
def systemd(home):
    with Systemd(home) as running:
        yield running


@pytest.fixture
def person(trial, systemd, original_vault):
    """Somebody with a vault, and a systemd that knows nothing of Kithbook."""
    if not trial.data.exists():
        original_vault.copy(trial.data)
    trial.environment |= systemd.environment | {
        "KITHBOOK_PASSPHRASE_FILE": str(trial.passphrase_file)
    }
    yield trial
    trial.run("service", "remove")


async def click_unlock(person):
    """Pair, and ask for what the popup's button asks for."""
    extension = Extension(person.port)
    socket = Settings(home=person.data).socket
    await extension.pair((await call(socket, PAIR_WINDOW, {"scope": "full"})).code)
    await extension.call(UNLOCK)


def state(person):
    return person.json("service", "status")


def test_installed_it_runs_opened_and_in_a_whole_jail(person, systemd):
    told = person.json("service", "install")
    assert (told["changed"], told["by_hand"]) == (True, False)
    assert {told[name] for name in ("meant", "current", "enabled", "active")} == {True}
    found = person.json("doctor")
    assert found["result"]["jail"] == {"network": True, "files": True, "calls": True}
    assert found["installation"][0]["state"] == "good"
    assert person.json("status")["state"] == "ready"
    # The unit's own walls stand around it, and around what it starts.
    process = Path("/proc", systemd.shows(UNIT, "MainPID"), "status").read_text()
    assert "NoNewPrivs:\t1" in process
    assert "Seccomp:\t2" in process
    assert systemd.shows(UNIT, "OOMPolicy") == "continue"


def test_again_changes_nothing_and_restarts_nothing(person, systemd):
    person.run("service", "install")
    process, unit = systemd.shows(UNIT, "MainPID"), Path(state(person)["path"]).read_bytes()
    assert person.json("service", "install")["changed"] is False
    assert systemd.shows(UNIT, "MainPID") == process
    assert Path(state(person)["path"]).read_bytes() == unit


def test_other_settings_are_taken_on(person, systemd):
    person.run("service", "install")
    before = systemd.shows(UNIT, "MainPID")
    person.environment["KITHBOOK_LOCK_AFTER_MINUTES"] = "15"
    try:
        assert state(person)["meant"]
        assert not state(person)["current"]
        assert person.json("service", "install")["changed"] is True
        assert person.json("status")["lock_after_minutes"] == 15
        assert systemd.shows(UNIT, "MainPID") != before
    finally:
        del person.environment["KITHBOOK_LOCK_AFTER_MINUTES"]


def test_a_crash_starts_it_anew(person, systemd):
    person.run("service", "install")
    before = systemd.shows(UNIT, "MainPID")
    os.kill(int(before), signal.SIGKILL)
    until(lambda: systemd.shows(UNIT, "NRestarts") == "1", "systemd starts it anew")
    until(lambda: person.json("status")["state"] == "ready", "it is open again")
    assert systemd.shows(UNIT, "MainPID") != before


def test_the_window_for_the_passphrase_finds_a_screen_that_came_after_the_login(
    person, systemd, home
):
    """A desktop tells systemd of its screen when it has one; the daemon runs since before."""
    program = home / "pinentry"
    program.write_text(f'#!/bin/sh\necho "$DISPLAY" > {home}/screen\nexec cat\n')
    program.chmod(0o700)
    secret = person.environment.pop("KITHBOOK_PASSPHRASE_FILE")
    pinentry = person.environment.pop("KITHBOOK_PINENTRY")
    path = person.environment["PATH"]
    systemd.control("set-environment", f"PATH={home}:{path}")
    try:
        person.run("service", "install")
        assert person.json("status")["state"] == "locked"
        systemd.control("set-environment", "DISPLAY=:77")
        asyncio.run(click_unlock(person))
        told = home / "screen"
        until(lambda: told.exists() and told.read_text(), "the window is opened")
        assert told.read_text() == ":77\n"
    finally:
        systemd.control("unset-environment", "DISPLAY", "PATH")
        person.environment |= {"KITHBOOK_PASSPHRASE_FILE": secret, "KITHBOOK_PINENTRY": pinentry}


def test_down_stops_it_and_nothing_starts_it_before_the_next_login(person, systemd):
    person.run("service", "install")
    assert person.json("down") == {"stopped": True}
    until(lambda: systemd.shows(UNIT, "ActiveState") == "inactive", "it has ended")
    assert systemd.shows(UNIT, "NRestarts") == "0"
    assert state(person)["enabled"]
    assert person.json("down") == {"stopped": False}


def test_one_that_runs_by_hand_is_left_alone(person, systemd):
    person.start()
    try:
        told = person.json("service", "install")
        assert (told["by_hand"], told["active"], told["enabled"]) == (True, False, True)
        assert person.json("status")["state"] == "ready"
    finally:
        person.run("down")
        person.kill()
    assert systemd.shows(UNIT, "ActiveState") == "inactive"


def test_removed_it_has_ended_and_leaves_nothing(person, systemd):
    person.run("service", "install")
    path = Path(state(person)["path"])
    assert person.json("service", "remove") == {"removed": True}
    assert not path.exists()
    assert list(path.parent.rglob("kithbook*")) == []
    assert systemd.shows(UNIT, "LoadState") == "not-found"
    assert person.json("status")["state"] == "not-running"
    assert person.json("service", "remove") == {"removed": False}


def test_a_program_that_was_moved_is_broken_and_says_the_cure(person):
    person.run("service", "install")
    path = Path(state(person)["path"])
    path.write_text(path.read_text().replace('ExecStart="', 'ExecStart="/gone'))
    with pytest.raises(DidNotHappen, match=r"doctor: 1"):
        person.run("doctor")
    assert "run: kithbook service install" in person.run("service", "status")
    assert person.json("service", "install")["changed"] is True
    person.run("doctor")


def test_what_does_not_start_is_said(person):
    person.data.chmod(0o750)
    try:
        with pytest.raises(DidNotHappen, match="does not start"):
            person.run("service", "install")
    finally:
        person.data.chmod(0o700)


def test_without_a_systemd_that_answers_nothing_is_written(person):
    with tempfile.TemporaryDirectory(prefix="kb-") as folder:
        before = person.environment["XDG_RUNTIME_DIR"]
        person.environment["XDG_RUNTIME_DIR"] = folder
        try:
            with pytest.raises(DidNotHappen, match=r"does not answer.*kithbook up"):
                person.run("service", "install")
        finally:
            person.environment["XDG_RUNTIME_DIR"] = before
    assert not state(person)["installed"]


def test_without_a_vault_there_is_nothing_to_start(person, tmp_path):
    home = person.environment["KITHBOOK_HOME"]
    person.environment["KITHBOOK_HOME"] = str(tmp_path / "empty")
    try:
        with pytest.raises(DidNotHappen, match="no vault"):
            person.run("service", "install")
    finally:
        person.environment["KITHBOOK_HOME"] = home
    shutil.rmtree(tmp_path / "empty", ignore_errors=True)


def test_uninstalled_nothing_is_left_but_the_vault(person, home):
    (home / ".mozilla").mkdir()
    before = {path.name for path in home.iterdir()}
    vault = {path.name for path in person.data.iterdir()}
    person.run("setup", "--yes", "--no-extension")
    assert person.json("status")["state"] == "ready"
    told = person.json("uninstall", "--yes")
    assert told["service"]
    assert "Firefox" in told["browsers"]
    assert told["vault"] == str(person.data)
    assert person.json("status")["state"] == "not-running"
    assert {path.name for path in person.data.iterdir()} >= vault
    left = [path for path in home.rglob("*kithbook*") if not path.is_relative_to(person.data)]
    assert left == []
    assert {path.name for path in home.iterdir()} - before <= {".config", ".local"}
