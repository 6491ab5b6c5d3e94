"""The graph: the people closest to you, and who of them is tied to whom."""

import json
from collections.abc import Sequence
from uuid import UUID

from kithbook.calendar.model import today
from kithbook.insights import tie
from kithbook.search import service as search
from kithbook.store.database import Connection
from kithbook.ties.strength import strength
from kithbook_protocol.insights import Graph, GraphNode, GraphRequest, GraphTie
from kithbook_protocol.search import SearchNote

TIES_EACH = 5
"""Ties in all, by person: more are a tangle, and nobody's screen shows them."""
GROUPS = 7
"""Tags that have a colour."""

# Who has nothing to do with you, and with nobody of the book, is no part of a graph.
_WANTED = """
    SELECT person.id, person.name, kept, count(*) OVER ()
    FROM person LEFT JOIN tie ON tie.person = person.id
    WHERE (kept IS NOT NULL OR person.id IN (SELECT person FROM relation)
            OR person.id IN (SELECT other FROM relation))
        AND (:among IS NULL OR person.id IN (SELECT unhex(value) FROM json_each(:among)))
    ORDER BY kept DESC NULLS LAST, person.id LIMIT :limit
"""
_TAGS = """
    SELECT person, min(name) AS name, name COLLATE NOCASE AS tag FROM tag
    WHERE person IN (SELECT unhex(value) FROM json_each(?)) GROUP BY person, tag
"""


def graph(connection: Connection, request: GraphRequest, moment: int) -> Graph:
    """Return the graph, at a moment in milliseconds."""
    notes: list[SearchNote] = []
    chosen = None
    if request.query.strip():
        chosen, notes = search.found(connection, request.query, moment)
    values = {"among": _listed(chosen) if chosen is not None else None, "limit": request.limit}
    rows = connection.execute(_WANTED, values).fetchall()
    people = [UUID(bytes=row) for row, *_ in rows]
    groups = _groups(connection, people)
    place = {person: at for at, person in enumerate(people)}
    return Graph(
        nodes=[
            GraphNode(
                person=person,
                name=name or "",
                strength=round(strength(kept, today(moment)), 3),
                group=groups.get(person),
            )
            for person, (_, name, kept, _) in zip(people, rows, strict=True)
        ],
        ties=[
            GraphTie(
                one=place[one.one],
                other=place[one.other],
                kind="together" if one.label is None else "relation",
                count=one.count,
                label=one.label or "",
            )
            for one in tie.among(connection, people, TIES_EACH * len(people))
        ],
        people=rows[0][3] if rows else 0,
        notes=notes,
    )


def _groups(connection: Connection, people: Sequence[UUID]) -> dict[UUID, str]:
    """Return the tag of each person that most of them have, of the few that have a colour."""
    held: dict[str, list[UUID]] = {}
    shown: dict[str, str] = {}
    for person, name, _ in connection.execute(_TAGS, (_listed(people),)):
        held.setdefault(name.casefold(), []).append(UUID(bytes=person))
        shown.setdefault(name.casefold(), name)
    largest = sorted(held, key=lambda tag: (-len(held[tag]), tag))[:GROUPS]
    # The smallest of one's groups says most, so it is said last.
    return {person: shown[tag] for tag in largest for person in held[tag]}


def _listed(people: Sequence[UUID]) -> str:
    return json.dumps([one.hex for one in people])
