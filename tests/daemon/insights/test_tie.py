"""Who has most ties, held against everybody's being counted."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithbook.insights import tie

PEOPLE = 9
people = st.integers(0, PEOPLE)
"""One more than are there: who was deleted."""
relations = st.lists(st.tuples(people, people), max_size=12)
meetings = st.lists(st.sets(people, min_size=1, max_size=6), max_size=8)


def id_of(number):
    return UUID(int=number + 1)


def write(connection, related, met):
    for number in range(PEOPLE):
        connection.execute(
            "INSERT INTO person (id, name, added_at) VALUES (?, 'P', 0)", (id_of(number).bytes,)
        )
    for at, (one, other) in enumerate(related):
        connection.execute(
            "INSERT INTO relation (id, person, other, label) VALUES (?, ?, ?, 'knows')",
            (b"r%d" % at, id_of(one).bytes, id_of(other).bytes),
        )
    for at, there in enumerate(met):
        connection.execute(
            "INSERT INTO interaction (id, kind, day) VALUES (?, 'met', '2027-01-01')",
            (b"i%d" % at,),
        )
        for one in there:
            connection.execute(
                "INSERT INTO participant (id, person, interaction) VALUES (?, ?, ?)",
                (b"p%d-%d" % (at, one), id_of(one).bytes, b"i%d" % at),
            )


def plain(related, met):
    """Count everybody's ties, two by two."""
    found = []
    for one in range(PEOPLE):
        rest = set(range(PEOPLE)) - {one}
        known = rest & {b if a == one else a for a, b in related if one in {a, b}}
        company = [there for there in met if one in there and len(there) <= tie.CROWD]
        together = (rest & set().union(*company)) - known
        if known or together:
            found.append((id_of(one), len(known), len(together)))
    return sorted(found, key=lambda row: (-row[1] - row[2], -row[1], row[0]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(related=relations, met=meetings, crowd=st.sampled_from([3, 20]), limit=st.integers(1, 10))
def test_those_with_most_ties_are_the_first(device, related, met, crowd, limit):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tie, "CROWD", crowd)
        device.connection.execute("BEGIN")
        try:
            write(device.connection, related, met)
            assert tie.connectors(device.connection, limit) == plain(related, met)[:limit]
        finally:
            device.connection.execute("ROLLBACK")
