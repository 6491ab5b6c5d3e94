"""Clients: listed, and revoked at once, wherever what they asked for has come to."""

import asyncio
import threading

import pytest
from daemon.extension import Refused, encoded
from daemon.message import PATIENCE, Reply

from kithbook import app as application
from kithbook.capture.service import CAPTURES
from kithbook.keeper import KEEPER
from kithbook.people.service import add
from kithbook.store.routes import writes
from kithbook.store.service import STORE
from kithbook.web.identity import HOUR, Identity
from kithbook_protocol.operations import ADD, CAPTURE, EDIT, RECEIPT, SEARCH
from kithbook_protocol.vault_operations import CLIENTS, REVOKE, STATUS

ADA = {"fields": {"name": "Ada Lovelace"}}
PAGE = {"url": "https://engines.net/ada", "captured_at": 1_800_000_000_000, "html": "<h1>Ada"}


async def revoked(reply):
    """Await a reply, and see that it says under the daemon's signature that one was unpaired."""
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(Refused) as caught:
            await reply
    assert (caught.value.reply.status, caught.value.failure.code) == (401, "revoked")


async def people(call):
    return (await call(STATUS)).people


@pytest.fixture
def revoke(call, extension):
    """Unpair the extension, as `kithbook clients revoke` does."""

    async def do():
        return await call(REVOKE, {"client": extension.grant.client.hex[-8:]})

    return do


async def test_a_list_says_where_from_since_when_and_last_when(extension, call, clock):
    paired = clock()
    clock.forward(3 * 60 * 60)
    await extension.call(STATUS)
    (shown,) = (await call(CLIENTS)).clients
    assert (shown.name, shown.origin, shown.scope) == ("Test browser", extension.origin, "full")
    assert shown.paired_at == paired
    assert shown.last_used_at == clock() // HOUR * HOUR
    assert shown.revoked_at is None


async def test_the_last_use_outlives_the_daemon(extension, settings, clock):
    clock.forward(60 * 60)
    await extension.call(STATUS)
    await extension.hello()
    (known,) = Identity.load(settings.identity).clients
    assert known.last_used_at == clock() // HOUR * HOUR


async def test_what_a_revoked_client_sends_is_no_use(extension, call, revoke, clock):
    await revoke()
    (before,) = (await call(CLIENTS)).clients
    clock.forward(2 * 60 * 60)
    await revoked(extension.call(STATUS))
    assert (await call(CLIENTS)).clients == [before]


async def test_revoked_while_its_body_comes_in(extension, call, revoke):
    request = extension.request(ADD, ADA)
    reader, writer = await asyncio.open_connection("127.0.0.1", extension.port)
    writer.write(request.encode()[:-1])
    await writer.drain()
    await extension.hello()
    await revoke()
    writer.write(request.encode()[-1:])
    async with asyncio.timeout(PATIENCE):
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.readexactly(int(Reply(head).header("Content-Length")))
    reply = Reply(head + body)
    extension.check(reply, request)
    assert (reply.status, reply.failure.code) == (401, "revoked")
    assert await people(call) == 0
    writer.close()


async def test_revoked_during_a_long_poll(app, extension, revoke):
    await app[CAPTURES].stop()  # so that the capture waits
    app[CAPTURES]._task = asyncio.create_task(asyncio.Event().wait())
    capture = (await extension.call(CAPTURE, {"snapshot": PAGE})).capture
    asked = {"capture": str(capture), "wait_seconds": 8}
    polls = [asyncio.create_task(extension.call(RECEIPT, asked)) for _ in range(3)]
    await asyncio.wait(polls, timeout=0.2)
    assert not any(poll.done() for poll in polls)
    start = asyncio.get_running_loop().time()
    await revoke()
    for poll in polls:
        await revoked(poll)
    assert asyncio.get_running_loop().time() - start < asked["wait_seconds"] / 2


async def test_revoked_while_it_waits_for_earlier_captures(app, extension, revoke):
    await app[CAPTURES].stop()
    app[CAPTURES]._task = asyncio.create_task(asyncio.Event().wait())
    first = (await extension.call(CAPTURE, {"snapshot": PAGE})).capture
    edit = asyncio.create_task(extension.call(EDIT, {"person": str(first), "add_tags": ["never"]}))
    await asyncio.wait([edit], timeout=0.2)
    assert not edit.done()
    await revoke()
    await revoked(edit)


async def test_revoked_while_its_write_waits_for_its_turn(app, extension, call, revoke):
    begun, end = threading.Event(), threading.Event()

    def hold(_connection):
        begun.set()
        assert end.wait(PATIENCE)

    holding = asyncio.create_task(app[STORE].maintain(hold))
    await asyncio.to_thread(begun.wait, PATIENCE)
    adding = asyncio.create_task(extension.call(ADD, ADA))
    await asyncio.wait([adding], timeout=0.2)
    assert not adding.done()
    revoking = asyncio.create_task(revoke())
    await revoked(adding)
    assert not revoking.done()  # not before the write that waits is surely none
    end.set()
    await asyncio.gather(holding, revoking)
    assert await people(call) == 0


@pytest.fixture
def held_add(monkeypatch):
    """Two events: an ADD has written what it writes, and it may go on to its commit."""
    begun, end = threading.Event(), threading.Event()

    def work(unit, request):
        applied = add(unit, request)
        begun.set()
        assert end.wait(PATIENCE)
        return applied

    routes = tuple(
        writes(ADD, "add", work) if route.operation is ADD else route
        for route in application.ROUTES
    )
    monkeypatch.setattr("kithbook.server.ROUTES", routes)
    return begun, end


async def test_revoked_right_before_the_commit(held_add, extension, call, revoke):
    begun, end = held_add
    adding = asyncio.create_task(extension.call(ADD, ADA))
    await asyncio.to_thread(begun.wait, PATIENCE)
    revoking = asyncio.create_task(revoke())
    await revoked(adding)
    end.set()
    await revoking
    assert await people(call) == 0


async def test_what_was_committed_before_stays_and_another_client_goes_on(extension, pair, revoke):
    other = await pair(name="Other")
    await extension.call(ADD, ADA)
    asking = asyncio.create_task(other.call(SEARCH, {"query": "ada"}))
    await revoke()
    assert [hit.name for hit in (await asking).hits] == ["Ada Lovelace"]
    await revoked(extension.call(STATUS))


async def test_a_locked_daemon_revokes_too(locked_app, extension, revoke):
    await locked_app[KEEPER].lock()
    await revoke()
    await revoked(extension.call(STATUS))


async def test_a_revoked_client_may_send_any_body_and_is_told_the_same(extension, revoke):
    await revoke()
    reply = await extension.exchange(extension.sign(ADD.path, encoded({}), "application/json"))
    assert reply.failure.code == "revoked"
