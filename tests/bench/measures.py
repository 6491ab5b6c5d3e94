"""What is measured: each figure beside its floor, in the same run."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.filling import fill, plain_database
from bench.line import Line
from bench.world import page, people, queries
from rich.console import Console
from rich.table import Table

from kithbook.search.service import search
from kithbook.store.database import open_store
from kithbook_protocol.capture import CaptureRequest, PageSnapshot, ReceiptRequest
from kithbook_protocol.operations import CAPTURE, RECEIPT, SEARCH
from kithbook_protocol.search import SearchRequest
from kithbook_protocol.vault_operations import JOBS

WARM_UP = 50
SEARCHES = 400
CAPTURES = 60
MOMENT = 1_800_000_000_000
"""Milliseconds since 1970, at which is searched."""
PAGE_SIZE = 200_000
"""Characters of trimmed HTML."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    what: str
    p50: float
    """Milliseconds, or MB for memory."""
    p99: float
    floor: float | None
    """The floor's p50, in the same unit."""
    ratio: float | None
    bound: float | None
    """What the ratio must not pass; from the budgets in the architecture."""

    @property
    def kept(self) -> bool:
        """Whether the budget is kept; always, where none binds."""
        return self.bound is None or self.ratio is None or self.ratio <= self.bound

    def as_dict(self) -> dict[str, Any]:
        """Return it for JSON."""
        return asdict(self) | {"kept": self.kept}


def show(rows: Sequence[Row]) -> None:
    """Print figures as a table; what is over its bound stands out."""
    table = Table("what", "p50", "p99", "floor", "ratio", "bound", box=None)
    for one in rows:
        figures = (one.p50, one.p99, one.floor, one.ratio, one.bound)
        shown = ["" if figure is None else f"{figure:,.2f}" for figure in figures]
        table.add_row(one.what, *shown, style=None if one.kept else "bold red")
    Console().print(table)


def row(
    what: str, times: Sequence[float], floor: Sequence[float] | None, bound: float | None
) -> Row:
    """Make a row of times and the floor's times, in milliseconds."""
    p50 = statistics.median(times)
    p99 = sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]
    base = statistics.median(floor) if floor else None
    return Row(what, p50, p99, base, p50 / base if base else None, bound)


async def signed_search(line: Line, count: int, bound: float) -> Row:
    """Search as someone types, against a call that does nothing behind the same guard."""
    typed = [SearchRequest(query=text) for text in queries(SEARCHES + WARM_UP)]
    constant, times = [], []
    for number, request in enumerate(typed):
        # By turns, so that whatever else the machine does falls on both alike.
        _, nothing = await line.timed(JOBS)
        _, took = await line.timed(SEARCH, request)
        if number >= WARM_UP:
            constant.append(nothing)
            times.append(took)
    return row(f"search as you type, signed, {count:,} people", times, constant, bound)


def encryption(vault: Path, key: bytes, folder: Path, count: int) -> Row:
    """The same searches in process: SQLCipher against plain SQLite."""
    encrypted = open_store(vault, key)
    plain = plain_database(folder / f"plain-{count}.db", count)
    asked = [SearchRequest(query=text) for text in queries(SEARCHES)]
    times: dict[Any, list[float]] = {encrypted: [], plain: []}
    for connection in (encrypted, plain):
        for request in asked[:WARM_UP]:
            search(connection, request, MOMENT)
    for request in asked:
        for connection, taken in times.items():
            start = time.perf_counter()
            search(connection, request, MOMENT)
            taken.append((time.perf_counter() - start) * 1000)
    encrypted.close()
    plain.close()
    return row(
        f"search in process, encrypted, {count:,} people", times[encrypted], times[plain], 1.3
    )


async def captures(line: Line, count: int, cool: Callable[[], None]) -> list[Row]:
    """A page of 200 kB: acknowledged, then read; with the worker warm, then cold."""
    pages = [
        CaptureRequest(
            snapshot=PageSnapshot(
                url=f"https://people.example/in/{number}",
                captured_at=number,
                html=page(someone, PAGE_SIZE),
            )
        )
        for number, someone in enumerate(people(CAPTURES + 5, seed=7))
    ]
    acknowledged, received, constant = [], [], []
    for number, request in enumerate(pages):
        _, nothing = await line.timed(JOBS)
        reply, first = await line.timed(CAPTURE, request)
        _, second = await line.timed(RECEIPT, ReceiptRequest(capture=reply.capture))
        if number >= 5:
            constant.append(nothing)
            acknowledged.append(first)
            received.append(first + second)
    rows = [
        row(f"capture acknowledged, {count:,} people", acknowledged, constant, None),
        row(f"capture read and matched, {count:,} people", received, constant, None),
    ]
    cold_first, cold_second = [], []
    for request in pages[:3]:
        cool()
        reply, first = await line.timed(CAPTURE, request)
        _, second = await line.timed(RECEIPT, ReceiptRequest(capture=reply.capture))
        cold_first.append(first)
        cold_second.append(first + second)
    rows.append(row("capture acknowledged, worker cold", cold_first, constant, None))
    rows.append(row("capture read and matched, worker cold", cold_second, constant, None))
    return rows


def import_floor(times: int = 5) -> list[float]:
    """Milliseconds that Python takes to import what no daemon of this kind can do without."""
    code = "import aiohttp.web, pydantic, sqlcipher3"
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def memory(what: str, pid: int) -> Row:
    """Resident memory of a process, in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    size = pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    return Row(what, size, size, None, None, None)


def filled_vault(vault: Path, key: bytes, count: int) -> Row:
    """Fill a vault; return the bytes a person takes."""
    connection = open_store(vault, key)
    connection.execute("PRAGMA synchronous = OFF")
    start = time.perf_counter()
    fill(connection, count)
    took = (time.perf_counter() - start) * 1000
    connection.close()
    size = vault.stat().st_size / count
    return Row(
        f"bytes a person, {count:,} people; ms to add one", size, took / count, None, None, None
    )


def children(pid: int) -> list[int]:
    """Return the processes a process started: the daemon's worker."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(one) for one in listed]
