"""A server that lets everybody in: what an attack would find on a port that is not Kithbook's."""

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self

TELLS = b"<p>everything</p>"


@dataclass(frozen=True)
class Heard:
    """One request that came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Witness:
    """Answers every request on a port of its own, in words every page may read."""

    def __init__(self, port: int = 0) -> None:
        self.heard: list[Heard] = []
        self._lines: list[socket.socket] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._server.daemon_threads = True
        self.port: int = self._server.server_port
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        # A browser opens lines ahead of its requests: none may be answered from here any more.
        for line in self._lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        heard, lines = self.heard, self._lines

        class Handler(BaseHTTPRequestHandler):
            def setup(self) -> None:
                super().setup()
                lines.append(self.connection)

            def __getattr__(self, name: str) -> Callable[[], None]:
                if name.startswith("do_"):
                    return self.answer
                raise AttributeError(name)

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                heard.append(Heard(self.command, self.path, headers, body))
                self.send_response(HTTPStatus.OK)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Access-Control-Allow-Headers", "*")
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(TELLS)))
                self.end_headers()
                self.wfile.write(TELLS)

            def log_message(self, *_: object) -> None:
                """Keep the terminal quiet."""

        return Handler
