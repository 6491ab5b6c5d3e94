"""Files in and out of a vault of many: how fast, how large, and what others feel meanwhile."""

import asyncio
import base64
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.line import Line
from bench.measures import CAPTURES, Row, children
from bench.world import Someone, page, people, queries

from kithbook_protocol import transfer as wire
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.base import Nothing
from kithbook_protocol.capture import CaptureRequest, PageSnapshot
from kithbook_protocol.journal import Job, JobRequest
from kithbook_protocol.operations import CAPTURE, SEARCH
from kithbook_protocol.search import SearchRequest
from kithbook_protocol.vault_operations import JOB, JOBS

CARDS = 12_000
CONNECTIONS = 30_000
"""Rows of a LinkedIn export: as many as the site lets one person have."""
RATE, EXPORT_RATE = 3_000, 10_000
"""Cards in, people out, a second."""
SECONDS = 10
"""For the connections."""
MEGABYTES = 300
"""Daemon and worker together."""
PAGE_SIZE = 50_000


def vcards(count: int, seed: int = 11) -> bytes:
    """Return a file as phones write them; one of another seed has other people."""
    return "".join(_vcard(*one, seed) for one in enumerate(people(count, seed=seed))).encode()


def _vcard(number: int, one: Someone, seed: int) -> str:
    first, _, last = one.name.partition(" ")
    return (
        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
        f"N:{last};{first};;;\r\nFN:{one.name}\r\nORG:{one.organisation};\r\nTITLE:{one.title}\r\n"
        f"EMAIL;TYPE=INTERNET,WORK:in{seed}.{number}.{one.email}\r\n"
        f"TEL;TYPE=CELL:+47 4{seed % 10} {number % 1_000_000:06}\r\n"
        f"UID:urn:uuid:00000000-0000-4000-80{seed:02}-{number:012}\r\nEND:VCARD\r\n"
    )


