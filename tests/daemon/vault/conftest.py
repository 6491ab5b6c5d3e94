"""A vault made at the Argon2id floor, once per file, and a keychain of the tests' own."""

import shutil

import pytest

from kithbook.config import Settings
from kithbook.vault.errors import NoKeyring
from kithbook.vault.service import Vault

PASSPHRASE = "correct horse battery"
FLOOR = 0.0
"""Seconds to aim at; the floor holds whatever the aim."""


class Drawer:
    """A keychain in memory."""

    def __init__(self):
        self.secrets = {}

    def remember(self, name, secret):
        self.secrets[name] = secret

    def recall(self, name):
        try:
            return self.secrets[name]
        except KeyError:
            raise NoKeyring from None

    def forget(self, name):
        self.secrets.pop(name, None)

    def give_up(self):
        pass


@pytest.fixture
def passphrase():
    return PASSPHRASE


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home")


@pytest.fixture
def new_vault(settings):
    """A vault not made yet."""
    return Vault(settings, Drawer(), unlock_seconds=FLOOR)


@pytest.fixture
def drawer():
    return Drawer()


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """One vault with all three slots: (settings, keychain, what create returned)."""
    settings, drawer = Settings(home=tmp_path_factory.mktemp("vault") / "home"), Drawer()
    return settings, drawer, Vault(settings, drawer, unlock_seconds=FLOOR).create(PASSPHRASE)


@pytest.fixture
def created(original):
    return original[2]


@pytest.fixture
def vault(original, settings):
    """A copy of the one vault, opened afresh; `settings` is its folder."""
    shutil.copytree(original[0].home, settings.home)
    return Vault(settings, original[1])
