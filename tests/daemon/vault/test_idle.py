"""The idle timer, on a clock of our own."""

import asyncio

import pytest

from kithbook.vault.idle import IdleTimer

MINUTE = 60_000


class Clock:
    """Milliseconds, moved by hand."""

    def __init__(self):
        self.now = 1_000_000_000

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def idle():
    return asyncio.Event()


@pytest.fixture
def timer(clock, idle):
    async def on_idle():
        idle.set()

    return IdleTimer(15, on_idle, clock, look_every=0.001)


async def test_it_calls_once_the_minutes_have_passed(timer, clock, idle):
    timer.start()
    await turn()
    assert not idle.is_set()
    clock.now += 15 * MINUTE
    await asyncio.wait_for(idle.wait(), 10)


async def test_a_poke_gives_the_full_time_again(timer, clock):
    timer.start()
    clock.now += 14 * MINUTE
    assert timer.seconds_left() == 60
    timer.poke()
    assert timer.seconds_left() == 15 * 60
    timer.stop()


async def test_a_machine_that_slept_past_the_limit_locks_when_it_wakes(timer, clock, idle):
    timer.start()
    clock.now += 3 * 24 * 60 * MINUTE
    await asyncio.wait_for(idle.wait(), 10)


async def test_a_clock_set_back_gives_no_more_than_the_limit(timer, clock):
    timer.start()
    clock.now -= 48 * 60 * MINUTE
    assert timer.seconds_left() == 15 * 60
    timer.stop()


async def test_zero_minutes_is_never(clock, idle):
    async def on_idle():
        idle.set()

    timer = IdleTimer(0, on_idle, clock, look_every=0.001)
    tasks = len(asyncio.all_tasks())
    timer.start()
    clock.now += 10_000 * MINUTE
    await turn()
    assert len(asyncio.all_tasks()) == tasks
    assert not idle.is_set()


async def test_after_stop_nothing_is_called(timer, clock, idle):
    timer.start()
    timer.stop()
    clock.now += 60 * MINUTE
    await turn()
    assert not idle.is_set()


async def test_the_callback_may_stop_the_timer_and_still_finish(clock):
    finished = asyncio.Event()

    async def lock():
        timer.stop()
        await turn()
        finished.set()

    timer = IdleTimer(15, lock, clock, look_every=0.001)
    timer.start()
    clock.now += 15 * MINUTE
    await asyncio.wait_for(finished.wait(), 10)


async def test_it_counts_again_after_the_next_unlock(timer, clock, idle):
    for _ in range(2):
        idle.clear()
        timer.start()
        clock.now += 15 * MINUTE
        await asyncio.wait_for(idle.wait(), 10)


async def turn():
    """Let everything that is ready run."""
    for _ in range(5):
        await asyncio.sleep(0)
