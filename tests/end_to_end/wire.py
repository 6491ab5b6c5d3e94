"""A real server between extension and daemon, where the line can go dead at a chosen moment."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Self

from end_to_end.patience import PATIENCE, DidNotHappen


class Fate(Enum):
    """What becomes of a request, whose answer is never heard."""

    LOST = auto()
    """It does not arrive."""
    LATE = auto()
    """It arrives once nobody waits for it any more."""
    UNHEARD = auto()
    """It arrives and is answered, and the answer is lost."""


class Cut:
    """One place where the line goes dead."""

    def __init__(self, path: str, fate: Fate) -> None:
        self.path = path
        self.fate = fate
        self._reached = Event()
        self._over = Event()

    def wait(self) -> None:
        """Wait until a request has come to this place; it is held there."""
        if not self._reached.wait(PATIENCE):
            raise DidNotHappen(f"nothing was sent to {self.path}")

    def hold(self) -> None:
        """Hold the request that came here, until nobody waits for it any more."""
        self._reached.set()
        self._over.wait(PATIENCE)

    def end(self) -> None:
        """Let go of what is held."""
        self._over.set()


class Wire:
    """Passes everything on, byte for byte, except where it is cut."""

    def __init__(self, daemon_port: int) -> None:
        self._daemon_port = daemon_port
        self._cut: Cut | None = None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def rule(self) -> str:
        """What leads Chromium here when it means the daemon."""
        return f"MAP 127.0.0.1:{self._daemon_port} 127.0.0.1:{self._server.server_port}"

    @contextmanager
    def cut(self, path: str, fate: Fate) -> Iterator[Cut]:
        """Let the first request to `path` meet this fate; it ends with the block."""
        cut = self._cut = Cut(path, fate)
        try:
            yield cut
        finally:
            cut.end()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _cut_for(self, path: str) -> Cut | None:
        cut = self._cut
        if cut is None or cut.path != path:
            return None
        self._cut = None
        return cut

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        wire = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.close_connection = True
                cut = wire._cut_for(self.path)
                if cut is None:
                    return self._answer(*self._pass_on(body))
                if cut.fate is Fate.UNHEARD:
                    self._pass_on(body)
                cut.hold()
                if cut.fate is Fate.LATE:
                    self._pass_on(body)
                return None

            def _pass_on(self, body: bytes) -> tuple[HTTPResponse, bytes]:
                onward = HTTPConnection("127.0.0.1", wire._daemon_port, timeout=PATIENCE)
                onward.putrequest("POST", self.path, skip_host=True, skip_accept_encoding=True)
                for name, value in self.headers.items():
                    onward.putheader(name, value)
                onward.endheaders(body)
                reply = onward.getresponse()
                content = reply.read()
                onward.close()
                return reply, content

            def _answer(self, reply: HTTPResponse, content: bytes) -> None:
                with suppress(ConnectionError):  # a worker that was ended does not wait
                    self.send_response_only(reply.status)
                    for name, value in reply.getheaders():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                """Keep the terminal quiet."""

        return Handler
