"""Making a vault: all of it or nothing."""

import pytest
from daemon.vault.conftest import Drawer

from kithbook import founding
from kithbook.errors import BadSetup
from kithbook.founding import found
from kithbook.server import serving
from kithbook.vault.errors import VaultBusy, VaultExists, WeakPassphrase
from kithbook.vault.guardian import Guardian
from kithbook.vault.service import Vault
from kithbook.web.identity import Identity

FILES = ["daemon.json", "keyslots.json", "keyslots.previous.json", "vault.db", "vault.lock"]


def made(settings):
    return sorted(path.name for path in settings.home.iterdir())


async def test_a_new_vault_is_whole_private_and_can_be_served(settings, passphrase):
    founded = found(settings, passphrase, unlock_seconds=0)
    assert made(settings) == FILES
    assert all(path.stat().st_mode & 0o077 == 0 for path in settings.home.iterdir())
    assert founded.kit.vault == Identity.load(settings.identity).vault
    assert founded.kit.signer == Identity.load(settings.identity).fingerprint
    assert len(Vault(settings, None).unlock_with_recovery(founded.kit.identity)) == 32
    async with serving(settings, with_port=False):
        pass


def test_what_a_kill_left_of_a_vault_before_is_gone(settings, passphrase):
    settings.home.mkdir(mode=0o700)
    (settings.home / ".keyslots.json.a1b2c3d4").touch(0o600)
    found(settings, passphrase, unlock_seconds=0)
    assert made(settings) == FILES


@pytest.mark.parametrize("step", ["create_store", "Identity"])
def test_a_vault_that_cannot_be_finished_leaves_nothing_and_the_next_try_works(
    settings, passphrase, monkeypatch, step
):
    settings = settings.model_copy(update={"keyring": True})
    drawer = Drawer()

    class Full:
        """A disk with no room."""

        def __call__(self, *_):
            raise BadSetup("The disk is full.")

        create = __call__

    with monkeypatch.context() as patched:
        patched.setattr(founding, step, Full())
        with pytest.raises(BadSetup, match="full"):
            found(settings, passphrase, unlock_seconds=0, keychain=drawer)
    assert made(settings) == ["vault.lock"]
    assert drawer.secrets == {}
    found(settings, passphrase, unlock_seconds=0, keychain=drawer)
    assert made(settings) == FILES
    assert len(drawer.secrets) == 1


def test_what_a_crash_left_aside_is_cleared_away(settings, passphrase):
    (settings.home / ".new").mkdir(parents=True, mode=0o700)
    settings.home.chmod(0o700)
    (settings.home / ".new" / "vault.db").write_bytes(b"half")
    found(settings, passphrase, unlock_seconds=0)
    assert made(settings) == FILES


def test_a_weak_passphrase_makes_nothing(settings):
    with pytest.raises(WeakPassphrase):
        found(settings, "short", unlock_seconds=0)
    assert made(settings) == ["vault.lock"]


@pytest.mark.parametrize("name", FILES[:-1])
def test_any_part_of_a_vault_is_in_the_way_of_another(home, settings, passphrase, name):
    for path in home.iterdir():
        if path.name != name:
            path.unlink()
    before = (home / name).read_bytes()
    with pytest.raises(VaultExists):
        found(settings, passphrase, unlock_seconds=0)
    assert (home / name).read_bytes() == before


def test_a_home_that_others_may_enter_is_refused(settings, passphrase):
    settings.home.mkdir(mode=0o755)
    with pytest.raises(BadSetup, match="Others can enter"):
        found(settings, passphrase, unlock_seconds=0)
    assert made(settings) == []


def test_no_vault_is_made_while_another_process_is_at_it(home, settings, passphrase):
    assert home
    with Guardian(settings.lock_file), pytest.raises(VaultBusy, match="Another Kithbook"):
        found(settings, passphrase, unlock_seconds=0)
