"""Connections: who dawdles is closed, and the newest is never refused."""

import asyncio

import pytest
from daemon.extension import JSON, encoded, to_text
from daemon.message import PATIENCE, Reply

from kithbook.web import body, connection
from kithbook.web.connection import MOST_CONNECTIONS
from kithbook_protocol.operations import HELLO, STATUS

SOON = 0.3
"""Seconds, in place of the 15 and 5 that a person's daemon gives."""


@pytest.fixture
def in_a_hurry(monkeypatch):
    monkeypatch.setattr(connection, "KEEP_ALIVE_SECONDS", SOON)
    monkeypatch.setattr(body, "DEADLINE_SECONDS", SOON)


async def everything(reader):
    async with asyncio.timeout(PATIENCE):
        return await reader.read()


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


@pytest.mark.usefixtures("in_a_hurry")
async def test_a_body_that_does_not_come_is_refused(extension):
    content = encoded({"nonce": to_text(bytes(16))})
    for request in (
        extension.plain(HELLO.path, content),
        extension.sign(STATUS.path, b"{}", JSON),
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", extension.port)
        writer.write(request.encode()[:-1])
        reply = Reply(await everything(reader))
        assert (reply.status, reply.body) == (403, b"")
        writer.close()


async def test_a_crowd_on_the_port_closes_no_connection_of_the_command_line(app, settings, port):
    assert app
    reader, writer = await asyncio.open_unix_connection(settings.socket)
    crowd = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2 * MOST_CONNECTIONS)]
    writer.write(
        b"POST /v1/status HTTP/1.1\r\nHost: kithbook\r\nContent-Type: application/json\r\n"
    )
    writer.write(b"Content-Length: 2\r\nConnection: close\r\n\r\n{}")
    assert Reply(await everything(reader)).status == 200
    assert await crowd[0][0].read() == b""
    for _, other in (*crowd, (reader, writer)):
        other.close()


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
