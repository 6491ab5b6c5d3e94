"""Signatures: the published vector, another implementation in both directions, and nonces."""

import base64
import string
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from daemon.extension import JSON, digest, to_bytes
from daemon.message import send
from http_message_signatures import (
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
)
from http_message_signatures import InvalidSignature as OracleRefused
from http_message_signatures.algorithms import ED25519
from http_message_signatures.signatures import HTTPSignatureHandler
from hypothesis import given
from hypothesis import strategies as st

from kithbook.web.signature import (
    MOST_NONCES,
    WINDOW_SECONDS,
    Nonces,
    RequestSignature,
    base,
    signed,
    verified,
)
from kithbook_protocol.operations import ADD
from kithbook_protocol.vault_operations import STATUS

NOW = 1_800_000_000
CLIENT = UUID(int=1)
KEY = Ed25519PrivateKey.generate()


@dataclass
class Keys(HTTPSignatureKeyResolver):
    """One key for every keyid."""

    public: Ed25519PublicKey | None = None
    private: Ed25519PrivateKey | None = None

    def resolve_public_key(self, key_id):
        assert key_id
        return self.public

    def resolve_private_key(self, key_id):
        assert key_id
        return self.private


class Oracle(HTTPMessageVerifier):
    """PyPI's http-message-signatures, indifferent to the tests' clock."""

    max_clock_skew = timedelta(days=20_000)


def foreign(request):
    """Return a request of ours in the form the oracle takes."""
    return SimpleNamespace(
        method=request.method,
        url=f"http://{request.header('Host')}{request.path}",
        headers=dict(request.headers),
    )


def test_the_base_is_that_of_rfc_9421_appendix_b_2_6():
    params = (
        '("date" "@method" "@path" "@authority" "content-type" "content-length")'
        ';created=1618884473;keyid="test-key-ed25519"'
    )
    lines = [
        ('"date"', "Tue, 20 Apr 2021 02:07:55 GMT"),
        ('"@method"', "POST"),
        ('"@path"', "/foo"),
        ('"@authority"', "example.com"),
        ('"content-type"', "application/json"),
        ('"content-length"', "18"),
    ]
    published = (
        ":wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:"
    )
    key = Ed25519PrivateKey.from_private_bytes(
        base64.b64decode("n4Ni+HpISpVObnQMW0wOhCKROaIKqKtW/2ZYb2p9KcU=")
    )
    message = base(lines, params)
    assert signed(key, message) == published
    assert verified(key.public_key(), published, message)
    assert not verified(key.public_key(), published, message + b" ")


@pytest.mark.parametrize("operation", [STATUS, ADD], ids=["plain", "sealed"])
async def test_a_call_signed_by_another_implementation_is_answered(extension, operation):
    body = {"fields": {"name": "Ada Lovelace"}} if operation is ADD else {}
    ours = extension.request(operation, body)
    header = ours.header("Signature-Input")
    handler = HTTPSignatureHandler(signature_algorithm=ED25519, key_resolver=Keys())
    message = foreign(ours)
    parsed = handler._parse_signature_dictionary(header)["kb"]
    text, params, _ = handler._build_signature_base(
        message, covered_component_ids=list(parsed), signature_params=dict(parsed.params)
    )
    value = ED25519(private_key=extension.key).sign(text.encode())
    theirs = ours.with_header("Signature-Input", f"kb={params}").with_header(
        "Signature", f"kb=:{base64.b64encode(value).decode()}:"
    )
    assert (await send(extension.port, theirs)).status == 200


async def test_another_implementation_verifies_our_reply_and_what_it_answers(extension):
    request = extension.request(STATUS)
    reply = await send(extension.port, request)
    key = Ed25519PublicKey.from_public_bytes(to_bytes(extension.grant.daemon_key))
    message = SimpleNamespace(
        status_code=reply.status, headers=dict(reply.headers), request=foreign(request)
    )
    oracle = Oracle(signature_algorithm=ED25519, key_resolver=Keys(public=key))
    (result,) = oracle.verify(message, max_age=None, body=reply.body)
    assert '"signature";req;key="kb"' in result.covered_components

    message.request = foreign(extension.request(STATUS))
    with pytest.raises(OracleRefused):
        oracle.verify(message, max_age=None, body=reply.body)


@given(
    path=st.text(string.ascii_letters + string.digits + "/-._~", min_size=1, max_size=60),
    host=st.sampled_from(["127.0.0.1:48737", "127.0.0.1:1", "127.0.0.1:65535"]),
    body=st.binary(max_size=100),
)
def test_the_base_is_that_of_another_implementation(path, host, body):
    # Two leading slashes would begin an authority, for which the guard's own routing has no call.
    path = "/v1/" + path.lstrip("/")
    params = (
        '("@method" "@authority" "@path" "content-type" "content-digest")'
        f';created={NOW};nonce="{"n" * 22}";keyid="{CLIENT}";alg="ed25519";tag="{"t" * 22}"'
    )
    message = SimpleNamespace(
        method="POST",
        url=f"http://{host}{path}",
        headers={"Content-Type": JSON, "Content-Digest": digest(body)},
    )
    handler = HTTPSignatureHandler(signature_algorithm=ED25519, key_resolver=Keys())
    parsed = handler._parse_signature_dictionary(f"kb={params}")["kb"]
    theirs, _, _ = handler._build_signature_base(
        message, covered_component_ids=list(parsed), signature_params=dict(parsed.params)
    )
    ours = base(
        [
            ('"@method"', "POST"),
            ('"@authority"', host),
            ('"@path"', path),
            ('"content-type"', JSON),
            ('"content-digest"', digest(body)),
        ],
        params,
    )
    assert ours == theirs.encode()


