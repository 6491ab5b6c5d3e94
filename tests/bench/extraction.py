"""Reading a page, beside extruct: what others read JSON-LD and microdata with.

Both start from the same trimmed HTML, so extruct has the smaller task: it gives the data as they
are, and neither text, names nor contacts. CPU time, so that other work on the machine counts less.
"""

import gc
import json
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench.measures import Row

from kithbook.extract import manifest
from kithbook.extract.service import extract
from kithbook_protocol.capture import PageSnapshot

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
OWN = ROOT / "tests" / "daemon" / "extract" / "sites"
TIMES = 3
"""Each page is read so often by both, and the least time counts."""
BOUNDS = {"median": 10.0, "p95": 5.0, "worst": 6.0}
"""On real pages; those written here are small, and extruct finds next to nothing in them."""


def snapshots(corpus: Path = CORPUS) -> list[PageSnapshot]:
    """Return a corpus's pages where there is one, else those written here."""
    if corpus.is_dir():
        lines = (corpus / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
        pages = [(corpus / one["file"], one["url"]) for one in map(json.loads, lines)]
    else:
        said = json.loads((OWN / "expected.json").read_text(encoding="utf-8"))
        pages = [(OWN / f"{page}.html", one["url"]) for page, one in said.items()]
    return [manifest.snapshot_from_file(file, url) for file, url in pages]


def extruct_reads(page: PageSnapshot) -> None:
    """Read a page's JSON-LD and microdata with extruct."""
    import extruct  # noqa: PLC0415 - a second at import, which only this measure needs

    extruct.extract(
        page.html, base_url=page.url, syntaxes=["json-ld", "microdata"], errors="ignore"
    )


def rows(pages: Sequence[PageSnapshot]) -> list[Row]:
    """Return median, p95 and worst, in milliseconds of CPU, each beside extruct's."""
    manifest.warm()
    extruct_reads(pages[0])
    ours, theirs = [], []
    for page in pages:
        # By turns, so that whatever else the machine does falls on both alike.
        ours.append(_least(partial(extract, page)))
        theirs.append(_least(partial(extruct_reads, page)))
    bounds = BOUNDS if CORPUS.is_dir() else dict.fromkeys(BOUNDS)
    return [_row(which, bound, ours, theirs) for which, bound in bounds.items()]


def _least(read: Callable[[], object]) -> float:
    gc.collect()
    return min(_timed(read) for _ in range(TIMES))


def _timed(read: Callable[[], object]) -> float:
    start = time.thread_time()
    read()
    return (time.thread_time() - start) * 1000


def _row(which: str, bound: float | None, ours: list[float], theirs: list[float]) -> Row:
    mine, floor = _figure(which, sorted(ours)), _figure(which, sorted(theirs))
    what = f"reading a page, {which} of {len(ours)}, CPU"
    return Row(what, mine, mine, floor, mine / floor, bound)


def _figure(which: str, times: Sequence[float]) -> float:
    if which == "median":
        return statistics.median(times)
    return times[-1] if which == "worst" else times[min(len(times) - 1, int(len(times) * 0.95))]
