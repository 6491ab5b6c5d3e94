"""The first run: each step can be declined, repeated, and taken back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from end_to_end.commands import KITHBOOK
from end_to_end.commands import PATIENCE as COMMAND
from end_to_end.patience import until
from pseudoterminal import open_terminal

from kithbook.cli.uninstall import the_way_out
from kithbook.installation.model import HOST

PASSPHRASE = "a trial passphrase, long enough"


@pytest.fixture
def person(environment, monkeypatch):
    """Somebody with a Firefox and without a vault; no systemd answers."""
    home = Path(os.environ["HOME"])
    (home / ".mozilla").mkdir()
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "nothing"))
    assert not environment.exists()
    return home


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def manifest(person):
    return person / ".mozilla/native-messaging-hosts" / f"{HOST}.json"


def test_everything_declined_makes_nothing(person, command, environment):
    ran = command("setup", "--no-vault", "--no-service", "--no-browsers", "--no-extension")
    assert ran.code == 0
    assert not environment.exists()
    assert [path.name for path in person.iterdir()] == [".mozilla"]


def test_without_a_terminal_nothing_is_done_unasked(person, command, environment):
    ran = command("setup")
    assert (ran.code, ran.out.count("--yes does it")) == (0, 3)
    assert not environment.exists()
    assert not manifest(person).exists()


def test_the_steps_are_told_one_by_one_and_again_make_no_second_vault(person, command, environment):
    ran = command("setup", "--yes", "--no-service", "--json")
    steps = {step["step"]: step for step in lines(ran.out)}
    assert list(steps) == ["vault", "service", "browsers", "extension"]
    assert steps["vault"]["recovery_key"].startswith("AGE-SECRET-KEY-1")
    assert [steps[name]["done"] for name in steps] == [True, False, True, True]
    assert Path(steps["extension"]["folder"], "manifest.json").is_file()
    assert manifest(person).exists()
    vault = (environment / "vault.db").read_bytes()
    again = lines(command("setup", "--yes", "--no-service", "--json").out)
    assert again[0] == {"step": "vault", "done": True, "home": str(environment)}
    assert (environment / "vault.db").read_bytes() == vault


def test_a_step_that_fails_is_said_and_stops_no_other(person, command, environment):
    ran = command("setup", "--yes")
    assert ran.code == 1
    assert "kithbook up" in ran.err
    assert (environment / "vault.db").exists()
    assert manifest(person).exists()


def test_uninstalling_leaves_the_vault_and_says_where_it_is(person, command, environment):
    command("setup", "--yes", "--no-service")
    ran = command("uninstall", "--yes")
    assert ran.code == 0
    assert f"Your vault, with its backups, is in {environment}" in ran.out
    assert (environment / "vault.db").exists()
    assert not manifest(person).exists()
    assert list(person.rglob("*kithbook*")) == []
    assert command("uninstall", "--yes").code == 0


@pytest.mark.parametrize(
    ("receipt", "words"),
    [
        ("pipx_metadata.json", "pipx uninstall kithbook"),
        ("uv-receipt.toml", "uv tool uninstall kithbook"),
        (None, "rm -r '/"),
    ],
)
def test_uninstalling_names_the_installer_that_it_came_with(tmp_path, monkeypatch, receipt, words):
    """By what each leaves in the environment: pipx 1.16's and uv's, in whatever folder."""
    home = tmp_path / "of uv and pipx"
    home.mkdir()
    if receipt:
        (home / receipt).touch()
    monkeypatch.setattr("sys.prefix", str(home))
    assert the_way_out().startswith(words)


def test_uninstalling_asks_first(person, command):
    command("setup", "--yes", "--no-service")
    assert command("uninstall").code == 1
    assert manifest(person).exists()


def test_the_doctor_looks_at_what_was_set_up_and_names_the_cure(person, command, environment):
    command("setup", "--yes", "--no-service")
    assert command("doctor").code == 0
    launcher = person / ".local/share/kithbook-browser/kithbook-host"
    launcher.chmod(0o600)
    ran = command("doctor")
    assert ran.code == 1
    assert "Broken:" in ran.out
    assert "run: kithbook browsers connect" in ran.out
    found = json.loads(command("doctor", "--json").out)["installation"]
    assert [one["state"] for one in found] == ["off", "broken", "good"]
    assert command("browsers", "connect").code == 0
    assert command("doctor").code == 0
    assert environment.exists()


def test_on_a_terminal_each_step_is_asked(person, environment):
    own, other = open_terminal()
    with subprocess.Popen(
        [KITHBOOK, "setup"], stdin=other, stdout=other, stderr=other, env=dict(os.environ)
    ) as process:
        os.close(other)
        said = ""

        def says(words):
            nonlocal said
            said += os.read(own, 65536).decode()
            return words in said

        for question, answer in (
            ("Make it now", "y"),
            ("Start Kithbook at login", "n"),
            ("start Kithbook from Firefox?", "y"),
            ("Put it there", "n"),
        ):
            until(lambda words=question: says(words), f"it asks: {question}", COMMAND)
            os.write(own, f"{answer}\n".encode())
        until(lambda: says("kithbook doctor looks"), "it says what comes next", COMMAND)
        assert process.wait(COMMAND) == 0
    os.close(own)
    assert (environment / "vault.db").exists()
    assert manifest(person).exists()
