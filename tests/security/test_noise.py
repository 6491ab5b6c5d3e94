"""What is not HTTP is answered like all else that is refused, or not at all; and never repeated."""

import asyncio
import random
from contextlib import AsyncExitStack, suppress

import pytest
from daemon.message import exchange
from security.sentinel import SENTINEL

from kithbook.web.connection import GRACE_SECONDS, KEEP_ALIVE_SECONDS, MOST_CONNECTIONS
from kithbook_protocol.vault_operations import STATUS

pytestmark = pytest.mark.usefixtures("untouched", "silent")

WORD = SENTINEL.encode()
HEAD = b"POST /v1/status HTTP/1.1\r\nHost: 127.0.0.1\r\n"
ROWS = {
    "only a word": WORD + b"\r\n\r\n",
    "a request line of one word": WORD + b" HTTP/1.1\r\n\r\n",
    "HTTP/0.9": b"GET /" + WORD + b"\r\n\r\n",
    "a method with spaces": b"PO ST /" + WORD + b" HTTP/1.1\r\n\r\n",
    "a method of signs": b"{" + WORD + b"} / HTTP/1.1\r\n\r\n",
    "a version that is none": b"POST / " + WORD + b"\r\n\r\n",
    "a version of three parts": b"POST / HTTP/1.1." + WORD + b"\r\n\r\n",
    "a target with a NUL": b"POST /\0" + WORD + b" HTTP/1.1\r\n\r\n",
    "a target that is no URL": b"POST http://[" + WORD + b" HTTP/1.1\r\n\r\n",
    "a target with a bad port": b"POST http://a:" + WORD + b"/ HTTP/1.1\r\n\r\n",
    "a target of 9 kB": b"POST /" + WORD * 500 + b" HTTP/1.1\r\n\r\n",
    "a target of 1 MB": b"POST /" + WORD * 50_000 + b" HTTP/1.1\r\n\r\n",
    "a header without a colon": HEAD + WORD + b"\r\n\r\n",
    "a header without a name": HEAD + b": " + WORD + b"\r\n\r\n",
    "a header of 9 kB": HEAD + b"X: " + WORD * 500 + b"\r\n\r\n",
    "a header of 1 MB": HEAD + b"X: " + WORD * 50_000 + b"\r\n\r\n",
    "a header name of signs": HEAD + b"X(" + WORD + b"): 1\r\n\r\n",
    "a header with a lone CR": HEAD + b"X: a\r" + WORD + b"\r\n\r\n",
    "ten thousand headers": HEAD
    + b"".join(b"X: " + WORD + b"\r\n" for _ in range(10_000))
    + b"\r\n",
    "a chunk size of letters": HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + WORD + b"\r\n",
    "a chunk size without end": HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 50 + b"\r\n",
    "a chunk extension of 9 kB": HEAD
    + b"Transfer-Encoding: chunked\r\n\r\n1;"
    + WORD * 500
    + b"\r\n",
    "length and chunks": HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths": HEAD + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\n" + WORD,
    "the first bytes of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + WORD + b"\r\n\r\n",
    "the preface of HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + WORD,
    "bytes beyond ASCII": HEAD + b"X: \xff\xfe" + WORD + b"\r\n\r\n",
    "a body that does not decompress": HEAD
    + b"Content-Encoding: gzip\r\nContent-Length: 21\r\n\r\n"
    + WORD,
}


@pytest.mark.parametrize("row", ROWS)
async def test_noise_gets_the_refusal_or_silence(row, extension, refusal):
    answer = await exchange(extension.port, ROWS[row])
    assert answer in (refusal, b"")


async def test_random_bytes_get_the_refusal_or_silence(extension, refusal):
    noise = random.Random(7319)  # noqa: S311 - the same noise in each run
    for _ in range(100):
        raw = HEAD[: noise.randrange(len(HEAD))] + noise.randbytes(200) + b"\r\n\r\n"
        assert await exchange(extension.port, raw) in (refusal, b"")


async def test_the_newest_of_many_connections_is_answered_and_the_oldest_makes_room(extension):
    async with AsyncExitStack() as stack:

        async def connect():
            reader, writer = await asyncio.open_connection("127.0.0.1", extension.port)
            stack.callback(writer.close)
            return reader, writer

        crowd = [await connect() for _ in range(3 * MOST_CONNECTIONS)]
        for _, writer in crowd[::2]:
            writer.write(HEAD)
        oldest = asyncio.ensure_future(crowd[0][0].read())
        # Within the time after which it would be closed anyway.
        async with asyncio.timeout(KEEP_ALIVE_SECONDS / 2):
            assert (await extension.call(STATUS)).state == "ready"
            while not oldest.done():
                await connect()
                await asyncio.wait([oldest], timeout=GRACE_SECONDS / 4)
        with suppress(ConnectionResetError):
            assert oldest.result() == b""
