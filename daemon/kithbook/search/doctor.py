"""The doctor: is the file whole, do the rows say what the journal says, is everybody findable?

And how well is the worker locked up, on this system?
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from kithbook.duplicates import index as likeness
from kithbook.duplicates import store as records
from kithbook.jobs.service import Progress
from kithbook.jobs.worker import Worker
from kithbook.people import store as people
from kithbook.search import build
from kithbook.search import store as index
from kithbook.store import store as rows
from kithbook.store.database import Connection
from kithbook.store.failure import StoreDamaged
from kithbook.store.journal import Journal
from kithbook.store.service import Store

BATCH = 500
"""Rows compared in one transaction; about 20 ms."""


@dataclass
class Findings:
    """What was looked at, and what was found."""

    damage: int = 0
    """Places of the file that are not as they were written."""
    rows: int = 0
    people: int = 0
    mended_rows: int = 0
    """Rows that said something else than the journal, and no longer do."""
    unknown_rows: int = 0
    """Rows the journal never heard of; they are left as they are."""
    mended_index: int = 0
    """People the index had lost, or kept though they were gone."""

    @property
    def verdict(self) -> str:
        """One sentence that says how things are."""
        if self.damage:
            return "The vault's file is damaged; bring it back from a backup."
        if self.unknown_rows:
            return f"{self.unknown_rows} rows have no history; please report this."
        if self.mended_rows or self.mended_index:
            mended = self.mended_rows + self.mended_index
            return f"The vault is whole again: {mended} things were mended."
        return "The vault is whole."

    def told(self) -> dict[str, Any]:
        """Return them as a job's result."""
        return {**vars(self), "verdict": self.verdict}


async def examine(store: Store, worker: Worker, progress: Progress) -> dict[str, Any]:
    """Look at everything and mend what can be mended, with other writes in between."""
    findings = Findings()
    try:
        findings.damage = await store.read(rows.damage)
        total = await store.read(lambda c: rows.count_journalled(c) + people.count(c))
        if not findings.damage:
            await _rows(store, findings, lambda done: progress(done, total))
            await _index(store, findings, lambda done: progress(done, total))
    except StoreDamaged:
        findings.damage += 1
    jail = await worker.confined()
    return {**findings.told(), "jail": jail and jail.model_dump()}


async def _rows(store: Store, findings: Findings, progress: Callable[[int], None]) -> None:
    entities = store.journal.entities.values()
    for entity in entities:
        findings.unknown_rows += await store.read(partial(rows.count_unknown, entity=entity))
    after = b""
    while batch := await store.read(partial(rows.journalled_after, after=after, limit=BATCH)):
        findings.mended_rows += await store.maintain(partial(_mend, store.journal, batch))
        findings.rows += len(batch)
        after = batch[-1][1].bytes
        progress(findings.rows)


async def _index(store: Store, findings: Findings, progress: Callable[[int], None]) -> None:
    findings.mended_index = await store.maintain(_sound_index)
    findings.mended_index += await store.maintain(records.agree)
    while await store.maintain(likeness.catch_up):
        pass
    after = b""
    while True:
        after, done = await store.maintain(partial(build.rebuild_batch, after=after))
        findings.people += done
        progress(findings.rows + findings.people)
        if not after:
            return


def _mend(journal: Journal, batch: list[tuple[str, UUID]], connection: Connection) -> int:
    return sum(journal.mend(connection, name, row) for name, row in batch)


def _sound_index(connection: Connection) -> int:
    """Empty an index that is broken; return how many people it lacks or should not have."""
    if not index.is_sound(connection):
        index.clear(connection)
    return index.count_missing(connection)
