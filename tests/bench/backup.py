"""Backups of a vault of 500 MB: how fast beside stock tools, how large, and what writers feel."""

import asyncio
import hashlib
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.line import Line
from bench.measures import Row, row
from daemon.terminal import call
from pyrage import x25519

from kithbook.backup import tar
from kithbook.backup.age import encrypt
from kithbook.backup.stage import Stage
from kithbook.clock import wall_clock
from kithbook.config import Settings
from kithbook.store.database import open_store
from kithbook.transfer import export
from kithbook_protocol.backup_operations import BACKUP_CREATE, BACKUP_VERIFY
from kithbook_protocol.journal import JobRequest
from kithbook_protocol.operations import ADD
from kithbook_protocol.people import AddRequest, PersonFields
from kithbook_protocol.transfer import ExportRequest
from kithbook_protocol.vault_operations import JOB

PEOPLE = 10_000
SIZE = 500 * 1024 * 1024
PAGE = 50_000
"""Bytes of a page as it is kept."""
MEGABYTES = 150
"""Of the daemon at its highest."""
COMMIT = 50
"""Milliseconds until an edit is acknowledged meanwhile, at p99."""


def swell(database: Path, key: bytes) -> None:
    """Add pages until the vault has 500 MB."""
    connection = open_store(database, key)
    try:
        while database.stat().st_size < SIZE:
            connection.execute("BEGIN IMMEDIATE")
            for _ in range(1_000):
                page = secrets.token_bytes(PAGE)
                connection.execute(
                    "INSERT INTO blob (hash, content) VALUES (?, ?)",
                    (hashlib.sha256(page).digest(), page),
                )
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def members(database: Path, key: bytes) -> list[Row]:
    """Measure the layers of a file alone, each beside its floor on the same bytes."""
    with tempfile.TemporaryDirectory(dir=database.parent) as name:
        folder = Path(name)
        recipient, size = x25519.Identity.generate().to_public(), database.stat().st_size

        def ours() -> None:
            file = tar.File("vault.db", size, lambda: _chunks(database))
            with (folder / "ours").open("wb", 1024 * 1024) as out:
                encrypt(tar.packed([file], 0), out, [recipient])

        def stock() -> None:
            script = f'zstd -3 -q -c "$1" | age -r {recipient} > "$2"'
            arguments = ["bash", "-c", script, "-", str(database), str(folder / "stock")]
            subprocess.run(arguments, check=True)

        rows = [_row("database member encrypted; floor: zstd -3 | age", ours, stock, 1.5)]
        rows.append(_texts(database, key, folder))
    return rows


def _texts(database: Path, key: bytes, folder: Path) -> Row:
    connection = open_store(database, key)
    try:

        def ours() -> None:
            with tempfile.TemporaryDirectory(dir=folder) as name:
                stage = Stage(Path(name))
                for format_ in ("vcard", "jsonl"):
                    stage.stream(format_, _pieces(connection, format_), 0)

        def bare() -> None:
            for format_ in ("vcard", "jsonl"):
                for _ in _pieces(connection, format_):
                    pass

        return _row("text members staged; floor: the exports alone", ours, bare, 2.0)
    finally:
        connection.close()


async def rows(line: Line, daemon: int, settings: Settings) -> list[Row]:
    """Measure a backup and its proof by a daemon, while somebody edits."""
    place = settings.home / "place"
    place.mkdir(0o700)
    times: list[float] = []
    felt = asyncio.create_task(_felt(line.another(), times))
    watching = asyncio.create_task(_highest(daemon))
    made = await _job(settings, BACKUP_CREATE, {"to": str(place)})
    felt.cancel()
    watching.cancel()
    await asyncio.gather(felt, return_exceptions=True)
    highest = await watching
    proven = await _job(settings, BACKUP_VERIFY, {})
    shutil.rmtree(place)
    times.sort()
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    return [
        Row("backup of 500 MB, ms", made, made, None, None, None),
        Row("proof of it; floor: making it", proven, proven, made, proven / made, 2.0),
        Row("edit acknowledged meanwhile", times[len(times) // 2], p99, None, p99 / COMMIT, 1.0),
        Row("memory of the daemon, MB", highest, highest, None, highest / MEGABYTES, 1.0),
    ]


async def _job(settings: Settings, operation: Any, request: dict[str, Any]) -> float:
    """Run a job; return how long it took, in milliseconds."""
    began = time.perf_counter()
    job = await call(settings.socket, operation, request)
    while job.state == "running":
        await asyncio.sleep(0.05)
        job = await call(settings.socket, JOB, JobRequest(job=job.id))
    if job.state != "done":
        raise RuntimeError(job.sentence)
    return (time.perf_counter() - began) * 1000


async def _felt(line: Line, times: list[float]) -> None:
    number = 0
    while True:
        number += 1
        added = AddRequest(fields=PersonFields(name=f"Meanwhile {number}"))
        times.append((await line.timed(ADD, added))[1])
        await asyncio.sleep(0.02)


async def _highest(process: int) -> float:
    """Return the most memory a process had, in MB, when this is cancelled."""
    most = 0.0
    try:
        while True:
            most = max(most, _megabytes(process))
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        return most


def _megabytes(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _row(what: str, ours: Callable[[], None], floor: Callable[[], None], bound: float) -> Row:
    times, floors = [], []
    for _ in range(3):
        for work, taken in ((ours, times), (floor, floors)):
            began = time.perf_counter()
            work()
            taken.append((time.perf_counter() - began) * 1000)
    return row(what, times, floors, bound)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(tar.CHUNK):
            yield chunk


def _pieces(connection: Any, format_: str) -> Iterator[bytes]:
    request: ExportRequest | None = ExportRequest(format=format_)
    while request:
        piece = export.piece(connection, request, {}, wall_clock())
        yield "".join(part.text for part in piece.parts).encode()
        request = request.model_copy(update={"after": piece.after}) if piece.after else None
