"""Crowds and floods of what nobody signed: a signed call is answered as if they were not there."""

import asyncio
import socket
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from daemon.extension import Extension, encoded, to_text
from daemon.message import exchange
from daemon.terminal import call

from kithbook.web.connection import REFUSALS_A_SECOND, REFUSALS_AT_ONCE
from kithbook.web.hello import HELLOS_AT_ONCE
from kithbook_protocol.vault_operations import HELLO, STATUS

pytestmark = pytest.mark.usefixtures("untouched", "silent")

IDLE = 1_000
SLOW = 50
CALLS, QUIET = 300, 60
"""Beside a flood so many that what it may have at once is used up; without, enough for a median."""
FLOODER = Path(__file__).parent / "flooder.py"


def hello(extension):
    return extension.plain(HELLO.path, encoded({"nonce": to_text(bytes(16))})).encode()


@contextmanager
def crowd(address):
    """Connect a thousand times, and say nothing."""
    kind = socket.AF_UNIX if isinstance(address, Path) else socket.AF_INET
    where = bytes(address) if isinstance(address, Path) else ("127.0.0.1", address)
    with ExitStack() as stack:
        for _ in range(IDLE):
            stack.enter_context(socket.socket(kind)).connect(where)
        yield


@contextmanager
def flood(address, message, connections):
    """Send a message on so many connections at a time, again and again, from another process."""
    process = subprocess.Popen(
        [sys.executable, FLOODER, str(address), message.hex(), str(connections)],
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout.readline() == b"begun\n"
        yield
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def median(asked, calls=CALLS):
    """Make the call so often, each answered; return the seconds it took half of them."""

    async def measure():
        seconds = []
        for _ in range(calls):
            start = time.perf_counter()
            assert (await asked()).state == "ready"
            seconds.append(time.perf_counter() - start)
        return statistics.median(seconds)

    return asyncio.run(measure())


def bound(quiet):
    """Return what a call may take where the quiet one takes this long, on any machine."""
    return max(1.0, 20 * quiet)


def test_a_thousand_idle_and_fifty_slow_connections_on_the_port_hold_up_no_signed_call(extension):
    def asked():
        return extension.call(STATUS)

    quiet = median(asked, QUIET)
    with crowd(extension.port), flood(extension.port, hello(extension)[:-1], SLOW):
        assert median(asked) < bound(quiet)


def test_a_thousand_idle_and_fifty_slow_connections_hold_up_no_command(settings):
    def asked():
        return call(settings.socket, STATUS)

    half = b"POST /v1/status HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 100\\r\\n\\r\\n{"
    quiet = median(asked, QUIET)
    with crowd(settings.socket), flood(settings.socket, half, SLOW):
        assert median(asked) < bound(quiet)


FLOODS = {
    "hello": hello,
    "no call": lambda _: b"GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
    "no HTTP": lambda _: b"\\x16\\x03\\x01\\r\\n\\r\\n",
    "a replay": lambda extension: extension.request(STATUS).encode(),
    "a wrong signature": lambda extension: extension.request(
        STATUS, key=Extension(extension.port).key
    ).encode(),
}


@pytest.mark.parametrize("kind", FLOODS)
def test_a_flood_holds_up_no_signed_call(kind, extension):
    def asked():
        return extension.call(STATUS)

    quiet = median(asked, QUIET)
    with flood(extension.port, FLOODS[kind](extension), SLOW):
        flooded = median(asked)
    assert flooded < bound(quiet)


async def test_who_asks_for_too_many_refusals_waits_for_them(extension, refusal):
    async def ask():
        for _ in range(20):
            assert await exchange(extension.port, b"GET / HTTP/1.1\r\n\r\n") == refusal

    start = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range((REFUSALS_AT_ONCE + 2 * REFUSALS_A_SECOND) // 20)))
    assert time.perf_counter() - start > 1


async def test_a_flood_of_hellos_is_refused_like_everything_else(extension, refusal):
    raw = hello(extension)
    answers = await asyncio.gather(
        *(exchange(extension.port, raw) for _ in range(3 * HELLOS_AT_ONCE))
    )
    # Of more than 32 connections that wait at once, the oldest are closed without a word.
    refused = [one for one in answers if one in {refusal, b""}]
    assert refusal in refused
    assert len(refused) >= HELLOS_AT_ONCE
    assert all(one.startswith(b"HTTP/1.1 200") for one in answers if one not in refused)
    assert (await extension.call(STATUS)).state == "ready"


async def test_a_flood_of_hellos_from_one_origin_is_none_from_another(extension, capturer):
    raw = hello(extension)
    flooding = [asyncio.create_task(exchange(extension.port, raw)) for _ in range(300)]
    await capturer.hello()
    await asyncio.gather(*flooding)


async def test_a_hundred_hellos_in_a_row_meet_no_limit(capturer):
    for _ in range(100):
        await capturer.hello()
