"""The system's keyring as it really is: gnome-keyring on a bus, and every way it can fail.

Whatever it does, the passphrase opens the vault, and nobody makes a new key.
"""

import asyncio
import shutil

import pytest
import secretstorage
from daemon.extension import Refused
from daemon.terminal import call
from desktop.keyring import SERVICE, GnomeKeyring
from desktop.pinentry import Terminal
from end_to_end.daemon import Daemon
from end_to_end.patience import PATIENCE, until
from jeepney import MessageType

from kithbook_protocol.failure import ErrorCode
from kithbook_protocol.hello import VaultState
from kithbook_protocol.vault_operations import LOCAL_UNLOCK, LOCK, STATUS, UNLOCK


@pytest.fixture(scope="module")
def keyring(bus, home):
    """Unlocked, as after a login."""
    with GnomeKeyring(bus, home) as running:
        yield running


@pytest.fixture(scope="module")
def made(trial, keyring, bus):
    """What `kithbook init` said of a vault made beside the keyring."""
    assert keyring
    trial.environment |= {
        "KITHBOOK_KEYRING": "true",
        "DBUS_SESSION_BUS_ADDRESS": bus.address,
        # Where a session bus usually lies: none there, whatever machine this is.
        "XDG_RUNTIME_DIR": "/nowhere",
    }
    return trial.json("init", "--passphrase-file", str(trial.passphrase_file))


@pytest.fixture
def daemon(trial, made, keyring):
    """The daemon, started with the keyring there and no passphrase."""
    assert "keyring" in made["slots"]
    trial.start_here(PATIENCE)
    until(lambda: trial.json("status")["state"] == "ready", "the keyring opened the vault")
    yield trial
    trial.stop()
    keyring.stop()
    keyring.start()


@pytest.fixture
def locked(daemon):
    daemon.lock()
    return daemon


async def refusal(extension):
    """Return why the extension's unlock was refused, after seeing that nothing was made anew."""
    with pytest.raises(Refused) as refused:
        await extension.call(UNLOCK)
    assert refused.value.failure.code is ErrorCode.LOCKED
    return refused.value.failure.sentence


async def test_a_daemon_beside_a_keyring_needs_no_passphrase(daemon, greet):
    extension = await greet()
    assert (await extension.call(STATUS)).state is VaultState.READY
    assert (await extension.call(LOCK)).state is VaultState.LOCKED
    assert (await extension.call(UNLOCK)).state is VaultState.READY
    assert daemon.output().count("the vault is ready") >= 1


async def test_a_locked_keyring_opens_nothing_and_the_passphrase_does(locked, keyring, greet):
    keyring.stop()
    keyring.start(unlocked=False)
    assert "the passphrase" in await refusal(await greet())
    locked.unlock()


async def test_a_keyring_that_lost_the_secret_is_no_reason_for_a_new_key(locked, keyring, greet):
    before = (locked.data / "keyslots.json").read_bytes()
    keyring.stop()
    kept = shutil.move(keyring.files, keyring.files.with_name("kept"))
    try:
        keyring.start()
        assert "the passphrase" in await refusal(await greet())
    finally:
        shutil.rmtree(keyring.files)
        shutil.move(kept, keyring.files)
    assert (locked.data / "keyslots.json").read_bytes() == before
    locked.unlock()


async def test_another_secret_under_the_same_name_opens_nothing(locked, bus, greet):
    with bus.connected() as connection:
        (item,) = secretstorage.get_default_collection(connection).get_all_items()
        secret = item.get_secret()
        item.set_secret(b"A" * 43 + b"=")
        try:
            assert "the passphrase" in await refusal(await greet())
        finally:
            item.set_secret(secret)
    locked.unlock()


async def test_without_a_keyring_on_the_bus_the_passphrase_opens(locked, keyring, greet):
    keyring.stop()
    assert "the passphrase" in await refusal(await greet())
    locked.unlock()


