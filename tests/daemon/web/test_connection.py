"""Connections: who dawdles is closed, and the newest is never refused."""

import asyncio
import select
import socket
from contextlib import suppress

import pytest
from daemon.extension import JSON, encoded, to_text
from daemon.message import PATIENCE, Reply, Request

from kithbook import app as application
from kithbook.log import log
from kithbook.web import body, connection
from kithbook.web.connection import MOST_AT_ONCE, MOST_CONNECTIONS
from kithbook.web.route import Route
from kithbook_protocol.operations import TAGS
from kithbook_protocol.people import TagList
from kithbook_protocol.vault_operations import HELLO, STATUS

REFUSAL = b"HTTP/1.1 403 "
SOON = 0.3
"""Seconds, in place of the 15 and 5 that a person's daemon gives."""


@pytest.fixture
def in_a_hurry(monkeypatch):
    monkeypatch.setattr(connection, "KEEP_ALIVE_SECONDS", SOON)
    monkeypatch.setattr(connection, "LINGER_SECONDS", SOON)
    monkeypatch.setattr(body, "DEADLINE_SECONDS", SOON)


@pytest.fixture
def hurried(extension, request):
    """A paired extension. The daemon is in a hurry only now: to pair may take a while."""
    request.getfixturevalue("in_a_hurry")
    return extension


@pytest.fixture
def impatient(monkeypatch):
    """Close whom there is no room for at once."""
    monkeypatch.setattr(connection, "GRACE_SECONDS", 0)


@pytest.fixture
def patient(monkeypatch):
    """Close nobody who has just come, however long a crowd takes to come in here."""
    monkeypatch.setattr(connection, "GRACE_SECONDS", PATIENCE)


def answer_tags(monkeypatch, handle):
    """Let another function answer TAGS in the daemon that is started next."""
    routes = tuple(
        Route(TAGS, handle) if route.operation is TAGS else route for route in application.ROUTES
    )
    monkeypatch.setattr("kithbook.server.ROUTES", routes)


@pytest.fixture
def many_tags(monkeypatch):
    """Make the reply to TAGS larger than what the system takes for a reader who does not read."""

    async def handle(_call):
        return TagList(tags=["x" * 1_000] * 8_000)

    answer_tags(monkeypatch, handle)


@pytest.fixture
def slow_tags(monkeypatch):
    """Two events: a call of TAGS has begun, and it may end."""
    begun, end = asyncio.Event(), asyncio.Event()

    async def handle(_call):
        begun.set()
        await end.wait()
        return TagList(tags=[])

    answer_tags(monkeypatch, handle)
    return begun, end


async def everything(reader):
    """Return all that comes until the other side closes, or resets what is still sent to it."""
    come = b""
    async with asyncio.timeout(PATIENCE):
        with suppress(ConnectionResetError):
            while some := await reader.read(4096):
                come += some
    return come


@pytest.mark.usefixtures("in_a_hurry", "locked_app")
@pytest.mark.parametrize("head", [b"", b"P", b"POST /v1/hello HTTP/1.1\r\nHost: 127.0.0.1\r\n"])
async def test_a_head_that_does_not_end_is_closed(port, head):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head)
    assert await everything(reader) == b""
    writer.close()


@pytest.mark.usefixtures("in_a_hurry", "locked_app")
async def test_a_head_that_trickles_is_closed_all_the_same(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)

    async def trickle():
        writer.write(b"POST /v1/hello HTTP/1.1\r\n")
        while True:
            writer.write(b"X: 1\r\n")
            await asyncio.sleep(SOON / 10)

    trickling = asyncio.create_task(trickle())
    try:
        assert await everything(reader) == b""
    except ConnectionResetError:
        pass  # it was closed while we still wrote
    finally:
        trickling.cancel()
        writer.close()


