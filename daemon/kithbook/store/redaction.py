"""Forgetting: what the journal knows of a person is taken out of it, for good.

Their changes stay as empty shells, so that the actions of others stay whole, and what another
device still sends of the person is known for what it is. A shell says whose it was, and no more:
the ids of rows go too, since that of a tag is made of its name.
"""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

import uuid_utils

from kithbook.clock import HybridClock
from kithbook.store import merging, rows, store
from kithbook.store.database import Connection
from kithbook.store.model import REDACTED, Change, ChangeSet, Entity, Row, Touched

_EMPTY = "{}"


def redact(
    connection: Connection, entities: dict[str, Entity], person: UUID, others: Iterable[Row]
) -> set[Touched]:
    """Empty every change of every row that is, or ever was, a person's, and of these others.

    Doing it again changes nothing, so what arrives later is treated the same way.
    """
    naming = rows_naming(connection, entities.values(), person)
    theirs = {*store.rows_ever(connection, person), *naming, *others}
    # Who is named beside them shows them no more.
    touched = {
        Touched(entity, row, end)
        for entity, row in theirs
        if entity in entities and entities[entity].names
        for end in _ends(connection, entities[entity], row)
    }
    for entity, row in theirs:
        _empty(connection, entity, row, person)
        if entity in entities:
            rows.remove(connection, entities[entity], row)
    shared = [entity.table for entity in entities.values() if entity.shared]
    _mark_actions(connection, person, shared)
    return touched | {Touched(entity, row, person) for entity, row in theirs}


def shells(
    connection: Connection, clock: HybridClock, person: UUID, moment: int, others: Iterable[Row]
) -> None:
    """Write down that rows which were nobody's go with somebody whom another device forgot.

    That device may not know of them, or not that they were about this person only.
    """
    news = [
        (entity, row)
        for entity, row in others
        if any(change.fields for change in store.changes_of_row(connection, entity, row))
    ]
    if not news:
        return
    device, own = store.own_device(connection)
    head = ChangeSet(
        UUID(bytes=uuid_utils.uuid7().bytes), own, REDACTED, "", moment, clock.tick(), None
    )
    number = store.add_change_set(connection, head, device)
    if number is None:
        message = f"change set {head.id} exists"
        raise RuntimeError(message)
    for entity, row in news:
        store.add_change(connection, number, Change(clock.tick(), entity, row, person, {}))
    store.end_change_set(connection, number, clock.tick())


def rows_naming(connection: Connection, entities: Iterable[Entity], person: UUID) -> set[Row]:
    """Return the rows that name, or ever named, a person beside whom they belong to."""
    return {
        (entity.table, UUID(bytes=row))
        for entity in entities
        for column in entity.names
        for (row,) in connection.execute(
            f"SELECT DISTINCT row FROM change WHERE entity = '{entity.table}'"  # noqa: S608 - our names
            f" AND fields ->> '{column}' = ?",
            (person.hex,),
        )
    }


def empty_shared(connection: Connection, entity: Entity, row: UUID) -> None:
    """Empty a row that was nobody's own (an organisation), once nobody has it any more."""
    connection.execute(
        "UPDATE change SET fields = ? WHERE row = ? AND entity = ?",
        (_EMPTY, row.bytes, entity.table),
    )
    merging.merge(connection, row, None)
    rows.remove(connection, entity, row)


def refill_shared(connection: Connection, change_set: UUID, change: Change) -> bool:
    """Give an emptied shared row its values again, from a device where somebody has it."""
    done = connection.execute(
        "UPDATE change SET fields = ? WHERE row = ? AND entity = ? AND hlc = ? AND fields = ?"
        " AND change_set = (SELECT id FROM change_set WHERE uuid = ?)",
        (
            store.as_json(change.fields),
            change.row.bytes,
            change.entity,
            change.hlc,
            _EMPTY,
            change_set.bytes,
        ),
    )
    return bool(done.rowcount)


