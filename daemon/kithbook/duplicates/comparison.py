"""The worker's part of a scan: blocks of records in, likely pairs out. It knows no people.

A scan first says how many people have each common key; the worker keeps that until another scan
says otherwise. A worker that was exchanged meanwhile answers that it does not know.
"""

import json
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from kithbook.duplicates.block import digest
from kithbook.duplicates.likeness import Crowd, Weighed, likeness
from kithbook.duplicates.model import PROPOSED
from kithbook.duplicates.record import Record

UNKNOWN = b"null"
"""What is answered where the scan's crowd is not known."""

MOST_KEPT = 120_000
"""Records that the worker keeps for the next blocks, the first it is handed; about 1.5 kB each."""


class _Known:
    """The scan that goes on."""

    def __init__(self, scan: str, people: int, counts: dict[str, int]) -> None:
        self.scan = scan
        self.weighed: dict[int, Weighed] = {}
        self.told: set[tuple[int, int]] = set()
        """Likely pairs, of which other keys need not tell again."""
        self._counts = counts
        self._seen: dict[str, int] = {}
        self.crowd = Crowd(people, self._count)

    def _count(self, feature: str) -> int:
        found = self._seen.get(feature)
        if found is None:
            found = self._seen[feature] = self._counts.get(digest(feature).hex(), 1)
        return found

    def take(self, records: dict[str, list[list[str]]]) -> dict[int, Weighed]:
        """Weigh records; keep those for which there is room, and return the others."""
        more: dict[int, Weighed] = {}
        for number, record in records.items():
            kept = self.weighed if len(self.weighed) < MOST_KEPT else more
            kept[int(number)] = Weighed(Record(*map(tuple, record)), self.crowd)
        return more


_scan: _Known | None = None


def request(scan: str, records: dict[int, str], blocks: Iterable[list[int]]) -> bytes:
    """Return what the worker is asked to compare."""
    texts = ",".join(f'"{number}":{text}' for number, text in records.items())
    told = json.dumps(list(blocks), separators=(",", ":"))
    return f'{{"scan":"{scan}","records":{{{texts}}},"blocks":{told}}}'.encode()


def introduction(scan: str, people: int, usual: Iterable[tuple[bytes, int]]) -> bytes:
    """Return what the worker is told before it compares."""
    counts = {key.hex(): count for key, count in usual}
    return json.dumps({"scan": scan, "people": people, "counts": counts}).encode()


def answered(answer: bytes) -> list[tuple[int, int, float]]:
    """Return the pairs of an answer."""
    return [(one, other, score) for one, other, score in json.loads(answer)]


def farewell() -> bytes:
    """Return what the worker is told at the end."""
    return b'{"scan":null}'


def compare(payload: bytes) -> bytes:
    """Answer a request with `[[number, number, score], ...]`; heed introduction and farewell."""
    global _scan  # noqa: PLW0603 - a worker has one scan at a time
    told = json.loads(payload)
    if told["scan"] is None:
        _scan = None
    elif "counts" in told:
        _scan = _Known(told["scan"], told["people"], told["counts"])
    elif _scan is None or _scan.scan != told["scan"]:
        return UNKNOWN
    else:
        return json.dumps(_likely(told, _scan), separators=(",", ":")).encode()
    return b"[]"


def _likely(told: dict[str, Any], known: _Known) -> list[tuple[int, int, float]]:
    more = known.take(told["records"])
    prior = known.crowd.prior
    found = []
    for one, other in {pair for block in told["blocks"] for pair in combinations(block, 2)}:
        mine = known.weighed.get(one) or more.get(one)
        theirs = known.weighed.get(other) or more.get(other)
        if mine is None or theirs is None or (one, other) in known.told:
            continue  # gone since, or told already
        score = likeness(mine, theirs, prior, PROPOSED)
        if score >= PROPOSED:
            known.told.add((one, other))
            found.append((one, other, round(score, 4)))
    return found