async def test_a_keyring_that_comes_after_the_daemon_is_found(daemon, keyring, greet):
    daemon.stop()
    keyring.stop()
    daemon.start(unlocked=False)
    extension = await greet()
    assert "no keyring that Kithbook trusts" in await refusal(extension)
    keyring.start()
    assert (await extension.call(UNLOCK)).state is VaultState.READY


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "nonsense"])
async def test_without_a_bus_the_passphrase_opens(daemon, bus, greet, address):
    daemon.stop()
    daemon.environment["DBUS_SESSION_BUS_ADDRESS"] = address
    try:
        daemon.start(unlocked=False)
        assert "the passphrase" in await refusal(await greet())
        daemon.unlock()
    finally:
        daemon.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.address


async def asked(service):
    """Wait until a question has reached a service that does not answer."""
    while True:
        message = await asyncio.to_thread(service.receive, timeout=PATIENCE)
        if message.header.message_type is MessageType.method_call:
            return


@pytest.fixture
def hung(locked, keyring, bus):
    """The daemon, locked, beside a keyring that takes every question and answers none."""
    keyring.stop()
    with bus.named(SERVICE) as silent:
        yield locked, silent


async def test_a_hung_keyring_holds_nobody_up(hung, made, settings, greet):
    _, silent = hung
    extension = await greet()
    asking = asyncio.create_task(refusal(extension))
    await asked(silent)
    await extension.hello()
    assert (await extension.call(STATUS)).state is VaultState.LOCKED
    opened = await call(settings.socket, LOCAL_UNLOCK, {"recovery_key": made["recovery_key"]})
    assert opened.state is VaultState.READY
    assert not asking.done()
    assert (await extension.call(LOCK)).state is VaultState.LOCKED
    assert not asking.done()
    assert "did not answer within 5 s" in await asking
    assert "has not answered yet" in await refusal(extension)


@pytest.fixture
def window(trial, made, home):
    """The program that the daemon started next may open a window with."""
    assert made
    around = trial.environment.copy()
    with Terminal(home) as terminal:
        trial.environment["KITHBOOK_PINENTRY"] = str(terminal.program)
        yield terminal
    trial.environment = around


async def test_no_window_opens_once_the_vault_was_locked_while_the_keyring_thought(
    window, hung, greet
):
    _, silent = hung
    extension = await greet()
    asking = asyncio.create_task(refusal(extension))
    await asked(silent)
    await extension.call(LOCK)
    assert "did not answer within 5 s" in await asking
    assert window.started() == []
    assert (await extension.call(UNLOCK)).dialog.open
    assert len(window.started()) == 1


async def test_a_hung_keyring_does_not_keep_the_daemon_from_ending(hung, greet):
    daemon, silent = hung
    asking = asyncio.create_task(refusal(await greet()))
    await asked(silent)
    await asyncio.to_thread(daemon.stop)
    assert "no longer waits" in await asking
    daemon.start(unlocked=False)


async def test_a_vault_made_beside_a_hung_keyring_has_two_slots(bus, keyring, home, made):
    assert made
    keyring.stop()
    other = Daemon.trial(home)
    other.environment |= {
        "KITHBOOK_HOME": str(home / "other"),
        "KITHBOOK_KEYRING": "true",
        "DBUS_SESSION_BUS_ADDRESS": bus.address,
    }
    with bus.named(SERVICE):
        made_too = other.json("init", "--passphrase-file", str(other.passphrase_file))
    assert made_too["slots"] == ["passphrase", "recovery"]
    keyring.start()


def test_a_back_end_that_keeps_nothing_gets_no_slot(bus, home, made):
    assert made
    other = Daemon.trial(home)
    other.environment |= {
        "KITHBOOK_HOME": str(home / "third"),
        "KITHBOOK_KEYRING": "true",
        "DBUS_SESSION_BUS_ADDRESS": bus.address,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    made_too = other.json("init", "--passphrase-file", str(other.passphrase_file))
    assert made_too["slots"] == ["passphrase", "recovery"]
