"""What a pair is worth beside others: only one of several can be somebody's other record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.duplicates.contest import settled


def test_a_pair_nobody_contends_with_stays_as_likely_as_it_is():
    assert [score for *_, score in settled([(1, 2, 0.4), (3, 4, 0.9)])] == pytest.approx([0.4, 0.9])


def test_whoever_may_be_two_others_is_less_likely_either():
    [(_, _, one), (_, _, other)] = settled([(1, 2, 0.5), (1, 3, 0.5)])
    assert one == other == pytest.approx(1 / 3)


def test_a_sure_pair_leaves_little_for_a_rival():
    found = {pair[:2]: pair[2] for pair in settled([(1, 2, 0.999), (1, 3, 0.4)])}
    assert found[1, 2] > 0.99
    assert found[1, 3] < 0.01


def test_three_records_of_one_person_are_no_rivals():
    found = settled([(1, 2, 0.99), (1, 3, 0.99), (2, 3, 0.99)])
    assert all(score > 0.9 for *_, score in found)


numbers = st.integers(1, 6)
pairs = st.dictionaries(
    st.tuples(numbers, numbers).filter(lambda two: two[0] < two[1]), st.floats(0, 1), max_size=15
)


@given(likely=pairs)
def test_nobody_gains_by_a_rival_and_the_order_makes_no_difference(likely):
    told = [(*two, score) for two, score in likely.items()]
    found = {pair[:2]: pair[2] for pair in settled(told)}
    assert all(0 <= found[two] <= score + 1e-9 for two, score in likely.items())
    turned = {(other, one): score for one, other, score in settled(
        [(other, one, score) for one, other, score in reversed(told)]
    )}  # fmt: skip
    assert turned == pytest.approx(found)
