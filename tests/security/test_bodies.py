"""Bodies that no honest client sends: who is known gets a signed reason, the rest the refusal."""

import pytest
from daemon.extension import JSON
from daemon.message import Request, exchange, send
from security.sentinel import SENTINEL

from kithbook_protocol.operations import CAPTURE, SEARCH
from kithbook_protocol.vault_operations import HELLO, STATUS

pytestmark = pytest.mark.usefixtures("untouched", "silent")

WORD = SENTINEL.encode()
NONCE = b"A" * 22
BODIES = {
    "nothing but a brace": b"{",
    "no JSON": WORD,
    "no object": b"[]",
    "null": b"null",
    "not UTF-8": b'{"query":"\xff' + WORD + b'"}',
    "UTF-16": f'{{"query":"{SENTINEL}"}}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf{}",
    "more behind the end": b'{"query":"a"}' + WORD,
    "a field too many": b'{"query":"a","' + WORD + b'":1}',
    "a prototype": b'{"query":"a","__proto__":{"' + WORD + b'":1}}',
    "a key twice": b'{"query":"a","query":"b"}',
    "a key twice, once escaped": b'{"query":"a","\\u0071uery":"b"}',
    "NaN": b'{"query":"a","limit":NaN}',
    "infinity": b'{"query":"a","limit":-Infinity}',
    "a number out of range": b'{"query":"a","limit":1e999}',
    "a number of 5,000 digits": b'{"query":"a","limit":' + b"9" * 5_000 + b"}",
    "half a surrogate pair": b'{"query":"\\ud800"}',
    "half a surrogate pair as a key": b'{"query":"a","\\udfff":1}',
    "arrays 33 deep": b'{"query":' + b"[" * 33 + b"]" * 33 + b"}",
    "arrays 100,000 deep": b'{"query":' + b"[" * 100_000,
    "objects 30,000 deep": b'{"query":' + b'{"a":' * 30_000,
}


@pytest.mark.parametrize("name", BODIES)
async def test_a_paired_client_gets_a_signed_reason_that_quotes_nothing(name, extension):
    for operation in (SEARCH, STATUS, CAPTURE):
        reply = await extension.exchange(extension.request(operation, BODIES[name]))
        assert (reply.status, reply.failure.code) == (400, "invalid")
        assert SENTINEL not in reply.failure.sentence or "field" in name or "proto" in name


@pytest.mark.parametrize("name", BODIES)
async def test_the_command_line_gets_a_reason(name, settings):
    request = Request(SEARCH.path, (("Host", "kithbook"), ("Content-Type", JSON)))
    reply = await send(settings.socket, request.with_body(BODIES[name]))
    assert (reply.status, reply.failure.code) == (400, "invalid")


@pytest.mark.parametrize("name", BODIES)
async def test_who_only_says_hello_gets_the_refusal(name, extension, refusal):
    body = BODIES[name].replace(b'"query":"a"', b'"nonce":"' + NONCE + b'"')
    assert await exchange(extension.port, extension.plain(HELLO.path, body).encode()) == refusal
