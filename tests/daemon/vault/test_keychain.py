"""The system's keyring, with real back end classes of every temper."""

import subprocess
import sys
import threading

import keyring
import pytest
from daemon.message import PATIENCE
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from kithbook.vault.errors import NoKeyring
from kithbook.vault.keychain import ALLOWED, SystemKeychain
from kithbook.vault.service import Vault

SECRET = bytes(range(32))


class Good(KeyringBackend):
    """Keeps what it is given. -1: never picked by keyring itself, in other tests."""

    priority = -1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Plaintext(Good):
    """Like keyrings.alt's: it would work, and write secrets to an open file."""


class Forgetful(Good):
    """Says yes and keeps nothing."""

    def set_password(self, *_):
        pass


class Garbled(Good):
    """Gives back something else."""

    def get_password(self, *_):
        return "\N{SNOWMAN}"


class Locked(Good):
    """The person waved the prompt away."""

    def get_password(self, *_):
        raise KeyringLocked

    set_password = get_password


class Broken(Locked):
    """Raises what its system raises."""

    def get_password(self, *_):
        raise OSError(5, "D-Bus is gone")


class Hung(Good):
    """Waits for a prompt that nobody sees."""

    def __init__(self):
        super().__init__()
        self.begun = threading.Event()
        self.answered = threading.Event()
        self.asked = 0

    def get_password(self, service, username):
        self.asked += 1
        self.begun.set()
        self.answered.wait()
        return super().get_password(service, username)


class Chain(ChainerBackend):
    """A chainer with members of our choice."""

    priority = -1
    backends = ()


TRUSTED = ALLOWED | {
    f"{__name__}.{kind.__qualname__}" for kind in (Good, Forgetful, Garbled, Locked, Broken, Hung)
}


@pytest.fixture
def chosen():
    """Make a back end the one keyring uses, until the test is over."""
    before, used = keyring.get_keyring(), []

    def choose(back_end):
        used.append(back_end)
        keyring.set_keyring(back_end)
        return back_end

    yield choose
    keyring.set_keyring(before)
    for back_end in used:
        if isinstance(back_end, Hung):
            back_end.answered.set()


def test_a_trusted_keyring_keeps_gives_and_forgets(chosen):
    chosen(Good())
    keychain = SystemKeychain(TRUSTED)
    keychain.remember("vault/slot", SECRET)
    assert keychain.recall("vault/slot") == SECRET
    keychain.forget("vault/slot")
    with pytest.raises(NoKeyring, match="has no secret for this vault"):
        keychain.recall("vault/slot")


@pytest.mark.parametrize("kind", [null.Keyring, fail.Keyring, Good, Plaintext, Chain])
def test_a_keyring_not_on_the_list_is_refused_untouched(chosen, kind):
    back_end = chosen(kind())
    keychain = SystemKeychain()
    with pytest.raises(NoKeyring, match="no keyring that Kithbook trusts"):
        keychain.remember("vault/slot", SECRET)
    with pytest.raises(NoKeyring):
        keychain.recall("vault/slot")
    assert not getattr(back_end, "kept", None)


@pytest.mark.parametrize("kind", [Forgetful, Garbled, Locked, Broken])
def test_a_keyring_that_fails_is_no_keyring(chosen, kind):
    chosen(kind())
    keychain = SystemKeychain(TRUSTED)
    with pytest.raises(NoKeyring):
        keychain.remember("vault/slot", SECRET)
    with pytest.raises(NoKeyring):
        keychain.recall("vault/slot")


def test_in_a_chainer_only_trusted_members_are_used(chosen):
    plaintext, good = Plaintext(), Good()
    chain = chosen(Chain())
    chain.backends = (plaintext, good)
    keychain = SystemKeychain(TRUSTED)
    keychain.remember("vault/slot", SECRET)
    assert keychain.recall("vault/slot") == SECRET
    assert good.kept
    assert not plaintext.kept


def test_a_chainer_without_trusted_members_is_no_keyring(chosen):
    chain = chosen(Chain())
    chain.backends = (Plaintext(), null.Keyring())
    with pytest.raises(NoKeyring):
        SystemKeychain(TRUSTED).remember("vault/slot", SECRET)


def test_a_hung_keyring_is_given_up_and_not_asked_twice(chosen):
    hung = chosen(Hung())
    keychain = SystemKeychain(TRUSTED, limit_seconds=0.05)
    with pytest.raises(NoKeyring, match="did not answer"):
        keychain.recall("vault/slot")
    assert hung.begun.wait(PATIENCE)
    with pytest.raises(NoKeyring, match="has not answered yet"):
        keychain.recall("vault/slot")
    assert not hung.answered.is_set(), "it hung to the end"
    assert hung.asked == 1


def test_a_process_with_a_hung_keyring_can_end():
    program = """
import threading, keyring
from keyring.backend import KeyringBackend
from kithbook.vault.errors import NoKeyring
from kithbook.vault.keychain import SystemKeychain
class Hung(KeyringBackend):
    priority = -1
    def get_password(self, service, username): threading.Event().wait()
    set_password = get_password
keyring.set_keyring(Hung())
try: SystemKeychain(frozenset({"__main__.Hung"}), 0.05).recall("x")
except NoKeyring: print("no keyring")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout == "no keyring\n"


@pytest.mark.parametrize("kind", [null.Keyring, fail.Keyring, Plaintext, Locked, Forgetful, Hung])
def test_without_a_usable_keyring_the_vault_has_two_slots_and_opens(
    chosen, settings, passphrase, kind
):
    chosen(kind())
    vault = Vault(settings, SystemKeychain(TRUSTED, limit_seconds=0.05), unlock_seconds=0.0)
    created = vault.create(passphrase)
    assert created.kinds == ("passphrase", "recovery")
    before = settings.key_slots.read_bytes()
    with pytest.raises(NoKeyring):
        vault.unlock_with_keyring()
    assert settings.key_slots.read_bytes() == before, "no keyring never means a new key"
    assert vault.unlock_with_passphrase(passphrase) == created.key


def test_a_keyring_that_lost_its_secret_never_makes_a_new_one(chosen, settings, passphrase):
    good = chosen(Good())
    vault = Vault(settings, SystemKeychain(TRUSTED), unlock_seconds=0.0)
    created = vault.create(passphrase)
    assert vault.unlock_with_keyring() == created.key
    good.kept.clear()
    before = settings.key_slots.read_bytes()
    with pytest.raises(NoKeyring):
        vault.unlock_with_keyring()
    assert settings.key_slots.read_bytes() == before
    assert good.kept == {}


def test_a_start_loads_neither_keyring_nor_the_qr_library():
    program = (
        "import sys, kithbook.vault.service, kithbook.vault.keychain, kithbook.vault.guardian; "
        "print({'keyring', 'segno'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
