"""Before its signature verifies, every request gets the same bytes, whatever is wrong with it."""

import secrets

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from daemon.extension import JSON, encoded, to_text
from daemon.message import exchange, send
from security.rows import GUARDED, ROWS, Unsigned
from security.sentinel import SENTINEL

from kithbook_protocol.operations import ADD, OPERATIONS
from kithbook_protocol.vault_operations import STATUS

pytestmark = pytest.mark.usefixtures("untouched", "silent")


async def test_the_requests_that_the_rows_change_are_answered(extension):
    assert (await extension.call(STATUS)).state == "ready"
    assert (await send(extension.port, Unsigned(extension).request(STATUS))).status == 200


@pytest.mark.parametrize("row", GUARDED)
async def test_hello_is_refused_like_everything_else(row, extension, refusal):
    assert await exchange(extension.port, ROWS[row](Unsigned(extension))) == refusal


@pytest.mark.parametrize("row", ROWS)
async def test_it_is_refused_like_everything_else(row, extension, refusal):
    assert await exchange(extension.port, ROWS[row](extension)) == refusal


def test_the_refusal_says_nothing(refusal):
    head, _, body = refusal.partition(b"\r\n\r\n")
    assert body == b""
    names = {line.split(b":")[0].lower() for line in head.split(b"\r\n")[1:]}
    assert names.isdisjoint({b"server", b"date", b"allow", b"access-control-allow-origin"})
    assert names.isdisjoint({b"signature", b"www-authenticate"})


async def test_a_reply_names_no_program_and_no_origin(extension):
    reply = await extension.exchange(extension.request(STATUS))
    names = {name.lower() for name, _ in reply.headers}
    assert names.isdisjoint({"server", "date", "access-control-allow-origin", "set-cookie"})
    assert reply.header("Cache-Control") == "no-store"
    assert reply.header("X-Content-Type-Options") == "nosniff"
    assert reply.header("Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'"
    assert reply.header("Cross-Origin-Resource-Policy") == "same-origin"


async def test_a_replay_is_refused(extension, refusal):
    request = extension.request(STATUS)
    assert (await send(extension.port, request)).status == 200
    for _ in range(3):
        assert await exchange(extension.port, request.encode()) == refusal


async def test_a_replayed_nonce_under_a_new_signature_is_refused(extension, refusal):
    nonce = to_text(secrets.token_bytes(16))
    assert (await send(extension.port, extension.request(STATUS, nonce=nonce))).status == 200
    assert (
        await exchange(extension.port, extension.request(STATUS, nonce=nonce).encode()) == refusal
    )


async def test_a_second_request_on_the_connection_of_a_refused_one_is_not_answered(
    extension, refusal
):
    bad = extension.request(STATUS).with_header("Host", "example.org").encode()
    good = extension.request(STATUS).encode()
    assert await exchange(extension.port, bad + good) == refusal


@pytest.mark.parametrize("name", sorted(OPERATIONS))
async def test_every_call_without_a_signature_is_refused(name, extension, refusal):
    operation = OPERATIONS[name]
    for content_type in (JSON, "application/vnd.kithbook.envelope"):
        body = encoded({"nonce": "", SENTINEL: SENTINEL})
        request = extension.plain(operation.path, body, content_type)
        assert await exchange(extension.port, request.encode()) == refusal


@pytest.mark.parametrize(
    "name", sorted(name for name, one in OPERATIONS.items() if one.scope.name in ("FULL", "LOCAL"))
)
async def test_every_call_beyond_the_scope_is_refused_with_a_reason(name, capturer):
    reply = await capturer.exchange(capturer.request(OPERATIONS[name], {SENTINEL: SENTINEL}))
    assert (reply.status, reply.failure.code) == (403, "scope")


@pytest.mark.parametrize(
    "name", sorted(name for name, one in OPERATIONS.items() if one.scope.name == "LOCAL")
)
async def test_every_call_of_the_command_line_is_refused_on_the_port(name, extension):
    reply = await extension.exchange(extension.request(OPERATIONS[name], {SENTINEL: SENTINEL}))
    assert (reply.status, reply.failure.code) == (403, "scope")


async def test_a_person_added_by_somebody_else_s_key_is_not(extension, refusal):
    request = extension.request(
        ADD, {"fields": {"name": SENTINEL}}, key=Ed25519PrivateKey.generate()
    )
    assert await exchange(extension.port, request.encode()) == refusal
