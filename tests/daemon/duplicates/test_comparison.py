"""The worker's part of a scan, by its messages."""

import gc

from kithbook.duplicates import comparison
from kithbook.duplicates.block import digest, word_feature
from kithbook.duplicates.likeness import Weighed
from kithbook.duplicates.record import Record

ADA = Record(name=("ada", "lovelace"), houses=("acme",)).written()
BO = Record(name=("bo", "chen")).written()


def asked(records, blocks, scan="a"):
    return comparison.compare(comparison.request(scan, records, blocks))


def introduce(people=100, usual=(), scan="a"):
    assert comparison.compare(comparison.introduction(scan, people, usual)) == b"[]"


def test_a_worker_that_was_told_nothing_says_so():
    comparison.compare(comparison.farewell())
    assert asked({1: ADA, 2: ADA}, [[1, 2]]) == comparison.UNKNOWN
    introduce()
    assert asked({1: ADA, 2: ADA}, [[1, 2]], scan="another") == comparison.UNKNOWN


def test_records_are_handed_over_once_and_pairs_told_once():
    introduce()
    [(one, other, score)] = comparison.answered(asked({1: ADA, 2: ADA, 3: BO}, [[1, 2, 3]]))
    assert (one, other) == (1, 2)
    assert score > 0.9
    assert comparison.answered(asked({}, [[1, 2], [2, 3], [3, 9]])) == []
    assert comparison.answered(asked({9: ADA}, [[1, 9]]))
    comparison.compare(comparison.farewell())
    assert asked({}, [[1, 2]]) == comparison.UNKNOWN


def test_what_many_have_tells_less():
    introduce(people=100_000)
    [(_, _, rare)] = comparison.answered(asked({1: ADA, 2: ADA}, [[1, 2]]))
    usual = [(digest(word_feature(word)), 9_000) for word in ("ada", "lovelace")]
    introduce(people=100_000, usual=usual, scan="b")
    common = comparison.answered(asked({1: ADA, 2: ADA}, [[1, 2]], scan="b"))
    assert not common or common[0][2] < rare


def test_what_a_scan_keeps_is_not_gone_through_after_every_request():
    introduce()
    asked({1: ADA, 2: BO}, [[1, 2]])
    try:
        assert not any(isinstance(one, Weighed) for one in gc.get_objects())
    finally:
        gc.unfreeze()


def test_at_the_end_a_pair_is_told_by_what_it_is_worth_beside_the_others():
    comparison.compare(comparison.farewell())
    alone = comparison.conclusion([(1, 2, 0.3)])
    assert comparison.answered(comparison.compare(alone)) == [(1, 2, 0.3)]
    many = comparison.conclusion([(1, other, 0.3) for other in range(2, 9)])
    assert comparison.answered(comparison.compare(many)) == []
