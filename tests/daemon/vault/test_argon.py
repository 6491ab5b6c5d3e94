"""Argon2id at its floor."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import ValidationError

from kithbook.vault import argon
from kithbook.vault.model import Argon2


def test_no_target_calibrates_below_the_floor():
    for target in (0.0, 1e-9, -1.0):
        cost = argon.calibrate(target)
        assert cost.memory == 64 * 1024
        assert cost.passes == 3


def test_an_absurd_target_stays_openable_on_a_small_machine():
    assert argon.calibrate(3_600.0).memory == 512 * 1024


def test_the_stored_parameters_are_what_is_run():
    slow, salt = argon.FLOOR.model_copy(update={"passes": 4}), bytes(16)
    assert argon.derive(b"p", salt, argon.FLOOR) == argon.derive(b"p", salt, argon.FLOOR)
    assert argon.derive(b"p", salt, argon.FLOOR) != argon.derive(b"p", salt, slow)
    assert len(argon.derive(b"p", salt, argon.FLOOR)) == 32


@pytest.mark.parametrize(
    "wrong",
    [{"memory": 65_535}, {"memory": 2**21 + 1}, {"passes": 2}, {"passes": 11}, {"lanes": 17}],
)
def test_parameters_outside_the_limits_cannot_be_made(wrong):
    with pytest.raises(ValidationError):
        Argon2(**{"memory": 65_536, "passes": 3, "lanes": 4, **wrong})


def test_several_threads_at_once_all_get_the_key():
    # Without the lock in argon.py OpenSSL deadlocks here, or reports memory it never lacked.
    alone = argon.derive(b"p", bytes(16), argon.FLOOR)
    with ThreadPoolExecutor(4) as threads:
        waiting = [threads.submit(argon.derive, b"p", bytes(16), argon.FLOOR) for _ in range(8)]
        assert {each.result() for each in waiting} == {alone}
