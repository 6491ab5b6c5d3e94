"""HTTP/1.1 on a bare socket: each byte sent is the test's choice, each byte received is seen."""

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path

from kithbook_protocol.failure import Failure

PATIENCE = 15
"""Seconds for one exchange; the daemon gives itself at most 10."""

Address = int | Path
"""A port on 127.0.0.1, or a Unix socket."""


@dataclass(frozen=True)
class Request:
    """One request, as it will stand on the wire."""

    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    method: str = "POST"
    version: str = "HTTP/1.1"

    def header(self, name):
        """Return the value of a header that stands once."""
        (found,) = [value for each, value in self.headers if each.lower() == name.lower()]
        return found

    def with_header(self, name, *values):
        """Return the request with this header once per value; without it where none is given."""
        others = tuple(one for one in self.headers if one[0].lower() != name.lower())
        return replace(self, headers=others + tuple((name, value) for value in values))

    def with_body(self, body):
        """Return the request with another body and its length, all else unchanged."""
        return replace(self, body=body).with_header("Content-Length", str(len(body)))

    def encode(self):
        lines = [f"{self.method} {self.path} {self.version}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + self.body


@dataclass(frozen=True)
class Reply:
    """One reply, as it stood on the wire."""

    raw: bytes
    status: int = field(init=False)
    headers: tuple[tuple[str, str], ...] = field(init=False)
    body: bytes = field(init=False)

    def __post_init__(self):
        head, _, body = self.raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        object.__setattr__(self, "status", int(first.split(" ")[1]))
        headers = tuple(tuple(line.split(": ", 1)) for line in lines)
        object.__setattr__(self, "headers", headers)
        object.__setattr__(self, "body", body)

    def header(self, name):
        """Return the value of a header that stands once."""
        (found,) = [value for each, value in self.headers if each.lower() == name.lower()]
        return found

    @property
    def failure(self):
        """Why the call was not done; None where the refusal was the bare one."""
        return Failure.model_validate_json(self.body) if self.body else None


async def exchange(address, raw):
    """Send bytes on a fresh connection; return all that comes back for one request."""
    async with asyncio.timeout(PATIENCE):
        if isinstance(address, Path):
            reader, writer = await asyncio.open_unix_connection(address)
        else:
            reader, writer = await asyncio.open_connection("127.0.0.1", address)
        try:
            writer.write(raw)
            await writer.drain()
            return await _one_reply(reader)
        except ConnectionError:
            return b""
        finally:
            writer.close()


async def _one_reply(reader):
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        return error.partial
    lengths = [
        int(line.split(b":")[1])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    ]
    return head + (await reader.readexactly(lengths[0]) if lengths else await reader.read())


async def send(address, request):
    """Send a request; return the reply."""
    return Reply(await exchange(address, request.encode()))
