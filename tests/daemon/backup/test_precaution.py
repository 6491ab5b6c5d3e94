"""Before much is changed a backup is made, named for it; a failing one stops nobody and is said."""

import asyncio
import base64
import json
import shutil

import pytest
from daemon.backup.conftest import ended

from kithbook.backup import precaution
from kithbook.backup.service import BACKUPS as BACKUPS_ROOM
from kithbook.jobs.service import JOBS as JOBS_ROOM
from kithbook_protocol.backup_operations import BACKUPS
from kithbook_protocol.operations import ADD, EDIT, MERGE, SEARCH
from kithbook_protocol.transfer_operations import IMPORT_BEGIN, IMPORT_CHUNK, IMPORT_RUN
from kithbook_protocol.vault_operations import JOBS, STATUS

HOUR = 3600


@pytest.fixture
def bring(call):
    """Import so many cards; return the job as it ended."""

    async def run(cards):
        lines = [{"key": str(one), "name": f"Person{one} Batch"} for one in range(cards)]
        content = "".join(f"{json.dumps(one)}\n" for one in lines).encode()
        begun = await call(IMPORT_BEGIN, {"name": "people.jsonl", "size": len(content)})
        chunk = {"id": str(begun.id), "number": 0, "content": base64.b64encode(content).decode()}
        await call(IMPORT_CHUNK, chunk)
        return await ended(call, await call(IMPORT_RUN, {"id": str(begun.id)}))

    return run


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """So little is much."""
    monkeypatch.setattr(precaution, "BIG_IMPORT", 1_000)
    monkeypatch.setattr(precaution, "BIG_MERGE", 3)
    monkeypatch.setattr(precaution, "MANY_MERGES", 2)
    monkeypatch.setattr(precaution, "WAITING_SECONDS", 60)


async def reasons(call):
    return [one.reason for one in (await call(BACKUPS)).backups]


async def quiet(call):
    for job in (await call(JOBS)).jobs:
        await ended(call, job)


async def test_a_big_import_is_preceded_by_a_backup_and_a_small_one_is_not(
    people, bring, call, opened, settings
):
    assert people
    assert (await bring(3)).state == "done"
    assert await reasons(call) == []
    job = await bring(60)
    assert job.state == "done"
    assert "no_backup" not in job.result
    [made] = (await call(BACKUPS)).backups
    assert made.reason == "before an import"
    assert opened(settings.backups / made.name).manifest["people"] == len(people) + 3


async def test_files_that_come_one_after_another_have_one_backup_of_before_the_first(
    people, bring, call, clock
):
    assert people
    await bring(60)
    await bring(70)
    assert await reasons(call) == ["before an import"], "that of a moment ago will do"
    clock.forward(2 * HOUR)
    await bring(80)
    assert len(await reasons(call)) == 2


async def test_an_import_goes_on_where_no_backup_can_be_made_and_says_so(
    people, bring, call, monkeypatch, settings
):
    assert people
    usage = shutil.disk_usage(settings.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1024))
    job = await bring(60)
    assert job.state == "done"
    assert "make room" in job.result["no_backup"]
    assert len((await call(SEARCH, {"query": "batch", "limit": 100})).hits) == 60


async def merged(call, changes=0):
    """Merge two new people, each of whom was changed so often."""
    both = []
    for name in ("Grace Hopper", "Grace Murray"):
        added = await call(ADD, {"fields": {"name": name}})
        both.append(str(added.person.id))
        for one in range(changes):
            await call(EDIT, {"person": both[-1], "fields": {"headline": f"Admiral {one}"}})
    await call(MERGE, {"kept": both[0], "other": both[1]})
    await quiet(call)


async def test_a_merge_of_two_long_histories_is_preceded_by_a_backup(
    people, call, opened, settings, clock
):
    assert people
    await merged(call)
    assert await reasons(call) == []
    await merged(call, changes=4)
    [made] = (await call(BACKUPS)).backups
    assert made.reason == "before a merge"
    assert opened(settings.backups / made.name).manifest["people"] == len(people) + 3
    await merged(call, changes=4)
    assert len(await reasons(call)) == 1, "that of a moment ago will do"
    clock.forward(2 * HOUR)
    await merged(call, changes=4)
    assert len(await reasons(call)) == 2


async def test_a_merge_waits_until_it_is_settled_of_which_moment_its_backup_is(
    people, app, call, opened, settings
):
    both = []
    for name in ("Grace Hopper", "Grace Murray"):
        both.append(str((await call(ADD, {"fields": {"name": name}})).person.id))
        for one in range(4):
            await call(EDIT, {"person": both[-1], "fields": {"headline": f"Admiral {one}"}})
    async with app[BACKUPS_ROOM].making._turn:  # as while another backup is made
        merging = asyncio.create_task(call(MERGE, {"kept": both[0], "other": both[1]}))
        async with asyncio.timeout(10):
            while not app[JOBS_ROOM].runs("backup"):  # noqa: ASYNC110 - no sign
                await asyncio.sleep(0)
        # Written after the merge, if that were under way.
        await call(ADD, {"fields": {"name": "Konrad Zuse"}})
        assert len((await call(SEARCH, {"query": "grace"})).hits) == 2
    await merging
    await quiet(call)
    assert len((await call(SEARCH, {"query": "grace"})).hits) == 1
    [made] = (await call(BACKUPS)).backups
    assert opened(settings.backups / made.name).manifest["people"] == len(people) + 3


async def test_whoever_merges_many_in_a_row_has_a_backup_of_before(people, call):
    assert people
    for _ in range(3):
        await merged(call)
    assert await reasons(call) == ["before a merge"]


async def test_a_merge_is_done_where_no_backup_can_be_made_and_status_says_so(
    people, call, settings
):
    assert people
    shutil.rmtree(settings.backups, ignore_errors=True)
    settings.backups.write_text("a file where a folder should be")
    await merged(call, changes=4)
    assert len((await call(SEARCH, {"query": "grace"})).hits) == 1
    [trouble] = (await call(STATUS)).troubles
    assert str(settings.backups) in trouble
