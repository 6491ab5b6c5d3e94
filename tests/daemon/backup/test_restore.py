"""A backup becomes the vault: on a machine that had none, and on one that had."""

import shutil

import pytest
from daemon import terminal
from daemon.backup.conftest import AFTERWARDS, PEOPLE, ended
from daemon.backup.damage import DAMAGES, FORGERIES

from kithbook.backup.errors import NotTrusted
from kithbook.errors import KithbookError
from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook.vault.errors import VaultBusy
from kithbook.vault.recovery import make_identity
from kithbook.web.session import SESSION
from kithbook_protocol.backup_operations import BACKUP_CREATE, BACKUPS
from kithbook_protocol.operations import ADD, HISTORY, NOTES, SEARCH


@pytest.fixture
def fresh(settings, tmp_path):
    """The settings of a machine without a vault."""
    return settings.model_copy(update={"home": tmp_path / "fresh"})


@pytest.fixture
async def kept(settings, home, recovery_key, clock, tmp_path):
    """A backup of a vault whose daemon has ended; it lies elsewhere."""
    assert home
    async with serving(settings, with_port=False, now=clock) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)

        async def call(operation, body=None):
            return await terminal.call(settings.socket, operation, body)

        for name in PEOPLE:
            await call(ADD, {"fields": {"name": name}, "note": f"a note on {name}"})
        (tmp_path / "place").mkdir()
        job = await ended(call, await call(BACKUP_CREATE, {"to": str(tmp_path / "place")}))
        assert job.state == "done", job.sentence
    return tmp_path / "place" / job.result["name"]


async def opened_vault(settings, clock, passphrase=AFTERWARDS):
    """Unlock a vault, and return who is in it and what the daemon says of itself."""
    async with serving(settings, with_port=False, now=clock) as app:
        app[KEEPER].vault._ring._keychain = None
        await app[KEEPER].unlock_with_passphrase(passphrase)

        async def call(operation, body=None):
            return await terminal.call(settings.socket, operation, body)

        hits = (await call(SEARCH, {"query": ""})).hits
        ada = next((hit for hit in hits if hit.name == "Ada Lovelace"), None)
        notes = (await call(NOTES, {"person": str(ada.person)})).notes if ada else []
        return {
            "names": sorted(hit.name for hit in hits),
            "notes": [note.text for note in notes],
            "history": len((await call(HISTORY)).deeds),
            "backups": await call(BACKUPS),
            "epoch": app[SESSION].identity.epoch,
            "signer": app[SESSION].identity.fingerprint,
        }


async def test_on_a_machine_without_a_vault_everything_comes_back(kept, restore, fresh, clock):
    seen = []
    done = restore(kept, home=fresh.home, agree=seen.append)
    [question] = seen
    assert question.here is None
    assert (done.replaced, done.kit) == (None, None)
    found = await opened_vault(fresh, clock)
    assert found["names"] == sorted(PEOPLE)
    assert found["notes"] == ["a note on Ada Lovelace"]
    assert found["history"] == len(PEOPLE)
    assert found["signer"] == question.fingerprint == done.fingerprint
    assert found["backups"].proven.name == kept.name


async def test_the_recovery_key_of_the_kit_still_opens_it(
    kept, restore, fresh, recovery_key, clock
):
    restore(kept, home=fresh.home)
    async with serving(fresh, with_port=False, now=clock) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)


async def test_what_was_here_is_kept_for_thirty_days(kept, restore, settings, clock):
    before = settings.database.read_bytes()
    done = restore(kept)
    assert (done.replaced / "vault.db").read_bytes() == before
    assert (await opened_vault(settings, clock))["names"] == sorted(PEOPLE)
    clock.forward(29 * 24 * 3600)
    await opened_vault(settings, clock)
    assert done.replaced.exists()
    clock.forward(2 * 24 * 3600)
    await opened_vault(settings, clock)
    assert not done.replaced.exists()


