"""Crowds to search in: as rows, without a journal, so that a million of them is made in minutes."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.world import Someone, people
from sqlcipher3 import dbapi2 as sqlcipher

from kithbook.people.identifier import new_id
from kithbook.search.index import index
from kithbook.store.database import open_store

BATCH = 1_000
ADDED_AT = 1_780_000_000_000
"""Milliseconds since 1970."""
_SIZES = (
    *(
        f"sum(length(block)) FROM {table}_data"
        for table in ("search_index", "search_part", "search_gram")
    ),
    "sum(length(name) + length(card) + 48) FROM search_person",
    "2 * sum(length(word) + 12) FROM search_word",
)
"""Bytes of the indexes; SQLCipher is built without `dbstat`."""
MET = 0.05
"""Share of the people with whom there was contact."""


def fill(path: Path, key: bytes, count: int) -> int:
    """Fill a vault's tables with people and index them; return the bytes the indexes take."""
    connection = open_store(path, key)
    connection.execute("PRAGMA synchronous = OFF")
    chance = random.Random(3)  # noqa: S311 - not for secrets
    crowd, houses = people(count), dict[str, bytes]()
    while batch := list(islice(crowd, BATCH)):
        connection.execute("BEGIN IMMEDIATE")
        index(connection, add(connection, batch, houses, chance))
        connection.execute("COMMIT")
    size = sum(connection.execute(f"SELECT {one}").fetchone()[0] or 0 for one in _SIZES)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return int(size)


def add(
    connection: Any, batch: Iterable[Someone], houses: dict[str, bytes], chance: random.Random
) -> list[UUID]:
    """Put people into a vault's tables; return their ids."""
    made = []
    for someone in batch:
        person = new_id()
        made.append(person)
        own = person.bytes
        connection.execute(
            "INSERT INTO person (id, name, added_at) VALUES (?, ?, ?)",
            (own, someone.name, ADDED_AT + len(made)),
        )
        house = houses.get(someone.organisation)
        if house is None:
            house = houses[someone.organisation] = new_id().bytes
            connection.execute(
                "INSERT INTO organisation (id, name) VALUES (?, ?)", (house, someone.organisation)
            )
        rows = [
            ("role (id, person, title, organisation)", (someone.title, house)),
            ("identity (id, person, kind, value)", ("email", someone.email)),
        ]
        if someone.tag:
            rows.append(("tag (id, person, name)", (someone.tag,)))
        if someone.note:
            rows.append(("note (id, person, text, written_at)", (someone.note, ADDED_AT)))
        if chance.random() < MET:
            meeting = new_id().bytes
            day = date(2026, 5, 1) - timedelta(days=chance.randint(0, 900))
            connection.execute(
                "INSERT INTO interaction (id, kind, day) VALUES (?, 'met', ?)",
                (meeting, day.isoformat()),
            )
            rows.append(("participant (id, person, interaction)", (meeting,)))
        for table, values in rows:
            marks = ", ".join("?" * (len(values) + 2))
            connection.execute(
                f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608 - our names
                (new_id().bytes, own, *values),
            )
    return made


def plain(path: Path, count: int) -> Any:
    """Return the same people in one plain FTS5 table, as a program without ranks would: a floor."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(
        "CREATE VIRTUAL TABLE people USING fts5 (name, title, house, mail, tag, note, prefix='2 3')"
    )
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)",
        (
            (one.name, one.title, one.organisation, one.email, one.tag, one.note)
            for one in people(count)
        ),
    )
    connection.execute("COMMIT")
    return connection
