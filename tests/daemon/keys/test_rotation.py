"""A new database key: every row and the journal stay, and no secret of before opens them."""

import asyncio

import pytest
from daemon.extension import ENVELOPE, Refused
from daemon.keys.successor import rows
from daemon.vault.conftest import Drawer

from kithbook.errors import BadSetup
from kithbook.keeper import KEEPER
from kithbook.store import successor
from kithbook.store.database import open_store
from kithbook.store.failure import StoreDamaged
from kithbook.store.service import STORE
from kithbook.vault.errors import NoKeyring, WrongPassphrase
from kithbook.vault.service import Vault
from kithbook.web.session import SESSION
from kithbook_protocol.backup_operations import BACKUP_VERIFY, BACKUPS
from kithbook_protocol.hello import VaultState
from kithbook_protocol.operations import ADD, HISTORY, SEARCH, UNDO
from kithbook_protocol.vault_operations import CANCEL, JOB, KEYS_ROTATE, LOCK, PAIR_WINDOW, STATUS

OTHER = "another horse, another battery"


@pytest.fixture
def quick(locked_app, settings):
    """The vault makes slots at Argon2id's floor, and its keyring is in memory."""
    drawer = Drawer()
    allowed = settings.model_copy(update={"keyring": True})
    locked_app[KEEPER].vault = Vault(allowed, drawer, unlock_seconds=0.0)
    return locked_app[KEEPER].vault, drawer


@pytest.fixture
def rotate(quick, call, recovery_key):
    """Rotate through the socket, as the command line does; returns the job as it ended."""
    assert quick

    async def run(**request):
        chosen = request or {"recovery_key": recovery_key, "new_passphrase": OTHER}
        return await ended(call, await call(KEYS_ROTATE, chosen))

    return run


async def ended(call, job):
    """Return a job once it runs no more."""
    async with asyncio.timeout(60):
        while job.state == "running":
            await asyncio.sleep(0.02)
            job = await call(JOB, {"job": str(job.id)})
    return job


async def test_every_row_stays_under_the_new_key_and_the_old_opens_nothing(
    app, call, rotate, settings, vault_key
):
    for name in ("Ada Lovelace", "Charles Babbage"):
        await call(ADD, {"fields": {"name": name}, "note": "met in Turin"})
    before, history = rows(settings, vault_key), await call(HISTORY)
    job = await rotate()
    assert (job.state, job.result["epoch"]) == ("done", 2)
    assert job.result["slots"] == ["passphrase", "recovery"]
    assert app[SESSION].state is VaultState.READY
    with pytest.raises(StoreDamaged):
        open_store(settings.database, vault_key)
    new_key = app[KEEPER].vault.open_with_passphrase(OTHER).key
    after = rows(settings, new_key)
    assert len(after.pop("backup")) == len(after.pop("backup_trial")) == 1  # made first
    assert before.pop("backup") == before.pop("backup_trial") == []
    assert after == before
    assert await call(HISTORY) == history
    undone = await call(UNDO)
    assert undone.sentence == "Undone: add of Charles Babbage."
    assert [hit.name for hit in (await call(SEARCH, {"query": ""})).hits] == ["Ada Lovelace"]
    assert sorted(path.name for path in settings.home.glob("vault.*")) == [
        "vault.db", "vault.db-shm", "vault.db-wal", "vault.lock",
    ]  # fmt: skip


async def test_a_backup_is_made_first_and_its_keys_are_exchanged_too(
    app, call, rotate, recovery_key
):
    assert app
    await call(ADD, {"fields": {"name": "Ada Lovelace"}})
    before = (await call(BACKUPS)).signer
    job = await rotate()
    assert (job.state, job.result["no_backup"]) == ("done", None)
    after = await call(BACKUPS)
    assert after.signer == job.result["signer"] != before
    [made] = after.backups
    proof = {"file": f"{made.place}/{made.name}"}
    shut = await ended(call, await call(BACKUP_VERIFY, proof))
    assert "does not open this backup" in shut.sentence
    opened = await ended(call, await call(BACKUP_VERIFY, proof | {"recovery_key": recovery_key}))
    assert opened.state == "done", "who signed before is still known"


async def test_without_room_for_a_backup_the_key_is_exchanged_all_the_same(
    app, call, rotate, settings
):
    assert app
    await call(ADD, {"fields": {"name": "Ada Lovelace"}})
    settings.backups.write_text("a file where a folder should be")
    job = await rotate()
    assert job.state == "done"
    assert f"Cannot make the folder {settings.backups}" in job.result["no_backup"]


async def test_a_paired_browser_learns_that_the_key_is_new_and_pairs_again(call, extension, rotate):
    job = await rotate()
    assert job.result["unpaired"] == 1
    hello = await extension.hello()  # checks the signature with the key it paired with
    assert hello.epoch == 2
    with pytest.raises(Refused) as refused:
        await extension.call(STATUS)
    assert refused.value.failure.code == "revoked"
    former = extension.grant
    window = await call(PAIR_WINDOW, {"scope": "full"})
    await extension.pair(window.code)
    assert extension.grant.epoch == 2
    assert extension.grant.daemon_key != former.daemon_key
    assert extension.grant.sealing_key != former.sealing_key
    assert (await extension.call(STATUS)).people == 0


