"""A device with a vault of its own and no daemon around it: the journal by its front door."""

import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import uuid_utils

from kithbook.clock import HybridClock
from kithbook.config import Settings
from kithbook.schema import schema
from kithbook.store import actions, store
from kithbook.store.creation import create_store
from kithbook.store.database import open_store
from kithbook.store.journal import Journal
from kithbook.store.routes import take_back
from kithbook_protocol.journal import UndoRequest

KEY = b"k" * 32
START = 1_800_000_000_000


def new_id():
    return UUID(bytes=uuid_utils.uuid7().bytes)


@cache
def _made(number):  # noqa: ARG001 - the key of the cache
    """Return an empty store's file; each number is another device's."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder), keyring=False, passphrase_file=None)
        create_store(settings, KEY, schema())
        return settings.database.read_bytes()


class Device:
    """An encrypted store in a folder, its journal, and a wall clock in `milliseconds`."""

    def __init__(self, folder, number=0):
        folder.mkdir(exist_ok=True)
        self.settings = Settings(home=folder, keyring=False, passphrase_file=None)
        self.milliseconds = START
        self.settings.database.write_bytes(_made(number))
        self.open()

    def open(self):
        """Open the store, as after a restart."""
        self.connection = open_store(self.settings.database, KEY)
        # These tests are about what is in the rows; the disk is asked elsewhere.
        self.connection.execute("PRAGMA synchronous = OFF")
        brought = schema()
        self.journal = Journal(
            {entity.table: entity for entity in brought.entities},
            list(brought.hooks),
            HybridClock(lambda: self.milliseconds, store.latest_stamp(self.connection)),
            brought.adopt,
            brought.forgetting,
        )

    def close(self):
        self.connection.close()

    @contextmanager
    def transaction(self):
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def act(self, kind, work, *arguments, item=None):
        """Do one action: `work(unit, *arguments)`; return what it returns."""
        with self.transaction() as connection:
            unit = self.journal.unit(connection, item or new_id(), kind, "cli", self.milliseconds)
            result = work(unit, *arguments)
            unit.finish()
        return result

    def undo(self, change_set=None):
        """Take an action back, the newest if none is named."""
        reference = str(change_set) if change_set else None
        return self.act("undo", take_back, UndoRequest(change_set=reference))

    def absorb(self, change_sets):
        with self.transaction() as connection:
            self.journal.absorb(connection, change_sets)

    def change_sets(self):
        """Return all there is to hand to another device, newest first."""
        return actions.change_sets(self.connection, None, -1)

    def rows(self):
        """Return the content of every journalled table."""
        return {
            name: sorted(
                self.connection.execute(f"SELECT id, {', '.join(entity.columns)} FROM {name}"),  # noqa: S608
                key=repr,
            )
            for name, entity in self.journal.entities.items()
        }

    def index(self):
        """Return what the search index holds of each person, without its row numbers."""
        found = self.connection.execute("SELECT person, name, card FROM search_person")
        return SimpleNamespace(
            cards=sorted(found.fetchall()),
            rows=self.connection.execute(
                "SELECT count(*), (SELECT count(*) FROM search_person),"
                " (SELECT count(*) FROM search_part) FROM search_index"
            ).fetchone(),
        )
