"""Envelopes: opened when meant for this vault, client, item, epoch and call; else refused."""

import contextlib
import gzip
import json
import secrets
import struct
from pathlib import Path
from uuid import UUID

import pytest
import uuid_utils
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from daemon.extension import ENVELOPE, JSON
from daemon.message import send
from daemon.web.hpke import seal
from hypothesis import given
from hypothesis import strategies as st

from kithbook.errors import InvalidRequest, VaultLocked, VersionMismatch
from kithbook.web.envelope import LABEL, SealingKeys, unseal
from kithbook_protocol.operations import ADD, CAPTURE, SEARCH

VECTOR = json.loads((Path(__file__).parents[2] / "extension/vectors/hpke.json").read_text())
KEY = X25519PrivateKey.generate()
KEYS = SealingKeys({1: KEY})
VAULT, CLIENT = UUID(int=10), UUID(int=20)
ITEM = UUID(bytes=uuid_utils.uuid7().bytes)
PATH = "/v1/people/add"
MOST = 100_000
CONTENT = b'{"fields":{"name":"Ada Lovelace"}}'


def inner(payload, *, encoding=0, length=None, padding=None):
    head = struct.pack(">BI", encoding, len(payload) if length is None else length)
    return head + payload + (bytes(-len(head + payload) % 1024) if padding is None else padding)


def envelope(
    plaintext=None,
    *,
    vault=VAULT,
    client=CLIENT,
    item=ITEM,
    epoch=1,
    path=PATH,
    key=KEY,
    shown=None,
):
    """Return an envelope whose seal says one thing and whose head may show another."""
    info = (
        b"kithbook envelope 1\0"
        + vault.bytes
        + client.bytes
        + item.bytes
        + struct.pack(">I", epoch)
        + path.encode()
    )
    head = struct.pack(">I", epoch) + (shown or item).bytes
    recipient = key.public_key().public_bytes_raw()
    return b"KBE1" + head + seal(recipient, info, plaintext or inner(CONTENT))


def opened(sealed, keys=KEYS):
    return unseal(sealed, keys, vault=VAULT, client=CLIENT, path=PATH, most=MOST)


def test_our_hpke_is_that_of_the_published_vector():
    given_ = {name: bytes.fromhex(VECTOR[name]) for name in ("info", "skEm", "pkRm", "enc")}
    one = {name: bytes.fromhex(VECTOR["encryption"][name]) for name in ("aad", "ct", "pt")}
    made = seal(given_["pkRm"], given_["info"], one["pt"], ephemeral=given_["skEm"], aad=one["aad"])
    assert made == given_["enc"] + one["ct"]


def test_what_the_rfc_s_own_steps_seal_the_daemon_opens():
    assert opened(envelope()) == CONTENT


def test_what_is_compressed_is_decompressed():
    assert opened(envelope(inner(gzip.compress(CONTENT), encoding=1))) == CONTENT


@given(st.binary(max_size=5_000))
def test_every_length_survives(content):
    assert opened(envelope(inner(content))) == content
    assert opened(envelope(inner(gzip.compress(content), encoding=1))) == content


OTHER = UUID(int=99)


@pytest.mark.parametrize(
    "sealed",
    [
        pytest.param(envelope(vault=OTHER), id="another vault"),
        pytest.param(envelope(client=OTHER), id="another client"),
        pytest.param(envelope(path="/v1/people/edit"), id="another call"),
        pytest.param(envelope(path=PATH + "/"), id="nearly the call"),
        pytest.param(envelope(shown=OTHER), id="another item"),
        pytest.param(envelope(key=X25519PrivateKey.generate()), id="another key"),
        pytest.param(envelope()[:-1], id="a byte short"),
        pytest.param(envelope() + b"\0", id="a byte long"),
        pytest.param(b"KBE2" + envelope()[4:], id="another format"),
        pytest.param(envelope()[:24] + bytes(32) + envelope()[56:], id="low-order point"),
        pytest.param(b"", id="empty"),
        pytest.param(b"KBE1", id="only the mark"),
        pytest.param(secrets.token_bytes(2_000), id="noise"),
        pytest.param(envelope(inner(CONTENT, encoding=2)), id="unknown encoding"),
        pytest.param(envelope(inner(CONTENT, length=5_000)), id="length beyond the end"),
        pytest.param(envelope(inner(CONTENT, length=2**32 - 1)), id="length of 4 GiB"),
        pytest.param(envelope(inner(CONTENT, padding=b"")), id="no padding"),
        pytest.param(envelope(inner(CONTENT) + bytes(1024)), id="a block of padding too many"),
        pytest.param(
            envelope(inner(CONTENT, padding=b"x" * (-len(CONTENT) - 5 + 1024))), id="padded by x"
        ),
        pytest.param(envelope(inner(CONTENT, encoding=1)), id="not gzip"),
        pytest.param(envelope(inner(gzip.compress(CONTENT)[:-4], encoding=1)), id="gzip cut short"),
        pytest.param(
            envelope(inner(gzip.compress(CONTENT) + b"more", encoding=1)), id="more after the gzip"
        ),
        pytest.param(
            envelope(inner(gzip.compress(CONTENT) * 2, encoding=1)), id="two gzip members"
        ),
        pytest.param(
            envelope(inner(gzip.compress(bytes(MOST + 1)), encoding=1)), id="a byte over the cap"
        ),
        pytest.param(envelope(inner(gzip.compress(bytes(10**8)), encoding=1)), id="gzip bomb"),
    ],
)
def test_damaged_or_meant_for_something_else_is_refused(sealed):
    with pytest.raises(InvalidRequest):
        opened(sealed)


