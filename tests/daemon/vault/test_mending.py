"""What an unlock sets right, and key slots that an earlier version wrote."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from daemon.vault.conftest import FLOOR, Drawer

from kithbook.config import Settings
from kithbook.vault.errors import WrongPassphrase
from kithbook.vault.model import VERSION
from kithbook.vault.seal import sealed
from kithbook.vault.service import Vault
from kithbook.vault.store import SlotStore

OTHER = "another horse, another battery"
OLD = Path(__file__).parent / "old"


@pytest.fixture
def opened(vault, created):
    return vault.open_with_recovery(created.recovery_identity)


def test_what_a_broken_off_rewrite_left_beside_the_slots_is_set_right(
    vault, settings, opened, created
):
    store = SlotStore(settings)
    newer = opened.slots.model_copy(update={"generation": 9})
    for strange in (sealed(newer, created.key), sealed(opened.slots, bytes(32))):
        store.replace(strange)
        (settings.home / "keyslots.previous.json").rename(settings.home / "current")
        settings.key_slots.rename(settings.home / "keyslots.previous.json")
        (settings.home / "current").rename(settings.key_slots)
        assert vault.unlock_with_keyring() == created.key
        assert store.previous() == store.load().slots == opened.slots
        assert vault.describe().warning is None


@pytest.mark.parametrize("name", ["keyslots.json", "keyslots.previous.json"])
def test_an_unlock_mends_a_damaged_generation_and_says_so(vault, settings, opened, created, name):
    (settings.home / name).write_bytes(b"\0" * 900)
    assert vault.unlock_with_keyring() == created.key
    assert SlotStore(settings).load().warning is None
    assert SlotStore(settings).previous() == opened.slots
    assert "wrote them anew" in vault.describe().warning.sentence


def test_a_wrong_secret_mends_nothing(vault, settings):
    settings.key_slots.write_bytes(b"\0" * 900)
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(OTHER)
    assert settings.key_slots.read_bytes() == b"\0" * 900


def test_key_slots_that_cannot_be_mended_still_open(vault, settings, created):
    previous = settings.home / "keyslots.previous.json"
    previous.unlink()
    previous.symlink_to("nowhere")
    assert vault.unlock_with_recovery(created.recovery_identity) == created.key


def test_a_vault_of_layout_1_opens_with_every_slot_and_is_rewritten_in_the_present_one(tmp_path):
    secrets = json.loads((OLD / "secrets_1.json").read_text())
    known = SimpleNamespace(**secrets)
    settings, drawer = Settings(home=tmp_path / "home"), Drawer()
    drawer.secrets = {name: bytes.fromhex(text) for name, text in known.keyring.items()}
    settings.home.mkdir(mode=0o700)
    for name in ("keyslots.json", "keyslots.previous.json"):
        shutil.copy(OLD / "keyslots_1.json", settings.home / name)
        (settings.home / name).chmod(0o600)
    vault, key = Vault(settings, drawer, unlock_seconds=FLOOR), bytes.fromhex(known.key)
    assert vault.unlock_with_passphrase(known.passphrase) == key
    assert vault.unlock_with_keyring() == key
    assert settings.key_slots.read_bytes() == (OLD / "keyslots_1.json").read_bytes()
    opened = vault.open_with_recovery(known.recovery_key)
    assert [slot.made_at for slot in opened.slots.slots] == [None] * 3
    vault.locksmith.add_passphrase(opened, OTHER)
    assert json.loads(settings.key_slots.read_text())["version"] == VERSION
    assert vault.unlock_with_keyring() == key
    assert vault.unlock_with_passphrase(known.passphrase) == key
    assert vault.unlock_with_passphrase(OTHER) == key
