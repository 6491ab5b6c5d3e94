"""Serving: on the loopback address and a private socket, for as long as it runs."""

import asyncio
import ctypes
import resource
import socket
import sys

import pytest
from daemon import terminal
from daemon.extension import Extension

from kithbook.errors import BadSetup, VaultLocked
from kithbook.jobs.worker import WORKER
from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook.vault.errors import NoVault, VaultBusy
from kithbook.web.session import SESSION
from kithbook_protocol.operations import SEARCH
from kithbook_protocol.vault_operations import PAIR_WINDOW, STATUS


@pytest.mark.usefixtures("locked_app")
@pytest.mark.parametrize("address", ["127.0.0.2", "::1"])
def test_nobody_listens_on_another_address(port, address):
    with pytest.raises(OSError, match=r"refused|assign"):
        socket.create_connection((address, port), timeout=5).close()
    socket.create_connection(("127.0.0.1", port), timeout=5).close()


@pytest.mark.usefixtures("locked_app")
def test_a_crash_would_leave_no_core_dump():
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has no such setting")
@pytest.mark.usefixtures("locked_app")
def test_no_other_program_of_the_user_may_read_its_memory():
    get_dumpable = 3  # prctl(2)
    assert ctypes.CDLL(None).prctl(get_dumpable, 0, 0, 0, 0) == 0


async def test_the_socket_lies_in_a_private_folder_and_goes_with_the_daemon(settings, home):
    assert home
    async with serving(settings, with_port=False) as app:
        assert settings.socket.is_socket()
        assert settings.socket.parent.stat().st_mode & 0o077 == 0
        assert app[SESSION].port == 0
    assert not settings.socket.exists()


async def test_what_a_kill_left_of_writing_secrets_is_gone_after_the_next_start(settings, home):
    kept = [home / name for name in (".keyslots.json.kept", "note", ".vault.db.a1b2c3d4")]
    left = [
        home / f".{name}.a1b2c3_4"
        for name in ("keyslots.json", "keyslots.previous.json", "daemon.json")
    ]
    for path in (*kept, *left):
        path.write_bytes((home / "keyslots.json").read_bytes())
    linked, folder = home / ".keyslots.json.a1b2c3d5", home / ".daemon.json.a1b2c3d5"
    linked.symlink_to("note")
    folder.mkdir()
    async with serving(settings, with_port=False):
        assert not any(path.exists() for path in left)
        assert all(path.exists() for path in (*kept, linked, folder))


async def test_a_socket_left_by_a_crash_is_no_hindrance(settings, home):
    (home / "run").mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(settings.socket))
    async with serving(settings, with_port=False):
        assert settings.socket.is_socket()


async def test_a_socket_folder_that_others_may_enter_is_refused(settings, home):
    (home / "run").mkdir(mode=0o700)
    (home / "run").chmod(0o755)
    with pytest.raises(BadSetup, match="Others can enter"):
        async with serving(settings, with_port=True):
            raise AssertionError


async def test_where_there_is_no_vault_nothing_is_served(settings):
    with pytest.raises(NoVault, match="kithbook init"):
        async with serving(settings, with_port=True):
            raise AssertionError


@pytest.mark.usefixtures("locked_app")
async def test_a_vault_is_served_once(settings):
    with pytest.raises(VaultBusy, match="Another Kithbook"):
        async with serving(settings, with_port=False):
            raise AssertionError
    assert settings.socket.is_socket()


async def test_each_run_has_its_own_boot_id(settings, home):
    assert home
    boots = set()
    for _ in range(2):
        async with serving(settings, with_port=False) as app:
            boots.add(app[SESSION].boot)
    assert {len(boot) for boot in boots} == {16}
    assert len(boots) == 2


async def test_a_hello_starts_the_worker_before_anything_is_captured(settings, home, clock):
    assert home
    async with serving(settings, with_port=True, now=clock) as app:
        assert app[WORKER]._warming is None
        window = await terminal.call(settings.socket, PAIR_WINDOW, {"scope": "full"})
        await Extension(app[SESSION].port, now=clock).pair(window.code)
        await app[WORKER]._warming
        assert app[WORKER]._process.returncode is None


async def test_the_end_locks_the_vault(settings, home, recovery_key):
    assert home
    async with serving(settings, with_port=False) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)
        assert app[SESSION].sealing_keys.by_epoch
    assert not app[SESSION].sealing_keys.by_epoch
    assert not settings.database.with_name("vault.db-wal").exists()


async def test_a_lock_that_outlasts_its_caller_is_whole(app, call):
    keeper = app[KEEPER]
    locking = asyncio.create_task(keeper.lock())
    await asyncio.sleep(0)
    locking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await locking
    await asyncio.gather(*keeper._under_way)
    assert (await call(STATUS)).state == "locked"


async def test_locked_and_unlocked_a_few_times_at_once_it_ends_in_one_of_both(
    app, call, recovery_key
):
    keeper = app[KEEPER]
    for _ in range(3):
        _, unlocked, _ = await asyncio.gather(
            keeper.lock(),
            keeper.unlock_with_recovery(recovery_key),
            keeper.lock(),
            return_exceptions=True,
        )
        assert isinstance(unlocked, VaultLocked), "the later wish counts"
        assert (await call(STATUS)).state == "locked"
        await asyncio.gather(keeper.lock(), keeper.unlock_with_recovery(recovery_key))
        assert (await call(SEARCH, {"query": ""})).hits == []
