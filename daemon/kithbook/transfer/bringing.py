"""An import under way: entries are read into the vault, then settled, in short transactions.

All that it does is one change set, so that it is undone as a whole; captures get their turn
between two transactions. What is stopped, or breaks off, is taken back: at once, or when the vault
is opened next.
"""

import asyncio
import time
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from kithbook.errors import Conflict
from kithbook.jobs.service import Progress
from kithbook.people import relation
from kithbook.people import store as people_store
from kithbook.store import merging
from kithbook.store.journal import Unit
from kithbook.store.model import IMPORT
from kithbook.store.service import Store
from kithbook.transfer import archive, content, store
from kithbook.transfer.file import Reading
from kithbook.transfer.known import key_digest, referred
from kithbook.transfer.making import Houses, Making
from kithbook.transfer.model import Known, Settled
from kithbook.transfer.seen import Seen
from kithbook.transfer.settle import settle
from kithbook_protocol.card import Card

SECONDS = 0.04
"""Of one piece; others wait for it."""
FEWEST, ROWS = 10, 200
"""Settled in one piece."""
STEP = 20
"""Rows by which a piece is longer than another: SQLite prepares a statement for each number
of rows that it is about, and keeps it."""
TOGETHER, CHARACTERS = 800, 2**20
"""Entries that are kept in one transaction, and of what length: the keys of each are all over their
index, so many at once write fewer of its pages."""