def test_content_of_exactly_the_cap_is_opened():
    assert len(opened(envelope(inner(gzip.compress(bytes(MOST)), encoding=1)))) == MOST


def test_each_flipped_bit_of_the_head_and_the_seal_is_found():
    whole = envelope()
    for position in (*range(4, 60), len(whole) - 1):
        flipped = bytearray(whole)
        flipped[position] ^= 1
        with pytest.raises((InvalidRequest, VersionMismatch)):
            opened(bytes(flipped))


WHOLE = envelope()


@given(st.integers(0, len(WHOLE) * 8 - 1))
def test_no_flipped_bit_is_opened(position):
    flipped = bytearray(WHOLE)
    flipped[position // 8] ^= 1 << position % 8
    with pytest.raises((InvalidRequest, VersionMismatch)):
        opened(bytes(flipped))


@given(st.binary(max_size=3_000), st.booleans())
def test_no_bytes_are_opened_or_raise_another_error(noise, marked):
    with pytest.raises((InvalidRequest, VersionMismatch)):
        opened(WHOLE[: 4 * marked] + noise)


@given(st.binary(min_size=1_024, max_size=1_024), st.sampled_from([b"", b"\0", b"\1"]))
def test_whatever_is_sealed_is_opened_or_refused(content, encoding):
    plaintext = (encoding + content)[:1_024]
    with contextlib.suppress(InvalidRequest):
        assert len(opened(envelope(plaintext))) < len(plaintext)


def test_an_epoch_whose_key_is_gone_says_so():
    with pytest.raises(VersionMismatch):
        opened(envelope(epoch=2))


def test_a_key_of_one_epoch_does_not_open_what_names_another():
    with pytest.raises(InvalidRequest):
        opened(envelope(epoch=1), SealingKeys({1: X25519PrivateKey.generate(), 2: KEY}))


def test_a_locked_vault_opens_none():
    with pytest.raises(VaultLocked):
        opened(envelope(), SealingKeys())


def test_the_label_is_that_of_the_readme():
    readme = Path(__file__).parents[3] / "daemon/kithbook/web/README.md"
    assert f'"{LABEL[:-1].decode()}" 00' in readme.read_text()


async def test_one_client_s_envelope_is_refused_from_another(extension, pair):
    other = await pair()
    sealed = extension.seal(ADD.path, CONTENT)
    request = other.sign(ADD.path, sealed, ENVELOPE)
    reply = await send(other.port, request)
    other.check(reply, request)
    assert reply.status == 400


async def test_an_envelope_for_one_call_is_refused_at_another(extension):
    sealed = extension.seal(SEARCH.path, b'{"query":"love"}')
    request = extension.sign(ADD.path, sealed, ENVELOPE)
    assert (await send(extension.port, request)).status == 400


async def test_a_bomb_from_a_paired_client_is_refused_and_the_next_call_answered(extension):
    bomb = extension.seal(CAPTURE.path, bytes(200 * 1024 * 1024))
    reply = await send(extension.port, extension.sign(CAPTURE.path, bomb, ENVELOPE))
    assert reply.status == 400
    assert (await extension.call(SEARCH, {"query": ""})).hits == []


async def test_a_sealed_call_in_clear_is_refused(extension):
    request = extension.sign(SEARCH.path, b'{"query":"love"}', JSON)
    assert (await send(extension.port, request)).status == 400