async def test_the_vault_that_is_replaced_is_backed_up_first(kept, restore, settings, clock):
    done = restore(kept)
    assert done.unsaved is None
    found = (await opened_vault(settings, clock))["backups"].backups
    [made] = [one for one in found if one.reason == "before a restore"]
    assert (made.file, made.there, made.people) == (done.saved, True, len(PEOPLE))


async def test_a_vault_that_does_not_open_is_replaced_all_the_same_and_that_is_said(
    kept, restore, settings, clock
):
    settings.database.write_bytes(bytes(8192))
    done = restore(kept)
    assert done.saved is None
    assert "cannot be opened with its key" in done.unsaved
    assert (await opened_vault(settings, clock))["names"] == sorted(PEOPLE)


async def test_backups_go_beside_the_vault_wherever_it_is_now(kept, restore, fresh, clock):
    restore(kept, home=fresh.home)
    found = (await opened_vault(fresh, clock))["backups"]
    assert [one.address for one in found.places] == [str(fresh.backups)]


async def test_the_old_one_opens_as_it_was_from_where_it_is_kept(
    kept, restore, fresh, clock, passphrase
):
    shutil.copytree(restore(kept).replaced, fresh.home)
    assert (await opened_vault(fresh, clock, passphrase))["names"] == sorted(PEOPLE)


async def test_browsers_learn_that_the_key_is_new(kept, restore, settings, clock):
    restore(kept)
    assert (await opened_vault(settings, clock))["epoch"] == 2


async def test_an_older_backup_than_was_seen_stops_unless_a_person_means_it(
    kept, restore, settings, clock
):
    restore(kept)
    await opened_vault(settings, clock)

    def refuse(question):
        assert not question.is_older
        assert question.is_known

    restore(kept, agree=refuse)
    async with serving(settings, with_port=False, now=clock) as app:
        app[KEEPER].vault._ring._keychain = None
        await app[KEEPER].unlock_with_passphrase(AFTERWARDS)

        async def call(operation, body=None):
            return await terminal.call(settings.socket, operation, body)

        job = await ended(call, await call(BACKUP_CREATE))
        assert job.result["counter"] == 4, "each vault that was replaced was backed up first"
    before = settings.database.read_bytes()

    def older(question):
        assert question.is_older
        raise NotTrusted

    with pytest.raises(NotTrusted):
        restore(kept, agree=older)
    assert settings.database.read_bytes() == before


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_backup_changes_nothing(damage, kept, opened, restore, settings):
    before = {one.name: one.read_bytes() for one in settings.home.iterdir() if one.is_file()}
    DAMAGES[damage].make(kept, opened(kept))
    with pytest.raises(KithbookError):
        restore(kept)
    after = {one.name: one.read_bytes() for one in settings.home.iterdir() if one.is_file()}
    assert after == before
    assert not (settings.home / ".restoring").exists()


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_a_forged_backup_is_refused_or_shown_as_what_it_is(
    forgery, kept, opened, restore, settings
):
    before = settings.database.read_bytes()
    file = FORGERIES[forgery].make(kept, opened(kept))

    def agree(question):
        # By a stranger, or of another vault: a person is asked, who would have to type it.
        if not question.is_known:
            raise NotTrusted

    with pytest.raises(KithbookError):
        restore(file, agree=agree)
    assert settings.database.read_bytes() == before


async def test_a_backup_of_a_newer_kithbook_is_refused(kept, opened, restore, settings):
    newer = opened(kept).with_manifest(steps=100_000).signed().written()
    with pytest.raises(KithbookError, match="written by a newer Kithbook"):
        restore(newer)
    assert settings.database.exists()


async def test_beside_a_running_daemon_nothing_is_restored(kept, restore, settings, clock):
    async with serving(settings, with_port=False, now=clock):
        with pytest.raises(VaultBusy):
            restore(kept)


async def test_another_key_opens_nothing(kept, restore):
    with pytest.raises(KithbookError, match="does not open this backup"):
        restore(kept, key=make_identity())
