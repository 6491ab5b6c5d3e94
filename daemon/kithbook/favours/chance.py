"""Opportunities, as rows; only SQL."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from kithbook.store.database import Connection
from kithbook_protocol.interactions import Participant
from kithbook_protocol.opportunity import Money, Opportunity, OpportunityState, Sum

_OPPORTUNITY = """
    SELECT opportunity.id, kind, title, person.id, name, state, value, currency, outcome, day,
        ended, made_at
    FROM opportunity JOIN person ON person.id = opportunity.person
"""
_OF_PERSON = """
    (opportunity.person = :person
     OR opportunity.id IN (SELECT opportunity FROM involved WHERE involved.person = :person))
"""


def opportunities(
    connection: Connection, person: UUID | None, state: OpportunityState | None, limit: int
) -> list[Opportunity]:
    """Return opportunities whose source is there, the newest first."""
    which = [_OF_PERSON] * (person is not None) + ["state = :state"] * (state is not None)
    condition = f" WHERE {' AND '.join(which)}" if which else ""
    rows = connection.execute(
        f"{_OPPORTUNITY}{condition} ORDER BY day DESC, opportunity.id DESC LIMIT :limit",
        {"person": person.bytes if person else None, "state": state, "limit": limit},
    ).fetchall()
    return _with_people(connection, rows)


def opportunity(connection: Connection, row: UUID) -> Opportunity | None:
    """Return an opportunity; None if it is not there, or its source is not."""
    found = connection.execute(f"{_OPPORTUNITY} WHERE opportunity.id = ?", (row.bytes,)).fetchall()
    return _with_people(connection, found)[0] if found else None


def _with_people(connection: Connection, rows: list[tuple[Any, ...]]) -> list[Opportunity]:
    people: dict[bytes, list[Participant]] = {}
    # Merging may have left two rows of one person.
    for where, person, name in connection.execute(
        "SELECT DISTINCT opportunity, person.id, name FROM involved"
        " JOIN person ON person.id = involved.person"
        " WHERE opportunity IN (SELECT unhex(value) FROM json_each(?))"
        " ORDER BY name COLLATE NOCASE, person.id",
        (json.dumps([row[0].hex() for row in rows]),),
    ):
        people.setdefault(where, []).append(Participant(id=UUID(bytes=person), name=name))
    return [_opportunity(people.get(row[0], []), *row) for row in rows]


def _opportunity(people: list[Participant], row: bytes, *rest: Any) -> Opportunity:
    kind, title, person, name, state, value, currency, outcome, day, ended, made_at = rest
    return Opportunity(
        id=UUID(bytes=row),
        kind=kind,
        title=title,
        person=UUID(bytes=person),
        name=name,
        people=[one for one in people if one.id.bytes != person],
        state=state,
        value=Money(hundredths=value, currency=currency) if currency else None,
        outcome=outcome,
        day=day,
        ended=ended,
        made_at=made_at,
    )


def counts(connection: Connection, person: UUID | None) -> dict[OpportunityState, int]:
    """Return how many opportunities there are in each state."""
    which = f" WHERE {_OF_PERSON}" if person else ""
    rows = connection.execute(
        "SELECT state, count(*) FROM opportunity"  # noqa: S608 - our names
        f" JOIN person ON person.id = opportunity.person{which} GROUP BY state",
        {"person": person.bytes if person else None},
    )
    return dict(rows)


def sums(
    connection: Connection, person: UUID | None, states: Iterable[OpportunityState]
) -> list[Sum]:
    """Return what opportunities in these states come to, by currency, the most frequent first."""
    which = f" AND {_OF_PERSON}" if person else ""
    rows = connection.execute(
        "SELECT currency, sum(value), count(*) FROM opportunity"  # noqa: S608 - our names
        " JOIN person ON person.id = opportunity.person"
        " WHERE currency IS NOT NULL AND state IN (SELECT value FROM json_each(:states))"
        f"{which} GROUP BY currency ORDER BY count(*) DESC, currency",
        {"person": person.bytes if person else None, "states": json.dumps([*states])},
    )
    return [
        Sum(currency=currency, hundredths=value, count=count) for currency, value, count in rows
    ]


def involved(connection: Connection, opportunity_: UUID) -> list[tuple[UUID, UUID]]:
    """Return who is involved, the deleted too, each with the row that says so."""
    rows = connection.execute(
        "SELECT id, person FROM involved WHERE opportunity = ? ORDER BY id", (opportunity_.bytes,)
    )
    return [(UUID(bytes=row), UUID(bytes=person)) for row, person in rows]


def involved_ever(connection: Connection, person: UUID) -> list[UUID]:
    """Return the rows that say, or said, who is involved in what came through a person."""
    rows = connection.execute(
        "SELECT DISTINCT row FROM change WHERE entity = 'involved' AND fields ->> 'opportunity' IN"
        " (SELECT lower(hex(row)) FROM change WHERE owner = ? AND entity = 'opportunity')",
        (person.bytes,),
    )
    return [UUID(bytes=row[0]) for row in rows]
