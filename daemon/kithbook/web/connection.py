"""aiohttp's low-level server, made silent: it names itself nowhere and repeats nothing it received.

Without aiohttp's router and application handler, which answer `Expect` before any guard could.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from aiohttp import HttpVersion, HttpVersion11, hdrs, web

from kithbook.log import log
from kithbook.web.refusal import bare_refusal

MOST_CONNECTIONS = 32
"""On the port. One more closes the one that has waited longest; the newest is never refused."""
KEEP_ALIVE_SECONDS = 15
"""Between requests, and for a request's head to be complete."""
LINGER_SECONDS = 2
"""To take in the rest of a refused body, so that the sender reads the answer and not a reset."""
MOST_BYTES = 8 * 1024 * 1024
"""Of any body; each call has its own, smaller cap."""
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
"""On every reply."""


class Request(web.BaseRequest):
    """A request, with what the guard asks of it."""

    def __init__(self, *parts: Any) -> None:
        """Take the five parts that aiohttp's parser hands over."""
        message, payload, protocol, writer, task = parts
        loop = asyncio.get_running_loop()
        super().__init__(message, payload, protocol, writer, task, loop, client_max_size=MOST_BYTES)

    @property
    def spoken(self) -> HttpVersion:
        """The HTTP version the request was made in."""
        return self._version

    @property
    def version(self) -> HttpVersion:
        """The version of the reply: the same for all (RFC 9110 section 2.5)."""
        return HttpVersion11

    @property
    def link(self) -> socket.socket | None:
        """The connection's socket; None where the connection is gone."""
        found: socket.socket | None = (
            self.transport.get_extra_info("socket") if self.transport else None
        )
        return found

    async def _prepare_hook(self, response: web.StreamResponse) -> None:
        """Put the protective headers on, and take off what tells who answers and when."""
        response.headers.update(HEADERS)
        for name in (hdrs.SERVER, hdrs.DATE):
            response.headers.popall(name, None)


Handler = Callable[[Request], Awaitable[web.StreamResponse]]


class Connection(web.RequestHandler):
    """One connection, whose errors tell neither the other side nor the log what was received."""

    __slots__ = ("waiting_since",)

    def __init__(self, listener: "Listener") -> None:
        super().__init__(
            listener,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=KEEP_ALIVE_SECONDS,
            lingering_time=LINGER_SECONDS,
            access_log=None,  # type: ignore[arg-type]  # aiohttp means "none" by it
            auto_decompress=False,
        )
        self.waiting_since: float | None = self._loop.time()
        """In seconds of the loop's clock; None while a request is being answered."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = HTTPStatus.INTERNAL_SERVER_ERROR,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - it quotes what was received
    ) -> web.StreamResponse:
        """Answer what is not HTTP, and what we failed at, like all else that is refused."""
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log_exception(exc_info=exc)
        if request.writer.output_size > 0:
            raise ConnectionError
        return bare_refusal()

    def log_exception(self, *_text: Any, exc_info: object = None, **_more: Any) -> None:
        """Write down what kind of error it was; its text may quote what was received."""
        log.error("connection failed", error=type(exc_info).__name__)


class Listener(web.Server):
    """Makes a `Connection` of everything that connects, and keeps their number down."""

    def __init__(self, handler: Handler) -> None:
        super().__init__(self._serve, request_factory=Request)
        self._handler = handler

    def __call__(self) -> Connection:
        """Make the protocol of a new connection."""
        return Connection(self)

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Close the connection that has waited longest where there are too many."""
        super().connection_made(handler, transport)
        waiting: dict[Connection, float] = {
            one: one.waiting_since
            for one in self.connections
            if isinstance(one, Connection) and one.waiting_since is not None and _on_port(one)
        }
        if len(waiting) > MOST_CONNECTIONS:
            min(waiting, key=waiting.__getitem__).force_close()

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        assert isinstance(request, Request)  # noqa: S101 - for the type checker
        connection = request.protocol
        assert isinstance(connection, Connection)  # noqa: S101 - for the type checker
        connection.waiting_since = None
        try:
            return await self._handler(request)
        finally:
            connection.waiting_since = asyncio.get_running_loop().time()


def _on_port(connection: Connection) -> bool:
    link = connection.transport.get_extra_info("socket") if connection.transport else None
    return link is not None and link.family == socket.AF_INET
