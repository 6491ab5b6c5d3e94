"""A closed vault backed up: before a newer Kithbook changes it, and before another replaces it.

Nobody has it open, no job can be watched, and it may be of an older form than this program's.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from kithbook.backup import marks, signer, store
from kithbook.backup.access import access
from kithbook.backup.age import identity
from kithbook.backup.building import build
from kithbook.backup.errors import NotBegun, NotMade
from kithbook.backup.making import commission
from kithbook.backup.model import Kept, Tell
from kithbook.backup.proof import AtHand, Trust, prove
from kithbook.backup.scratch import scratch
from kithbook.backup.whereabouts import Spot, at_hand, put
from kithbook.backup.wishes import local, wishes
from kithbook.config import Settings
from kithbook.errors import KithbookError
from kithbook.log import log
from kithbook.store.database import Connection, open_store
from kithbook.store.migrate import is_older, migrate
from kithbook.store.service import Schema
from kithbook.vault.service import Vault
from kithbook_protocol.vault import VaultWarning


def _silent(_done: int, _total: int | None, _sentence: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Closed:
    """A vault that nobody has open."""

    settings: Settings
    schema: Schema
    moment: int
    """Now, milliseconds since 1970."""
    tell: Tell = _silent

    def back_up(self, key: bytes, reason: str, *, proven: bool = False) -> list[Kept]:
        """Make a backup into folders, and perhaps prove it; nothing where there is nothing yet.

        Args:
            key: the database's raw 32-byte key.
            reason: what is about to happen, in words.
            proven: see that it comes back, too.

        Raises:
            KithbookError: there is none now, or it does not come back.
        """
        path, vault = self.settings.database, Vault(self.settings, None)
        with closing(open_store(path, key)) as connection:
            if not store.has_tables(connection):
                log.warning("vault older than backups")
                return []
            if store.began_at(connection) is None:
                return []
            wished, known = wishes(connection, self.settings), access(connection, self.settings)
            latest, previous = store.latest_manifest(connection)
            signs, own = signer.signer(connection), identity(signer.proof(connection))
            older = is_older(connection, self.schema.migrations)
        marked = marks.of(self.settings.backup_marks, vault.describe().vault)
        order = commission(
            path, key, vault, wished, counter=max(latest, marked.counter) + 1,
            made_at=self.moment, previous=previous,
        )  # fmt: skip
        if older:
            order = replace(order, modernise=lambda c: migrate(c, self.schema.migrations))
        with scratch(self.settings) as folder:
            made, file = build(order, folder, self.tell)
            places = local(wished, self.settings)
            delivery = put(made, file, places, known, self.tell, reason=reason)
            file.unlink()
        if not delivery.kept:
            raise NotMade(" ".join(delivery.failures))
        marked = marked.with_signer(signer.public(signs)).counted(made.counter)
        marks.write(self.settings.backup_marks, marked)
        if not proven:
            return delivery.kept
        kept = delivery.kept[0]
        with scratch(self.settings) as folder:
            file = at_hand(Spot(kept.place, kept.name), known, folder, self.tell)
            prove(
                AtHand(file, [own], Trust(marked, name=kept.name)), folder, self.schema, self.tell
            )
        return [replace(kept, proven_at=self.moment), *delivery.kept[1:]]


def before_upgrade(
    settings: Settings,
    key: bytes,
    schema: Schema,
    moment: int,
    tell: Callable[[VaultWarning], None],
) -> Callable[[Connection], None]:
    """Back a vault up, and prove that, before a newer Kithbook changes its tables.

    Args:
        settings: whose vault.
        key: the database's raw 32-byte key.
        schema: what the tables will be.
        moment: now, milliseconds since 1970.
        tell: is told once the tables are changed: how a person goes back.

    Returns:
        What takes note of the backup in the tables as they are then.

    Raises:
        NotBegun: there is no such backup, and nobody said that none is needed.
    """
    try:
        kept = Closed(settings, schema, moment).back_up(key, "before an update", proven=True)
    except KithbookError as error:
        if settings.update_without_backup:
            log.warning("vault updated without a backup", error=type(error).__name__)
            return lambda _: None
        raise NotBegun(
            "This Kithbook has to bring the vault up to date, and no backup could be made and "
            f"proven first: {error} Nothing was changed. If you want it without: kithbook up "
            "--without-backup"
        ) from error

    def remember(connection: Connection) -> None:
        for one in kept:
            store.put(connection, one)
        if kept:
            command = f"kithbook backup restore {Path(kept[0].place) / kept[0].name}"
            told = (
                "This Kithbook brought the vault up to date. To go back, install the one from "
                f"before and run: {command}"
            )
            tell(VaultWarning(kind="updated", what=command, sentence=told))

    return remember
