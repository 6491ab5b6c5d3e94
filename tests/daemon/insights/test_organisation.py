"""Organisations as they are counted, held against a plain count of who has a role where."""

from collections import defaultdict
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithbook.insights.store import organisations

HOUSES = 5
roles = st.lists(
    st.tuples(st.integers(0, 3), st.none() | st.integers(0, HOUSES), st.booleans()), max_size=14
)


def id_of(number):
    return UUID(int=number + 1)


def plain(told, limit):
    """Count each person once, now and ever, where the organisation is there."""
    now, every = defaultdict(set), defaultdict(set)
    for person, house, is_over in told:
        if house is not None and house < HOUSES:
            every[house].add(person)
            if not is_over:
                now[house].add(person)
    # Names stand the other way round than the ids.
    found = [(id_of(one), f"H{9 - one}", len(now[one]), len(every[one])) for one in every]
    return sorted(found, key=lambda row: (-row[2], -row[3], row[1]))[:limit]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(told=roles, limit=st.integers(1, HOUSES + 1))
def test_those_with_most_people_are_the_first_each_person_once(device, told, limit):
    device.connection.execute("BEGIN")
    try:
        for number in range(HOUSES):
            device.connection.execute(
                "INSERT INTO organisation (id, name) VALUES (?, ?)",
                (id_of(number).bytes, f"H{9 - number}"),
            )
        for at, (person, house, is_over) in enumerate(told):
            device.connection.execute(
                "INSERT INTO role (id, person, organisation, until) VALUES (?, ?, ?, ?)",
                (
                    b"r%d" % at,
                    id_of(person).bytes,
                    None if house is None else id_of(house).bytes,
                    "2020" if is_over else None,
                ),
            )
        assert organisations(device.connection, limit) == plain(told, limit)
    finally:
        device.connection.execute("ROLLBACK")
