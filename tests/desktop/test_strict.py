"""Strict mode with a real keyring, and what becomes of its secrets when slots change."""

import pytest
import secretstorage
from desktop.keyring import GnomeKeyring
from desktop.pinentry import Terminal
from end_to_end.daemon import PASSPHRASE, DidNotHappen
from end_to_end.patience import PATIENCE, until

from kithbook_protocol.hello import VaultState
from kithbook_protocol.vault_operations import STATUS, UNLOCK


@pytest.fixture(scope="module")
def keyring(bus, home):
    """Unlocked, as after a login."""
    with GnomeKeyring(bus, home) as running:
        yield running


@pytest.fixture(scope="module")
def vault(trial, keyring, bus):
    """A vault beside the keyring, made by `kithbook init`; strict, by `kithbook keys strict`."""
    assert keyring
    trial.environment |= {
        "KITHBOOK_KEYRING": "true",
        "KITHBOOK_PASSPHRASE_FILE": str(trial.passphrase_file),
        "DBUS_SESSION_BUS_ADDRESS": bus.address,
        "XDG_RUNTIME_DIR": "/nowhere",
    }
    made = trial.json("init")
    assert made["slots"] == ["passphrase", "keyring", "recovery"]
    first = secrets(bus)
    changed = trial.json("keys", "strict")
    assert [slot["kind"] for slot in changed["slots"]] == ["strict", "recovery"]
    assert changed["strict"]
    assert len(first) == 1
    return trial


def secrets(bus):
    """What the keyring keeps, by name."""
    with bus.connected() as connection:
        items = secretstorage.get_default_collection(connection).get_all_items()
        return {item.get_attributes()["username"]: item.get_secret() for item in items}


def test_the_keyring_keeps_one_secret_and_it_is_the_strict_slots(vault, bus):
    strict, _recovery = vault.json("keys")["slots"]
    (name,) = secrets(bus)
    assert name.endswith(f"/{strict['id']}")


def test_passphrase_and_keyring_together_open_it_and_neither_alone(vault, keyring, home):
    vault.start(unlocked=False)
    try:
        with pytest.raises(DidNotHappen, match="The passphrase is wrong"):
            vault.run("unlock", "--passphrase-file", str(wrong(home)))
        vault.unlock()
        assert vault.json("status")["state"] == "ready"
        vault.lock()
        keyring.stop()
        with pytest.raises(DidNotHappen, match="only with passphrase and keyring together"):
            vault.unlock()
        keyring.start(unlocked=False)
        with pytest.raises(DidNotHappen, match="only with passphrase and keyring together"):
            vault.unlock()
    finally:
        keyring.stop()
        keyring.start()
        vault.stop()


def wrong(home):
    path = home / "wrong"
    path.touch(0o600)
    path.write_text("not the passphrase\n")
    return path


def test_a_start_without_a_passphrase_stays_locked(vault):
    around = vault.environment.pop("KITHBOOK_PASSPHRASE_FILE")
    try:
        vault.start_here(PATIENCE)
        assert vault.json("status")["state"] == "locked"
    finally:
        vault.stop()
        vault.environment["KITHBOOK_PASSPHRASE_FILE"] = around


@pytest.fixture
def terminal(vault, home):
    """Where the window opens that asks for the passphrase; no file has it."""
    around = vault.environment.copy()
    with Terminal(home) as terminal:
        vault.environment["KITHBOOK_PINENTRY"] = str(terminal.program)
        del vault.environment["KITHBOOK_PASSPHRASE_FILE"]
        vault.start(unlocked=False)
        yield terminal
        vault.stop()
    vault.environment = around


async def test_what_is_typed_into_the_window_opens_it_only_together_with_the_keyring(
    terminal, vault, keyring, greet
):
    extension = await greet()
    keyring.stop()
    try:
        assert (await extension.call(UNLOCK)).dialog.open
        terminal.shows("Passphrase:")
        terminal.types(f"{PASSPHRASE}\n")
        until(lambda: not terminal.started()[-1].exists(), "the window has closed")
        status = await extension.call(STATUS)
        assert status.state is VaultState.LOCKED
        assert "only with passphrase and keyring together" in status.dialog.sentence
    finally:
        keyring.start()
    vault.unlock()
    vault.lock()
    await extension.call(UNLOCK)
    terminal.shows("Passphrase:")
    terminal.types(f"{PASSPHRASE}\n")
    until(lambda: vault.json("status")["state"] == "ready", "the vault is open")


def test_each_slot_is_tried_with_the_real_keyring(vault, keyring):
    assert vault.json("keys", "check")["trials"][0]["outcome"] == "opens"
    keyring.stop()
    try:
        with pytest.raises(DidNotHappen):
            vault.run("keys", "check")
    finally:
        keyring.start()


def test_a_new_database_key_takes_a_new_secret_and_strict_mode_can_end(vault, bus):
    before = secrets(bus)
    assert vault.json("keys", "rotate", "--yes")["result"]["slots"] == ["strict", "recovery"]
    after = secrets(bus)
    assert len(after) == 1
    assert after.keys().isdisjoint(before)
    assert vault.json("search")["hits"] == []
    relaxed = vault.json("keys", "strict", "--off")
    assert [slot["kind"] for slot in relaxed["slots"]] == ["passphrase", "recovery"]
    assert secrets(bus) == {}
    added = vault.json("keys", "add", "keyring")
    assert [slot["kind"] for slot in added["slots"]] == ["passphrase", "keyring", "recovery"]
    assert len(secrets(bus)) == 1
