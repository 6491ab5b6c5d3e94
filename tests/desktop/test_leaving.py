"""The person leaves: the machine sleeps, the screen is locked; the vault is locked before that."""

import asyncio
import os
import select
import socket

import pytest
from daemon.terminal import call
from desktop.bus import Bus
from desktop.logind import MANAGER, OURS, THEIRS, Logind
from end_to_end.patience import PATIENCE, until
from jeepney import DBusAddress, HeaderFields, Message, new_signal

from kithbook_protocol.hello import VaultState
from kithbook_protocol.vault import Occasion
from kithbook_protocol.vault_operations import LOCAL_UNLOCK, LOCK, STATUS

BOTH = sorted([Occasion.SUSPEND, Occasion.SCREEN_LOCK])


@pytest.fixture(scope="module")
def system(home):
    """The system's bus."""
    with Bus(home / "system") as running:
        yield running


@pytest.fixture
def logind(system):
    with Logind(system) as running:
        yield running


@pytest.fixture(scope="module")
def recovery_key(trial, system, bus):
    """The vault's; made for the module."""
    trial.environment |= {
        "KITHBOOK_LOCK_ON_SUSPEND": "true",
        "KITHBOOK_LOCK_ON_SCREEN_LOCK": "true",
        "DBUS_SYSTEM_BUS_ADDRESS": system.address,
        "DBUS_SESSION_BUS_ADDRESS": bus.address,
    }
    made = trial.json("init", "--passphrase-file", str(trial.passphrase_file))
    return made["recovery_key"]


@pytest.fixture
def status(settings):
    """Ask a running daemon how things stand."""
    return lambda: asyncio.run(call(settings.socket, STATUS))


@pytest.fixture
def unlock(settings, recovery_key):
    """Unlock a running daemon."""

    def by_recovery_key():
        asyncio.run(call(settings.socket, LOCAL_UNLOCK, {"recovery_key": recovery_key}))

    return by_recovery_key


@pytest.fixture
def started(trial, settings, unlock):
    """Start the daemon with some settings, and unlock it."""
    before = trial.environment.copy()

    def start(**environment):
        trial.environment |= environment
        trial.start_here(PATIENCE)
        until(lambda: listens(settings.socket), "the command line can be heard")
        unlock()
        return trial

    yield start
    trial.stop()
    trial.environment = before


@pytest.fixture
def watching(started, logind, status):
    """The daemon, unlocked, beside a logind that it listens to."""
    assert logind
    daemon = started()
    until(lambda: status().locks_on == BOTH, "the daemon listens to logind")
    return daemon


def listens(path):
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(str(path)) == 0


def is_locked(status):
    return status().state is VaultState.LOCKED


def released(inhibitor):
    """Wait until an inhibitor was let go."""
    ready, _, _ = select.select([inhibitor], [], [], PATIENCE)
    assert ready
    assert os.read(inhibitor, 1) == b""
    os.close(inhibitor)


def test_the_machine_sleeps_only_after_the_vault_is_locked(watching, logind, status, unlock):
    log = watching.data / "daemon.log"
    for _ in range(3):
        inhibitor, what = logind.inhibitors.get(timeout=PATIENCE)
        assert what == ("sleep", "Kithbook", "Locks the vault before sleep", "delay")
        logind.prepare_for_sleep(going=True)
        released(inhibitor)
        # Read at once: an answer to a call would come after a lock that was only begun.
        assert '"locked"' in log.read_text().rpartition("left")[2]
        assert is_locked(status)
        logind.prepare_for_sleep(going=False)
        unlock()


@pytest.mark.usefixtures("watching")
def test_a_session_of_ours_that_is_locked_locks_the_vault(logind, status, unlock):
    logind.lock(OURS)
    until(lambda: is_locked(status), "the vault is locked")
    unlock()
    logind.hint(OURS, locked=True)
    until(lambda: is_locked(status), "the vault is locked")


def heard(logind, path):
    """See that the daemon has heard all that was said so far: it asks whose session this is."""
    logind.lock(path)
    assert logind.asked.get(timeout=PATIENCE) == path


@pytest.mark.usefixtures("watching")
def test_somebody_elses_session_does_not_lock_ours(logind, status):
    logind.hint(OURS, locked=False)
    logind.hint(THEIRS, locked=True)
    assert logind.asked.get(timeout=PATIENCE) == THEIRS
    heard(logind, THEIRS)
    assert not is_locked(status)


@pytest.mark.usefixtures("watching")
def test_nobody_else_on_the_bus_can_say_that_the_machine_sleeps(system, logind, status):
    with system.connected() as stranger:
        own = stranger.unique_name
        for name in system.ask(stranger, "ListNames"):
            if name.startswith(":") and name != own:
                stranger.send(said_to(name, new_signal(MANAGER, "PrepareForSleep", "b", (True,))))
        system.ask(stranger, "GetId")  # all of it has gone through
    heard(logind, THEIRS)
    assert not is_locked(status)


def said_to(name: str, message: Message) -> Message:
    message.header.fields[HeaderFields.destination] = name
    return message


