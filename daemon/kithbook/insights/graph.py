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

# Who has nothing to do with you, and with nobody of the book, is no part of a graph. Both lists are
# in the order of the people, and so is the index that tells who is there.
_TIED = """
    tied AS (SELECT person FROM tie UNION SELECT person FROM acquaintance)
    SELECT {0} FROM tied CROSS JOIN person ON person.id = tied.person
    WHERE (:among IS NULL OR person.id IN (SELECT unhex(value) FROM json_each(:among)))
"""
_COUNT = f"WITH {_TIED.format('count(*)')}"
_KEPT = "person.id, (SELECT kept FROM tie WHERE tie.person = tied.person) AS kept"
_WANTED = f"""
    WITH wanted AS MATERIALIZED (
        WITH {_TIED.format(_KEPT)}
        ORDER BY kept DESC NULLS LAST, person.id LIMIT :limit)
    SELECT wanted.id, name, kept FROM wanted CROSS JOIN person ON person.id = wanted.id
    ORDER BY kept DESC NULLS LAST, wanted.id
"""  # noqa: S608 - our names
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
    among = None if chosen is None else json.dumps([one.hex for one in chosen])
    values = {"among": among, "limit": request.limit}
    rows = connection.execute(_WANTED, values).fetchall()
    people = [row for row, *_ in rows]
    ids = [UUID(bytes=row) for row in people]
    groups = _groups(connection, people)
    place = {person: at for at, person in enumerate(people)}
    day = today(moment)
    return Graph(
        nodes=[
            GraphNode(
                person=id_,
                name=name or "",
                strength=round(strength(kept, day), 3),
                group=groups.get(person),
            )
            for id_, (person, name, kept) in zip(ids, rows, strict=True)
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
        people=connection.execute(_COUNT, values).fetchone()[0],
        notes=notes,
    )


def _groups(connection: Connection, people: Sequence[bytes]) -> dict[bytes, str]:
    """Return the tag of each person that most of them have, of the few that have a colour."""
    held: dict[str, list[bytes]] = {}
    shown: dict[str, str] = {}
    listed = json.dumps([one.hex() for one in people])
    for person, name, _ in connection.execute(_TAGS, (listed,)):
        held.setdefault(name.casefold(), []).append(person)
        shown.setdefault(name.casefold(), name)
    largest = sorted(held, key=lambda tag: (-len(held[tag]), tag))[:GROUPS]
    # The smallest of one's groups says most, so it is said last.
    return {person: shown[tag] for tag in largest for person in held[tag]}
