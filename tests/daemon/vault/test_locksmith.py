"""Changing what opens the vault: the new opens, the old no longer, and nobody is locked out."""

import shutil
from pathlib import Path

import pytest
from daemon.vault.conftest import FLOOR, Drawer

from kithbook.errors import BadSetup, Conflict, InvalidRequest, NotThere
from kithbook.vault.errors import NoKeyring, WeakPassphrase, WrongPassphrase, WrongRecoveryKey
from kithbook.vault.model import MEMORY_FLOOR
from kithbook.vault.recovery import make_identity, recipient_of
from kithbook.vault.service import Vault

OTHER = "another horse, another battery"
OLD = Path(__file__).parent / "old"


@pytest.fixture
def drawer(original):
    """A keyring of this test's own, with the vault's secret in it."""
    drawer = Drawer()
    drawer.secrets = dict(original[1].secrets)
    return drawer


@pytest.fixture
def vault(original, settings, drawer):
    shutil.copytree(original[0].home, settings.home)
    return Vault(settings, drawer, unlock_seconds=FLOOR)


@pytest.fixture
def opened(vault, created):
    """The vault, opened with the recovery key: no half second of Argon2id."""
    return vault.open_with_recovery(created.recovery_identity)


@pytest.fixture
def again(vault, created):
    return lambda: vault.open_with_recovery(created.recovery_identity)


def kinds(vault):
    return list(vault.describe().kinds)


def only_the_generation_before(settings):
    settings.key_slots.unlink()


def test_a_changed_passphrase_opens_and_the_old_one_no_longer(vault, settings, created, passphrase):
    vault.locksmith.change_passphrase(vault.open_with_passphrase(passphrase), OTHER, None)
    assert vault.unlock_with_passphrase(OTHER) == created.key
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(passphrase)
    only_the_generation_before(settings)
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(passphrase)
    assert vault.unlock_with_keyring() == created.key
    assert vault.describe().slots[0].argon2.memory >= MEMORY_FLOOR


def test_a_forgotten_passphrase_is_changed_with_the_recovery_key(vault, opened, created):
    vault.locksmith.change_passphrase(opened, OTHER, None)
    assert vault.unlock_with_passphrase(OTHER) == created.key


def test_of_two_passphrases_the_one_that_was_typed_or_named_is_changed(
    vault, opened, again, created, passphrase
):
    vault.locksmith.add_passphrase(opened, OTHER)
    assert kinds(vault) == ["passphrase", "keyring", "passphrase", "recovery"]
    with pytest.raises(NotThere, match="2 passphrases"):
        vault.locksmith.change_passphrase(again(), "a third passphrase", None)
    keyring, second = (vault.describe().slots[place].id.hex for place in (1, 2))
    with pytest.raises(Conflict, match="no passphrase"):
        vault.locksmith.change_passphrase(again(), "a third passphrase", keyring)
    vault.locksmith.change_passphrase(again(), "a third passphrase", second[-8:])
    assert vault.unlock_with_passphrase("a third passphrase") == created.key
    assert vault.unlock_with_passphrase(passphrase) == created.key
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(OTHER)


@pytest.mark.parametrize("change", ["change_passphrase", "add_passphrase", "make_strict"])
def test_a_short_passphrase_changes_nothing(vault, settings, opened, drawer, change):
    before, secrets = settings.key_slots.read_bytes(), dict(drawer.secrets)
    more = (None,) if change == "change_passphrase" else ()
    with pytest.raises(WeakPassphrase):
        getattr(vault.locksmith, change)(opened, "1234567", *more)
    assert settings.key_slots.read_bytes() == before
    assert drawer.secrets == secrets


def test_a_removed_keyring_slot_opens_nothing_and_its_secret_is_forgotten(
    vault, settings, opened, drawer
):
    vault.locksmith.remove(opened, str(opened.slots.slots[1].id))
    assert kinds(vault) == ["passphrase", "recovery"]
    assert drawer.secrets == {}
    only_the_generation_before(settings)
    with pytest.raises(NoKeyring):
        vault.unlock_with_keyring()


def test_two_slots_remain_and_the_recovery_key_is_one(vault, opened, again):
    passphrase, keyring, recovery = (slot.id.hex for slot in opened.slots.slots)
    with pytest.raises(Conflict, match="kithbook keys recovery"):
        vault.locksmith.remove(opened, recovery)
    vault.locksmith.remove(opened, passphrase)
    with pytest.raises(Conflict, match="Two key slots must remain"):
        vault.locksmith.remove(again(), keyring)
    assert kinds(vault) == ["keyring", "recovery"]


@pytest.mark.parametrize("reference", ["", "ffffffff", "-", "keyring"])
def test_a_slot_that_is_not_there_is_not_removed(vault, opened, reference):
    with pytest.raises(NotThere, match="kithbook keys"):
        vault.locksmith.remove(opened, reference)


def test_a_keyring_slot_is_renewed_only_when_it_opens_no_more(vault, opened, drawer, created):
    with pytest.raises(Conflict, match="already"):
        vault.locksmith.add_keyring(opened)
    drawer.secrets.clear()
    vault.locksmith.add_keyring(opened)
    assert kinds(vault) == ["passphrase", "keyring", "recovery"]
    assert len(drawer.secrets) == 1
    assert vault.unlock_with_keyring() == created.key


