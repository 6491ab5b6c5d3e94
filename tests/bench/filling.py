"""Vaults to measure: filled through the same services that the calls use."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from bench.world import Someone, people
from sqlcipher3 import dbapi2 as sqlcipher

from kithbook.clock import HybridClock, wall_clock
from kithbook.notes import service as notes
from kithbook.people import service
from kithbook.schema import schema
from kithbook.store.journal import Journal
from kithbook.store.migrate import migrate
from kithbook_protocol.people import AddRequest, PersonFields

BATCH = 500


def fill(connection: Any, count: int) -> None:
    """Add people, in transactions of 500."""
    brought = schema()
    journal = Journal(
        {entity.table: entity for entity in brought.entities},
        list(brought.hooks),
        HybridClock(),
        brought.adopt,
        brought.forgetting,
    )
    crowd = people(count)
    while batch := list(islice(crowd, BATCH)):
        connection.execute("BEGIN IMMEDIATE")
        _add(journal, connection, batch)
        connection.execute("COMMIT")


def _add(journal: Journal, connection: Any, batch: Iterable[Someone]) -> None:
    for someone in batch:
        unit = journal.unit(connection, service.new_id(), "add", "bench", wall_clock())
        request = AddRequest(
            fields=PersonFields(
                name=someone.name, role=someone.title, organisation=someone.organisation
            ),
            emails=[someone.email],
            tags=[someone.tag] if someone.tag else [],
        )
        person = service.add(unit, request).person
        if someone.note and person:
            notes.attach(unit, person.id, someone.note)
        unit.finish()


def plain_database(path: Path, count: int) -> Any:
    """Return the same people in an unencrypted database: the floor for SQLCipher. Bench only."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    migrate(connection, schema().migrations)
    fill(connection, count)
    return connection
