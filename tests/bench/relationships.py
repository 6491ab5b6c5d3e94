"""What the book says of a whole network, measured beside a million additions in the same run."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from bench import crowd
from bench.measures import Row, row

from kithbook.favours.match import board, fitting
from kithbook.insights.graph import graph
from kithbook.insights.service import KINDS, show
from kithbook.paths.service import find
from kithbook.people.identifier import new_id
from kithbook.reminders import service as reminders
from kithbook.schema import schema
from kithbook.store.database import READER_CACHE, open_store
from kithbook.store.migrate import migrate
from kithbook.week.reasons import (
    of_favours,
    of_interactions,
    of_introductions,
    of_people,
    of_reminders,
)
from kithbook.week.service import week
from kithbook_protocol.favours import BoardRequest, FittingRequest
from kithbook_protocol.insights import GraphRequest, InsightRequest
from kithbook_protocol.paths import PathRequest
from kithbook_protocol.reminders import DueRequest

ADDITIONS = 35
"""Milliseconds that a million additions take on a quiet machine."""
PATH, PAGE = 100 / ADDITIONS, 200 / ADDITIONS
"""Budgets of a question for ways, and of a page, in that."""
TIMES = 5
ASKED = 60
"""Questions of a kind."""
KNOWN = (200, 2_000, None)
"""With how many there is contact; None: with all whom the network has it with."""
Ask = Callable[[], object]


def rows(path: Path, key: bytes, count: int, ties: int) -> list[Row]:
    """Measure in process, on what a reader's connection keeps."""
    connection = open_store(path, key)
    # A network that was kept may be of an older Kithbook.
    migrate(connection, schema().migrations)
    connection.execute(f"PRAGMA cache_size = -{READER_CACHE}")
    told = f"{count:,} people"
    found = [one for known in KNOWN for one in _ways(connection, known, f"{told}, {ties:,} ties")]
    pages = {**_insights(connection), **_agenda(connection)}
    found += [_best(f"{what}, {told}", ask) for what, ask in pages.items()]
    found.append(_each(f"what fits an ask, {told}", _asks(connection), PAGE))
    connection.close()
    return found


def _ways(connection: Any, known: int | None, told: str) -> list[Row]:
    """Ask for ways to somebody and, each time after a write, to anybody at an organisation."""
    chance = random.Random(11)  # noqa: S311 - not for secrets
    people = [row[0] for row in connection.execute("SELECT id FROM person")]
    houses = [row[0] for row in connection.execute("SELECT name FROM organisation")]
    whom = [f"{UUID(bytes=one)}" for one in chance.sample(people, ASKED)]
    where = [f"someone at {one}" for one in chance.sample(houses, ASKED)]

    def ask(to: str) -> None:
        find(connection, PathRequest(to=to, limit=3), crowd.ADDED_AT)

    def write(to: str) -> None:
        pair = chance.sample(people, 2)
        connection.execute(
            "INSERT INTO relation (id, person, other, label) VALUES (?, ?, ?, 'knows')",
            (new_id().bytes, *pair),
        )
        ask(to)

    asked = {
        "to a person": [partial(ask, one) for one in whom],
        "after a write": [partial(write, one) for one in whom],
        "to an organisation": [partial(ask, one) for one in where],
    }
    with _knowing(connection, known, chance):
        contact = connection.execute("SELECT count(*) FROM tie").fetchone()[0]
        told = f"contact with {contact:,}, {told}"
        return [_each(f"ways {what}, {told}", all_, PATH) for what, all_ in asked.items()]


@contextmanager
def _knowing(connection: Any, known: int | None, chance: random.Random) -> Iterator[None]:
    """Let contact have been with so many people; what is written goes again."""
    connection.execute("BEGIN")
    try:
        if known:
            there = [row[0] for row in connection.execute("SELECT person FROM tie")]
            few = [(one,) for one in chance.sample(there, known)]
            connection.execute("CREATE TEMP TABLE few (person BLOB PRIMARY KEY) WITHOUT ROWID")
            connection.executemany("INSERT INTO few VALUES (?)", few)
            # A temporary table is taken for the one of that name: quicker than deleting.
            for table, *indexes in (
                ("tie", "person", "kept"),
                ("participant", "person, interaction", "interaction, person"),
            ):
                connection.execute(
                    f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table}"  # noqa: S608 - ours
                    " WHERE person IN few"
                )
                for number, columns in enumerate(indexes):
                    connection.execute(
                        f"CREATE INDEX temp.few_{table}_{number} ON {table} ({columns})"
                    )
        yield
    finally:
        connection.execute("ROLLBACK")


def _insights(connection: Any) -> dict[str, Ask]:
    found: dict[str, Ask] = {
        f"insight {kind.name}": partial(
            show, connection, InsightRequest(name=kind.name), crowd.ADDED_AT
        )
        for kind in KINDS
    }
    for limit in (2_000, 10_000):
        request = GraphRequest(limit=limit)
        found[f"graph of {limit:,}"] = partial(graph, connection, request, crowd.ADDED_AT)
    return found


def _agenda(connection: Any) -> dict[str, Ask]:
    providers = [
        one.reasons
        for one in (of_reminders, of_interactions, of_people, of_introductions, of_favours)
    ]
    return {
        "due": partial(reminders.due, connection, DueRequest(), crowd.ADDED_AT),
        "due, counted": partial(reminders.count, connection, crowd.ADDED_AT),
        "week": partial(week, connection, providers, crowd.ADDED_AT),
        "board of asks": partial(board, connection, BoardRequest(kind="ask")),
    }


def _asks(connection: Any) -> Sequence[Ask]:
    asks = connection.execute("SELECT id FROM ask ORDER BY id LIMIT ?", (ASKED,)).fetchall()
    return [
        partial(fitting, connection, FittingRequest(posting=str(UUID(bytes=row))))
        for (row,) in asks
    ]


def _each(what: str, asked: Sequence[Ask], bound: float) -> Row:
    """Ask each once, after a first one that fills the cache."""
    asked[0]()
    floor = [_taken(_additions) for _ in range(TIMES)]
    return row(what, [_taken(ask) for ask in asked], [min(floor)], bound)


def _best(what: str, ask: Ask) -> Row:
    times, floor = [], []
    for _ in range(TIMES):
        floor.append(_taken(_additions))
        times.append(_taken(ask))
    # The best of each: whatever else the machine does only adds.
    return row(what, [min(times)], [min(floor)], None if what.startswith("graph") else PAGE)


def _taken(work: Ask) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _additions() -> int:
    total = 0
    for number in range(1_000_000):
        total += number
    return total
