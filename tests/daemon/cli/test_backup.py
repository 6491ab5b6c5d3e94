"""Backups from the command line, as a person makes, proves and restores them."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def vault(home, command, settings):
    """A vault with somebody in it, and nobody at it."""
    assert home == settings.home
    assert command("add", "Ada Lovelace").code == 0
    return home


@pytest.fixture
def made(vault, command, tmp_path):
    """A backup of it, elsewhere."""
    assert vault
    (tmp_path / "stick").mkdir()
    ran = command("backup", "create", "--to", str(tmp_path / "stick"), "--json")
    assert ran.code == 0, ran.err
    return Path(json.loads(ran.out)["result"]["files"][0])


@pytest.fixture
def restored(command, recovery_key, tmp_path, monkeypatch):
    """Restore unattended; afterwards the new passphrase opens: `restored(file, home=...)`."""
    key, secret = tmp_path / "key.txt", tmp_path / "new.txt"
    for file, text in ((key, recovery_key), (secret, "a new passphrase")):
        file.touch(0o600)
        file.write_text(f"{text}\n")

    def run(file, *options, home=None):
        if home:
            monkeypatch.setenv("KITHBOOK_HOME", str(home))
        ran = command(
            "backup", "restore", str(file), "--json",
            "--recovery-key-file", str(key), "--new-passphrase-file", str(secret), *options,
        )  # fmt: skip
        if ran.code == 0:
            monkeypatch.setenv("KITHBOOK_PASSPHRASE_FILE", str(secret))
        return ran

    return run


def signer(command):
    return json.loads(command("backup", "--json").out)["signer"]


def test_it_is_made_listed_and_proven_and_status_and_doctor_say_so(made, command):
    assert "No backup is proven yet" in command("doctor").out
    ran = command("backup", "verify", str(made))
    assert ran.code == 0, ran.err
    assert "comes back, with 1 person." in ran.out
    assert "Last proven backup: of 20" in command("doctor").out
    listed = command("backup", "list").out
    assert str(made) in listed
    assert "proven 20" in listed


def test_on_a_new_machine_the_signer_of_the_kit_brings_everything_back(
    made, command, restored, tmp_path
):
    kit = signer(command)
    ran = restored(made, "--signer", kit.replace(" ", "").upper(), home=tmp_path / "fresh")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["signer"] == kit
    assert "Ada Lovelace" in command("search", "ada").out


def test_another_signer_than_the_kits_restores_nothing(made, restored, tmp_path):
    fresh = tmp_path / "fresh"
    ran = restored(made, "--signer", "0123 4567 89ab cdef 0123", home=fresh)
    assert (ran.code, "do not use it" in ran.err) == (1, True)
    assert not (fresh / "vault.db").exists()


def test_with_nobody_to_compare_the_signer_nothing_is_restored(made, restored, tmp_path):
    ran = restored(made, home=tmp_path / "fresh")
    assert (ran.code, "--signer" in ran.err) == (1, True)


def test_an_older_backup_is_restored_only_where_that_was_said(made, command, restored, tmp_path):
    command("backup", "create", "--to", str(tmp_path / "stick"))
    ran = restored(made)
    assert (ran.code, "--yes-older" in ran.err) == (1, True)
    ran = restored(made, "--yes-older")
    assert ran.code == 0, ran.err
    assert (Path(json.loads(ran.out)["replaced"]) / "vault.db").exists()


def test_one_person_is_brought_back(made, vault, command):
    assert vault
    [hit] = json.loads(command("search", "ada", "--json").out)["hits"]
    assert command("delete", hit["person"]).code == 0
    ran = command("backup", "restore", str(made), "--person", "lovelace")
    assert "Brought back: Ada Lovelace." in ran.out
    assert "Ada Lovelace" in command("search", "ada").out


def test_places_are_tried_added_listed_and_removed(vault, command, tmp_path):
    assert vault
    stick = tmp_path / "stick"
    refused = command("backup", "places", "add", str(stick))
    assert (refused.code, f"There is no folder {stick}" in refused.err) == (1, True)
    stick.mkdir()
    assert "Backups go to" in command("backup", "places", "add", str(stick)).out
    assert str(stick) in command("backup", "places").out
    assert "one of the places already" in command("backup", "places", "add", f"{stick}/.").out
    assert command("backup", "places", "remove", "2").code == 0
    assert str(stick) not in command("backup", "places", "list").out
    last = command("backup", "places", "remove", "1")
    assert (last.code, "That is the only place" in last.err) == (1, True)


def test_a_secret_in_an_address_is_refused_and_printed_nowhere(vault, command):
    assert vault
    ran = command("backup", "places", "add", "webdavs://ada:Lochstreifen@cloud.example/kithbook")
    assert (ran.code, "Leave name and password out" in ran.err) == (1, True)
    assert "Lochstreifen" not in ran.out + ran.err


def test_recipients_are_added_and_removed(vault, command):
    assert vault
    refused = command("backup", "recipients", "--add", "age1nonsense")
    assert (refused.code, "neither an age recipient" in refused.err) == (1, True)
    assert "Nobody but you." in command("backup", "recipients").out
    assert "only when you say so" in command("backup", "every", "0").out
