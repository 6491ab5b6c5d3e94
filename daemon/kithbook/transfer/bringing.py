"""An import under way: entries are read into the vault, then settled, in short transactions.

All that it does is one change set, so that it is undone as a whole; captures get their turn
between two transactions. What is stopped, or breaks off, is taken back: at once, or when the vault
is opened next.
"""

import hashlib
import json
import time
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from kithbook.errors import Conflict
from kithbook.jobs.service import Progress
from kithbook.people import relation
from kithbook.people import store as people_store
from kithbook.people.identifier import derived
from kithbook.store import actions, merging
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook.store.model import IMPORT, UNDO_IMPORT
from kithbook.store.service import Store
from kithbook.store.undo import undo_part
from kithbook.transfer import archive, store
from kithbook.transfer.file import Reading
from kithbook.transfer.making import Making
from kithbook.transfer.model import Found, Known
from kithbook.transfer.people import referred
from kithbook.transfer.settle import Settled, evidence_of, settle
from kithbook_protocol.card import Card
from kithbook_protocol.transfer import RowState

SECONDS = 0.04
"""Of one transaction; others wait for it."""
ROWS = 200
"""At most in one transaction."""
DIGEST_BYTES = 12


@dataclass
class Bringing:
    """One import."""

    opened: Store
    known: Known
    reading: Reading
    mapping: dict[str, str]
    dry_run: bool = False
    _seen: dict[str, int] = field(default_factory=dict)
    """In a dry run: who was new before, by what tells them, and their number."""

    async def run(self, progress: Progress) -> dict[str, Any]:
        """Do it; return what came of it.

        Raises:
            Conflict: nothing of the file could be read.
        """
        await self.opened.maintain(lambda c: store.drop_rows(c, self.known.id))
        broken = await self._read(progress)
        total = await self.opened.read(lambda c: store.count_rows(c, self.known.id))
        if broken and not total:
            await self._end("failed", broken)
            raise Conflict(broken)
        done, last = 0, 0
        while True:
            progress(done, total, "Trying." if self.dry_run else "Importing.")
            settled = await self._settle(last)
            if not settled:
                break
            done, last = done + len(settled), settled[-1]
        if not self.dry_run:
            await self._relate()
        await self._end("tried" if self.dry_run else "done", broken)
        counts = await self.opened.read(lambda c: store.counts(c, self.known.id))
        return {"import": str(self.known.id), "format": self.known.format, **counts.model_dump()}

    async def _read(self, progress: Progress) -> str | None:
        """Keep every entry; return why the rest could not be read, where that is so."""
        more = True
        while more:
            batch = await self.reading.next(self.mapping)
            progress(batch.at, self.reading.size, "Reading.")
            digested = [(one, *self._digests(one)) for one in batch.found]
            await self.opened.maintain(
                partial(store.put_rows, identifier=self.known.id, rows=digested)
            )
            more = batch.more
        return batch.broken

    def _digests(self, one: Found) -> tuple[bytes | None, bytes]:
        """Return by what a card is known again, and by what it is told that it is as it was."""
        if one.card is None:
            return None, b""
        content = one.card.model_dump_json(exclude_defaults=True)
        key = one.card.key or content
        return _digest(f"{self.known.format}\0{key}"), _digest(content)

    async def _settle(self, after: int) -> list[int]:
        """Settle the next rows in one transaction; return their ids."""
        if self.dry_run:
            told = await self.opened.rehearse(partial(self._try_rows, after=after), IMPORT)
            await self.opened.maintain(partial(store.settle_rows, rows=told))
            return [row[-1] for row in told]
        return await self.opened.act(
            IMPORT,
            self.known.by,
            partial(self._settle_rows, after=after),
            self.known.change_set,
            part=True,
        )

    def _settle_rows(self, unit: Unit, after: int) -> list[int]:
        told = self._try_rows(unit, after)
        store.settle_rows(unit.connection, told)
        return [row[-1] for row in told]

    def _try_rows(self, unit: Unit, after: int) -> list[tuple[str, bytes | None, str, bool, int]]:
        """Settle rows until the time is over; return what became of each."""
        end = time.monotonic() + SECONDS
        told: list[tuple[str, bytes | None, str, bool, int]] = []
        batch: dict[bytes, list[store.Earlier]] = {}
        rows = store.to_settle(unit.connection, self.known.id, after, ROWS)
        before = store.before(unit.connection, [row[2] for row in rows if row[2]])
        making = Making(unit)
        for row, number, key, digest, text, sentences in rows:
            earlier = [*batch.get(key or b"", ()), *before.get(key or b"", ())]
            if key in batch:
                making.write()
            if self.known.format == archive.NAME:
                settled, again = archive.bring(making, text, number, self.known.id), True
            else:
                settled, again = self._settled(making, number, earlier, digest, text)
            if settled.person and key:
                batch.setdefault(key, []).insert(0, (settled.person, digest, text))
            told.append(
                (
                    settled.state,
                    settled.person.bytes if settled.person else None,
                    json.dumps([*sentences, *settled.sentences]),
                    again,  # what is as it was need not be kept twice
                    row,
                )
            )
            if time.monotonic() > end:
                break
        making.write()
        return told

    def _settled(
        self, making: Making, number: int, earlier: list[store.Earlier], content: bytes, text: str
    ) -> tuple[Settled, bool]:
        card = Card.model_validate_json(text)
        unit, before = making.unit, None
        person = self._exported(unit, card)
        for known, had, kept in earlier:
            root = merging.root(unit.connection, known)
            if people_store.person(unit.connection, root) is None:
                continue
            if person is None:
                person = root
                if had == content:
                    return Settled("same", person), True
            if kept:
                before = Card.model_validate_json(kept)
                break
        settled = settle(making, card, person, before)
        if settled.state == "skipped":
            return settled, True  # of who was forgotten nothing is kept
        if self.dry_run:
            settled = self._seen_before(card, number, settled)
        return settled, False

    def _exported(self, unit: Unit, card: Card) -> UUID | None:
        """Return whom a card of an export of ours is about, if they are there."""
        said = referred(card.key)
        root = merging.root(unit.connection, said) if said else None
        there = root and people_store.person(unit.connection, root)
        return root if there else None

    def _seen_before(self, card: Card, number: int, settled: Settled) -> Settled:
        """Say of who is new by a dry run whether an earlier row is the same person."""
        if settled.state != "new":
            return settled
        settled.person = None  # was made and taken back
        evidence = evidence_of(card)
        whole = card.model_dump_json()
        told = [card.key or whole, *evidence.site_ids, *evidence.profiles, *evidence.emails]
        earlier = next((self._seen[one] for one in told if one in self._seen), None)
        state: RowState = "same" if whole in self._seen else "changed"
        for one in (whole, *told):
            self._seen.setdefault(one, number)
        if earlier is None:
            return settled
        return Settled(state, None, [f"The same person as number {earlier}."])

    async def _relate(self) -> None:
        """Relate people whose cards name each other, now that all are there."""
        last = 0
        while True:
            found = await self.opened.act(
                IMPORT,
                self.known.by,
                partial(self._related, after=last),
                self.known.change_set,
                part=True,
            )
            if found is None:
                return
            last = found

    def _related(self, unit: Unit, after: int) -> int | None:
        rows = store.related(unit.connection, self.known.id, after, ROWS)
        for _, person, text in rows:
            for one in Card.model_validate_json(text).relations:
                if one.key is None:
                    continue
                key = _digest(f"{self.known.format}\0{one.key}")
                other = store.of_key(unit.connection, key, self.known.id)
                mine = merging.root(unit.connection, person)
                theirs = merging.root(unit.connection, other) if other else None
                if theirs and theirs != mine:
                    relation.put(unit, mine, one.label, theirs)
        return rows[-1][0] if rows else None

    async def _end(self, state: str, sentence: str | None) -> None:
        """Write down how it ended; the file is no longer needed once it is imported."""
        update = {"state": state, "sentence": sentence}
        if state == "done":
            update["key"] = None
        known = self.known.model_copy(update=update)
        await self.opened.maintain(partial(store.put, one=known))
        self.known = known