async def test_an_envelope_for_the_old_key_is_refused_for_good(extension, call, rotate):
    old = extension.seal(ADD.path, b'{"fields": {"name": "Ada"}}')
    await rotate()
    window = await call(PAIR_WINDOW, {"scope": "full"})
    await extension.pair(window.code)
    reply = await extension.exchange(extension.sign(ADD.path, old, ENVELOPE))
    assert reply.failure.code == "version"


async def test_a_locked_vault_is_locked_afterwards(locked_app, rotate, call, recovery_key):
    assert (await rotate()).state == "done"
    assert (await call(STATUS)).state is VaultState.LOCKED
    assert locked_app[SESSION].identity.epoch == 2
    await locked_app[KEEPER].unlock_with_recovery(recovery_key)


async def test_what_browsers_left_with_the_locked_vault_is_applied_first(
    locked_app, extension, rotate, call, recovery_key
):
    await call(LOCK)
    for name in ("Ada", "Charles"):
        kept = await extension.exchange(extension.request(ADD, {"fields": {"name": name}}))
        assert kept.status == 202
    assert (await rotate()).state == "done"
    await locked_app[KEEPER].unlock_with_recovery(recovery_key)
    status = await call(STATUS)
    assert (status.people, status.spooled, status.refused) == (2, 0, 0)


async def test_a_wrong_passphrase_changes_nothing(app, rotate, settings, vault_key):
    before = settings.key_slots.read_bytes()
    job = await rotate(passphrase="not the passphrase")
    assert (job.state, job.sentence) == ("failed", "The passphrase is wrong; nothing was changed.")
    assert settings.key_slots.read_bytes() == before
    assert app[SESSION].state is VaultState.READY
    assert not app[SESSION].paused
    open_store(settings.database, vault_key).close()


async def test_only_the_passphrase_that_was_typed_stays(app, rotate, quick, passphrase):
    vault, _drawer = quick
    vault.locksmith.add_passphrase(vault.open_with_passphrase(passphrase), OTHER)
    job = await rotate(passphrase=passphrase)
    assert job.result["dropped"] == 1
    assert vault.unlock_with_passphrase(passphrase)
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(OTHER)
    assert app[SESSION].identity.epoch == 2


async def test_the_keyring_gets_a_new_secret_and_forgets_the_old(
    app, rotate, quick, recovery_key, vault_key
):
    vault, drawer = quick
    vault.locksmith.add_keyring(vault.open_with_recovery(recovery_key))
    old = dict(drawer.secrets)
    assert (await rotate()).result["slots"] == ["passphrase", "keyring", "recovery"]
    assert drawer.secrets.keys().isdisjoint(old)
    assert vault.unlock_with_keyring() != vault_key
    drawer.secrets = {}
    assert (await rotate()).result["slots"] == ["passphrase", "keyring", "recovery"]
    assert app[SESSION].identity.epoch == 3


async def test_strict_stays_strict_or_nothing_is_done(app, rotate, quick, recovery_key, settings):
    vault, drawer = quick
    vault.locksmith.make_strict(vault.open_with_recovery(recovery_key), OTHER)
    assert (await rotate(passphrase=OTHER)).result["slots"] == ["strict", "recovery"]
    assert vault.unlock_with_passphrase(OTHER)
    before = settings.key_slots.read_bytes()

    def refuse(*_):
        raise NoKeyring("The keyring keeps nothing.")

    drawer.remember = refuse
    assert (await rotate(passphrase=OTHER)).sentence == "The keyring keeps nothing."
    assert settings.key_slots.read_bytes() == before
    assert app[SESSION].state is VaultState.READY


async def test_without_room_for_a_copy_nothing_is_done(app, rotate, settings, quick, monkeypatch):
    before = settings.key_slots.read_bytes()
    monkeypatch.setattr(successor, "SPARE", 2**60)
    job = await rotate()
    assert job.state == "failed"
    assert "make room" in job.sentence
    assert settings.key_slots.read_bytes() == before
    assert app[SESSION].state is VaultState.READY
    assert app[SESSION].identity.epoch == 1
    assert quick[1].secrets == {}


@pytest.mark.usefixtures("quick")
async def test_nobody_stops_it_midway_and_a_lock_waits_for_its_end(app, call, recovery_key):
    job = await call(KEYS_ROTATE, {"recovery_key": recovery_key, "new_passphrase": OTHER})
    with pytest.raises(Refused) as refused:
        await call(CANCEL, {"job": str(job.id)})
    assert "cannot be stopped" in refused.value.failure.sentence
    assert (await ended(call, job)).state == "done"
    await call(LOCK)
    assert (await call(STATUS)).state is VaultState.LOCKED
    assert app[SESSION].identity.epoch == 2


async def test_while_it_lasts_browsers_have_to_wait(app, extension, call):
    app[SESSION].paused = True
    with pytest.raises(Refused) as refused:
        await extension.call(ADD, {"fields": {"name": "Ada"}})
    assert refused.value.failure.code == "busy"
    assert (await extension.hello()).state is VaultState.READY
    assert (await call(STATUS)).people == 0


async def test_an_older_database_does_not_go_with_a_newer_daemon(app, rotate, home, vault_key):
    await app[KEEPER].lock()
    old = {path: path.read_bytes() for path in (home / "vault.db", *home.glob("keyslots*"))}
    await rotate()
    for path, content in old.items():
        path.write_bytes(content)
    with pytest.raises(BadSetup, match="bring both back from one backup"):
        app[STORE].open(vault_key)
    assert app[SESSION].state is VaultState.LOCKED
    app[STORE].close()
