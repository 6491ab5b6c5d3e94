"""Restoring: a backup becomes the vault of this machine, whether there was one before or not.

No daemon runs meanwhile. Nothing of what is here changes before the restored vault was opened and
searched, and a person has agreed to what is not as usual about it.
"""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kithbook.backup import marks, scratch, store, switch
from kithbook.backup.age import Identity
from kithbook.backup.building import refuse_less
from kithbook.backup.closed import Closed
from kithbook.backup.errors import BackupForeign
from kithbook.backup.manifest import Manifest
from kithbook.backup.marks import Marks
from kithbook.backup.model import Kept, Tell
from kithbook.backup.opening import Unpacked, unpack
from kithbook.backup.restoration import Laid, aside_in, lay, trial
from kithbook.backup.signer import shown
from kithbook.backup.whereabouts import Spot
from kithbook.config import Settings, private_folder
from kithbook.errors import BadSetup, KithbookError
from kithbook.files import OWNER_ONLY, remove_leftovers
from kithbook.store.database import open_store, transaction
from kithbook.store.migrate import steps
from kithbook.store.service import Schema
from kithbook.vault.argon import TARGET_SECONDS
from kithbook.vault.guardian import Guardian
from kithbook.vault.keychain import Keychain
from kithbook.vault.kit import Kit
from kithbook.vault.service import Vault
from kithbook.web.identity import Identity as Daemon


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to decide about a backup before it becomes the vault."""

    manifest: Manifest
    fingerprint: str
    """Of who signed it; to compare with the recovery kit."""
    here: Marks | None
    """What this machine knows; None where no vault is."""

    @property
    def is_known(self) -> bool:
        """Whether the vault on this machine knows who signed."""
        return bool(
            self.here
            and self.here.vault == self.manifest.vault
            and self.manifest.signer in self.here.signers
        )

    @property
    def is_older(self) -> bool:
        """Whether this machine has seen a later backup of the vault."""
        return bool(
            self.here
            and self.here.vault == self.manifest.vault
            and self.manifest.counter < self.here.counter
        )


Agree = Callable[[Question], None]
"""Asks a person, or whatever they said before; raises NotTrusted where they do not agree."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault that came back."""

    manifest: Manifest
    fingerprint: str
    kit: Kit | None = field(repr=False)
    """With a new recovery key, where the old one was not shown."""
    slots: tuple[str, ...]
    replaced: Path | None
    """Where the vault is kept that was here before."""
    saved: str | None = None
    """Where a backup of that one is."""
    unsaved: str | None = None
    """Why there is none, as a sentence."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall be restored, and how."""

    file: Path
    identities: Sequence[Identity]
    passphrase: Callable[[], str]
    """Asks for what will open the vault, once the backup is known to be whole."""
    recovery: str | None = field(default=None, repr=False)
    """The recovery key, where that is what was typed."""
    spot: Spot | None = None
    """Where it was fetched from; None where the file lies in a folder."""


