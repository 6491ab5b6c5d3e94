"""A scan: everybody compared with whoever shares a key, as a job, the comparing in the worker.

The keys are read in their order, some thousand at a time, so whole blocks come together. What is
found is weighed against each other at the end, and only then proposed, and what was proposed before
and is likely no more is dropped: half a scan knows half of the rivals. One that is stopped changes
nothing. What was changed meanwhile is weighed once more, with whom it touches.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, TypeVar
from uuid import uuid4

from kithbook.duplicates import comparison, contender, store
from kithbook.duplicates.backlog import make
from kithbook.duplicates.block import MOST_IN_BLOCK
from kithbook.duplicates.contest import Pair
from kithbook.duplicates.neighbourhood import rivals, settle_around
from kithbook.jobs.service import Progress
from kithbook.jobs.worker import Worker
from kithbook.store.database import Connection
from kithbook.store.service import Store

ROWS = 6_000
"""Of keys read at a time; about 0.2 s of the worker, which captures wait for."""
SECONDS = 25
"""The worker may take for them, on a machine that is very busy."""
RARE = 25_000
"""A key of fewer than one in so many weighs no less for it: `likeness.MOST_BITS`."""
PAIRS = 1_000
"""Proposed or dropped in one transaction; about 20 ms."""
AT_ONCE = 50
"""People around whom contests are weighed anew in one transaction."""
FIRST = (b"", 0)

T = TypeVar("T")


@dataclass
class Batch:
    """Blocks to be compared."""

    blocks: list[list[int]]
    rows: int
    """Of keys that were read for them."""
    last: tuple[bytes, int]
    """Where to go on."""


@dataclass
class Scan:
    """One going through everybody."""

    store: Store
    worker: Worker
    _name: str = field(default_factory=lambda: uuid4().hex)
    _handed: set[int] = field(default_factory=set)
    """People whose records the worker has."""
    _compared: dict[int, int] = field(default_factory=dict)
    """Hashes of the records that were compared, by number."""

    async def run(self, progress: Progress) -> dict[str, Any]:
        """Compare, and propose what is likely."""
        await make(self.store, lambda _made: progress(0, None, "Making records."))
        before, total, people = await self.store.read(self._beginning)
        likely: dict[tuple[int, int], float] = {}
        done, last = 0, FIRST
        while True:
            progress(done, total, "Comparing.")
            batch = await self.store.read(partial(_next, after=last))
            if batch is None:
                break
            likely |= {(one, other): score for one, other, score in await self._compare(batch)}
            done, last = done + batch.rows, batch.last
        await self.worker.ask("compare", comparison.farewell(), SECONDS)
        progress(done, total, "Proposing.")
        await self._keep([(*pair, score) for pair, score in likely.items()], before)
        await self._propose()
        proposed = await self.store.read(store.count_proposals)
        return {"people": people, "proposals": proposed}

    async def _compare(self, batch: Batch) -> list[Pair]:
        """Have the worker compare; a new one is first told of the crowd, and has no records."""
        if not batch.blocks:
            return []
        answer = await self._asked(batch)
        if answer == comparison.UNKNOWN:
            self._handed.clear()
            crowd = await self.store.read(partial(_crowd, name=self._name))
            await self.worker.ask("compare", crowd, SECONDS)
            answer = await self._asked(batch)
        return comparison.answered(answer)

    async def _asked(self, batch: Batch) -> bytes:
        wanted = {number for block in batch.blocks for number in block} - self._handed
        records = await self.store.read(partial(store.records, numbers=wanted)) if wanted else {}
        texts = {number: text for number, (_, text) in records.items()}
        asked = comparison.request(self._name, texts, batch.blocks)
        answer = await self.worker.ask("compare", asked, SECONDS)
        self._handed.update(islice(texts, comparison.MOST_KEPT - len(self._handed)))
        self._compared |= {number: hash(text) for number, text in texts.items()}
        return answer

    async def _keep(self, likely: list[Pair], before: set[tuple[int, int]]) -> None:
        """Keep how likely pairs are by themselves, and drop what contended before and does not."""
        for some in _parts(likely):
            await self.store.maintain(partial(self._put_contending, pairs=some))
        for ended in _parts(list(before - {(min(one), max(one)) for *one, _ in likely})):
            await self.store.maintain(partial(self._end, pairs=ended))

    async def _propose(self) -> None:
        """Propose what is likely beside the others, and nothing else."""
        known = await self.store.read(_known)
        found = await self._settled(rivals(known.contending, known.apart))
        kept: set[tuple[bytes, bytes]] = set()
        for some in _parts(found):
            kept |= await self.store.maintain(partial(_put, pairs=some))
        for gone in _parts(list(known.proposed - kept)):
            await self.store.maintain(partial(store.withdraw, pairs=gone))
        ended, changed = await self.store.read(partial(_changed, known=known))
        for over in _parts(ended):
            await self.store.maintain(partial(_withdraw, pairs=over))
        for near in _parts(changed, AT_ONCE):
            await self.store.maintain(partial(settle_around, numbers=set(near)))

    async def _settled(self, contending: list[Pair]) -> list[Pair]:
        """Have the worker weigh pairs beside each other; return the likely ones."""
        answer = await self.worker.ask("compare", comparison.conclusion(contending), SECONDS)
        return comparison.answered(answer)

    def _put_contending(self, connection: Connection, pairs: list[Pair]) -> None:
        known = self._unchanged(connection, {number for pair in pairs for number in pair[:2]})
        contender.put(connection, [pair for pair in pairs if known.issuperset(pair[:2])])

    def _end(self, connection: Connection, pairs: list[tuple[int, int]]) -> None:
        known = self._unchanged(connection, {number for pair in pairs for number in pair})
        contender.withdraw(connection, [pair for pair in pairs if known.issuperset(pair)])

    def _unchanged(self, connection: Connection, numbers: set[int]) -> set[int]:
        """Return those whose records are what was compared: others were, with their change."""
        records = store.records(connection, numbers)
        return {one for one, (_, text) in records.items() if self._compared.get(one) == hash(text)}

    def _beginning(self, connection: Connection) -> tuple[set[tuple[int, int]], int, int]:
        """Return what contends now, how many rows of keys there are, and how many people."""
        before = {pair[:2] for pair in contender.every(connection)}
        for some in _parts(sorted({number for pair in before for number in pair})):
            records = store.records(connection, some)
            self._compared |= {number: hash(text) for number, (_, text) in records.items()}
        return before, store.count_keys(connection), store.people(connection)


@dataclass(frozen=True, slots=True)
class _Known:
    """What proposals are made of, at one moment."""

    contending: set[Pair]
    apart: set[tuple[int, int]]
    proposed: set[tuple[bytes, bytes]]


def _known(connection: Connection) -> _Known:
    contending, apart = contender.every(connection), contender.all_apart(connection)
    return _Known(contending, apart, store.proposed(connection))


def _put(connection: Connection, pairs: list[Pair]) -> set[tuple[bytes, bytes]]:
    """Propose pairs of people who are there; return them as people."""
    records = store.records(connection, {number for pair in pairs for number in pair[:2]})
    told = [
        (records[one][0], records[other][0], score)
        for one, other, score in pairs
        if one in records and other in records
    ]
    store.put_proposals(connection, told)
    return {store.ordered(one, other) for one, other, _ in told}


def _changed(connection: Connection, known: _Known) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the pairs that ended since, and all whose contest was changed since."""
    now = contender.every(connection)
    ended = {pair[:2] for pair in known.contending} - {pair[:2] for pair in now}
    pairs = {pair[:2] for pair in known.contending ^ now} | (
        known.apart ^ contender.all_apart(connection)
    )
    changed = {number for pair in pairs for number in pair}
    near = [contender.of(connection, some) for some in _parts(sorted(changed))]
    changed.update(number for found in near for pair in found for number in pair[:2])
    return sorted(ended), sorted(changed)


