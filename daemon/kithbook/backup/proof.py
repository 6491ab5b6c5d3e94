"""Proving a backup: opened whole, held against what this vault remembers, restored, searched in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kithbook.backup.age import Identity
from kithbook.backup.building import refuse_less
from kithbook.backup.errors import BackupDamaged, BackupForeign
from kithbook.backup.manifest import Manifest
from kithbook.backup.marks import Marks
from kithbook.backup.model import Kept, Tell, counter_in
from kithbook.backup.opening import Unpacked, unpack
from kithbook.backup.restoration import aside_in, rehearse
from kithbook.config import Settings
from kithbook.store.service import Schema


@dataclass(frozen=True, slots=True)
class Trust:
    """What this vault knows of its backups, against which one is held."""

    marks: Marks
    kept: Sequence[Kept] = ()
    name: str = ""
    """What the file is called: a store may hand out an older one under a newer name."""

    def judge(self, manifest: Manifest) -> None:
        """See that a backup is this vault's, and the one that it is said to be.

        Raises:
            BackupForeign: it is not.
            BackupDamaged: another one lies under its name.
        """
        if manifest.vault != self.marks.vault:
            raise BackupForeign("That is the backup of another vault.")
        if manifest.signer not in self.marks.signers:
            raise BackupForeign(
                "The backup is signed by a key that this vault never had; do not use it."
            )
        said = counter_in(self.name)
        if said and said != manifest.counter:
            raise BackupDamaged(
                f"Under the name of backup {said} lies backup {manifest.counter}; the place that "
                "keeps it is not to be trusted."
            )

    def hold(self, manifest: Manifest, known_as: str) -> None:
        """Hold a backup, and its manifest's SHA-256, against those that were made here.

        Raises:
            BackupForeign: it is not of their line.
        """
        by_counter = {one.counter: one for one in self.kept}
        itself, before = by_counter.get(manifest.counter), by_counter.get(manifest.counter - 1)
        if (itself and itself.manifest != known_as) or (
            before and manifest.previous and manifest.previous != before.manifest
        ):
            raise BackupForeign(
                "The backup is signed, but is not the one that was made under this number; do not "
                "use it."
            )


@dataclass(frozen=True, slots=True)
class AtHand:
    """A backup that can be read, what opens it, and what it is held against."""

    file: Path
    identities: Sequence[Identity]
    trust: Trust

    def unpacked(self, folder: Path, tell: Tell) -> Unpacked:
        """Read all of it into a scratch folder.

        Raises:
            BackupShut, BackupDamaged, BackupForeign: it cannot be.
        """
        found = unpack(self.file, self.identities, folder, self.trust.judge, tell)
        self.trust.hold(found.manifest, found.digest)
        return found


def prove(at_hand: AtHand, folder: Path, schema: Schema, tell: Tell) -> Manifest:
    """Prove a backup in a scratch folder; the vault itself is not touched.

    Raises:
        BackupShut, BackupDamaged, BackupForeign, StoreNewer: it does not come back.
        NoRoom: there is no room to restore it.
    """
    unpacked = at_hand.unpacked(folder, tell)
    refuse_less(folder, unpacked.database.stat().st_size)
    rehearse(unpacked, aside_in(Settings(home=folder), folder / "vault"), schema, tell)
    return unpacked.manifest
