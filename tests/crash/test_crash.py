"""The bounded part of `scripts/crash`: a kill of each kind."""

import sys

import pytest
from crash.run import SCENARIOS, crash

KILLS = 1
SEED = 20
"""The same moments each time; `scripts/crash` draws others."""

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="finds the worker in /proc"),
    pytest.mark.timeout(300),
]


@pytest.mark.parametrize("name", SCENARIOS)
def test_nothing_acknowledged_is_lost_and_all_is_whole(name):
    if lacking := SCENARIOS[name]().missing():
        pytest.skip(f"for want of {lacking}")
    (outcome,) = crash(KILLS, SEED, [name], print)
    assert (outcome.lost, outcome.faults) == ([], [])
    assert outcome.kills == KILLS