def _withdraw(connection: Connection, pairs: list[tuple[int, int]]) -> None:
    records = store.records(connection, {number for pair in pairs for number in pair})
    people = [
        store.ordered(records[one][0], records[other][0])
        for one, other in pairs
        if one in records and other in records
    ]
    store.withdraw(connection, people)


def _crowd(connection: Connection, name: str) -> bytes:
    people = store.people(connection)
    usual = store.usual(connection, max(2, people // RARE))
    return comparison.introduction(name, people, usual)


def _next(connection: Connection, after: tuple[bytes, int]) -> Batch | None:
    """Return the next whole blocks; None at the end."""
    rows = store.rows_after(connection, after, ROWS)
    if not rows:
        return None
    last = rows[-1]
    if len(rows) == ROWS and rows[0][0] != last[0]:
        # The last block may go on: it comes again, whole.
        rows = [row for row in rows if row[0] != last[0]]
        last = rows[-1]
    blocks = [[number for _, number in block] for _, block in groupby(rows, itemgetter(0))]
    return Batch([one for one in blocks if 1 < len(one) <= MOST_IN_BLOCK], len(rows), last)


def _parts(whole: list[T], size: int = PAIRS) -> Iterator[list[T]]:
    return (whole[start : start + size] for start in range(0, len(whole), size))
