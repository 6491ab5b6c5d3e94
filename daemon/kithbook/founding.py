"""Making a vault: key slots, encrypted database, daemon identity; all of it or nothing."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from kithbook.backup import signer
from kithbook.config import Settings, private_folder
from kithbook.errors import KithbookError
from kithbook.files import remove_leftovers, sync_folder
from kithbook.schema import schema
from kithbook.store.creation import create_store
from kithbook.store.database import open_store
from kithbook.vault import argon
from kithbook.vault.errors import VaultExists
from kithbook.vault.guardian import Guardian
from kithbook.vault.keychain import Keychain, SystemKeychain
from kithbook.vault.kit import Kit
from kithbook.vault.service import Created, Vault
from kithbook.web.identity import Identity


@dataclass(frozen=True, slots=True)
class Founded:
    """A new vault, with the only copy of its recovery key."""

    kit: Kit
    slots: tuple[str, ...]


def found(
    settings: Settings,
    passphrase: str,
    unlock_seconds: float = argon.TARGET_SECONDS,
    keychain: Keychain | None = None,
) -> Founded:
    """Make a vault in the data folder. About two seconds, for Argon2id and its calibration.

    Args:
        settings: where to.
        passphrase: what will open it.
        unlock_seconds: what one unlock should cost here; Argon2id's floor holds whatever is asked.
        keychain: where a keyring slot's secret goes; the system's own, unless told otherwise.

    Raises:
        WeakPassphrase: under 8 characters.
        VaultExists: there is one, or a part of one.
        BadSetup: the folder is not ours alone, or cannot be written.
        VaultBusy: another process is at it.
    """
    private_folder(settings.home)
    with Guardian(settings.lock_file):
        remove_leftovers(*settings.rewritten)
        if Vault(settings, None).exists or settings.identity.exists():
            raise VaultExists
        # Made aside and moved when whole: a crash in these seconds leaves no part of a vault.
        aside = settings.model_copy(update={"home": settings.home / ".new"})
        shutil.rmtree(aside.home, ignore_errors=True)
        vault = Vault(aside, keychain or SystemKeychain(), unlock_seconds)
        try:
            created = vault.create(passphrase)
            try:
                identity = _finish(settings, aside, created)
            except BaseException:
                # The keyring's secret lies outside the folder that is thrown away.
                with suppress(KithbookError):
                    vault.abandon(created)
                raise
        finally:
            shutil.rmtree(aside.home, ignore_errors=True)
    kit = Kit(
        identity=created.recovery_identity,
        vault=created.vault,
        signer=identity.fingerprint,
        made_on=datetime.now(UTC).astimezone().date(),
    )
    return Founded(kit, created.kinds)


def _finish(settings: Settings, aside: Settings, created: Created) -> Identity:
    """Add database and identity to the key slots, and move all of it into place."""
    sealing_key = create_store(aside, created.key, schema())
    connection = open_store(aside.database, created.key)
    try:
        signs = signer.public(signer.signer(connection))
    finally:
        connection.close()
    identity = Identity.create(aside.identity, created.vault, sealing_key, signs)
    for made in sorted(aside.home.iterdir()):
        made.rename(settings.home / made.name)
    sync_folder(settings.home)
    return identity
