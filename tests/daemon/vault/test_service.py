"""Making a vault and opening it, with real files, Argon2id and age."""

import threading

import pytest

from kithbook.config import Settings
from kithbook.errors import BadSetup
from kithbook.vault.errors import (
    NoKeyring,
    NoVault,
    SlotsDamaged,
    VaultExists,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryKey,
)
from kithbook.vault.recovery import make_identity
from kithbook.vault.service import Vault
from kithbook_protocol.hello import VaultState


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_slot_opens_to_the_same_random_32_byte_key(vault, created, passphrase):
    assert created.kinds == vault.describe().kinds == ("passphrase", "keyring", "recovery")
    assert len(created.key) == 32
    assert vault.unlock_with_passphrase(passphrase) == created.key
    assert vault.unlock_with_keyring() == created.key
    assert vault.unlock_with_recovery(created.recovery_identity) == created.key


def test_two_vaults_share_nothing(created, new_vault, passphrase):
    other = new_vault.create(passphrase)
    assert other.key != created.key
    assert other.vault != created.vault
    assert other.recovery_identity != created.recovery_identity


def test_no_secret_is_in_a_file_or_in_what_is_printed(original, passphrase):
    settings, drawer, created = original
    written = b"".join(contents(settings.home).values())
    for secret in (created.key, *drawer.secrets.values()):
        assert secret not in written
        assert secret.hex().encode() not in written
    assert created.recovery_identity.encode() not in written
    assert passphrase.encode() not in written
    assert created.recovery_identity not in repr(created)
    assert repr(created.key) not in repr(created)


def test_the_files_are_for_their_owner_only(original):
    home = original[0].home
    assert home.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in home.iterdir()} == {"keyslots.json", "keyslots.previous.json"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in home.iterdir())


def test_a_wrong_passphrase_changes_nothing(vault, settings):
    before = contents(settings.home)
    with pytest.raises(WrongPassphrase, match=r"^The passphrase is wrong; nothing was changed\.$"):
        vault.unlock_with_passphrase("incorrect horse")
    assert contents(settings.home) == before
    assert vault.state is VaultState.LOCKED


def test_the_state_follows_unlock_and_lock(vault, created):
    assert vault.state is VaultState.LOCKED
    vault.unlock_with_recovery(created.recovery_identity)
    assert vault.state is VaultState.READY
    vault.lock()
    assert vault.state is VaultState.LOCKED


def test_two_keyboards_that_type_a_letter_differently_agree(new_vault):
    created = new_vault.create("Zu\u0308rich \ufb01ne")  # u + diaeresis, and the fi ligature
    assert new_vault.unlock_with_passphrase("Z\u00fcrich fine") == created.key


@pytest.mark.parametrize("weak", ["", "1234567", "\ufb01" + "12345"])
def test_a_short_passphrase_makes_no_vault(new_vault, settings, weak):
    with pytest.raises(WeakPassphrase, match="at least 8"):
        new_vault.create(weak)
    assert not settings.home.exists()


def test_a_recovery_key_copied_from_paper_opens(vault, created):
    words = created.recovery_identity.lower()
    typed = " ".join(words[start : start + 6] for start in range(0, len(words), 6)) + "\n"
    assert vault.unlock_with_recovery(typed) == created.key


@pytest.mark.parametrize("typed", ["", "AGE-SECRET-KEY-1", "\u00e9" * 74, "nonsense\x00"])
def test_what_is_no_recovery_key_is_refused(vault, typed):
    with pytest.raises(WrongRecoveryKey):
        vault.unlock_with_recovery(typed)


def test_another_recovery_key_is_refused_without_repeating_it(vault):
    other = make_identity()
    with pytest.raises(WrongRecoveryKey) as caught:
        vault.unlock_with_recovery(other)
    assert other not in str(caught.value)
    assert caught.value.__cause__ is None or other not in str(caught.value.__cause__)


def test_an_empty_folder_says_how_to_make_a_vault(new_vault, settings, passphrase):
    assert not new_vault.exists
    with pytest.raises(NoVault) as caught:
        new_vault.unlock_with_passphrase(passphrase)
    sentence = f"There is no vault in {settings.home} yet; make one with: kithbook init"
    assert str(caught.value) == sentence
    assert not settings.home.exists()


def test_a_second_vault_is_never_made_over_a_first(vault, settings, passphrase):
    before = contents(settings.home)
    with pytest.raises(VaultExists):
        vault.create(passphrase)
    assert contents(settings.home) == before


@pytest.mark.parametrize("left", ["database", "key_slots"])
def test_a_half_vanished_vault_is_not_an_empty_folder(new_vault, settings, passphrase, left):
    settings.home.mkdir(mode=0o700)
    getattr(settings, left).write_bytes(b"")
    assert new_vault.exists
    with pytest.raises(VaultExists):
        new_vault.create(passphrase)
    with pytest.raises((SlotsDamaged, BadSetup)):
        new_vault.unlock_with_passphrase(passphrase)


def test_of_two_that_make_a_vault_at_once_one_wins(settings, drawer, passphrase):
    start, keys, refused = threading.Barrier(2), [], []

    def make():
        vault = Vault(settings, drawer, unlock_seconds=0.0)
        start.wait()
        try:
            keys.append(vault.create(passphrase).key)
        except VaultExists as error:
            refused.append(error)

    makers = [threading.Thread(target=make) for _ in range(2)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert len(keys) == len(refused) == 1
    assert Vault(settings, drawer).unlock_with_passphrase(passphrase) == keys[0]
    assert len(drawer.secrets) == 1, "the loser took its secret out of the keyring again"


def test_with_the_keyring_off_there_is_no_keyring_slot(tmp_path, drawer, passphrase):
    settings = Settings(home=tmp_path / "home", keyring=False)
    vault = Vault(settings, drawer, unlock_seconds=0.0)
    assert vault.create(passphrase).kinds == ("passphrase", "recovery")
    assert drawer.secrets == {}
    with pytest.raises(NoKeyring, match="passphrase"):
        vault.unlock_with_keyring()


@pytest.mark.parametrize("secret", [b"", b"short", bytes(32), bytes(64)])
def test_a_keyring_with_another_secret_opens_nothing(vault, original, secret):
    drawer = original[1]
    before = dict(drawer.secrets)
    drawer.secrets = dict.fromkeys(before, secret)
    try:
        with pytest.raises(NoKeyring):
            vault.unlock_with_keyring()
    finally:
        drawer.secrets = before


def test_a_folder_others_can_enter_gets_no_vault(new_vault, settings, passphrase):
    settings.home.mkdir(mode=0o755)
    with pytest.raises(BadSetup, match="chmod 700"):
        new_vault.create(passphrase)
    assert list(settings.home.iterdir()) == []


def test_a_vault_whose_making_failed_can_be_taken_back_and_made_again(settings, drawer, passphrase):
    vault = Vault(settings, drawer, unlock_seconds=0.0)
    vault.abandon(vault.create(passphrase))
    assert list(settings.home.iterdir()) == []
    assert drawer.secrets == {}
    assert vault.state is VaultState.LOCKED
    created = vault.create(passphrase)
    assert vault.unlock_with_passphrase(passphrase) == created.key


def test_only_the_vault_just_made_is_taken_back(vault, settings, tmp_path, passphrase):
    other = Settings(home=tmp_path / "other", keyring=False)
    theirs = Vault(other, None, unlock_seconds=0.0).create(passphrase)
    before = contents(settings.home)
    vault.abandon(theirs)
    assert contents(settings.home) == before
