"""Noise, and calls with a few bytes changed: the refusal, silence, or the answer to a real call."""

import asyncio

import pytest
from daemon.message import Reply, exchange
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from security.sentinel import SENTINEL

from kithbook_protocol.operations import SEARCH
from kithbook_protocol.vault_operations import STATUS

pytestmark = pytest.mark.usefixtures("untouched", "silent")

bounded = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SOON = 2
"""Seconds; a refusal beyond the pace takes one."""
PIECES = [
    *(b"POST ", b"GET ", b"OPTIONS ", b"/v1/status", b"/v1/hello", b"http://", b"*", b" HTTP/1.1"),
    *(b" HTTP/1.0", b"\r\n", b"\n", b"\r", b": ", b"Host: 127.0.0.1", b"Origin: ", b"null"),
    *(b"Content-Length: 0", b"Transfer-Encoding: chunked", b"0\r\n\r\n", b"Connection: Upgrade"),
    *(b"Upgrade: websocket", b"Expect: 100-continue", b"\0", b"\xff", b" ", SENTINEL.encode()),
]


async def answer(port, raw):
    """Return what comes back; nothing where the daemon waits for more, as it does for 15 s."""
    try:
        async with asyncio.timeout(SOON):
            return await exchange(port, raw)
    except TimeoutError:
        return b""


@bounded
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=30))
@example([b"PRI * HTTP/2.0\r\n\r\nSM"])
@example([])
def test_noise_that_looks_like_http_gets_the_refusal_or_silence(extension, refusal, pieces):
    raw = b"".join(pieces) + b"\r\n\r\n"
    assert asyncio.run(answer(extension.port, raw)) in (refusal, b"")


EDITS = st.lists(
    st.tuples(
        st.integers(0, 10_000),
        st.integers(0, 3),
        st.binary(max_size=3) | st.sampled_from(PIECES),
    ),
    min_size=1,
    max_size=3,
)
"""Where, how many bytes go, and what comes in their place."""


def edited(raw, edits):
    for where, gone, new in edits:
        place = where % len(raw)
        raw = raw[:place] + new + raw[place + gone :]
    return raw


@pytest.mark.parametrize("operation", [STATUS, SEARCH], ids=["plain", "sealed"])
@bounded
@given(EDITS)
def test_a_changed_call_gets_the_refusal_silence_or_a_signed_answer(
    operation, extension, refusal, edits
):
    request = extension.request(operation, {"query": SENTINEL} if operation is SEARCH else None)
    answered = asyncio.run(answer(extension.port, edited(request.encode(), edits)))
    if answered not in (refusal, b""):
        # What was changed means the same (the case of a header's name), or came after the call.
        reply = Reply(answered)
        extension.check(reply, request)
        assert reply.status == 200


def test_after_all_that_a_real_call_is_answered(extension):
    assert asyncio.run(extension.call(STATUS)).state == "ready"