@pytest.mark.usefixtures("watching")
@pytest.mark.parametrize("name", ["org.freedesktop", "org.gnome"])
def test_a_screen_saver_that_comes_on_locks_the_vault(bus, status, name):
    address = DBusAddress("/ScreenSaver", interface=f"{name}.ScreenSaver")
    with bus.connected() as desktop:
        desktop.send(new_signal(address, "ActiveChanged", "b", (False,)))
        # Again and again: how soon the daemon listens here too is not to be seen from outside.
        until(
            lambda: (
                desktop.send(new_signal(address, "ActiveChanged", "b", (True,)))
                or is_locked(status)
            ),
            "the vault is locked",
        )


def test_without_logind_the_screen_saver_is_heard_alone(started, bus, status):
    with bus.named("org.freedesktop.ScreenSaver") as desktop:
        started()
        until(lambda: status().locks_on == [Occasion.SCREEN_LOCK], "the screen saver is heard")
        address = DBusAddress("/ScreenSaver", interface="org.freedesktop.ScreenSaver")
        desktop.send(new_signal(address, "ActiveChanged", "b", (True,)))
        until(lambda: is_locked(status), "the vault is locked")


def test_suspend_switched_off_holds_no_sleep_off_and_locks_nothing(started, logind, status):
    started(KITHBOOK_LOCK_ON_SUSPEND="false")
    until(lambda: status().locks_on == [Occasion.SCREEN_LOCK], "the daemon listens to logind")
    logind.prepare_for_sleep(going=True)
    heard(logind, THEIRS)
    assert not is_locked(status)
    assert logind.inhibitors.empty()


def test_screen_lock_switched_off_locks_nothing(started, logind, status, bus):
    started(KITHBOOK_LOCK_ON_SCREEN_LOCK="false")
    until(lambda: status().locks_on == [Occasion.SUSPEND], "the daemon listens to logind")
    inhibitor, _ = logind.inhibitors.get(timeout=PATIENCE)
    with bus.connected() as desktop:
        assert connections(bus, desktop) == {desktop.unique_name}
    logind.lock(OURS)
    logind.hint(OURS, locked=True)
    logind.prepare_for_sleep(going=False)
    again, _ = logind.inhibitors.get(timeout=PATIENCE)  # so all of it was heard
    assert not is_locked(status)
    assert logind.asked.empty()
    os.close(inhibitor)
    os.close(again)


def connections(bus, connection):
    return {name for name in bus.ask(connection, "ListNames") if name.startswith(":")}


def test_both_switched_off_nobody_listens(started, system, status):
    started(KITHBOOK_LOCK_ON_SCREEN_LOCK="false", KITHBOOK_LOCK_ON_SUSPEND="false")
    assert status().locks_on == []
    with system.connected() as connection:
        assert connections(system, connection) == {connection.unique_name}


def test_a_bus_that_dies_ends_nothing_and_is_found_again(watching, system, logind, status):
    inhibitor, _ = logind.inhibitors.get(timeout=PATIENCE)
    system.stop()
    released(inhibitor)
    until(lambda: Occasion.SUSPEND not in status().locks_on, "the bus is missed")
    assert not is_locked(status)
    system.start()
    with Logind(system) as another:
        until(lambda: status().locks_on == BOTH, "the bus is found again")
        inhibitor, _ = another.inhibitors.get(timeout=PATIENCE)
        another.prepare_for_sleep(going=True)
        released(inhibitor)
        assert is_locked(status)
    assert "mistake" not in watching.output()


@pytest.mark.usefixtures("watching")
def test_a_logind_that_starts_anew_is_listened_to_again(system, logind, status):
    logind.__exit__()
    with Logind(system) as another:
        until(lambda: not another.inhibitors.empty(), "sleep is held off again")
        until(lambda: status().locks_on == BOTH, "the daemon listens again")
        another.lock(OURS)
        until(lambda: is_locked(status), "the vault is locked")
    logind.__enter__()


@pytest.mark.parametrize("address", ["nonsense", ""])
def test_without_a_bus_the_daemon_goes_on(started, status, unlock, settings, address):
    daemon = started(DBUS_SYSTEM_BUS_ADDRESS=address, DBUS_SESSION_BUS_ADDRESS=address)
    log = daemon.data / "daemon.log"
    until(lambda: '"system"' in log.read_text().rpartition("unlocked")[2], "it is said")
    assert status().locks_on == []
    assert not is_locked(status)
    asyncio.run(call(settings.socket, LOCK))
    unlock()


def test_a_bus_that_is_never_there_is_tried_again_and_spoken_of_once(started, home):
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(home / "dead"))
        dead.listen()
        dead.settimeout(PATIENCE)
        daemon = started(DBUS_SYSTEM_BUS_ADDRESS=f"unix:path={home}/dead")
        for _ in range(3):
            dead.accept()[0].close()
        told = (daemon.data / "daemon.log").read_text().rpartition("unlocked")[2]
        assert told.count('"system"') == 1


def test_status_says_what_locks_the_vault(watching):
    assert (
        "Locks after 720 idle minutes and with the screen and before the machine sleeps."
        in watching.run("status")
    )
