"""Which backups stay: whatever the days they were made on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kithbook.backup.model import Kept
from kithbook.backup.retention import HORIZON, has_shrunk, spare

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def one(number, moment, *, proven=False, failed=False, rows=100):
    return Kept(
        name=f"backup {number}",
        place="/somewhere",
        counter=number,
        made_at=int(moment.timestamp() * 1000),
        size=1,
        people=1,
        rows=rows,
        manifest="",
        proven_at=1 if proven else None,
        failure="It is damaged." if failed else None,
    )


@st.composite
def kept(draw):
    hours = sorted(draw(st.lists(st.integers(0, 24 * 900), max_size=80)))
    return [
        one(
            number,
            START + timedelta(hours=hour),
            proven=draw(st.booleans()),
            failed=draw(st.integers(0, 9)) == 0,
        )
        for number, hour in enumerate(hours, 1)
    ]


def days(found):
    return {datetime.fromtimestamp(each.made_at / 1000, UTC).date() for each in found}


@given(kept())
def test_the_newest_two_and_the_last_proven_always_stay(found):
    staying = [each for each in found if each not in spare(found)]
    assert found[-2:] == staying[-2:]
    proven = [each for each in found if each.proven_at and not each.failure]
    assert set(proven[-1:]) <= set(staying)


@given(kept())
def test_at_most_seven_days_five_weeks_twelve_months_and_three_more_stay(found):
    assert len(found) - len(spare(found)) <= 7 + 5 + 12 + 3


@given(kept())
def test_of_each_of_the_newest_seven_days_one_stays(found):
    sound = [each for each in found if not each.failure]
    staying = [each for each in found if each not in spare(found)]
    assert set(sorted(days(sound))[-7:]) <= days(staying)


@given(kept())
def test_pruning_again_prunes_nothing(found):
    staying = [each for each in found if each not in spare(found)]
    assert spare(staying) == []


@given(kept(), st.randoms(use_true_random=False))
def test_the_order_they_are_listed_in_does_not_matter(found, chance):
    mixed = [*found]
    chance.shuffle(mixed)
    assert set(spare(mixed)) == set(spare(found))


def test_made_daily_for_years_nothing_is_older_than_the_horizon():
    made = []
    for day in range(1000):
        moment = START + timedelta(days=day)
        made.append(one(day + 1, moment, proven=day % 7 == 0))
        gone = spare(made)
        made = [each for each in made if each not in gone]
        assert min(days(made)) >= (moment - HORIZON).date()
    assert 20 <= len(made) <= 24


def test_a_vault_that_lost_more_than_half_its_rows_has_shrunk_for_a_month():
    before = one(1, START, rows=100)
    assert has_shrunk([one(2, START + timedelta(days=1), rows=49), before])
    assert has_shrunk([one(3, START + timedelta(days=30), rows=49), one(2, START, rows=49), before])
    assert not has_shrunk([one(2, START + timedelta(days=31), rows=49), before])
    assert not has_shrunk([one(2, START, rows=50), before])
    assert not has_shrunk([before])
    assert not has_shrunk([])


def test_a_vault_that_lost_more_than_half_its_people_has_shrunk():
    before, after = one(1, START), one(2, START + timedelta(days=1))
    assert has_shrunk([replace(after, people=9), replace(before, people=20)])
    assert not has_shrunk([replace(after, people=10), replace(before, people=20)])
    # What only lies there says nothing.
    assert not has_shrunk([replace(after, people=9), replace(before, people=None)])
