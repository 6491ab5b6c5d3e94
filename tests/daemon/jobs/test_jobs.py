import asyncio

import pytest

from kithbook.errors import Conflict, NotThere
from kithbook.jobs.service import MOST_KEPT, Jobs


@pytest.fixture
async def jobs():
    made = Jobs(lambda: 1_800_000_000_000)
    yield made
    await made.stop()


async def ended(jobs, job):
    await jobs._jobs[job.id].task
    return jobs.show(job.id)


async def forever(progress):
    progress(1, 10)
    await asyncio.Event().wait()
    return {}


async def test_a_job_tells_its_progress_and_its_result(jobs):
    going = asyncio.Event()

    async def work(progress):
        progress(3, 4)
        await going.wait()
        return {"people": 4}

    job = jobs.start("count", work)
    await asyncio.sleep(0)
    shown = jobs.show(job.id)
    assert (shown.state, shown.done, shown.total) == ("running", 3, 4)
    going.set()
    done = await ended(jobs, job)
    assert (done.state, done.result) == ("done", {"people": 4})


async def test_a_foreseen_failure_is_told_in_its_own_words(jobs):
    async def work(_progress):
        raise Conflict("The file is gone.")

    failed = await ended(jobs, jobs.start("import", work))
    told = (failed.state, failed.code, failed.sentence)
    assert told == ("failed", "conflict", "The file is gone.")


async def test_a_mistake_of_ours_says_nothing_of_what_it_worked_on(jobs):
    async def work(_progress):
        raise ValueError("Ada Lovelace, ada@engines.net")

    failed = await ended(jobs, jobs.start("import", work))
    assert (failed.state, failed.code) == ("failed", "failed")
    assert "Ada" not in failed.sentence


async def test_a_cancelled_job_stays_cancelled(jobs):
    job = jobs.start("import", forever)
    await asyncio.sleep(0)
    assert jobs.cancel(job.id).state == "cancelled"
    await asyncio.sleep(0)
    assert jobs.show(job.id).state == "cancelled"
    assert jobs.cancel(job.id).state == "cancelled"


async def test_of_each_kind_one_runs_at_a_time(jobs):
    first, second = jobs.start("examine", forever), jobs.start("examine", forever)
    other = jobs.start("import", forever)
    assert first.id == second.id != other.id


async def test_old_jobs_are_forgotten_and_running_ones_are_not(jobs):
    async def work(_progress):
        return {}

    running = jobs.start("import", forever)
    for _ in range(MOST_KEPT + 10):
        await ended(jobs, jobs.start("count", work))
    assert len(jobs.all()) <= MOST_KEPT + 2
    assert jobs.show(running.id).state == "running"


async def test_no_job_is_one_sentence(jobs):
    job = jobs.start("import", forever)
    other = Jobs(lambda: 0)
    with pytest.raises(NotThere):
        other.show(job.id)