def test_strict_needs_keyring_and_passphrase_and_neither_alone_opens(
    vault, settings, drawer, created, passphrase
):
    vault.locksmith.make_strict(vault.open_with_passphrase(passphrase), None)
    assert kinds(vault) == ["strict", "recovery"]
    assert len(drawer.secrets) == 1
    assert vault.unlock_with_passphrase(passphrase) == created.key
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(OTHER)
    with pytest.raises(NoKeyring, match="keyring alone"):
        vault.unlock_with_keyring()
    kept, drawer.secrets = drawer.secrets, dict.fromkeys(drawer.secrets, bytes(32))
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(passphrase)
    drawer.secrets = {}
    with pytest.raises(NoKeyring, match="kithbook unlock --recovery"):
        vault.unlock_with_passphrase(passphrase)
    only_the_generation_before(settings)
    with pytest.raises(NoKeyring):
        vault.unlock_with_passphrase(passphrase)
    assert vault.unlock_with_recovery(created.recovery_identity) == created.key
    drawer.secrets = kept
    assert vault.unlock_with_passphrase(passphrase) == created.key


def test_a_strict_passphrase_is_changed_and_strict_mode_ends(vault, opened, again, drawer, created):
    vault.locksmith.make_strict(opened, OTHER)
    first = dict(drawer.secrets)
    vault.locksmith.change_passphrase(again(), "a third passphrase", None)
    assert kinds(vault) == ["strict", "recovery"]
    assert drawer.secrets.keys().isdisjoint(first)
    for change in (
        vault.locksmith.add_keyring,
        lambda at: vault.locksmith.add_passphrase(at, OTHER),
    ):
        with pytest.raises(Conflict, match="strict --off"):
            change(again())
    vault.locksmith.relax(vault.open_with_passphrase("a third passphrase"), None)
    assert kinds(vault) == ["passphrase", "recovery"]
    assert drawer.secrets == {}
    assert vault.unlock_with_passphrase("a third passphrase") == created.key
    with pytest.raises(Conflict, match="off already"):
        vault.locksmith.relax(again(), OTHER)


def test_with_the_recovery_key_strict_mode_asks_for_a_passphrase(vault, opened):
    with pytest.raises(InvalidRequest, match="new passphrase"):
        vault.locksmith.make_strict(opened, None)


def test_without_a_keyring_strict_mode_changes_nothing(vault, settings, opened, drawer):
    def refuse(*_):
        raise NoKeyring

    drawer.remember = refuse
    before = settings.key_slots.read_bytes()
    with pytest.raises(NoKeyring):
        vault.locksmith.make_strict(opened, OTHER)
    assert settings.key_slots.read_bytes() == before


def test_a_new_recovery_key_opens_and_the_old_one_no_longer(vault, settings, opened, created):
    identity = make_identity()
    vault.locksmith.replace_recovery(opened, recipient_of(identity))
    assert vault.unlock_with_recovery(identity) == created.key
    only_the_generation_before(settings)
    with pytest.raises(WrongRecoveryKey):
        vault.unlock_with_recovery(created.recovery_identity)


def test_what_is_no_recovery_recipient_changes_nothing(vault, settings, opened):
    before = settings.key_slots.read_bytes()
    with pytest.raises(InvalidRequest):
        vault.locksmith.replace_recovery(opened, "age1" + "q" * 58)
    assert settings.key_slots.read_bytes() == before


def test_there_are_at_most_eight_slots(vault, again):
    for number in range(5):
        vault.locksmith.add_passphrase(again(), f"passphrase {number}")
    with pytest.raises(Conflict, match="8 key slots"):
        vault.locksmith.add_passphrase(again(), "one too many")
    assert len(kinds(vault)) == 8


def test_a_change_that_is_refused_leaves_no_secret_in_the_keyring(vault, opened, again, drawer):
    vault.locksmith.remove(opened, opened.slots.slots[1].id.hex)
    for number in range(6):
        vault.locksmith.add_passphrase(again(), f"passphrase {number}")
    with pytest.raises(Conflict, match="8 key slots"):
        vault.locksmith.add_keyring(again())
    assert drawer.secrets == {}


def test_a_change_that_cannot_be_written_leaves_what_opened_the_vault(
    vault, settings, opened, created, passphrase
):
    previous = settings.home / "keyslots.previous.json"
    previous.unlink()
    previous.mkdir()
    with pytest.raises(BadSetup):
        vault.locksmith.make_strict(opened, OTHER)
    previous.rmdir()
    assert vault.unlock_with_passphrase(passphrase) == created.key
    assert vault.unlock_with_keyring() == created.key


def test_every_slot_is_tried_alone(vault, opened, drawer, created, passphrase):
    vault.locksmith.add_passphrase(opened, OTHER)

    def outcomes(*typed):
        return [trial.outcome for trial in vault.try_each(*typed)]

    assert outcomes(None, None) == ["untried", "opens", "untried", "untried"]
    assert outcomes(passphrase, make_identity()) == ["opens", "opens", "untried", "fails"]
    drawer.secrets.clear()
    assert outcomes("wrong passphrase", created.recovery_identity) == [
        "fails",
        "fails",
        "fails",
        "opens",
    ]


def test_one_passphrase_has_one_slot(vault, opened, passphrase):
    """Changed in one of two slots, it would still open the other."""
    for change in (vault.locksmith.add_passphrase, vault.locksmith.change_passphrase):
        with pytest.raises(Conflict, match="opens this vault already"):
            change(opened, passphrase, *([None] if change.__name__.startswith("change") else []))
    assert len(vault.describe().slots) == len(opened.slots.slots)
