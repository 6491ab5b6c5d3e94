"""Writes that meet a locked vault: kept as they came, applied once and in order later."""

import asyncio

import pytest
from daemon.capture.conftest import page, settled, snapshot
from daemon.extension import Extension
from daemon.spool.conftest import new_item, send, someone

from kithbook.keeper import KEEPER
from kithbook.spool.model import Unreadable
from kithbook.spool.service import SPOOL
from kithbook_protocol.operations import (
    ADD,
    CAPTURE,
    EDIT,
    HISTORY,
    NOTE,
    RECEIPT,
    SEARCH,
    SHOW,
    UNDO,
)
from kithbook_protocol.vault_operations import LOCK, REVOKE, STATUS
from kithbook_protocol.vault_operations import SPOOL as STATE


async def names(call, query=""):
    return sorted(hit.name for hit in (await call(SEARCH, {"query": query})).hits)


async def test_a_write_to_a_locked_vault_is_kept_and_applied_after_the_unlock(
    writer, call, clock, drain
):
    item = new_item()
    status, kept = await send(writer, ADD, someone("Ada Lovelace"), item)
    assert (status, str(kept.item), kept.kept_at) == (202, str(item), clock())
    assert (await call(STATUS)).spooled == 1
    await drain()
    assert await names(call) == ["Ada Lovelace"]
    assert (await call(STATUS)).spooled == 0
    (deed,) = (await call(HISTORY, {})).deeds
    assert (deed.by, str(deed.id)) == (str(writer.grant.client), str(item))


async def test_the_same_item_again_is_answered_the_same_and_kept_once(
    writer, clock, drain, settings
):
    item = new_item()
    first = await send(writer, ADD, someone("Ada Lovelace"), item)
    clock.forward(60)
    assert await send(writer, ADD, someone("Ada Lovelace"), item) == first
    assert len(list(settings.spool.iterdir())) == 1
    await drain()
    status, applied = await send(writer, ADD, someone("Ada Lovelace"), item)
    assert (status, applied.person.name) == (200, "Ada Lovelace")
    assert (await writer.call(STATUS)).people == 1


async def test_an_item_id_used_for_something_else_is_a_conflict(writer):
    item = new_item()
    await send(writer, ADD, someone("Ada Lovelace"), item)
    status, failure = await send(writer, EDIT, {"person": "x", "add_tags": ["a"]}, item)
    assert (status, failure.code) == (409, "conflict")


async def test_reads_of_a_locked_vault_are_still_refused(writer):
    status, failure = await send(writer, SEARCH, {"query": ""})
    assert (status, failure.code) == (423, "locked")


async def test_an_edit_of_a_capture_follows_it_both_sent_while_locked(writer, call, drain):
    capture = new_item()
    content = page("Ada Lovelace", headline="Analyst")
    await send(writer, CAPTURE, {"snapshot": snapshot(content), "note": "from a page"}, capture)
    await send(writer, EDIT, {"person": str(capture), "fields": {"location": "London"}})
    await send(writer, EDIT, {"person": str(capture), "fields": {"location": "Turin"}})
    await send(writer, NOTE, {"person": str(capture), "text": "Met there"})
    await drain()
    receipt = await settled(call, capture)
    assert (receipt.outcome, receipt.person.name) == ("created", "Ada Lovelace")
    assert (await call(SHOW, {"person": str(receipt.person.id)})).location == "Turin"


async def test_an_undo_sent_while_locked_takes_back_what_was_sent_before_it(writer, call, drain):
    capture = new_item()
    await send(writer, CAPTURE, {"snapshot": snapshot()}, capture)
    await send(writer, UNDO, {"change_set": str(capture)})
    await drain()
    assert await names(call) == []


async def test_each_browser_s_writes_are_applied_as_its_own_in_the_order_they_came(
    writer, call, pair, drain
):
    other = await pair(origin="moz-extension://" + "a" * 36, name="Another browser")
    person = new_item()
    await send(writer, ADD, someone("Ada Lovelace"), person)
    for number in range(6):
        editing = (writer, other)[number % 2]
        await send(editing, EDIT, {"person": str(person), "fields": {"location": f"{number}"}})
    await drain()
    deeds = (await call(HISTORY, {})).deeds[::-1]
    told = [edit.after for deed in deeds[1:] for edit in deed.edits]
    assert told == [f"{number}" for number in range(6)]
    clients = [str(writer.grant.client), str(other.grant.client)]
    assert [deed.by for deed in deeds] == [clients[0], *clients * 3]


async def test_two_browsers_that_use_one_item_id_are_told_apart(writer, call, pair, drain):
    other = await pair(origin="moz-extension://" + "a" * 36, name="Another browser")
    item = new_item()
    assert (await send(writer, ADD, someone("Ada Lovelace"), item))[0] == 202
    assert (await send(other, ADD, someone("Grace Hopper"), item))[0] == 202
    await drain()
    assert await names(call) == ["Ada Lovelace"]
    (refused,) = (await call(STATE)).refused
    assert (refused.browser, refused.code) == ("Another browser", "conflict")