def connections(count: int) -> bytes:
    """Return a Connections.csv."""
    head = (
        'Notes:\n"When exporting your connection data, you may notice that some of the email'
        ' addresses are missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    )
    rows = (
        f"{one.name.partition(' ')[0]},{one.name.partition(' ')[2]},"
        f"https://www.linkedin.com/in/bench-{number},,{one.organisation},{one.title},"
        "01 Jan 2024\n"
        for number, one in enumerate(people(count, seed=12))
    )
    return (head + "".join(rows)).encode()


async def rows(line: Line, daemon: int, count: int) -> list[Row]:
    """Measure imports and an export in a vault of so many people, of which a backup was made.

    A file of vCards comes in alone, and another while somebody captures and searches.
    """
    await _quiet(line)
    processes = (daemon, *children(daemon))
    for one in processes:  # what opening the vault by its passphrase took is no import's
        _forget_peak(one)
    content = vcards(CARDS)
    floor = _vobject(content)
    alone = await _cards_in(line, content)
    captures: list[float] = []
    searches: list[float] = []
    felt = asyncio.create_task(_felt(line.another(), captures, searches))
    beside = await _cards_in(line, vcards(CARDS // 2, seed=13))
    felt.cancel()
    await asyncio.gather(felt, return_exceptions=True)
    # A line that was idle for so long is closed by the daemon.
    line = line.another()
    took, _ = await _imported(line, connections(CONNECTIONS), "Connections.csv")
    what = f"vCards a second into {count:,} people"
    found = [
        _rate(f"{what}; floor: vobject's bare parse", alone, RATE, floor),
        _rate(f"{what}, while somebody captures and searches", beside, RATE, floor),
        _felt_row("capture acknowledged during an import", captures, 200),
        _felt_row("search during an import", searches, 50),
        Row(
            f"seconds for {CONNECTIONS:,} LinkedIn connections into {count:,} people",
            took,
            took,
            None,
            took / SECONDS,
            1.0,
        ),
        await _exported(line),
    ]
    peak = sum(_peak(one) for one in processes)
    what = "memory of daemon and worker at most, once it is open, MB"
    return [*found, Row(what, peak, peak, None, peak / MEGABYTES, 1.0)]


async def _cards_in(line: Line, content: bytes) -> float:
    """Return how many a second came in."""
    took, counts = await _imported(line.another(), content, "people.vcf")
    return (counts["new"] + counts["changed"]) / took


def _rate(what: str, rate: float, wanted: float, floor: float | None = None) -> Row:
    return Row(what, rate, rate, floor, wanted / rate, 1.0)


async def _felt(line: Line, captures: list[float], searches: list[float]) -> None:
    """Capture and search for as long as it goes on; milliseconds."""
    pages = [page(one, PAGE_SIZE) for one in people(CAPTURES, seed=8)]
    asked = [SearchRequest(query=text) for text in queries(400)]
    number = 0
    while True:
        _, took = await line.timed(SEARCH, asked[number % len(asked)])
        searches.append(took)
        if number % 10 == 0:
            snapshot = PageSnapshot(
                url=f"https://people.example/in/meanwhile-{number}",
                captured_at=number,
                html=pages[number // 10 % len(pages)],
            )
            _, took = await line.timed(CAPTURE, CaptureRequest(snapshot=snapshot))
            captures.append(took)
        number += 1
        await asyncio.sleep(0.02)


def _felt_row(what: str, times: list[float], bound: float) -> Row:
    p99 = sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]
    return Row(f"{what}, ms", statistics.median(times), p99, bound, p99 / bound, 1.0)


async def _imported(line: Line, content: bytes, name: str) -> tuple[float, dict[str, Any]]:
    """Import a file; return the seconds from the word "run" to the end, and what came of it."""
    begun, _ = await line.timed(
        operations.IMPORT_BEGIN, wire.ImportBegin(name=name, size=len(content))
    )
    for number, chunk in enumerate(_chunks(content, begun.chunk)):
        sent = wire.ImportChunk(
            id=begun.id, number=number, content=base64.b64encode(chunk).decode()
        )
        await line.timed(operations.IMPORT_CHUNK, sent)
    start = time.perf_counter()
    job, _ = await line.timed(operations.IMPORT_RUN, wire.ImportRun(id=str(begun.id)))
    done = await _ended(line, job)
    return time.perf_counter() - start, done.result or {}


async def _ended(line: Line, job: Job) -> Job:
    while job.state == "running":
        await asyncio.sleep(0.05)
        job, _ = await line.timed(JOB, JobRequest(job=job.id))
    if job.state != "done":
        raise RuntimeError(job.sentence)
    return job


async def _quiet(line: Line) -> None:
    """Wait for what an import leaves to be done after it: who is who, among others."""
    while True:
        listed, _ = await line.timed(JOBS, Nothing())
        if not any(job.state == "running" for job in listed.jobs):
            return
        await asyncio.sleep(0.2)


def _chunks(content: bytes, size: int) -> Iterator[bytes]:
    for at in range(0, len(content), size):
        yield content[at : at + size]


async def _exported(line: Line) -> Row:
    start, count = time.perf_counter(), 0
    request = wire.ExportRequest(format="vcard")
    while True:
        piece, _ = await line.timed(operations.EXPORT, request)
        count += piece.people
        if piece.after is None:
            break
        request = request.model_copy(update={"after": piece.after})
    rate = count / (time.perf_counter() - start)
    return _rate("people a second out, as vCards", rate, EXPORT_RATE)


def _vobject(content: bytes) -> float:
    """Return the cards a second that vobject parses, and does nothing with."""
    import vobject  # noqa: PLC0415 - a second of import that nothing else needs

    text = content[: len(content) // 6].decode()
    start, count = time.perf_counter(), 0
    for _ in vobject.readComponents(text[: text.rindex("BEGIN:VCARD")]):
        count += 1
    return count / (time.perf_counter() - start)


def _peak(pid: int) -> float:
    """Return the most memory a process ever had, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _forget_peak(pid: int) -> None:
    Path(f"/proc/{pid}/clear_refs").write_text("5")
