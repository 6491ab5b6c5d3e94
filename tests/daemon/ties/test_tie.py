"""The strength of a tie, as the people at the keys meet it."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from kithbook.interactions import store as interactions
from kithbook.search.index import index
from kithbook.store.service import STORE
from kithbook.ties.service import before
from kithbook.ties.strength import kept
from kithbook_protocol.operations import DELETE, MERGE, SEARCH, UNDO
from kithbook_protocol.relationship_operations import LOG_EDIT, LOG_REMOVE, TIE

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def tie(call):
    async def read(person):
        return await call(TIE, {"person": person})

    return read


async def test_it_says_how_strong_it_is_and_the_parts_of_the_sum(add, log, tie):
    ada = await add("Ada")
    nothing = await tie(ada)
    assert (nothing.strength, nothing.total, nothing.parts, nothing.last) == (0, 0, [], None)
    await log(ada, when="yesterday")
    await log(ada, kind="message", when="yesterday")
    await log(ada, kind="message", begun_by="me", when="17 Oct 2026")
    found = await tie(ada)
    assert [(one.kind, one.days, one.last) for one in found.parts] == [
        ("met", 1, "2027-01-14"), ("message", 1, "2026-10-17")]  # fmt: skip
    assert found.parts[1].worth == pytest.approx(0.2)
    assert (found.begun_by_me, found.begun_by_them, found.half_life) == (1, 0, 90)
    assert found.total == pytest.approx(sum(one.worth for one in found.parts) - found.one_sided)
    assert found.strength == pytest.approx(100 * found.total / (1 + found.total))
    assert 0 < found.one_sided < 0.1


async def test_days_pass_and_it_fades(add, log, tie, clock):
    ada = await add("Ada")
    await log(ada)
    assert (await tie(ada)).strength == pytest.approx(50)
    clock.forward(90 * 24 * 3600)
    assert (await tie(ada)).strength == pytest.approx(100 / 3)


async def test_it_follows_what_is_changed_removed_undone_and_merged(call, add, log, tie, item):
    ada, twin = await add("Ada"), await add("Ada")
    done = await log(ada, kind="message")
    where = {"interaction": str(done.interaction.id)}
    assert (await tie(ada)).strength == pytest.approx(100 * 0.4 / 1.4)
    await call(LOG_EDIT, {**where, "begun_by": "them"}, item=item())
    one_sided = (await tie(ada)).strength
    assert one_sided < 100 * 0.4 / 1.4
    await call(LOG_EDIT, {**where, "begun_by": "both"}, item=item())
    assert (await tie(ada)).strength > one_sided
    await log(twin)
    await call(MERGE, {"kept": ada, "other": twin})
    assert (await tie(ada)).strength == pytest.approx(50)
    await call(UNDO, {})
    assert (await tie(ada)).strength == pytest.approx(100 * 0.4 / 1.4)
    await call(LOG_REMOVE, where)
    assert (await tie(ada)).strength == 0


async def test_what_is_kept_is_what_is_shown_and_goes_with_who_goes(app, call, add, log, tie):
    ada, bo = await add("Ada"), await add("Bo")
    await log(ada, bo, when="yesterday")
    await log(ada, kind="call", begun_by="me")

    def rows(connection):
        return dict(connection.execute("SELECT hex(person), kept FROM tie"))

    first = await app[STORE].read(rows)
    assert len(first) == 2
    await app[STORE].maintain(lambda c: c.execute("DELETE FROM tie"))
    await app[STORE].maintain(lambda c: index(c, everybody(c)))
    assert await app[STORE].read(rows) == first
    hit = (await call(SEARCH, {"query": "ada", "explain": True})).hits[0]
    assert hit.score.lift == pytest.approx(9 * (await tie(ada)).strength / 100, abs=0.01)
    await call(DELETE, {"person": ada})
    assert len(await app[STORE].read(rows)) == 1


def everybody(connection):
    return [UUID(bytes=row[0]) for row in connection.execute("SELECT id FROM person")]


async def test_what_it_was_before_a_day_is_what_the_contacts_before_it_make(app, add, log):
    people = [await add(name) for name in ("Ada", "Bo", "Cy", "Di", "Ed")]
    ada, bo, cy, di, _ed = people
    await log(ada, bo, when="9 days ago")
    await log(ada, kind="call", begun_by="me", when="yesterday")
    await log(cy, kind="message", when="yesterday")
    await log(di, kind="event", when="40 days ago")
    ids = [UUID(one) for one in people]

    def compared(connection):
        known = interactions.contacts(connection, ids)
        for ago in range(60):
            day = date(2027, 1, 15) - timedelta(days=ago)
            plain = {
                one: tie
                for one in ids
                if (tie := kept(each for each in known.get(one, ()) if each.day < day)) is not None
            }
            assert before(connection, ids, day) == plain
        return before(connection, ids, date.max)

    now = await app[STORE].read(compared)
    assert now.keys() == {*ids[:4]}
    # Where nothing is kept yet, as after an update, contacts are read.
    await app[STORE].maintain(lambda connection: connection.execute("DELETE FROM tie"))
    assert await app[STORE].read(compared) == now