async def test_a_body_that_does_not_come_is_refused(hurried):
    content = encoded({"nonce": to_text(bytes(16))})
    for request in (
        hurried.plain(HELLO.path, content),
        hurried.sign(STATUS.path, b"{}", JSON),
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", hurried.port)
        writer.write(request.encode()[:-1])
        reply = Reply(await everything(reader))
        assert (reply.status, reply.body) == (403, b"")
        writer.close()


async def test_a_body_that_drips_is_refused_all_the_same(hurried):
    content = encoded({"nonce": to_text(bytes(16))})
    reader, writer = await asyncio.open_connection("127.0.0.1", hurried.port)
    writer.write(hurried.plain(HELLO.path, content + b" " * 1_000).encode()[:-1_000])

    async def drip():
        while True:
            writer.write(b" ")
            await asyncio.sleep(SOON / 10)

    dripping = asyncio.create_task(drip())
    reply = Reply(await everything(reader))
    assert (reply.status, reply.body) == (403, b"")
    dripping.cancel()
    writer.close()


@pytest.mark.usefixtures("locked_app")
@pytest.mark.parametrize("part", [b"", b"POST /v1/he", b"POST /v1/hello HTTP/1.1\r\n\r\n"])
async def test_who_says_no_more_is_closed(port, part):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(part)
    writer.write_eof()
    assert (await everything(reader))[: len(REFUSAL)] in (b"", REFUSAL)
    writer.close()


async def test_a_body_that_breaks_off_is_no_mistake_of_ours(extension, tmp_path):
    log.open(tmp_path / "daemon.log")
    request = extension.plain(HELLO.path, encoded({"nonce": to_text(bytes(16))}))
    _reader, writer = await asyncio.open_connection("127.0.0.1", extension.port)
    writer.write(request.encode()[:-1])
    await writer.drain()
    writer.transport.abort()
    await extension.hello()
    log.close()
    assert (tmp_path / "daemon.log").read_text() == ""


@pytest.mark.usefixtures("in_a_hurry", "many_tags", "app")
async def test_who_does_not_read_the_reply_is_closed(settings):
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(bytes(settings.socket))
        headers = (("Host", "kithbook"), ("Content-Type", JSON))
        link.send(Request(TAGS.path, headers).with_body(b"{}").encode())
        begun = await asyncio.to_thread(link.recv, 12, socket.MSG_PEEK)
        assert begun == b"HTTP/1.1 200"
        gone = select.poll()
        gone.register(link, 0)  # POLLHUP is told unasked
        assert await asyncio.to_thread(gone.poll, PATIENCE * 1_000)


def half_a_hello(extension):
    """Return a hello whose last byte is missing."""
    return extension.plain(HELLO.path, encoded({"nonce": to_text(bytes(16))})).encode()[:-1]


async def crowd(port, number, said=b""):
    """Connect so often, and say this each time."""
    found = [await asyncio.open_connection("127.0.0.1", port) for _ in range(number)]
    for _, writer in found:
        writer.write(said)
        await writer.drain()
    return found


def leave(found):
    for _, writer in found:
        writer.close()


@pytest.mark.usefixtures("impatient")
async def test_who_has_waited_longest_in_the_middle_of_a_body_makes_room(extension):
    found = await crowd(extension.port, MOST_CONNECTIONS + 1, half_a_hello(extension))
    assert await everything(found[0][0]) == b""
    found[-1][1].write(b"}")
    async with asyncio.timeout(PATIENCE):
        assert (await found[-1][0].readuntil(b"\r\n")).startswith(b"HTTP/1.1 200")
    assert (await extension.call(STATUS)).state == "ready"
    leave(found)


@pytest.mark.usefixtures("patient")
async def test_what_has_just_come_is_not_closed_before_it_could_say_what_it_wants(extension):
    found = await crowd(extension.port, 2 * MOST_CONNECTIONS)
    found[0][1].write(half_a_hello(extension) + b"}")
    async with asyncio.timeout(PATIENCE):
        assert (await found[0][0].readuntil(b"\r\n")).startswith(b"HTTP/1.1 200")
    leave(found)


async def test_a_crowd_too_large_for_our_files_closes_even_what_has_just_come(extension):
    found = await crowd(extension.port, MOST_AT_ONCE + 1)
    assert await everything(found[0][0]) == b""
    assert (await extension.call(STATUS)).state == "ready"
    leave(found)


@pytest.mark.usefixtures("impatient")
async def test_a_call_that_is_being_done_is_closed_for_nobody(slow_tags, extension):
    begun, end = slow_tags
    asking = asyncio.create_task(extension.call(TAGS))
    await begun.wait()
    found = await crowd(extension.port, 3 * MOST_CONNECTIONS, half_a_hello(extension))
    assert await everything(found[0][0]) == b""
    end.set()
    assert (await asking).tags == []
    leave(found)


@pytest.mark.usefixtures("impatient")
async def test_a_crowd_on_the_port_closes_no_connection_of_the_command_line(app, settings, port):
    assert app
    reader, writer = await asyncio.open_unix_connection(settings.socket)
    found = await crowd(port, 2 * MOST_CONNECTIONS)
    writer.write(
        b"POST /v1/status HTTP/1.1\r\nHost: kithbook\r\nContent-Type: application/json\r\n"
    )
    writer.write(b"Content-Length: 2\r\nConnection: close\r\n\r\n{}")
    assert Reply(await everything(reader)).status == 200
    assert await found[0][0].read() == b""
    leave([*found, (reader, writer)])


async def test_a_connection_is_kept_between_the_calls_of_a_client(extension):
    reader, writer = await asyncio.open_connection("127.0.0.1", extension.port)
    for _ in range(3):
        request = extension.request(STATUS)
        writer.write(request.encode())
        async with asyncio.timeout(PATIENCE):
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(Reply(head).header("Content-Length"))
            reply = Reply(head + await reader.readexactly(length))
        extension.check(reply, request)
        assert reply.status == 200
    writer.close()
