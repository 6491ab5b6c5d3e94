"""HTTP to a store that may be slow, down or hostile: bounded, and never led elsewhere."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urlsplit

from urllib3 import BaseHTTPResponse, Timeout
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as TooLate

from .errors import BackupUnsteady, PlaceFaulty, PlaceUnreachable
from .interface import BLOCK, Step
from .watch import Lines, PlainLine, SafeLine, Watch

LOCKED = 423
PASSING = frozenset({LOCKED, 429, 500, 502, 503, 504})
"""Answers that may be others in a moment."""
ELSEWHERE = range(300, 400)
"""Answers that name another address. None is followed: it would see what only the store may see."""
LARGEST = 8 * 1024 * 1024
"""Bytes of an answer that is no file: a list of some ten thousand names."""

SENT = 32 * 1024
"""Bytes that are sent at a time: in `Limits.connect` seconds, or the line counts as dead."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How patient to be; all in seconds."""

    connect: float = 15.0
    idle: float = 60.0
    """For a block to move."""
    answer: float = 300.0
    """For an answer that is no file: copying gigabytes inside a store takes its time."""
    pauses: tuple[float, ...] = (1.0, 5.0)
    """Before each further try."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a store said."""

    status: int
    headers: Mapping[str, str]
    """Looked up in upper or lower case alike."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Stream:
    """A file as it comes."""

    status: int
    headers: Mapping[str, str]
    blocks: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class _Body:
    """What goes along with a request."""

    file: BinaryIO
    size: int
    step: Step = lambda _: None


class Wire:
    """One store, by scheme, host and port: no other hears of its name and secret."""

    def __init__(self, origin: str, limits: Limits | None = None) -> None:
        parts = urlsplit(origin)
        self._origin = (parts.scheme, parts.netloc)
        self._limits = limits or Limits()
        self._lines = Lines()
        self.host = parts.hostname or ""
        """Who is spoken to."""
        kind = SafeLine if parts.scheme == "https" else PlainLine
        if parts.scheme == "https":
            context = ssl.create_default_context()
            self._pool: HTTPConnectionPool = HTTPSConnectionPool(
                self.host, parts.port, ssl_context=context
            )
        else:
            self._pool = HTTPConnectionPool(self.host, parts.port)
        self._pool.ConnectionCls = type("Line", (kind,), {"lines": self._lines})

    def cut(self) -> None:
        """Cut the line for good, from another thread."""
        self._lines.end()

    def close(self) -> None:
        """Hang up."""
        self._pool.close()

    def ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes = b"",
        *,
        again: bool = True,
    ) -> Answer:
        """Ask, and ask again after a pause where that may help and does no harm.

        Raises:
            PlaceUnreachable: no answer, also not later.
            PlaceFaulty: an answer without end, or one that leads elsewhere.
        """
        for pause in self._limits.pauses if again else ():
            try:
                answer = self._once(method, url, headers, _Body(BytesIO(body), len(body)))
            except PlaceUnreachable:
                pass
            else:
                if answer.status not in PASSING:
                    return answer
            self._lines.over.wait(pause)
        return self._once(method, url, headers, _Body(BytesIO(body), len(body)))

    def pour(
        self, url: str, headers: Mapping[str, str], file: BinaryIO, size: int, step: Step
    ) -> Answer:
        """PUT a file from where it stands; again where another PUT still has the name (RFC 4918).

        That other may be one of ours that broke off, of which the store does not know yet.
        """
        start = file.tell()
        for pause in self._limits.pauses:
            sent: list[int] = []

            def moved(count: int, sent: list[int] = sent) -> None:
                sent.append(count)
                step(count)

            answer = self._once("PUT", url, headers, _Body(file, size, moved))
            if answer.status != LOCKED:
                return answer
            step(-sum(sent))
            file.seek(start)
            self._lines.over.wait(pause)
        return self._once("PUT", url, headers, _Body(file, size, step))

    @contextmanager
    def open(self, url: str, headers: Mapping[str, str]) -> Iterator[Stream]:
        """GET a file; it is read inside."""
        with Watch(self._lines, self._limits.idle) as watch, self._ours(watch):
            reply = self._request("GET", url, headers, None)
            try:
                yield Stream(reply.status, reply.headers, _blocks(reply, watch.touch))
            finally:
                # What was not read to its end cannot be used again.
                reply.close()

    def _once(self, method: str, url: str, headers: Mapping[str, str], body: "_Body") -> Answer:
        with Watch(self._lines, self._limits.idle) as watch, self._ours(watch):

            def moved(sent: int) -> None:
                if not sent:
                    # Now the store has all there is, and may take longer over it.
                    watch.seconds = self._limits.answer
                watch.touch()
                body.step(sent)

            flow = None
            if body.size:
                headers = {**headers, "Content-Length": str(body.size)}
                flow = _flow(body.file, moved)
            else:
                moved(0)
            reply = self._request(method, url, headers, flow)
            try:
                content = b""
                for block in _blocks(reply, lambda: None):
                    content += block
                    if len(content) > LARGEST:
                        raise PlaceFaulty(f"{self.host} answers without end; look at what it is.")
            finally:
                reply.close()
        return Answer(reply.status, reply.headers, content)

    def _request(
        self, method: str, url: str, headers: Mapping[str, str], body: Iterator[bytes] | None
    ) -> BaseHTTPResponse:
        parts = urlsplit(url)
        if (parts.scheme, parts.netloc) != self._origin:
            raise PlaceFaulty(f"A request was meant for another than {self.host}; it was not sent.")
        reply = self._pool.urlopen(
            method,
            f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}",
            body=body,
            headers={"User-Agent": "Kithbook", "Accept-Encoding": "identity", **headers},
            retries=False,
            redirect=False,
            timeout=Timeout(connect=self._limits.connect, read=self._limits.answer),
            preload_content=False,
            decode_content=False,
        )
        if reply.status in ELSEWHERE:
            reply.close()
            raise PlaceFaulty(
                f"{self.host} sends Kithbook on to another address; if you trust that, "
                "set the place up with it."
            )
        return reply

    @contextmanager
    def _ours(self, watch: Watch) -> Iterator[None]:
        """Turn what the line did into an error a person may meet; it names the host, no more."""
        try:
            yield
        except (HTTPError, HTTPException, OSError) as error:
            if not watch.cut:
                raise PlaceUnreachable(self._said(error)) from error
        if watch.cut:
            # Also without an error: a line that ends amid headers counts as an answer.
            raise PlaceUnreachable(f"{self.host} does not answer; try again later.")

    def _said(self, error: Exception) -> str:
        if isinstance(error, TooLate) and not isinstance(error, NewConnectionError):
            return f"{self.host} does not answer; try again later."
        if isinstance(error, SSLError):
            return f"{self.host} has no certificate that this machine trusts; nothing was sent."
        if isinstance(error, NewConnectionError):
            return f"{self.host} cannot be reached; check the address and the connection."
        return f"The line to {self.host} broke off; try again."


def _flow(file: BinaryIO, moved: Callable[[int], None]) -> Iterator[bytes]:
    """Give a file's blocks and tell of each once it is gone, and of 0 at the end."""
    while block := _block(file):
        yield block
        moved(len(block))
    moved(0)


def _block(file: BinaryIO) -> bytes:
    try:
        return file.read(SENT)
    except OSError as error:
        raise BackupUnsteady("The backup cannot be read to its end; try again.") from error


def _blocks(reply: BaseHTTPResponse, touch: Callable[[], None]) -> Iterator[bytes]:
    while block := reply.read(BLOCK):
        touch()
        yield block
