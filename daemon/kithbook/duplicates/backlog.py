"""The backlog: records that are to come, made many at a time.

After a large action (an import) or an update thousands are. Keys are digests, so each of them lies
on a page of its own: of one person they touch some twenty pages, of thousands in the order of
their keys hardly more than a page each. Records are written behind their keys, and only where the
person is as they were: whoever is changed meanwhile has a record by then.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from kithbook.duplicates import store
from kithbook.duplicates.block import keys
from kithbook.duplicates.record import Record
from kithbook.jobs.service import Jobs, Progress
from kithbook.people import store as people_store
from kithbook.store.database import Connection
from kithbook.store.service import Store

PEOPLE = 4_000
"""Whose keys are sorted together; about 20 MB."""
READ = 50
"""People read at once: 10 ms, which a search waits for."""
WRITTEN = 1_000
"""Keys or records in one transaction: 20 ms, which a capture waits for."""

T = TypeVar("T")
Made = tuple[int, UUID, str]
"""A person's number, themselves and their record."""


async def make(opened: Store, progress: Callable[[int], None] = lambda _made: None) -> int:
    """Make all that are to come; return how many were made, and say so meanwhile."""
    done = 0
    while waiting := await opened.read(partial(store.to_come, limit=PEOPLE)):
        made: list[Made] = []
        pairs: list[tuple[bytes, int]] = []
        for some in _parts(waiting, READ):
            records, theirs = await opened.read(partial(_read, people=some))
            made += records
            pairs += theirs
        pairs.sort()
        for part in _parts(pairs, WRITTEN):
            await opened.maintain(partial(store.put_keys, keys=part), lasting=False)
        for rest in _parts(made, WRITTEN):
            await opened.maintain(partial(_put, made=rest))
        done += len(waiting)
        progress(done)
    return done


async def resume(opened: Store, jobs: Jobs) -> None:
    """Make, as a job, the records that are still to come."""

    async def work(progress: Progress) -> dict[str, Any]:
        return {"people": await make(opened, lambda made: progress(made, None))}

    if await opened.read(partial(store.to_come, limit=1)):
        jobs.start("records", work)


def _read(connection: Connection, people: Sequence[UUID]) -> tuple[list[Made], list[Any]]:
    """Return the records of people, and their keys; of who is gone, an empty one."""
    there = people_store.persons(connection, people)
    made, pairs = [], []
    for person, number in store.numbers(connection, people).items():
        record = Record.of(there[person]) if person in there else Record()
        made.append((number, person, record.written()))
        pairs += [(key, number) for key in keys(record)]
    return made, pairs


def _put(connection: Connection, made: Sequence[Made]) -> None:
    """Write records; of whoever has another by now, or is gone, take the keys back."""
    known = store.kept(connection, [number for number, *_ in made])
    store.put_records(
        connection,
        [(text, number) for number, person, text in made if known.get(number) == (person, None)],
    )
    for number, person, text in made:
        if known.get(number) not in {(person, None), (person, text)}:
            _, now = known.get(number, (person, None))
            left = keys(Record.read(now)) if now else set()
            store.drop_keys(connection, number, keys(Record.read(text)) - left)


def _parts(whole: Sequence[T], size: int) -> list[Sequence[T]]:
    return [whole[at : at + size] for at in range(0, len(whole), size)]
