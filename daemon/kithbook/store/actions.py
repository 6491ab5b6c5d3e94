"""Actions: the change sets of the journal, read as a whole or in parts; only SQL."""

import json
from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from kithbook.store.database import Connection
from kithbook.store.model import Change, ChangeSet

_HEADS = """
    SELECT change_set.id, change_set.uuid, device.uuid, kind, by, at, hlc, undoes
    FROM change_set JOIN device ON device.id = device
"""


_CHANGES = "SELECT id, hlc, entity, row, owner, fields FROM change WHERE change_set = ?"


def change_set(
    connection: Connection, identifier: UUID, most_changes: int = -1
) -> ChangeSet | None:
    """Return a change set with its changes, or the first of them; -1 is all."""
    head = connection.execute(f"{_HEADS} WHERE change_set.uuid = ?", (identifier.bytes,)).fetchone()
    return _change_set(connection, head, most_changes) if head else None


def change_sets(
    connection: Connection,
    owners: Collection[UUID] | None,
    limit: int,
    passed: str = "",
    most_changes: int = -1,
) -> list[ChangeSet]:
    """Return the newest change sets, of all or of some people, but for a kind; -1 is no limit.

    Of some people, only their changes, and those of what is nobody's own that these point to.
    """
    if owners is None:
        heads = connection.execute(
            f"{_HEADS} WHERE kind <> ? ORDER BY hlc DESC, change_set.id LIMIT ?", (passed, limit)
        )
    else:
        marks = ", ".join("?" * len(owners))
        heads = connection.execute(
            f"WITH own AS (SELECT * FROM change WHERE owner IN ({marks}))"  # noqa: S608 - marks only
            f" {_HEADS} WHERE change_set.id IN (SELECT change_set FROM own"
            # An interaction is nobody's own, and in the history of all who take part.
            "   UNION SELECT change_set FROM change WHERE entity = 'interaction' AND row IN"
            "     (SELECT unhex(fields ->> 'interaction') FROM own WHERE entity = 'participant'))"
            " AND kind <> ? ORDER BY hlc DESC, change_set.id LIMIT ?",
            (*(one.bytes for one in owners), passed, limit),
        )
    return [_change_set(connection, head, most_changes, owners) for head in heads.fetchall()]


def _change_set(
    connection: Connection,
    head: tuple[Any, ...],
    most: int,
    whose: Collection[UUID] | None = None,
) -> ChangeSet:
    number, identifier, device, kind, by, at, hlc, undoes = head
    if whose is None:
        rows = connection.execute(f"{_CHANGES} ORDER BY id LIMIT ?", (number, most))
    else:
        marks = ", ".join(f"?{place + 3}" for place in range(len(whose)))
        ids = [one.bytes for one in whose]
        # The plus keeps SQLite from going through all changes of an import for a few of somebody's.
        rows = connection.execute(
            f"WITH own AS (SELECT * FROM change WHERE owner IN ({marks}))"  # noqa: S608 - marks only
            " SELECT id, hlc, entity, row, owner, fields FROM own WHERE +change_set = ?1"
            " UNION SELECT id, hlc, entity, row, owner, fields FROM change"
            "   WHERE +change_set = ?1 AND owner IS NULL AND row IN"
            "   (SELECT unhex(value) FROM own, json_each(fields)"
            "     WHERE +change_set = ?1 AND length(value) = 32"
            "    UNION SELECT unhex(fields ->> 'interaction') FROM own"
            "     WHERE entity = 'participant') ORDER BY id LIMIT ?2",
            (number, most, *ids),
        )
    changes = [_change(*row) for _, *row in rows]
    return ChangeSet(
        id=UUID(bytes=identifier),
        device=UUID(bytes=device),
        kind=kind,
        by=by,
        at=at,
        hlc=hlc,
        undoes=UUID(bytes=undoes) if undoes else None,
        changes=changes,
    )


def _change(hlc: int, entity: str, row: bytes, owner: bytes | None, fields: str) -> Change:
    whose = UUID(bytes=owner) if owner else None
    return Change(hlc, entity, UUID(bytes=row), whose, json.loads(fields))


