"""The worker's part of a scan: blocks of records in, likely pairs out. It knows no people.

A scan first says how many people have each common key; the worker keeps that until another scan
says otherwise. A worker that was exchanged meanwhile answers that it does not know. At the end it
is told every pair once more, and says what each is worth beside the others: for that it need not
remember anything.
"""

import gc
import json
import sys
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from kithbook.duplicates.block import digest
from kithbook.duplicates.contest import CONTENDS, DIGITS, Pair, settled
from kithbook.duplicates.likeness import Crowd, Weighed, likeness
from kithbook.duplicates.model import PROPOSED
from kithbook.duplicates.record import Record

UNKNOWN = b"null"
"""What is answered where the scan's crowd is not known."""

MOST_KEPT = 120_000
"""Records that the worker keeps for the next blocks, the first it is handed; about 2 kB each."""


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
            kept[int(number)] = Weighed(_shared(record), self.crowd)
        # They stay for the whole scan: the collection after each request need not go through them,
        # which at 100,000 people took longer than all the comparing.
        gc.freeze()
        return more


def _shared(record: list[list[str]]) -> Record:
    """Return a record whose words are one with those of others: less to keep, and equal at once."""
    return Record(*(tuple(map(sys.intern, words)) for words in record))


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


def answered(answer: bytes) -> list[Pair]:
    """Return the pairs of an answer."""
    return [(one, other, score) for one, other, score in json.loads(answer)]


def conclusion(pairs: list[Pair]) -> bytes:
    """Return what the worker is asked when everybody was compared."""
    return json.dumps({"pairs": pairs}, separators=(",", ":")).encode()


def farewell() -> bytes:
    """Return what the worker is told at the end."""
    return b'{"scan":null}'


def compare(payload: bytes) -> bytes:
    """Answer a request with `[[number, number, score], ...]`; heed introduction and farewell.

    A request is answered with whoever contends, a conclusion with what is to be proposed.
    """
    global _scan  # noqa: PLW0603 - a worker has one scan at a time
    told = json.loads(payload)
    if "pairs" in told:
        return _answer(pair for pair in settled(told["pairs"]) if pair[2] >= PROPOSED)
    if told["scan"] is None:
        _scan = None
    elif "counts" in told:
        _scan = _Known(told["scan"], told["people"], told["counts"])
    elif _scan is None or _scan.scan != told["scan"]:
        return UNKNOWN
    else:
        return _answer(_likely(told, _scan))
    return b"[]"


def _answer(pairs: Iterable[Pair]) -> bytes:
    told = [(one, other, round(score, DIGITS)) for one, other, score in pairs]
    return json.dumps(told, separators=(",", ":")).encode()


def _likely(told: dict[str, Any], known: _Known) -> list[Pair]:
    more = known.take(told["records"])
    prior = known.crowd.prior
    found = []
    for one, other in {pair for block in told["blocks"] for pair in combinations(block, 2)}:
        mine = known.weighed.get(one) or more.get(one)
        theirs = known.weighed.get(other) or more.get(other)
        if mine is None or theirs is None:
            continue  # gone since
        score = likeness(mine, theirs, prior, CONTENDS)
        if score >= CONTENDS and (one, other) not in known.told:
            known.told.add((one, other))
            found.append((one, other, score))
    return found
