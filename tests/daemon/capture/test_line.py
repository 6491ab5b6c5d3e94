"""The line of captures that wait: through crashes, locks, a full disk and odd leftovers."""

import asyncio
import os
import shutil
import signal
from contextlib import suppress

import pytest
import uuid_utils
from daemon.capture.conftest import page, settled, snapshot
from daemon.extension import Refused
from daemon.terminal import call as call_at

from kithbook.capture.service import CAPTURES
from kithbook.jobs.worker import WORKER
from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook.store.service import STORE
from kithbook_protocol.operations import CAPTURE, EDIT, RECEIPT, SEARCH
from kithbook_protocol.vault_operations import STATUS


@pytest.fixture
async def held(spawned, app, capture):  # noqa: ARG001 - which worker it is
    """The daemon with a worker that has stopped: captures come in and wait. Its process id."""
    await capture("<article><h1>First", url="https://engines.net/first")
    pid = app[WORKER]._process.pid
    os.kill(pid, signal.SIGSTOP)
    yield pid
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)


def person(number):
    return snapshot(
        page(f"Ada Lovelace{chr(97 + number)}"), url=f"https://engines.net/people/{number}"
    )


async def people(call):
    return sorted(hit.name for hit in (await call(SEARCH, {"query": "lovelace*"})).hits)


async def test_what_waited_at_a_kill_is_done_once_at_the_next_unlock(
    held, call, settings, recovery_key, tmp_path
):
    items = [uuid_utils.uuid7() for _ in range(3)]
    for number, item in enumerate(items):
        await call(CAPTURE, {"snapshot": person(number), "note": "mine"}, item=item)
    assert held
    # What is on disk now is what kill -9 would leave: nobody gets to tidy up.
    crashed = settings.model_copy(update={"home": tmp_path / "crashed"})
    shutil.copytree(settings.home, crashed.home, ignore=shutil.ignore_patterns("run", "*.lock"))
    crashed.home.chmod(0o700)
    async with serving(crashed, with_port=False) as again:

        async def there(*arguments, **more):
            return await call_at(crashed.socket, *arguments, **more)

        await again[KEEPER].unlock_with_recovery(recovery_key)
        receipts = [await settled(there, item) for item in items]
        assert {one.outcome for one in receipts} == {"created"}
        names = ["Ada Lovelacea", "Ada Lovelaceb", "Ada Lovelacec"]
        assert await people(there) == names
        # The outbox had no answer to the last: it sends it again.
        await there(CAPTURE, {"snapshot": person(2), "note": "mine"}, item=items[2])
        assert (await there(STATUS)).waiting in {0, 1}
        await again[KEEPER].lock()
        await again[KEEPER].unlock_with_recovery(recovery_key)
        assert await people(there) == names


async def test_edits_wait_for_the_captures_before_them_and_no_longer(held, app, call):
    first = (await call(CAPTURE, {"snapshot": person(0)})).capture
    editing = asyncio.create_task(call(EDIT, {"person": str(first), "add_tags": ["x"]}))
    await asyncio.wait([editing], timeout=0.2)
    assert not editing.done()
    os.kill(held, signal.SIGCONT)
    assert (await editing).person.tags == ["x"]
    assert app[CAPTURES]


async def test_a_lock_lets_nobody_wait_in_vain(held, app, call):
    first = (await call(CAPTURE, {"snapshot": person(0)})).capture
    asked = [
        asyncio.create_task(call(RECEIPT, {"capture": str(first)})),
        asyncio.create_task(call(EDIT, {"person": str(first), "add_tags": ["x"]})),
    ]
    await asyncio.wait(asked, timeout=0.2)
    async with asyncio.timeout(4):
        await app[KEEPER].lock()
        for one in asked:
            with pytest.raises(Refused) as caught:
                await one
            assert caught.value.failure.code == "locked"
    assert held


async def test_a_page_that_hangs_holds_up_the_line_for_its_time_only(held, app, call):
    app[CAPTURES]._extraction_seconds = 0.3
    hung = (await call(CAPTURE, {"snapshot": person(0)})).capture
    after = (await call(CAPTURE, {"snapshot": person(1)})).capture
    receipt = await settled(call, hung)
    assert (receipt.outcome, receipt.status) == ("draft", "broken")
    app[CAPTURES]._extraction_seconds = 20
    assert await settled(call, after)
    assert held


async def test_a_full_disk_makes_captures_wait_and_loses_none(held, app, call):
    app[CAPTURES].pause = 0.05
    long = {"snapshot": person(0), "note": "x" * 60_000}
    item = (await call(CAPTURE, long)).capture
    store = app[STORE]
    [pages] = await store.maintain(lambda c: c.execute("PRAGMA page_count").fetchone())
    await store.maintain(lambda c: c.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    os.kill(held, signal.SIGCONT)
    assert (await call(RECEIPT, {"capture": str(item), "wait_seconds": 0.5})).state == "pending"
    await store.maintain(lambda c: c.execute("PRAGMA max_page_count = 1000000").fetchone())
    assert (await settled(call, item)).outcome == "created"


async def test_a_snapshot_that_can_be_read_no_more_becomes_a_draft(held, app, call):
    before = (await call(CAPTURE, {"snapshot": person(0)})).capture
    item = (await call(CAPTURE, {"snapshot": person(1)})).capture
    after = (await call(CAPTURE, {"snapshot": person(2)})).capture
    await app[STORE].maintain(
        lambda c: c.execute(
            "DELETE FROM blob WHERE hash = (SELECT snapshot FROM capture_waiting WHERE id = ?)",
            (item.bytes,),
        )
    )
    os.kill(held, signal.SIGCONT)
    receipts = [await settled(call, one) for one in (before, item, after)]
    assert [one.outcome for one in receipts] == ["created", "draft", "created"]
    assert receipts[1].status == "broken"


async def test_a_capture_that_cannot_even_be_a_draft_does_not_hold_up_the_line(held, app, call):
    """Its id is taken in the journal, by another device's action."""
    item = (await call(CAPTURE, {"snapshot": person(0)})).capture
    after = (await call(CAPTURE, {"snapshot": person(1)})).capture
    await app[STORE].act("add", "cli", lambda unit: unit.record(), item)
    os.kill(held, signal.SIGCONT)
    receipt = await settled(call, item)
    assert (receipt.outcome, receipt.status) == ("draft", "broken")
    assert (await settled(call, after)).outcome == "created"