@dataclass
class Bringing:
    """One import."""

    opened: Store
    known: Known
    reading: Reading
    mapping: dict[str, str]
    dry_run: bool = False
    _rows: int = 20
    """Settled in the next piece."""
    _began: float | None = None
    """When the piece before began, in seconds; None where there was something else since."""
    _done: int = 0
    """Entries that are settled."""
    _last: int = 0
    """The number of the last of them."""
    _at: int = 0
    """How far into the file the worker is, in bytes."""
    _kept: int = 0
    """Entries that were read."""
    _whole: bool = False
    """Whether all of it was read, but for what is broken."""
    _broken: str | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    """More was read, or there is no more."""
    _houses: Houses = field(default_factory=Houses)
    _seen: Seen = field(default_factory=Seen)
    """Who was new before, in a dry run."""

    async def run(self, progress: Progress) -> dict[str, Any]:
        """Do it; return what came of it.

        Raises:
            Conflict: nothing of the file could be read.
        """
        await self.opened.maintain(lambda c: store.drop_rows(c, self.known.id))
        reading = asyncio.create_task(self._read())
        try:
            await self._settle_all(progress)
            await reading
        finally:
            # Not waited for: taking back begins at once.
            reading.cancel()
        if not self._done and self._broken:
            await self._end("failed", self._broken)
            raise Conflict(self._broken)
        if action := self.known.change_set:
            await self._relate(action)
        await self._end("tried" if self.dry_run else "done", self._broken)
        counts = await self.opened.read(lambda c: store.counts(c, self.known.id))
        return {"import": str(self.known.id), "format": self.known.format, **counts.model_dump()}

    async def _read(self) -> None:
        """Keep every entry; note why the rest could not be read, where that is so."""
        more, found, length = True, [], 0
        try:
            while more:
                batch = await self.reading.next(self.mapping)
                found += batch.found
                length += sum(len(one.content or "") + len(one.raw or "") for one in batch.found)
                self._broken, more = batch.broken, batch.more
                if more and len(found) < TOGETHER and length < CHARACTERS:
                    continue
                put = partial(store.put_rows, identifier=self.known.id, rows=found)
                await self.opened.maintain(put, lasting=False)
                self._at, self._kept = batch.at, self._kept + len(found)
                found, length = [], 0
                self._news.set()
        finally:
            self._whole = True
            self._news.set()

    async def _settle_all(self, progress: Progress) -> None:
        """Settle what is read, while the worker reads on."""
        doing = "Trying." if self.dry_run else "Importing."
        while True:
            if self._whole:
                progress(self._done, self._kept, doing)
            else:  # how many there are is not known yet
                at = self._at * self._done // max(self._kept, 1)
                progress(at, self.reading.size, doing)
            whole, before = self._whole, self._done
            self._news.clear()
            await self._settle()
            if self._done > before:
                continue
            if whole:
                return
            await self._news.wait()
            self._began = None

    async def _settle(self) -> None:
        """Settle the next rows in one transaction."""
        if action := self.known.change_set:
            self._began = None  # others may have had their turn
            await self.opened.go_on(IMPORT, self.known.by, self._settle_rows, action)
        else:
            told = await self.opened.rehearse(self._try_rows, IMPORT)
            await self.opened.maintain(partial(store.settle_rows, rows=told))
            self._note(told)

    def _settle_rows(self, unit: Unit) -> bool:
        told = self._try_rows(unit)
        store.settle_rows(unit.connection, told)
        self._note(told)
        return bool(told)

    def _note(self, told: list[store.Told]) -> None:
        if told:
            self._done, self._last = self._done + len(told), told[-1][-1]

    def _fit(self) -> int:
        """Return how many rows fit the time, as this machine was with the piece before."""
        now = time.monotonic()
        if self._began:
            fit = round(self._rows * SECONDS / max(now - self._began, 0.001))
            fit -= fit % STEP if fit > STEP else 0
            self._rows = max(FEWEST, min(ROWS, fit, 2 * self._rows))
        self._began = now
        return self._rows

    def _try_rows(self, unit: Unit) -> list[store.Told]:
        """Settle the next rows; return what became of each."""
        rows = store.to_settle(unit.connection, self.known.id, self._last, self._fit())
        is_archive = self.known.format == archive.NAME
        making = Making(unit, self._houses, is_new=not is_archive)
        if is_archive:
            told = [
                store.told(row, archive.bring(making, row.content, row.number, self.known.id), True)
                for row in rows
            ]
        else:
            told = self._try_cards(making, rows)
        making.write()
        if not self.dry_run:
            making.keep_houses()
        return told

    def _try_cards(self, making: Making, rows: list[store.Row]) -> list[store.Told]:
        connection = making.unit.connection
        cards = [Card.model_validate_json(row.content) for row in rows]
        making.look_up(cards)
        batch = store.before(connection, [row.key for row in rows if row.key])
        said = [one for card in cards if (one := referred(card.key))]
        there = content.there(connection, said) if said else {}
        told, made = [], set()
        for row, card in zip(rows, cards, strict=True):
            earlier = batch.setdefault(row.key or b"", [])
            if row.key in made:
                making.write()
            exported = there.get(referred(card.key))
            settled, again = self._settled(making, row, card, exported, earlier)
            if settled.person and row.key:
                made.add(row.key)
                now = store.Earlier(settled.person, row.mark, row.content, self.known.id)
                earlier.insert(0, now)
            # What is as it was need not be kept twice.
            told.append(store.told(row, settled, again))
        return told

    def _settled(
        self,
        making: Making,
        row: store.Row,
        card: Card,
        exported: UUID | None,
        earlier: list[store.Earlier],
    ) -> tuple[Settled, bool]:
        """Settle a card that an export of ours, or these earlier cards, may say who it is of."""
        connection, before, person = making.unit.connection, None, exported
        past = [one for one in earlier if one.of != self.known.id]
        last = [one for one in past if one.of == past[0].of]
        for one in earlier:
            root = merging.root(connection, one.person)
            if people_store.person(connection, root) is None:
                continue
            if person is None:
                person = root
                if row.mark in {one.digest, *(each.digest for each in last)}:
                    return Settled("same", person), True
            # Without a key, of two rows of one person neither follows the other.
            if one.card and (card.key or (one in past and len(last) == 1)):
                before = Card.model_validate_json(one.card)
                break
        settled = settle(making, card, person, before)
        if settled.state == "skipped":
            return settled, True  # of who was forgotten nothing is kept
        if self.dry_run:
            settled = self._seen.before(making.unit, card, row.number, settled)
        return settled, False

    async def _relate(self, action: UUID) -> None:
        """Relate people whose cards name each other, now that all are there."""
        self._last, more = 0, True
        while more:
            more = await self.opened.go_on(IMPORT, self.known.by, self._related, action)

    def _related(self, unit: Unit) -> bool:
        rows = store.related(unit.connection, self.known.id, self._last, ROWS)
        for number, person, text in rows:
            self._last = number
            for one in Card.model_validate_json(text).relations:
                if one.key is None:
                    continue
                key = key_digest(self.known.format, one.key)
                other = store.of_key(unit.connection, key)
                mine = merging.root(unit.connection, person)
                theirs = merging.root(unit.connection, other) if other else None
                if theirs and theirs != mine:
                    relation.put(unit, mine, one.label, theirs)
        return bool(rows)

    async def _end(self, state: str, sentence: str | None) -> None:
        """Write down how it ended; the file is no longer needed once it is imported."""
        update = {"state": state, "sentence": sentence}
        if state == "done":
            update["key"] = None
        known = self.known.model_copy(update=update)
        await self.opened.maintain(partial(store.put, one=known))
        self.known = known