def actions(connection: Connection, passed: Collection[str]) -> Iterator[UUID]:
    """Yield actions, newest first: no undos, and none of the kinds that are passed over."""
    marks = ", ".join("?" * len(passed))
    for row in connection.execute(
        f"SELECT uuid FROM change_set WHERE undoes IS NULL AND kind NOT IN ({marks})"  # noqa: S608 - marks only
        " ORDER BY hlc DESC",
        (*passed,),
    ):
        yield UUID(bytes=row[0])


def newest_kind(connection: Connection, passed: Collection[str]) -> str | None:
    """Return the kind of the newest action, as `actions` counts them; None if there is none."""
    marks = ", ".join("?" * len(passed))
    found = connection.execute(
        f"SELECT kind FROM change_set WHERE undoes IS NULL AND kind NOT IN ({marks})"  # noqa: S608 - marks only
        " ORDER BY hlc DESC LIMIT 1",
        (*passed,),
    ).fetchone()
    return str(found[0]) if found else None


def undos(connection: Connection) -> list[tuple[UUID, UUID]]:
    """Return every undo as (its change set, what it undoes), in the order that counts."""
    rows = connection.execute(
        "SELECT change_set.uuid, undoes"
        " FROM change_set INDEXED BY change_set_undoes JOIN device ON device.id = device"
        " WHERE undoes IS NOT NULL ORDER BY hlc, device.uuid"
    )
    return [(UUID(bytes=identifier), UUID(bytes=target)) for identifier, target in rows]


def worked_on_since(connection: Connection, action: UUID, owner: UUID, passed: str) -> bool:
    """Tell whether an action made a person on whom others, but for one kind, did something too."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM change JOIN change_set ON change_set.id = change_set"
        "   WHERE row = ?1 AND entity = 'person' AND uuid = ?2 AND fields ->> '_' = 1)"
        " AND EXISTS (SELECT 1 FROM change JOIN change_set ON change_set.id = change_set"
        "   WHERE owner = ?1 AND uuid <> ?2 AND undoes IS NULL AND kind <> ?3"
        "   AND uuid NOT IN (SELECT undoes FROM change_set WHERE undoes IS NOT NULL))",
        (owner.bytes, action.bytes, passed),
    ).fetchone()
    return bool(found[0])


def count_changes(connection: Connection, identifier: UUID) -> int:
    """Return how many changes a change set has."""
    found = connection.execute(
        "SELECT count(*) FROM change WHERE change_set = (SELECT id FROM change_set WHERE uuid = ?)",
        (identifier.bytes,),
    ).fetchone()
    return int(found[0])


def participants(connection: Connection, interaction: UUID) -> list[UUID]:
    """Return the rows that say, or once said, who takes part in an interaction."""
    rows = connection.execute(
        "SELECT row FROM change WHERE entity = 'participant' AND fields ->> 'interaction' = ?"
        " GROUP BY row ORDER BY min(id)",
        (interaction.hex,),
    )
    return [UUID(bytes=row[0]) for row in rows]


def owners(connection: Connection, identifier: UUID, limit: int) -> list[UUID]:
    """Return the first people a change set touched, but for who was forgotten since."""
    rows = connection.execute(
        "SELECT DISTINCT owner FROM (SELECT owner FROM change WHERE owner IS NOT NULL"
        "   AND fields <> '{}'"
        "   AND change_set = (SELECT id FROM change_set WHERE uuid = ?) ORDER BY id) LIMIT ?",
        (identifier.bytes, limit),
    )
    return [UUID(bytes=row[0]) for row in rows]


def count_owners(connection: Connection, identifier: UUID) -> int:
    """Return how many people a change set touched, but for who was forgotten since."""
    found = connection.execute(
        "SELECT count(DISTINCT owner) FROM change WHERE fields <> '{}'"
        " AND change_set = (SELECT id FROM change_set WHERE uuid = ?)",
        (identifier.bytes,),
    ).fetchone()
    return int(found[0])


def rows_changed(
    connection: Connection, change_set: UUID, after: int, limit: int
) -> list[tuple[int, str, UUID, UUID | None]]:
    """Return the next rows that a change set changed: the change's number, the row, its owner."""
    rows = connection.execute(
        "SELECT change.id, entity, row, owner FROM change"
        " WHERE change_set = (SELECT id FROM change_set WHERE uuid = ?) AND id > ?"
        " ORDER BY id LIMIT ?",
        (change_set.bytes, after, limit),
    )
    return [
        (number, entity, UUID(bytes=row), UUID(bytes=owner) if owner else None)
        for number, entity, row, owner in rows
    ]
