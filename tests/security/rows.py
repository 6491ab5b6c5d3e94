"""Requests with one thing wrong: each row takes one that would be answered and changes it.

A row is called with who sends it, a paired `Extension` or `Unsigned`, and returns raw bytes.
"""

import secrets
from dataclasses import replace
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from daemon.extension import JSON, digest, encoded, to_text
from security.sentinel import SENTINEL

from kithbook_protocol.operations import CAPTURE
from kithbook_protocol.vault_operations import HELLO, LOCK, PAIR_START, STATUS

PATH = STATUS.path
OWN = "chrome-extension://" + "f" * 32


def header(name, *values):
    """Return a change that puts these values of a header in; {port} is the daemon's."""

    def change(extension):
        filled = [value.format(port=extension.port, wrong=extension.port - 1) for value in values]
        return extension.request(STATUS).with_header(name, *filled).encode()

    return change


def target(text):
    """Return a change that asks for another target, and signs for it."""

    def change(extension):
        path = text.format(port=extension.port)
        return extension.sign(path, b"{}", JSON).encode()

    return change


def method(name):
    return lambda extension: replace(extension.request(STATUS), method=name).encode()


def version(name):
    return lambda extension: replace(extension.request(STATUS), version=name).encode()


def signed(**changes):
    """Return a change that signs something else."""
    return lambda extension: extension.request(
        STATUS, **{name: change(extension) for name, change in changes.items()}
    ).encode()


def text(*parts):
    """Return a change that edits the head of the request."""

    def change(extension):
        raw = extension.request(STATUS).encode()
        for old, new in zip(parts[::2], parts[1::2], strict=True):
            assert old in raw
            raw = raw.replace(old, new, 1)
        return raw

    return change


def in_chunks(extension):
    request = extension.request(STATUS).with_header("Content-Length")
    request = request.with_header("Transfer-Encoding", "chunked")
    return replace(request, body=b"2\r\n{}\r\n0\r\n\r\n").encode()


def without_body(extension):
    return extension.sign(PATH, b"", JSON).with_header("Content-Length").encode()


def other_body(extension):
    return replace(extension.request(STATUS), body=b"[]").encode()


def other_digest(extension):
    return extension.request(STATUS).with_header("Content-Digest", digest(b"[]")).encode()


def both_other(extension):
    request = extension.request(STATUS).with_header("Content-Digest", digest(b"[]"))
    return replace(request, body=b"[]").encode()


def swapped_path(extension):
    return replace(extension.request(STATUS), path=LOCK.path).encode()