@dataclass(frozen=True, slots=True)
class Restoring:
    """One restore into the data folder of some settings."""

    settings: Settings
    schema: Schema
    agree: Agree
    tell: Tell
    moment: int
    """Now, milliseconds since 1970."""
    keychain: Keychain
    unlock_seconds: float = TARGET_SECONDS

    def run(self, wish: Wish) -> Restored:
        """Make a backup the vault of this data folder.

        Raises:
            BackupShut, BackupDamaged, BackupForeign, StoreNewer: it cannot be; nothing was changed.
            NotTrusted: a person did not agree; nothing was changed.
            NoRoom: there is no room for it; nothing was changed.
            VaultBusy: Kithbook is running here.
            BadSetup: the folder cannot be written.
        """
        settings = self.settings
        private_folder(settings.home)
        with Guardian(settings.lock_file):
            remove_leftovers(*settings.rewritten)
            switch.finish(settings)
            scratch.clear(settings)
            aside = aside_in(settings, switch.prepared(settings))
            try:
                return self._restore(wish, aside)
            except OSError as error:
                raise BadSetup(
                    f"{settings.home} could not be written: {error.strerror}; nothing was changed."
                ) from error
            finally:
                # Its name is another one by now, if all went well.
                shutil.rmtree(aside.home, ignore_errors=True)

    def _restore(self, wish: Wish, aside: Settings) -> Restored:
        here, former = _known(self.settings), _former(self.settings)
        with scratch.scratch(self.settings) as folder:
            unpacked = unpack(
                wish.file,
                wish.identities,
                folder,
                lambda found: self._judge(found, here),
                self.tell,
            )
            manifest, passphrase = unpacked.manifest, wish.passphrase()
            refuse_less(folder, unpacked.database.stat().st_size)
            same = former if former and former.vault == manifest.vault else None
            laid = lay(
                unpacked,
                aside,
                passphrase,
                self.tell,
                keychain=self.keychain,
                recovery=wish.recovery,
                epoch=same.epoch if same else 0,
                unlock_seconds=self.unlock_seconds,
            )
        try:
            self.tell(0, None, "Searching in it.")
            trial(aside, passphrase, self.schema, manifest.people, self.keychain)
            self._identify(aside, laid, manifest, same)
            saved, unsaved = self._save_former(wish)
            _mark(aside, manifest, laid, here)
            itself = self._itself(wish, unpacked)
            _remember(aside, laid, [itself, *(saved if same else [])])
        except BaseException:
            # The keyring's secret lies outside the folder that is thrown away.
            with suppress(KithbookError):
                Vault(aside, self.keychain).abandon(laid.created)
            raise
        replaced = switch.switch(self.settings, self.moment)
        kit = Kit(
            identity=laid.created.recovery_identity,
            vault=manifest.vault,
            signer=shown(laid.signer),
            made_on=datetime.fromtimestamp(self.moment / 1000, UTC).astimezone().date(),
        )
        return Restored(
            manifest,
            kit.signer,
            kit if laid.renewed else None,
            laid.created.kinds,
            replaced,
            saved=saved[0].file if saved else None,
            unsaved=unsaved,
        )

    def _judge(self, manifest: Manifest, here: Marks | None) -> None:
        if manifest.steps > steps(self.schema.migrations):
            raise BackupForeign(
                "The backup was written by a newer Kithbook; install that one, then restore it."
            )
        self.agree(Question(manifest, shown(manifest.signer), here))

    def _save_former(self, wish: Wish) -> tuple[list[Kept], str | None]:
        """Back up the vault that will be replaced, as far as it opens; or say why not.

        Not a reason to stop: it may be what is broken, and it is kept for a while as it is.
        """
        if not self.settings.database.exists():
            return [], None
        if not wish.recovery:
            return [], "What was typed for the backup does not open the vault that was here."
        self.tell(0, None, "Making a backup of the vault that is here.")
        try:
            key = Vault(self.settings, None).unlock_with_recovery(wish.recovery)
            closed = Closed(self.settings, self.schema, self.moment, self.tell)
            return closed.back_up(key, "before a restore"), None
        except KithbookError as error:
            return [], str(error)

    def _itself(self, wish: Wish, unpacked: Unpacked) -> Kept:
        """Return the backup as the vault remembers it: it came back, and the next follows it."""
        file, manifest = wish.file, unpacked.manifest
        spot = wish.spot or Spot(str(file.absolute().parent), file.name)
        return Kept(
            name=spot.name,
            place=spot.place,
            counter=manifest.counter,
            made_at=manifest.made_at,
            size=file.stat().st_size,
            people=manifest.people,
            rows=sum(manifest.rows.values()),
            manifest=unpacked.digest,
            proven_at=self.moment,
            failure=None,
        )

    def _identify(
        self, aside: Settings, laid: Laid, manifest: Manifest, former: Daemon | None
    ) -> None:
        """Give the restored vault a daemon; browsers that knew the one before hear it is new."""
        if former is None:
            Daemon.create(aside.identity, manifest.vault, laid.sealing, laid.signer, laid.epoch)
            return
        shutil.copyfile(self.settings.identity, aside.identity)
        aside.identity.chmod(OWNER_ONLY)
        renewed = Daemon.load(aside.identity)
        renewed.renew(laid.sealing, laid.epoch, self.moment)
        renewed.signed_by(laid.signer)


def _remember(aside: Settings, laid: Laid, kept: Sequence[Kept]) -> None:
    """Tell a restored vault of backups."""
    connection = open_store(aside.database, laid.created.key)
    try:
        for one in kept:
            transaction(connection, partial(store.put, kept=one))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def _known(settings: Settings) -> Marks | None:
    """Return what this machine knows of its vault's backups; None where no vault is."""
    found = marks.read(settings.backup_marks)
    if found or not Vault(settings, None).exists:
        return found
    former = _former(settings)
    with suppress(KithbookError):
        vault = former.vault if former else Vault(settings, None).describe().vault
        signers = (former.signer,) if former and former.signer else ()
        return Marks(vault=vault, signers=signers)
    return None


def _former(settings: Settings) -> Daemon | None:
    """Return the daemon's identity that is here, if it can still be read."""
    with suppress(BadSetup):
        return Daemon.load(settings.identity)
    return None


def _mark(aside: Settings, manifest: Manifest, laid: Laid, here: Marks | None) -> None:
    """Take note of the newest backup and its signer, and of those that were known here."""
    known = here if here and here.vault == manifest.vault else Marks(vault=manifest.vault)
    known = known.with_signer(manifest.signer).with_signer(laid.signer).counted(manifest.counter)
    marks.write(aside.backup_marks, known)