def forgotten_among(
    connection: Connection, entities: dict[str, Entity], touched: Collection[Touched]
) -> dict[UUID, int]:
    """Return the forgotten whom rows belong, or ever belonged, to, or name; and since when."""
    found = {}
    for one in touched:
        entity = entities.get(one.entity)
        named = (f"unhex(fields ->> '{column}')" for column in (entity.names if entity else ()))
        ends = ", ".join(("change.owner", *named))
        for person, moment in connection.execute(
            "SELECT DISTINCT forgotten.id, at FROM change"  # noqa: S608 - our names
            f" JOIN forgotten ON forgotten.id IN ({ends}) WHERE change.row = ?",
            (one.row.bytes,),
        ):
            found[UUID(bytes=person)] = moment
    return found


def is_forgotten(connection: Connection, reference: UUID) -> bool:
    """Tell whether an id is of somebody forgotten, or of an item that made or met them."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM forgotten WHERE id = ?1)"
        " OR EXISTS (SELECT 1 FROM change JOIN forgotten ON forgotten.id = owner WHERE row = ?1)"
        " OR EXISTS (SELECT 1 FROM change_set WHERE uuid = ?1 AND kind = ?2)",
        (reference.bytes, REDACTED),
    ).fetchone()
    return bool(found[0])


def _ends(connection: Connection, entity: Entity, row: UUID) -> set[UUID]:
    """Return all whom a row that names people belongs or belonged to, and names or named."""
    columns = ("owner", *(f"unhex(fields ->> '{column}')" for column in entity.names))
    return {
        UUID(bytes=end)
        for column in columns
        for (end,) in connection.execute(
            f"SELECT DISTINCT {column} FROM change WHERE row = ? AND entity = ?",  # noqa: S608 - our names
            (row.bytes, entity.table),
        )
        if end
    }


def _empty(connection: Connection, entity: str, row: UUID, person: UUID) -> None:
    known = connection.execute(
        "SELECT min(owner IS ?1), max(fields <> ?4) FROM change WHERE row = ?2 AND entity = ?3",
        (person.bytes, row.bytes, entity, _EMPTY),
    ).fetchone()
    if not known[1]:
        # Done before. Again, it would take the id of what was nobody's, and with it what tells
        # other devices that this goes too.
        return
    # What was once nobody's (a draft) keeps its id: its beginning may yet arrive from elsewhere.
    keeps_id = not known[0]
    connection.execute(
        "UPDATE change SET fields = ?1, owner = ?2, entity = iif(?3, entity, 'person'),"
        " row = iif(?3, row, ?2) WHERE row = ?4 AND entity = ?5",
        (_EMPTY, person.bytes, keeps_id, row.bytes, entity),
    )


def _mark_actions(connection: Connection, person: UUID, shared: Sequence[str]) -> None:
    """Mark the actions that did nothing else, and the undos of these: even their kind goes."""
    marks = ", ".join("?" * len(shared))
    alive = (
        f"EXISTS (SELECT 1 FROM change WHERE change_set = change_set.id AND fields <> '{_EMPTY}'"  # noqa: S608 - marks only
        f" AND entity NOT IN ({marks}))"
    )
    connection.execute(
        f"UPDATE change_set SET kind = ? WHERE NOT {alive}"  # noqa: S608 - marks only
        " AND id IN (SELECT change_set FROM change WHERE owner = ?)",
        (REDACTED, *shared, person.bytes),
    )
    changed = 1
    while changed:
        changed = connection.execute(
            f"UPDATE change_set SET kind = ? WHERE undoes IS NOT NULL AND kind <> ? AND NOT {alive}"  # noqa: S608 - marks only
            " AND undoes IN (SELECT uuid FROM change_set WHERE kind = ?)",
            (REDACTED, REDACTED, *shared, REDACTED),
        ).rowcount
