"""Restoration: a vault made anew out of an opened backup, in a folder beside."""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from kithbook.backup import signer
from kithbook.backup.errors import BackupDamaged, BackupForeign
from kithbook.backup.model import Tell
from kithbook.backup.opening import Unpacked
from kithbook.clock import wall_clock
from kithbook.config import Settings, private_folder
from kithbook.people import store as people
from kithbook.search import service as search
from kithbook.search.text import words
from kithbook.store.database import Connection, open_store
from kithbook.store.failure import StoreDamaged, StoreNewer, ours
from kithbook.store.sealing import renew_sealing_key, sealing_key
from kithbook.store.service import Schema
from kithbook.store.successor import counts, make_successor
from kithbook.vault.argon import TARGET_SECONDS
from kithbook.vault.keychain import Keychain
from kithbook.vault.model import KeySlots, RecoverySlot
from kithbook.vault.recovery import recipient_of
from kithbook.vault.service import Created, Vault
from kithbook_protocol.search import SearchRequest

SEARCHES = 5
"""People who must be found again by their names."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A restored vault, not in its place yet."""

    created: Created
    sealing: bytes
    """Public half of its new sealing key."""
    epoch: int
    signer: str
    """Public half of the key that signs its backups."""
    renewed: bool
    """Whether it has a new recovery key, since nobody showed the one it had."""


def lay(
    unpacked: Unpacked,
    aside: Settings,
    passphrase: str,
    tell: Tell,
    *,
    keychain: Keychain | None = None,
    recovery: str | None = None,
    epoch: int = 0,
    unlock_seconds: float = TARGET_SECONDS,
) -> Laid:
    """Make key slots and a database under a new key, in a folder of its own.

    Args:
        unpacked: the backup.
        aside: where to.
        passphrase: what will open it.
        tell: told what is being done.
        keychain: where a keyring slot's secret goes.
        recovery: a recovery key that was typed; it stays, if it is this vault's.
        epoch: the last one of the sealing key that browsers were told of here.
        unlock_seconds: what one unlock should cost.

    Raises:
        BackupDamaged: its database is not whole, or not what the manifest says.
    """
    private_folder(aside.home)
    _look(unpacked)
    kept = recovery if recovery and _is_of(unpacked, recovery) else None
    created = Vault(aside, keychain, unlock_seconds).create(
        passphrase, unpacked.manifest.vault, kept
    )
    size = unpacked.database.stat().st_size
    try:
        make_successor(
            unpacked.database,
            unpacked.key,
            aside.database,
            created.key,
            renew=lambda copy: renew_sealing_key(copy, epoch),
            tell=lambda sentence: tell(size, 2 * size, sentence),
        )
    except StoreDamaged as error:
        raise BackupDamaged from error
    connection = open_store(aside.database, created.key)
    try:
        found, key = sealing_key(connection)
        return Laid(
            created,
            key.public_key().public_bytes_raw(),
            found,
            signer.public(signer.signer(connection)),
            renewed=kept is None,
        )
    finally:
        connection.close()


def trial(
    aside: Settings,
    passphrase: str,
    schema: Schema,
    people_in_it: int,
    keychain: Keychain | None = None,
) -> None:
    """Unlock a restored vault, bring it up to date and search in it.

    Raises:
        BackupDamaged: it does not open, or somebody is not there.
        StoreNewer: it was written by a newer Kithbook.
    """
    from kithbook.store.migrate import migrate  # noqa: PLC0415 - as in Store

    key = Vault(aside, keychain).unlock_with_passphrase(passphrase)
    try:
        connection = open_store(aside.database, key)
        try:
            with ours():
                migrate(connection, schema.migrations)
                _search(connection, people_in_it)
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()
    except StoreNewer:
        raise
    except StoreDamaged as error:
        raise BackupDamaged from error


def rehearse(unpacked: Unpacked, aside: Settings, schema: Schema, tell: Tell) -> None:
    """Restore a backup into a folder that is thrown away, open it, and search in it.

    Raises:
        BackupDamaged, StoreNewer: it does not come back.
    """
    passphrase = secrets.token_urlsafe()
    lay(unpacked, aside, passphrase, tell, unlock_seconds=0.0)
    trial(aside, passphrase, schema, unpacked.manifest.people)


def aside_in(settings: Settings, folder: Path) -> Settings:
    """Return the settings of a vault that lies in another folder."""
    return settings.model_copy(update={"home": folder})


def _look(unpacked: Unpacked) -> None:
    """Hold the database against the manifest."""
    try:
        connection = open_store(unpacked.database, unpacked.key)
        try:
            with ours():
                found = counts(connection)
        finally:
            connection.close()
    except StoreDamaged as error:
        raise BackupDamaged from error
    if found != unpacked.manifest.rows:
        raise BackupDamaged("The database in the backup does not have the rows it should have.")


def _search(connection: Connection, expected: int) -> None:
    if people.count(connection) != expected:
        raise BackupDamaged("The vault in the backup does not hold everybody.")
    moment = wall_clock()
    newest = search.search(connection, SearchRequest(query="", limit=SEARCHES), moment).hits
    for one in newest:
        if not words(one.name):
            continue
        found = search.search(connection, SearchRequest(query=one.name), moment)
        if one.person not in {hit.person for hit in found.hits} and not found.more:
            raise BackupDamaged("In the restored vault somebody is not found by their name.")


def _is_of(unpacked: Unpacked, recovery: str) -> bool:
    """Tell whether a key is the recovery key that the vault had."""
    try:
        told = json.loads(unpacked.slots)
        told.pop("checksum")
        slots = KeySlots.model_validate_json(json.dumps(told))
    except (ValueError, KeyError, AttributeError) as error:
        raise BackupForeign from error
    recipients = {slot.recipient for slot in slots.slots if isinstance(slot, RecoverySlot)}
    return recipient_of(recovery) in recipients
