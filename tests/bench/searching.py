"""Search measured: key by key, signed and sealed, beside what is the least it could cost."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench import crowd
from bench.line import Line
from bench.measures import Row, memory, row
from bench.world import people

from kithbook.search.service import search
from kithbook.store.database import open_store
from kithbook_protocol.operations import SEARCH
from kithbook_protocol.search import SearchRequest
from kithbook_protocol.vault_operations import JOBS

WARM_UP = 20
TYPED = 40
"""Queries that are typed, key by key."""
MOMENT = crowd.ADDED_AT + 86_400_000
SLOWEST_GUESS = 40.0
"""Milliseconds at p99 for typing errors, in the architecture."""
OPERATORS = (
    "tag:investor", "tag:(investor or mentor) -tag:hiring", "met:>6m", "met:never", "met:<1y",
    "added:this-year", "added:2020..2025", "has:email -has:note", "is:close", "is:due",
    "role:engineer met:<2y", "role:founder tag:climate", "engineer or designer", "-has:note",
    "org:labs", "tag:friend met:2025", "source:typed",
)  # fmt: skip


def keystrokes(seed: int = 5) -> list[str]:
    """Return whole queries as they grow key by key: names, surnames, firms, name with firm."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    typed = []
    for someone in list(people(4_000))[:: 4_000 // TYPED]:
        first, last = someone.name.split()[:2]
        whole = chance.choice(
            [someone.name, last, someone.organisation, f"{first} {someone.organisation}"]
        ).lower()
        typed += [whole[:length] for length in range(2, len(whole) + 1)]
    return typed


def misspelt(seed: int = 6) -> list[str]:
    """Return names with one error, or two in long words."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    typed = []
    for someone in list(people(4_000))[:: 4_000 // 120]:
        word = max(someone.name.lower().split(), key=len)
        for _ in range(2 if len(word) >= 9 else 1):
            at = chance.randrange(1, len(word))
            word = word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :]
        typed.append(word)
    return typed


def groups() -> dict[str, list[str]]:
    """Return what is asked, by kind."""
    letters = list("abcdefghijklmnopqrstuvwxyz") * 2
    return {
        "key by key": keystrokes(),
        "one letter": letters,
        "operators": [*OPERATORS] * 4,
        "typing errors": misspelt(),
    }


async def at_rest(line: Line) -> None:
    """Wait until the daemon does nothing more by itself: the index was filled in pieces."""
    while any(one.state == "running" for one in (await line.timed(JOBS))[0].jobs):  # noqa: ASYNC110
        await asyncio.sleep(1)


async def signed(line: Line, count: int, bound: float) -> list[Row]:
    """Measure over HTTP, by turns with a call that does nothing behind the same guard."""
    rows = []
    for kind, queries in groups().items():
        constant, times = [], []
        for number, query in enumerate([*queries[:WARM_UP], *queries]):
            _, nothing = await line.timed(JOBS)
            _, took = await line.timed(SEARCH, SearchRequest(query=query))
            if number >= WARM_UP:
                constant.append(nothing)
                times.append(took)
        limit = bound if kind == "key by key" else None
        rows.append(row(f"search, {kind}, signed, {count:,} people", times, constant, limit))
    return rows


def in_process(path: Path, key: bytes, folder: Path, count: int) -> list[Row]:
    """Measure without HTTP, beside plain FTS5 ranked by bm25 and beside LIKE over names."""
    connection = open_store(path, key)
    plain = crowd.plain(folder / f"fts-{count}.db", count)

    def by_rank(query: str) -> Any:
        words = " ".join(f'"{word}"' for word in query.replace('"', " ").split())
        return plain.execute(
            "SELECT rowid FROM people WHERE people MATCH ? ORDER BY bm25(people) LIMIT 20",
            (f"{words} *",),
        ).fetchall()

    def by_like(query: str) -> Any:
        return plain.execute(
            "SELECT rowid FROM people WHERE name LIKE ? LIMIT 20", (f"%{query}%",)
        ).fetchall()

    rows = []
    for kind, queries in groups().items():
        ours = _timed(queries, lambda query: search(connection, SearchRequest(query=query), MOMENT))
        floors: dict[str, Callable[[str], Any]] = {"": by_rank}
        if kind == "key by key":
            floors = {" (floor bm25)": by_rank, " (floor LIKE)": by_like}
        if kind in {"operators", "typing errors"}:
            rows.append(row(f"search, {kind}, in process, {count:,} people", ours, None, None))
            continue
        for named, floor in floors.items():
            taken = _timed(queries[:60], floor)
            what = f"search, {kind}, in process{named}, {count:,} people"
            rows.append(row(what, ours, taken, None))
    connection.close()
    plain.close()
    return rows


def _timed(queries: Sequence[str], work: Callable[[str], Any]) -> list[float]:
    for query in queries[:WARM_UP]:
        work(query)
    taken = []
    for query in queries:
        start = time.perf_counter()
        work(query)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def resident(count: int, pid: int) -> Row:
    """Return the daemon's memory after the searches."""
    return memory(f"memory of the daemon after searches, MB, {count:,} people", pid)
