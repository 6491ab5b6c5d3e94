"""The order of hits, and what is counted, paged and explained."""

from datetime import date, timedelta

import pytest
from daemon.search.book import add, asked, found, meet, names
from hypothesis import given
from hypothesis import strategies as st

from kithbook.interactions.model import Contact
from kithbook.search import closeness, ranking
from kithbook.search.ranking import HIGHEST_LIFT, STEP, Kind, lift
from kithbook.ties.strength import kept, moment
from kithbook_protocol.search import OpenedRequest

TODAY = date(2027, 1, 15)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def tie(met):
    return ranking.tie(kept(Contact(day, "met", None) for day in met))


def open_(device, person, times=1):
    for _ in range(times):
        with device.transaction() as connection:
            request = OpenedRequest(person=str(person.id))
            closeness.opened(connection, request, device.milliseconds)


def test_each_kind_of_match_comes_before_the_next(device):
    add(device, "Ottoline Sound", fields={"about": "knew Brandt"})
    add(device, "Nora", note="met Brandt once")
    add(device, "Tilda", tags=["Brandt"])
    add(device, "Wanda", fields={"organisation": "Brandt"})
    add(device, "Brant")
    add(device, "Xaver Brandtner")
    add(device, "Brandtner Xaver")
    add(device, "Xaver Brandt")
    add(device, "Brandt")
    expected = ["Brandt", "Xaver Brandt", "Brandtner Xaver", "Xaver Brandtner", "Wanda", "Tilda"]
    expected += ["Ottoline Sound", "Nora"]
    assert names(device, "brandt") == expected


def test_a_closer_person_comes_first_among_equals_but_never_before_a_better_match(device):
    bell = add(device, "Anna Bell")
    add(device, "Anna Cole")
    whole = add(device, "Ann")
    meet(device, bell, *(f"2026-12-{day:02}" for day in range(1, 21)))
    assert names(device, "ann") == ["Ann", "Anna Bell", "Anna Cole"]
    assert whole


def test_whom_you_open_often_comes_first_among_equals(device):
    bell = add(device, "Anna Bell")
    add(device, "Anna Cole")
    assert names(device, "ann") == ["Anna Cole", "Anna Bell"]
    open_(device, bell)
    assert names(device, "ann") == ["Anna Bell", "Anna Cole"]


def test_an_old_friend_is_not_missed_behind_hundreds_of_newer_people(device):
    bell = add(device, "Anna Bell")
    meet(device, bell, "2019-06-01")
    for number in range(60):
        add(device, f"Anna {number}")
    assert names(device, "ann")[0] == "Anna Bell"


@given(st.lists(days, min_size=1, max_size=8), days)
def test_a_lift_is_less_than_a_step_between_kinds(some, today):
    assert 0 <= lift(tie(some), today) <= HIGHEST_LIFT < STEP


@given(st.lists(days, min_size=1, max_size=5), st.lists(days, min_size=1, max_size=5), days)
def test_time_never_changes_who_is_closer(one, other, today):
    first, second = tie(one), tie(other)
    for later in (today, today + timedelta(days=400)):
        lifts = lift(first, later), lift(second, later)
        assert (lifts[0] >= lifts[1]) or first < second


def test_a_lift_is_nine_times_the_strength_and_opening_somebody_is_a_quarter_of_a_meeting():
    now = tie([TODAY])
    assert lift(now, TODAY) == pytest.approx(9 / 2)
    assert lift(None, TODAY) == 0
    assert lift(ranking.tie(None, moment(TODAY)), TODAY) == pytest.approx(9 * 0.25 / 1.25)
    assert ranking.tie(now, moment(TODAY)) > now


@pytest.fixture
def crowd(device):
    """People in whose names, tags and notes words begin alike, some of them close."""
    first = ["Ada", "Adam", "Adele", "Adrian", "Bada", "Ad"]
    for number, name in enumerate(first * 3):
        person = add(
            device,
            f"{name} {'Adams' if number % 4 == 0 else 'Cole'} {number}",
            tags=["adaptable"] if number % 3 == 0 else [],
            note="adamant" if number % 5 == 0 else None,
        )
        if number % 4 == 1:
            meet(device, person, "2026-11-01")
        if number % 7 == 2:
            open_(device, person, number)
    return device


@pytest.mark.parametrize("word", ["adams", "ada cole", "adrian", "adele adams"])
def test_hits_that_match_alike_before_and_after_a_letter_stay_in_their_order(crowd, word):
    for length in range(1, len(word)):
        before, after = (
            {hit.person: (hit.score.kind, at) for at, hit in enumerate(_all(crowd, typed))}
            for typed in (word[:length], word[: length + 1])
        )
        both = [one for one in before if one in after]
        for one in both:
            for other in both:
                same = before[one][0] == after[one][0] and before[other][0] == after[other][0]
                if same and before[one][1] < before[other][1]:
                    assert after[one][1] < after[other][1]


def _all(device, query):
    return asked(device, query, limit=100, explain=True).hits


@pytest.mark.parametrize("query", ["ad", "ada", "cole", "adams or cole", "added:today", ""])
def test_pages_follow_each_other_without_gap_or_repetition(crowd, query):
    whole = [hit.person for hit in found(crowd, query, 100)]
    pages = []
    while True:
        reply = asked(crowd, query, limit=4, offset=len(pages))
        pages += [hit.person for hit in reply.hits]
        assert reply.count == len(whole)
        assert reply.more == (len(pages) < len(whole))
        if not reply.more:
            break
    assert pages == whole
    assert len(set(whole)) == len(whole)


def test_every_hit_explains_itself_and_the_order_is_that_of_the_scores(crowd):
    scores = [hit.score.worth + hit.score.lift for hit in _all(crowd, "ad")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 3
    assert found(crowd, "ad")[0].score is None
    assert len(set(ranking.SAID)) == len(Kind)


def test_a_count_is_exact_to_a_thousand_and_then_says_more(device, monkeypatch):
    monkeypatch.setattr("kithbook.search.sieve.MOST_COUNTED", 5)
    for number in range(7):
        add(device, f"Ada {number}", fields={"organisation": "Few" if number < 4 else "Many"})
    assert asked(device, "ada", limit=2).count == 6
    assert asked(device, "few", limit=2).count == 4


def test_a_hit_tells_last_contact_and_when_it_is_due(device):
    from kithbook.reminders import cadence  # noqa: PLC0415
    from kithbook_protocol.reminders import CadenceRequest  # noqa: PLC0415

    ada = add(device, "Ada", tags=["friend", "mentor"])
    bo = add(device, "Bo", tags=["Friend"])
    meet(device, ada, "2026-12-01")
    for tag, ideal in (("friend", 30), ("mentor", 10)):
        device.act("cadence", cadence.put, CadenceRequest(tag=tag, ideal=ideal))
    [hit] = found(device, "ada")
    assert (hit.last, hit.due) == ("2026-12-01", "2026-12-11")
    device.act("cadence", cadence.put, CadenceRequest(person=str(bo.id), ideal=5))
    [hit] = found(device, "bo")
    assert (hit.last, hit.due) == (None, "2027-01-20")