class TestOrderWhileItDrains:
    @pytest.fixture
    async def stuck(self, locked_app, writer, unlock, monkeypatch):
        """An unlocked daemon whose disk does not let go of the first file, until the event is set.

        The refusal is put in, because root may remove any file.
        """
        folder, freed = locked_app[SPOOL]._folder, asyncio.Event()
        remove = folder.remove

        def hold(kept):
            if not freed.is_set():
                raise Unreadable
            remove(kept)

        monkeypatch.setattr(folder, "remove", hold)
        await send(writer, ADD, someone("Ada Lovelace"))
        await unlock()
        return freed

    async def test_a_write_that_comes_while_others_wait_goes_behind_them(
        self, stuck, writer, call, drained
    ):
        status, _ = await send(writer, ADD, someone("Grace Hopper"))
        assert status == 202
        assert await names(call, "hopper") == []
        stuck.set()
        await drained()
        assert await names(call) == ["Ada Lovelace", "Grace Hopper"]
        assert (await send(writer, ADD, someone("Mary Somerville")))[0] == 200

    async def test_the_receipt_of_a_capture_that_waits_is_pending_until_its_turn(
        self, stuck, writer
    ):
        capture = new_item()
        await send(writer, CAPTURE, {"snapshot": snapshot()}, capture)
        asked = {"capture": str(capture), "wait_seconds": 0}
        assert (await writer.call(RECEIPT, asked)).state == "pending"
        asking = asyncio.create_task(writer.call(RECEIPT, {"capture": str(capture)}))
        stuck.set()
        assert (await asking).person.name == "Ada Lovelace"

    async def test_a_write_of_the_command_line_waits_for_its_turn(
        self, stuck, call, writer, drained
    ):
        assert writer
        adding = asyncio.create_task(call(ADD, someone("Grace Hopper")))
        done, _ = await asyncio.wait([adding], timeout=0.2)
        assert not done
        stuck.set()
        await drained()
        assert (await adding).person.name == "Grace Hopper"

    async def test_a_lock_midway_leaves_the_rest_for_the_next_unlock(
        self, stuck, writer, call, drain
    ):
        for number in range(3):
            await send(writer, ADD, someone(f"Grace Hopper {number}"))
        await call(LOCK)
        assert (await call(STATUS)).spooled == 4
        stuck.set()
        await drain()
        assert len(await names(call)) == 4


class TestWhatIsCheckedBeforeItIsKept:
    async def test_scope(self, call, pair, writer):
        assert writer
        capturer = await pair("capture", origin="chrome-extension://" + "c" * 32)
        status, failure = await send(capturer, ADD, someone("Ada Lovelace"))
        assert (status, failure.code) == (403, "scope")
        assert (await send(capturer, CAPTURE, {"snapshot": snapshot()}))[0] == 202
        assert (await call(STATUS)).spooled == 1

    async def test_revoked(self, writer, call):
        await call(REVOKE, {"client": str(writer.grant.client)})
        status, failure = await send(writer, ADD, someone("Ada Lovelace"))
        assert (status, failure.code) == (401, "revoked")

    async def test_the_epoch_of_the_key(self, writer):
        writer.grant = writer.grant.model_copy(update={"epoch": 7})
        status, failure = await send(writer, ADD, someone("Ada Lovelace"))
        assert (status, failure.code) == (412, "version")

    @pytest.mark.parametrize("body", [b"", b"{}", b"KBE2" + bytes(2_000), b"KBE1" + bytes(1_000)])
    async def test_that_it_is_an_envelope(self, body, writer):
        request = writer.sign(ADD.path, body, "application/vnd.kithbook.envelope")
        reply = await writer.exchange(request)
        assert (reply.status, reply.failure.code) == (400, "invalid")

    async def test_the_item_id(self, writer):
        item = "0b0e7c3a-7a3c-4c1e-9d0a-0123456789ab"
        status, failure = await send(writer, ADD, someone("Ada Lovelace"), item)
        assert (status, failure.code) == (400, "invalid")

    async def test_that_it_is_sealed(self, writer):
        request = writer.sign(ADD.path, b"{}", "application/json")
        reply = await writer.exchange(request)
        assert (reply.status, reply.failure.code) == (400, "invalid")

    async def test_that_a_client_of_ours_signed_it(self, writer, call):
        stranger = Extension(writer.port, origin=writer.origin)
        stranger.grant, stranger.boot = writer.grant, writer.boot
        reply = await stranger.exchange(stranger.request(ADD, someone("Ada Lovelace")))
        assert (reply.status, reply.body) == (403, b"")
        assert (await call(STATUS)).spooled == 0

    async def test_its_size(self, writer, call):
        body = b"KBE1" + bytes(ADD.max_body)
        request = writer.sign(ADD.path, body, "application/vnd.kithbook.envelope")
        reply = await writer.exchange(request)
        assert (reply.status, reply.body) == (403, b"")
        assert (await call(STATUS)).spooled == 0


async def test_three_hundred_items_are_applied_while_searches_are_answered(
    app, writer, call, recovery_key, drained
):
    await call(ADD, someone("Grace Hopper"))
    await call(LOCK)
    for number in range(150):
        person = new_item()
        await send(writer, ADD, someone(f"Ada {number}"), person)
        await send(writer, NOTE, {"person": str(person), "text": f"note {number}"})
    assert (await call(STATUS)).spooled == 300
    await app[KEEPER].unlock_with_recovery(recovery_key)
    answered = 0
    while (await call(STATUS)).spooled:
        assert await names(writer.call, "hopper") == ["Grace Hopper"]
        answered += 1
    assert answered > 3
    await drained()
    assert (await call(STATUS)).people == 151
    (first, *_, last, _) = (await call(HISTORY, {"limit": 500})).deeds
    assert (first.about, last.about) == (["Ada 149"], ["Ada 0"])