@dataclass
class TakingBack:
    """The undo of an import, whole or half done."""

    opened: Store
    known: Known

    async def run(self, progress: Progress) -> dict[str, Any]:
        """Do it; what breaks off goes on when the vault is opened next."""
        known, action = self.known, self.known.change_set
        await self._note("undoing")
        if action:
            total = await self.opened.read(lambda c: actions.count_changes(c, action))
            undo, last, done = _undo_of(action), 0, 0
            while True:
                progress(done, total, "Taking it back.")
                rows = await self.opened.act(
                    UNDO_IMPORT, known.by, partial(self._part, after=last), undo, part=True
                )
                if not rows:
                    break
                last, done = rows[-1], done + len(rows)
        await self._note("undone")
        return {"import": str(known.id)}

    def _part(self, unit: Unit, after: int) -> list[int]:
        action = self.known.change_set
        if action is None:
            return []
        end, done = time.monotonic() + SECONDS, []
        for number, entity, row in actions.rows_changed(unit.connection, action, after, ROWS):
            undo_part(unit, action, [(entity, row)])
            done.append(number)
            if time.monotonic() > end:
                break
        return done

    async def _note(self, state: str) -> None:
        known = self.known.model_copy(update={"state": state, "key": None})

        def write(connection: Connection) -> None:
            store.put(connection, known)
            if state == "undone":
                store.drop_rows(connection, known.id)

        await self.opened.maintain(write)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=DIGEST_BYTES).digest()


def _undo_of(action: UUID) -> UUID:
    """Return the id of an import's undo: the same again after a crash midway."""
    return derived("undo import", action.bytes)
