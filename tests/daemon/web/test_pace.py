"""The pace of what nobody signed."""

from hypothesis import given
from hypothesis import strategies as st

from kithbook.web.pace import LONGEST_WAIT, Pace

AT_ONCE, A_SECOND = 5, 10


def test_so_many_are_free_at_once_and_the_rest_wait_in_line_or_have_no_turn():
    pace = Pace(AT_ONCE, A_SECOND)
    turns = [pace.turn(1_000.0) for _ in range(100)]
    assert turns[:AT_ONCE] == [0] * AT_ONCE
    waited = [one for one in turns[AT_ONCE:] if one is not None]
    assert waited == sorted(waited)
    assert max(waited) <= LONGEST_WAIT
    assert len(waited) <= A_SECOND * LONGEST_WAIT + 1
    assert turns[-1] is None


def test_who_had_no_turn_delays_nobody():
    pace = Pace(AT_ONCE, A_SECOND)
    for _ in range(1_000):
        pace.turn(1_000.0)
    assert pace.turn(1_000.0 + LONGEST_WAIT + AT_ONCE / A_SECOND + 1) == 0


@given(st.lists(st.floats(0, 2), max_size=200))
def test_within_any_time_no_more_turns_come_than_its_share(gaps):
    pace, now, comes = Pace(AT_ONCE, A_SECOND), 1_000.0, []
    for gap in gaps:
        now += gap
        wait = pace.turn(now)
        if wait is not None:
            assert 0 <= wait <= LONGEST_WAIT
            comes.append(now + wait)
    for first, start in enumerate(comes):
        for last in range(first, len(comes)):
            share = AT_ONCE + 1 + (comes[last] - start) * A_SECOND
            assert last - first + 1 <= share + 1e-6
