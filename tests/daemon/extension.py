"""A second client of the wire, written from web/README.md alone: it shares no code with the daemon.

Pairs by the typed code, says hello, signs and seals its calls, and believes no unsigned reply.
"""

import base64
import gzip
import hashlib
import hmac
import json
import secrets
import struct
import time
from dataclasses import dataclass
from uuid import UUID

import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from daemon.message import Request, send

from kithbook_protocol.base import Nothing
from kithbook_protocol.hello import HelloReply
from kithbook_protocol.pairing import Grant, PairChallenge, PairDone
from kithbook_protocol.vault_operations import HELLO, PAIR_FINISH, PAIR_START

ORIGIN = "chrome-extension://" + "abcdefgh" * 4
JSON = "application/json"
ENVELOPE = "application/vnd.kithbook.envelope"
COVERED = '("@method" "@authority" "@path" "origin" "content-type" "content-digest")'
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class Refused(Exception):
    """The call was not done; `failure` is None where the refusal was the bare one."""

    def __init__(self, reply):
        self.reply = reply
        self.failure = reply.failure
        super().__init__(reply.status, self.failure and self.failure.code)


def to_text(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def to_bytes(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def digest(body):
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def encoded(body):
    """Return a message's JSON; tests may hand in a dict or raw bytes instead."""
    if isinstance(body, bytes):
        return body
    return (json.dumps(body) if isinstance(body, dict) else body.model_dump_json()).encode()


@dataclass(frozen=True)
class Attempt:
    """A pairing begun: what both sides know but for the code."""

    challenge: PairChallenge
    own: X25519PrivateKey
    transcript: bytes

    def keys(self, code):
        """Return client proof key, daemon proof key and grant key."""
        code = code.upper().translate(str.maketrans("OIL", "011", "- "))
        other = X25519PublicKey.from_public_bytes(to_bytes(self.challenge.exchange_key))
        stretched = hashlib.pbkdf2_hmac("sha256", code.encode(), self.transcript, 200_000)
        secret = self.own.exchange(other) + stretched
        hkdf = HKDF(SHA256(), 96, salt=self.transcript, info=b"kithbook pairing 1 keys")
        keys = hkdf.derive(secret)
        return keys[:32], keys[32:64], keys[64:]


class Extension:
    """One browser's extension."""

    def __init__(self, port, *, origin=ORIGIN, name="Test browser", now=None):
        self.port = port
        self.origin = origin
        self.name = name
        self.now = now or (lambda: int(time.time() * 1000))
        self.key = Ed25519PrivateKey.generate()
        self.grant = None
        self.boot = None

    @property
    def authority(self):
        return f"127.0.0.1:{self.port}"

    def plain(self, path, body=b"{}", content_type=JSON):
        """Return an unsigned request, as hello and pairing send them."""
        headers = (
            ("Host", self.authority),
            ("Origin", self.origin),
            ("Content-Type", content_type),
            ("Content-Length", str(len(body))),
        )
        return Request(path, headers, body)

    async def start_pairing(self, **changes):
        """Begin; return the attempt. `changes` replace fields of the message."""
        own, nonce = X25519PrivateKey.generate(), secrets.token_bytes(16)
        message = {
            "name": self.name,
            "client_key": to_text(self.key.public_key().public_bytes_raw()),
            "exchange_key": to_text(own.public_key().public_bytes_raw()),
            "nonce": to_text(nonce),
        } | changes
        reply = await send(self.port, self.plain(PAIR_START.path, encoded(message)))
        if reply.status != 200:
            raise Refused(reply)
        challenge = PairChallenge.model_validate_json(reply.body)
        fields = (
            self.origin.encode(),
            self.authority.encode(),
            message["name"].encode(),
            to_bytes(message["client_key"]),
            to_bytes(message["exchange_key"]),
            to_bytes(message["nonce"]),
            to_bytes(challenge.pairing),
            to_bytes(challenge.exchange_key),
        )
        text = b"".join(struct.pack(">H", len(field)) + field for field in fields)
        return Attempt(challenge, own, hashlib.sha256(b"kithbook pairing 1\0" + text).digest())

    async def finish_pairing(self, attempt, code):
        """Prove the code, check the daemon's proof, and open the grant."""
        mine, theirs, sealed = attempt.keys(code)
        proof = self.proof(mine, attempt.transcript)
        message = {"pairing": attempt.challenge.pairing, "proof": proof}
        reply = await send(self.port, self.plain(PAIR_FINISH.path, encoded(message)))
        if reply.status != 200:
            raise Refused(reply)
        done = PairDone.model_validate_json(reply.body)
        assert done.proof == self.proof(theirs, attempt.transcript)
        self.grant = self.open_grant(done.grant, sealed, attempt.transcript)
        return self.grant

    @staticmethod
    def proof(key, transcript):
        """Return what shows that one knows the code."""
        return to_text(hmac.digest(key, transcript, "sha256"))

    @staticmethod
    def open_grant(grant, key, transcript):
        """Return the grant inside the daemon's last message of a pairing.

        Raises:
            InvalidTag: sealed under another key, or for another exchange.
        """
        box = to_bytes(grant)
        return Grant.model_validate_json(AESGCM(key).decrypt(box[:12], box[12:], transcript))

    async def pair(self, code):
        """Pair, and say hello."""
        await self.finish_pairing(await self.start_pairing(), code)
        await self.hello()

    async def hello(self):
        """Learn the boot id, under the daemon's signature."""
        nonce = to_text(secrets.token_bytes(16))
        reply = await send(self.port, self.plain(HELLO.path, encoded({"nonce": nonce})))
        if reply.status != 200:
            raise Refused(reply)
        self.check(reply, None)
        hello = HelloReply.model_validate_json(reply.body)
        assert hello.nonce == nonce
        self.boot = hello.boot
        return hello

    def seal(self, path, content, *, item=None, squeeze=True, **changes):
        """Return an envelope. `changes` (vault, client, epoch, key, inner) make a wrong one."""
        item = UUID(str(item)) if item else UUID(bytes=uuid_utils.uuid7().bytes)
        epoch = changes.get("epoch", self.grant.epoch)
        info = (
            b"kithbook envelope 1\0"
            + changes.get("vault", self.grant.vault).bytes
            + changes.get("client", self.grant.client).bytes
            + item.bytes
            + struct.pack(">I", epoch)
            + path.encode()
        )
        payload = gzip.compress(content) if squeeze else content
        inner = struct.pack(">BI", int(squeeze), len(payload)) + payload
        inner += bytes(-len(inner) % 1024)
        inner = changes.get("inner", inner)
        key = X25519PublicKey.from_public_bytes(to_bytes(self.grant.sealing_key))
        sealed = SUITE.encrypt(inner, changes.get("key", key), info=info)
        return b"KBE1" + struct.pack(">I", epoch) + item.bytes + sealed

    def sign(self, path, body, content_type, **changes):
        """Return a signed request. `changes` (created, nonce, keyid, boot, key, authority, origin)
        make a wrong one."""
        created = changes.get("created", self.now() // 1000)
        nonce = changes.get("nonce", to_text(secrets.token_bytes(16)))
        keyid = changes.get("keyid", self.grant.client)
        boot = changes.get("boot", self.boot)
        params = (
            f'{COVERED};created={created};nonce="{nonce}";keyid="{keyid}"'
            f';alg="ed25519";tag="{boot}"'
        )
        request = self.plain(path, body, content_type)
        base = (
            '"@method": POST\n'
            f'"@authority": {changes.get("authority", self.authority)}\n'
            f'"@path": {path}\n'
            f'"origin": {changes.get("origin", self.origin)}\n'
            f'"content-type": {content_type}\n'
            f'"content-digest": {digest(body)}\n'
            f'"@signature-params": {params}'
        )
        value = base64.b64encode(changes.get("key", self.key).sign(base.encode())).decode()
        return (
            request.with_header("Content-Digest", digest(body))
            .with_header("Signature-Input", f"kb={params}")
            .with_header("Signature", f"kb=:{value}:")
        )

    def request(self, operation, body=None, *, item=None, **changes):
        """Return the signed request of a call, sealed where the call takes an envelope."""
        content = encoded(Nothing() if body is None else body)
        if operation.while_locked:
            return self.sign(operation.path, content, JSON, **changes)
        envelope = self.seal(operation.path, content, item=item)
        return self.sign(operation.path, envelope, ENVELOPE, **changes)

    async def exchange(self, request):
        """Send a signed request; return the reply once its signature was checked.

        A reply without a body, which is the bare refusal, is returned as it is.
        """
        reply = await send(self.port, request)
        if reply.body:
            self.check(reply, request)
        return reply

    async def call(self, operation, body=None, *, item=None):
        """Make a call; return its reply's model.

        Raises:
            Refused: with the daemon's signed failure, or with none.
        """
        reply = await self.exchange(self.request(operation, body, item=item))
        if reply.status != 200:
            raise Refused(reply)
        return operation.reply.model_validate_json(reply.body)

    def check(self, reply, request):
        """Check the daemon's signature of a reply.

        Raises:
            InvalidSignature: another program answers on this port.
        """
        assert reply.header("content-digest") == digest(reply.body)
        params = reply.header("signature-input").removeprefix("kb=")
        covered = '("@status" "content-type" "content-digest"'
        base = (
            f'"@status": {reply.status}\n'
            f'"content-type": {reply.header("content-type")}\n'
            f'"content-digest": {digest(reply.body)}\n'
        )
        if request:
            covered += ' "signature";req;key="kb" "signature-input";req;key="kb"'
            base += (
                f'"signature";req;key="kb": {request.header("signature").removeprefix("kb=")}\n'
                '"signature-input";req;key="kb": '
                f"{request.header('signature-input').removeprefix('kb=')}\n"
            )
        assert params.startswith(covered + ");created=")
        base += f'"@signature-params": {params}'
        value = base64.b64decode(reply.header("signature").removeprefix("kb=").strip(":"))
        key = Ed25519PublicKey.from_public_bytes(to_bytes(self.grant.daemon_key))
        key.verify(value, base.encode())
