"""Introductions and templates, as rows."""

from typing import Any
from uuid import UUID

from kithbook.introductions.model import DAY_OF, MADE
from kithbook.introductions.step import coming
from kithbook.store.database import Connection
from kithbook_protocol.introductions import Introduction, Party, StepTaken

# Whoever of the others was deleted hides it, as a relation is hidden; after a merge somebody may
# be brought together with themselves.
_INTRODUCTIONS = """
    SELECT introduction.id, person.id, person.name, other, others.name, introducer, third.name,
        why, state, outcome, note, asked_on, agreed_on, relayed_on, mutual_on, made_on, met_on,
        ended_on, thanked_on, created_at
    FROM introduction JOIN person ON person.id = introduction.person
    LEFT JOIN person AS others ON others.id = other
    LEFT JOIN person AS third ON third.id = introducer
    WHERE (other IS NULL) = (others.id IS NULL) AND (introducer IS NULL) = (third.id IS NULL)
        AND other IS NOT introduction.person
"""
_OWED = "(other IS NULL AND thanked_on IS NULL AND state IN ('made', 'met', 'done'))"
_WHICH = {
    "all": "1",
    "open": f"(state NOT IN ('done', 'declined') OR {_OWED})",
    "thanks": _OWED,
}
_DAYS = ("asked", "agreed", "relayed", "mutual", "made", "met")


def introductions(
    connection: Connection, person: UUID | None, which: str, limit: int
) -> list[Introduction]:
    """Return introductions, the newest first; which is "open", "all" or "thanks"."""
    own = "" if person is None else " AND ?1 IN (introduction.person, other, introducer)"
    rows = connection.execute(
        f"{_INTRODUCTIONS} AND {_WHICH[which]}{own} ORDER BY introduction.id DESC LIMIT ?2",
        (person.bytes if person else None, limit),
    )
    return [_introduction(row) for row in rows]


def introduction(connection: Connection, row: UUID) -> Introduction | None:
    """Return an introduction; None if it is not there, or somebody of it is not."""
    found = connection.execute(f"{_INTRODUCTIONS} AND introduction.id = ?", (row.bytes,)).fetchone()
    return _introduction(found) if found else None


def count(connection: Connection, person: UUID) -> int:
    """Return in how many introductions somebody takes part in any way."""
    found = connection.execute(
        "SELECT count(*) FROM introduction WHERE ? IN (person, other, introducer)", (person.bytes,)
    ).fetchone()
    return int(found[0])


def brought(connection: Connection) -> list[tuple[UUID, UUID, str | None]]:
    """Return who came to you through whom: through, person, and the day where it is known."""
    rows = connection.execute(
        # What is said both as a relation and as an introduction has the day of that.
        "SELECT through, person, max(day) FROM ("
        " SELECT other AS through, person, NULL AS day FROM relation WHERE label = 'met through'"
        " UNION ALL SELECT person, other, NULL FROM relation WHERE label = 'introduced'"
        " UNION ALL SELECT introducer, person, made_on FROM introduction"
        "   WHERE other IS NULL AND introducer IS NOT NULL AND state IN ('made', 'met', 'done'))"
        " WHERE through <> person AND through IN (SELECT id FROM person)"
        " AND person IN (SELECT id FROM person) GROUP BY through, person ORDER BY max(day), person"
    )
    return [(UUID(bytes=through), UUID(bytes=person), day) for through, person, day in rows]


def templates(connection: Connection) -> list[tuple[UUID, str, str]]:
    """Return templates that were written or changed: row, name, text."""
    rows = connection.execute(
        "SELECT id, name, text FROM introduction_template ORDER BY name COLLATE NOCASE, id"
    )
    return [(UUID(bytes=row), name, text) for row, name, text in rows]


def _introduction(found: tuple[Any, ...]) -> Introduction:
    row, *parties, why, state, outcome, note = found[:11]
    *days, ended, thanked, created_at = found[11:]
    person, other, introducer = zip(parties[::2], parties[1::2], strict=True)
    steps = [
        *((one, day) for one, day in zip(_DAYS, days, strict=True) if day),
        *([(state, ended)] if ended and DAY_OF.get(state) == "ended_on" else ()),
    ]
    owed = other[0] is None and thanked is None and state in MADE
    return Introduction(
        id=UUID(bytes=row),
        person=_party(*person),
        other=_party(*other) if other[0] else None,
        introducer=_party(*introducer) if introducer[0] else None,
        why=why,
        state=state,
        outcome=outcome,
        note=note,
        steps=[
            StepTaken.model_validate({"state": one, "day": day})
            for one, day in sorted(steps, key=lambda step: step[1])
        ],
        thanked=thanked,
        thanks_owed=owed,
        next=coming(state, is_mine=introducer[0] is None, thanks_owed=owed),
        created_at=created_at,
    )


def _party(identifier: bytes, name: str | None) -> Party:
    return Party(id=UUID(bytes=identifier), name=name or "")