def too_long(operation):
    def change(extension):
        body = b'"' + SENTINEL.encode() * (operation.max_body // len(SENTINEL) + 1) + b'"'
        return extension.sign(operation.path, body, JSON).encode()

    return change


def query(name):
    return lambda extension: extension.plain(name, encoded({"nonce": to_text(bytes(16))})).encode()


def fetched(path, *lines):
    """Return a request that fetches, as a calendar's program does, with one thing wrong."""

    def change(extension):
        head = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{extension.port}", *lines]
        return "\r\n".join([*head, "", ""]).encode()

    return change


TOKEN = "A" * 22

ROWS = {
    # Host
    "Host foreign": header("Host", "example.org"),
    "Host foreign with our port": header("Host", "example.org:{port}"),
    "Host rebound": header("Host", f"{SENTINEL.lower()}.example:{{port}}"),
    "Host by name": header("Host", "localhost:{port}"),
    "Host by name, upper case": header("Host", "LOCALHOST:{port}"),
    "Host with a dot": header("Host", "127.0.0.1.:{port}"),
    "Host in short": header("Host", "127.1:{port}"),
    "Host in decimal": header("Host", "2130706433:{port}"),
    "Host in hexadecimal": header("Host", "0x7F000001:{port}"),
    "Host in octal": header("Host", "0177.0.0.1:{port}"),
    "Host in IPv6": header("Host", "[::1]:{port}"),
    "Host in mapped IPv6": header("Host", "[::ffff:127.0.0.1]:{port}"),
    "Host without port": header("Host", "127.0.0.1"),
    "Host with another port": header("Host", "127.0.0.1:{wrong}"),
    "Host with a zero before the port": header("Host", "127.0.0.1:0{port}"),
    "Host with a user": header("Host", "kithbook@127.0.0.1:{port}"),
    "Host in a list": header("Host", "127.0.0.1:{port}, example.org"),
    "Host empty": header("Host", ""),
    "Host missing": header("Host"),
    "Host doubled": header("Host", "127.0.0.1:{port}", "127.0.0.1:{port}"),
    "Host doubled, ours first": header("Host", "127.0.0.1:{port}", "example.org"),
    "Host doubled, ours last": header("Host", "example.org", "127.0.0.1:{port}"),
    # Target
    "target absolute": target("http://127.0.0.1:{port}" + PATH),
    "target absolute and foreign": target(f"http://{SENTINEL}.example" + PATH),
    "target with two slashes": target("/" + PATH),
    "target with a query": target(PATH + "?a=b"),
    "target with an empty query": target(PATH + "?"),
    "target with a fragment": target(PATH + "#a"),
    "target percent-encoded": target("/v1/%73tatus"),
    "target with dots": target("/v1/../v1/status"),
    "target with a dot": target("/v1/./status"),
    "target with a slash behind": target(PATH + "/"),
    "target with a parameter": target(PATH + ";a"),
    "target in upper case": target(PATH.upper()),
    "target root": target("/"),
    "target asterisk": target("*"),
    "target unknown": target(f"/v1/{SENTINEL}"),
    "target of an authority": target("127.0.0.1:{port}"),
    # The calendar feed
    "calendar of an unknown token": fetched(f"/calendar/{TOKEN}.ics"),
    "calendar without a token": fetched("/calendar/.ics"),
    "calendar of a long token": fetched(f"/calendar/{TOKEN * 40}.ics"),
    "calendar of a page": fetched(f"/calendar/{TOKEN}.ics", "Origin: https://example.org"),
    "calendar of a tab": fetched(f"/calendar/{TOKEN}.ics", "Sec-Fetch-Mode: navigate"),
    "calendar with a query": fetched(f"/calendar/{TOKEN}.ics?a"),
    # Method and version
    **{
        f"method {name}": method(name)
        for name in ("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT")
    },
    "method in lower case": method("post"),
    "method unknown": method("POSTS"),
    "version 1.0": version("HTTP/1.0"),
    "version 1.2": version("HTTP/1.2"),
    "version 2.0": version("HTTP/2.0"),
    # Origin
    "Origin missing": header("Origin"),
    "Origin doubled": header("Origin", OWN, OWN),
    "Origin doubled, ours first": header("Origin", OWN, "https://example.org"),
    "Origin doubled, ours last": header("Origin", "https://example.org", OWN),
    "Origin null": header("Origin", "null"),
    "Origin empty": header("Origin", ""),
    "Origin of the web": header("Origin", "https://example.org"),
    "Origin of this port": header("Origin", "http://127.0.0.1:{port}"),
    "Origin of another extension": header("Origin", "chrome-extension://" + "a" * 32),
    "Origin of another browser": header("Origin", OWN.replace("chrome", "moz")),
    "Origin a prefix of ours": header("Origin", OWN[:-1]),
    "Origin ours and more": header("Origin", OWN + "f"),
    "Origin ours with a slash": header("Origin", OWN + "/"),
    "Origin ours with a port": header("Origin", OWN + ":80"),
    "Origin ours in upper case": header("Origin", OWN.upper()),
    "Origin only the scheme": header("Origin", "chrome-extension://"),
    "Origin ours in a list": header("Origin", OWN + " https://example.org"),
    # Where the browser says it comes from
    "Sec-Fetch-Site cross-site": header("Sec-Fetch-Site", "cross-site"),
    "Sec-Fetch-Site same-site": header("Sec-Fetch-Site", "same-site"),
    "Sec-Fetch-Site empty": header("Sec-Fetch-Site", ""),
    "Sec-Fetch-Site doubled": header("Sec-Fetch-Site", "none", "cross-site"),
    "Sec-Fetch-Mode navigate": header("Sec-Fetch-Mode", "navigate"),
    "Sec-Fetch-Mode doubled": header("Sec-Fetch-Mode", "cors", "navigate"),
    # Body
    "Content-Type missing": header("Content-Type"),
    "Content-Type doubled": header("Content-Type", JSON, JSON),
    "Content-Type of a form": header("Content-Type", "text/plain"),
    "Content-Length missing": header("Content-Length"),
    "Content-Length missing, as is the body": without_body,
    "Content-Length doubled": header("Content-Length", "2", "3"),
    "Content-Length negative": header("Content-Length", "-2"),
    "Content-Length with a sign": header("Content-Length", "+2"),
    "Content-Length no number": header("Content-Length", SENTINEL),
    "Content-Length over every cap": header("Content-Length", str(2**40)),
    "Content-Encoding gzip": header("Content-Encoding", "gzip"),
    "Content-Encoding identity": header("Content-Encoding", "identity"),
    "Transfer-Encoding chunked": in_chunks,
    "Transfer-Encoding beside a length": header("Transfer-Encoding", "chunked"),
    "Transfer-Encoding unknown": header("Transfer-Encoding", SENTINEL),
    "Expect 100-continue": header("Expect", "100-continue"),
    "Expect something else": header("Expect", SENTINEL),
    "Upgrade": text(b"Origin:", b"Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin:"),
    "body over the cap": too_long(STATUS),
    "body of an open call over the cap": too_long(HELLO),
    "body of a capture over the cap": too_long(CAPTURE),
    # Signature
    "Signature missing": header("Signature"),
    "Signature doubled": header("Signature", "kb=:AAAA:", "kb=:AAAA:"),
    "Signature empty": header("Signature", ""),
    "Signature-Input missing": header("Signature-Input"),
    "Signature-Input doubled": header("Signature-Input", "kb=()", "kb=()"),
    "Content-Digest missing": header("Content-Digest"),
    "Content-Digest doubled": header("Content-Digest", digest(b"{}"), digest(b"{}")),
    "Content-Digest not ASCII": header("Content-Digest", "sha-256=:\N{GREEK SMALL LETTER PI}:"),
    "Authorization instead": text(b"Signature:", b"Authorization: Bearer x\r\nX-Signature:"),
    "another body": other_body,
    "another digest": other_digest,
    "another body and its digest": both_other,
    "another path": swapped_path,
    "a header in two lines": text(b"Origin: ", b"Origin:\r\n "),
    "a NUL in a header": text(b"Origin: ", b"Origin: \0"),
    "a space before the colon": text(b"Origin:", b"Origin :"),
    "signed 121 s ago": signed(created=lambda one: one.now() // 1000 - 122),
    "signed in 121 s": signed(created=lambda one: one.now() // 1000 + 123),
    "signed in the year 33658": signed(created=lambda _: 999_999_999_999),
    "signed with another key": signed(key=lambda _: Ed25519PrivateKey.generate()),
    "signed for another boot": signed(boot=lambda _: to_text(secrets.token_bytes(16))),
    "signed by somebody unknown": signed(keyid=lambda _: uuid4()),
    "signed by nobody": signed(keyid=lambda _: "-" * 36),
    "signed by the daemon": signed(keyid=lambda _: "daemon"),
    "signed with a short nonce": signed(nonce=lambda _: to_text(bytes(15))),
    "signed for another origin": signed(origin=lambda _: "chrome-extension://" + "a" * 32),
    "signed for another authority": signed(authority=lambda _: "127.0.0.1:1"),
    # Open calls
    "hello with a query": query(HELLO.path + "?a=b"),
    "pairing without a window": query(PAIR_START.path),
}


GUARDED = [row for row in ROWS if not row.startswith(("sign", "Sign", "Content-D", "another", "A"))]
"""What is wrong with more than the signature."""


class Unsigned:
    """Says hello where the rows expect a signed call: there the guard is all that refuses."""

    def __init__(self, extension):
        self.port = extension.port
        self._extension = extension

    def request(self, _operation):
        return self.sign(PATH, encoded({"nonce": to_text(bytes(16))}), JSON)

    def sign(self, path, body, content_type):
        return self._extension.plain(path.replace(PATH, HELLO.path), body, content_type)

    def plain(self, path, body):
        return self._extension.plain(path, body)
