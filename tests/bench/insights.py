"""Insights measured, each beside a million additions in Python in the same run."""

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from bench import crowd
from bench.measures import Row, row

from kithbook.insights.graph import graph
from kithbook.insights.service import KINDS, show
from kithbook.people.identifier import new_id
from kithbook.search.index import index
from kithbook.store.database import READER_CACHE, open_store
from kithbook_protocol.insights import GraphRequest, InsightRequest

BOUND = 200 / 35
"""200 ms, on a quiet machine where a million additions take 35."""
CONTACTS = 0.4
"""Contacts logged, by person in the book."""
TIMES = 5
KNOWN = 0.08
"""Share of the people with whom there is contact."""
TOWNS = 400
BATCH = 500
_KINDS = ("met", "call", "message", "email", "event")


def swell(path: Path, key: bytes, count: int) -> None:
    """Give a vault of people towns, contacts, relations and cadences, of three years."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    connection = open_store(path, key)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    people = [row[0] for row in connection.execute("SELECT id FROM person")]
    connection.executemany(
        "UPDATE person SET location = ? WHERE id = ?",
        ((f"Town {int(chance.paretovariate(0.7)) % TOWNS}, Country", one) for one in people),
    )
    known = chance.sample(people, int(count * KNOWN))
    rows: dict[str, list[tuple[Any, ...]]] = {"interaction": [], "participant": []}
    for _ in range(int(count * CONTACTS)):
        contact = new_id().bytes
        day = date(2026, 5, 1) - timedelta(days=chance.randint(0, 1_095))
        rows["interaction"].append((contact, chance.choice(_KINDS), day.isoformat()))
        company = chance.randint(2, 8) if chance.random() < 0.2 else 1
        rows["participant"] += [
            (new_id().bytes, one, contact) for one in chance.sample(known, company)
        ]
    _insert(connection, "interaction (id, kind, day)", rows["interaction"])
    _insert(connection, "participant (id, person, interaction)", rows["participant"])
    pairs = [chance.sample(known, 2) for _ in range(len(known))]
    relations = [(new_id().bytes, *pair, "colleague") for pair in pairs]
    _insert(connection, "relation (id, person, other, label)", relations)
    cadences = [(new_id().bytes, one, 30, 45) for one in known[: len(known) // 4]]
    _insert(connection, "cadence (id, person, ideal, latest)", cadences)
    connection.execute("COMMIT")
    for at in range(0, len(known), BATCH):
        connection.execute("BEGIN")
        index(connection, [UUID(bytes=one) for one in known[at : at + BATCH]])
        connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def rows(path: Path, key: bytes, count: int) -> list[Row]:
    """Measure each insight and the graph, in process, on what a reader's connection keeps."""
    connection = open_store(path, key)
    connection.execute(f"PRAGMA cache_size = -{READER_CACHE}")
    asked: dict[str, Callable[[], object]] = {
        kind.name: lambda name=kind.name: show(  # type: ignore[misc]
            connection, InsightRequest(name=name), crowd.ADDED_AT
        )
        for kind in KINDS
    }
    found = [_measured(f"insight {name}, {count:,} people", ask) for name, ask in asked.items()]
    for limit in (2_000, 10_000):
        request = GraphRequest(limit=limit)
        found.append(
            _measured(
                f"graph of {limit:,}, {count:,} people",
                lambda request=request: graph(connection, request, crowd.ADDED_AT),  # type: ignore[misc]
                None,
            )
        )
    connection.close()
    return found


def _measured(what: str, ask: Callable[[], object], bound: float | None = BOUND) -> Row:
    times, floor = [], []
    for _ in range(TIMES):
        floor.append(_taken(_additions))
        times.append(_taken(ask))
    # The best of each: whatever else the machine does only adds.
    return row(what, [min(times)], [min(floor)], bound)


def _taken(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _additions() -> int:
    total = 0
    for number in range(1_000_000):
        total += number
    return total


def _insert(connection: Any, into: str, values: list[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(values[0]))
    connection.executemany(f"INSERT INTO {into} VALUES ({marks})", values)  # noqa: S608 - ours
