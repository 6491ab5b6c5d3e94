"""aiohttp's low-level server, made silent: it names itself nowhere and repeats nothing it received.

Without aiohttp's router and application handler, which answer `Expect` before any guard could.
"""

import asyncio
import socket
from collections import defaultdict
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from aiohttp import HttpVersion, HttpVersion11, hdrs, web

from kithbook.log import log
from kithbook.web.pace import LONGEST_WAIT, Pace
from kithbook.web.refusal import Refusal, bare_refusal

MOST_CONNECTIONS = 32
"""Without a whole request, on the port and on the socket each. One more closes the one that has
waited longest; the newest is never refused, and one whose call is being done never closed."""
GRACE_SECONDS = 1.0
"""So long none is closed for another's sake: time to send a request, in any crowd..."""
MOST_AT_ONCE = 512
"""... up to this one, which would have us run out of files."""
REFUSALS_AT_ONCE = 200
REFUSALS_A_SECOND = 100
"""5 % of one core. Who asks for more waits for each answer, up to a second."""
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

    def whole(self) -> None:
        """Note that all of it is here and its sender known: no newcomer takes its place."""
        if isinstance(self.protocol, Connection):
            self.protocol.leave()

    async def _prepare_hook(self, response: web.StreamResponse) -> None:
        """Put the protective headers on, and take off what tells who answers and when.

        A refusal waits for its turn first, so that a flood of them leaves room for real calls.
        """
        if isinstance(response, Refusal) and isinstance(self.protocol, Connection):
            await self.protocol.pause()
        response.headers.update(HEADERS)
        for name in (hdrs.SERVER, hdrs.DATE):
            response.headers.popall(name, None)


Handler = Callable[[Request], Awaitable[web.StreamResponse]]


class Connection(web.RequestHandler):
    """One connection, whose errors tell neither the other side nor the log what was received."""

    __slots__ = ("_late", "_line", "_listener")

    def __init__(self, listener: "Listener") -> None:
        super().__init__(
            listener,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=KEEP_ALIVE_SECONDS,
            lingering_time=LINGER_SECONDS,
            access_log=None,  # type: ignore[arg-type]  # aiohttp means "none" by it
            auto_decompress=False,
        )
        self._listener = listener
        self._line: asyncio.Transport | None = None
        self._late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the first request."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - for the type checker
        self._line = transport
        super().connection_made(transport)
        self.wait()
        self._crowd.make_room(self._loop.time())

    def connection_lost(self, exc: BaseException | None) -> None:
        """Wait for nothing more."""
        self.heard()
        self.leave()
        self._line = None
        super().connection_lost(exc)

    def wait(self) -> None:
        """Wait for a whole request, and for the last reply to be read.

        aiohttp hangs up after `KEEP_ALIVE_SECONDS`, but politely: not before everything was read.
        """
        self.heard()
        if self._line is None:
            return
        self._crowd.join(self, self._loop.time())
        seconds = KEEP_ALIVE_SECONDS + LINGER_SECONDS
        self._late = self._loop.call_later(seconds, self.hang_up)

    def heard(self) -> None:
        """Note that a head came in; its body and its handler have deadlines of their own."""
        if self._late:
            self._late.cancel()
            self._late = None

    def leave(self) -> None:
        """Wait no more: a whole request is here, or nobody is."""
        if self._line is not None:
            self._crowd.leave(self)

    def hang_up(self) -> None:
        """Close at once, whatever was not read."""
        self.leave()
        if self._line is not None:
            self._line.abort()

    async def pause(self) -> None:
        """Wait until the turn of one more refusal has come."""
        wait = self._listener.refusals.turn(self._loop.time())
        await asyncio.sleep(LONGEST_WAIT if wait is None else wait)

    @property
    def _crowd(self) -> "_Crowd":
        assert self._line is not None  # noqa: S101 - for the type checker
        return self._listener.crowds[self._line.get_extra_info("socket").family]

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


class _Crowd:
    """The connections of one kind that wait, the longest first."""

    def __init__(self) -> None:
        self._since: dict[Connection, float] = {}

    def join(self, one: Connection, now: float) -> None:
        self.leave(one)
        self._since[one] = now

    def leave(self, one: Connection) -> None:
        self._since.pop(one, None)

    def make_room(self, now: float) -> None:
        """Close those that have waited longest where there are too many."""
        while len(self._since) > MOST_CONNECTIONS:
            longest, since = next(iter(self._since.items()))
            if now - since < GRACE_SECONDS and len(self._since) <= MOST_AT_ONCE:
                return
            longest.hang_up()


class Listener(web.Server):
    """Makes a `Connection` of everything that connects, and keeps their number down."""

    def __init__(self, handler: Handler) -> None:
        super().__init__(self._serve, request_factory=Request)
        self._handler = handler
        self.refusals = Pace(REFUSALS_AT_ONCE, REFUSALS_A_SECOND)
        self.crowds: dict[int, _Crowd] = defaultdict(_Crowd)
        """By the socket's family: a crowd on the port is none of the command line's business."""

    def __call__(self) -> Connection:
        """Make the protocol of a new connection."""
        return Connection(self)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        assert isinstance(request, Request)  # noqa: S101 - for the type checker
        connection = request.protocol
        assert isinstance(connection, Connection)  # noqa: S101 - for the type checker
        connection.heard()
        try:
            return await self._handler(request)
        finally:
            connection.wait()