GOOD = (
    'kb=("@method" "@authority" "@path" "origin" "content-type" "content-digest")'
    f';created={NOW};nonce="{"n" * 22}";keyid="{CLIENT}";alg="ed25519";tag="{"t" * 22}"'
)
VALUE = f"kb=:{'A' * 86}==:"


def test_the_profile_is_read():
    parsed = RequestSignature.parse(GOOD, VALUE)
    assert parsed is not None
    assert (parsed.created, parsed.keyid) == (NOW, str(CLIENT))


@pytest.mark.parametrize(
    ("signature_input", "value"),
    [
        (GOOD.replace("kb=", "sig="), VALUE),
        (GOOD, VALUE.replace("kb=", "sig=")),
        (GOOD.replace(' "content-digest"', ""), VALUE),
        (GOOD.replace('"@path" "origin"', '"origin" "@path"'), VALUE),
        (GOOD.replace("ed25519", "hmac-sha256"), VALUE),
        (GOOD.replace(f'alg="ed25519";tag="{"t" * 22}"', f'tag="{"t" * 22}";alg="ed25519"'), VALUE),
        (GOOD.replace(f"created={NOW}", f"created=-{NOW}"), VALUE),
        (GOOD.replace(f"created={NOW}", f"created={NOW}.0"), VALUE),
        (GOOD.replace(f"created={NOW}", "created=" + "9" * 5_000), VALUE),
        (GOOD.replace(f"created={NOW}", "created=\N{ARABIC-INDIC DIGIT ONE}"), VALUE),
        (GOOD.replace(f";created={NOW}", ""), VALUE),
        (GOOD.replace("n" * 22, "n" * 21), VALUE),
        (GOOD.replace("n" * 22, "n" * 23), VALUE),
        (GOOD + ";expires=1", VALUE),
        (GOOD + ", " + GOOD.replace("kb=", "other="), VALUE),
        (GOOD + "\n", VALUE),
        (" " + GOOD, VALUE),
        (GOOD, VALUE + ", other=:AAAA:"),
        (GOOD, VALUE.replace("==:", "=:")),
        (GOOD, ""),
        ("", VALUE),
    ],
)
def test_what_is_not_the_profile_letter_by_letter_is_no_signature(signature_input, value):
    assert RequestSignature.parse(signature_input, value) is None


@given(
    st.text(max_size=300)
    | st.tuples(st.integers(0, len(GOOD)), st.integers(0, 3), st.text(max_size=3)).map(
        lambda edit: GOOD[: edit[0]] + edit[2] + GOOD[edit[0] + edit[1] :]
    ),
    st.text(max_size=100) | st.from_regex(r"kb=:[A-Za-z0-9+/]{86}==:", fullmatch=True),
)
def test_no_header_raises_and_what_is_read_is_of_the_profile(signature_input, value):
    parsed = RequestSignature.parse(signature_input, value)
    if parsed is not None:
        assert f"kb={parsed.params}" == signature_input
        assert f"kb={parsed.value}" == value
        rebuilt = GOOD.replace(str(NOW), parsed.params.partition("created=")[2].partition(";")[0])
        for name, was in (("nonce", "n" * 22), ("boot", "t" * 22), ("keyid", str(CLIENT))):
            rebuilt = rebuilt.replace(was, getattr(parsed, name))
        assert rebuilt == signature_input
        assert not verified(KEY.public_key(), parsed.value, b"anything")


@pytest.mark.parametrize("seconds", [-120, 120])
async def test_a_clock_two_minutes_off_is_fine(extension, clock, seconds):
    request = extension.request(STATUS, created=clock() // 1000 + seconds)
    assert (await send(extension.port, request)).status == 200


async def test_a_reply_does_not_pass_for_the_reply_to_another_request(extension):
    first, second = extension.request(STATUS), extension.request(STATUS)
    reply = await send(extension.port, first)
    extension.check(reply, first)
    with pytest.raises(InvalidSignature):
        extension.check(reply, second)


class TestNonces:
    def test_a_nonce_counts_once_for_each_client(self):
        nonces = Nonces()
        assert nonces.first_use(CLIENT, "a", NOW, NOW)
        assert not nonces.first_use(CLIENT, "a", NOW, NOW)
        assert nonces.first_use(UUID(int=2), "a", NOW, NOW)
        assert nonces.first_use(CLIENT, "b", NOW, NOW)

    @pytest.mark.parametrize("created", [NOW - WINDOW_SECONDS, NOW, NOW + WINDOW_SECONDS])
    def test_it_is_remembered_as_long_as_its_signature_is_believed(self, created):
        nonces = Nonces()
        assert nonces.first_use(CLIENT, "a", created, NOW)
        last = created + WINDOW_SECONDS
        assert nonces.first_use(CLIENT, "b", last, last)
        assert not nonces.first_use(CLIENT, "a", created, last)

    def test_a_flood_of_nonces_makes_none_count_twice(self):
        nonces = Nonces()
        assert nonces.first_use(CLIENT, "recorded", NOW - 1, NOW)
        for number in range(MOST_NONCES + 10):
            nonces.first_use(CLIENT, f"flood {number}", NOW, NOW)
        assert not nonces.first_use(CLIENT, "recorded", NOW - 1, NOW)
        assert nonces.first_use(CLIENT, "honest, a second later", NOW + 1, NOW + 1)

    def test_old_ones_are_forgotten(self):
        nonces = Nonces()
        for second in range(10 * WINDOW_SECONDS):
            nonces.first_use(CLIENT, f"{second}", NOW + second, NOW + second)
        assert len(nonces._seen) <= 2 * WINDOW_SECONDS
