"""The sample web: the folders of `pages/`, each a host, served on loopback.

Chromium is told to find every `*.example` host there, Firefox to ask there for every page, as one
asks a proxy. So the address bar shows a real-looking site, and the extension has no right to read
it until the toolbar button is clicked.
"""

from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Self

PAGES = Path(__file__).parent / "pages"
TYPES = {".html": "text/html; charset=utf-8", ".webp": "image/webp"}

JSON_LD = "http://people.example/in/tomas-lindqvist"
H_CARD = "http://ines-okafor.example/"
REBOUND = "rebound.example"
"""A host name that leads to this machine whatever the port, as an attacker's DNS can make one."""

PLAIN = "http://chemistry.halden.example/staff/maren-solheim"


class Sites:
    """Serves `pages/HOST/PATH` (`.html` may be left out) from a thread until closed."""

    def __init__(self) -> None:
        self._rewritten: dict[str, str] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens, on this machine only."""
        return self._server.server_port

    @property
    def hosts(self) -> str:
        """The rule that leads Chromium here."""
        return f"MAP {REBOUND} 127.0.0.1, MAP *.example 127.0.0.1:{self.port}"

    @property
    def resolver_rules(self) -> str:
        """The same for a test: every other name leads nowhere."""
        return f"{self.hosts}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"

    def rewrite(self, url: str, old: str, new: str) -> None:
        """From now on, serve a page with a part of it replaced."""
        text = self._rewritten.get(url) or _file(url).read_text()
        if old not in text:
            raise LookupError(f"{old!r} is not in {url}")
        self._rewritten[url] = text.replace(old, new)

    def add(self, url: str, html: str) -> None:
        """From now on, serve a page that has no file."""
        self._rewritten[url] = html

    def restore(self) -> None:
        """From now on, serve what lies in the files, and no more."""
        self._rewritten.clear()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        rewritten = self._rewritten

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked_as_proxy = self.path.startswith("http://")
                url = self.path if asked_as_proxy else f"http://{self.headers['Host']}{self.path}"
                path = _file(url)
                if url in rewritten:
                    self._send(HTTPStatus.OK, TYPES[".html"], rewritten[url].encode())
                elif path.is_file() and path.suffix in TYPES:
                    self._send(HTTPStatus.OK, TYPES[path.suffix], path.read_bytes())
                else:
                    self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")

            def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
                # A browser that is closed does not wait for its pictures.
                with suppress(ConnectionError):
                    self.send_response(status)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(body)))
                    # What Chromium keeps of a page in its own cache says nothing of the extension.
                    self.send_header("Cache-Control", "no-store")
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Keep the terminal quiet."""

        return Handler


def _file(url: str) -> Path:
    """Return the file of a URL; nothing outside `PAGES`, whatever the URL says."""
    path = PAGES / url.removeprefix("http://").partition("?")[0]
    if url.endswith("/"):
        path /= "index.html"
    elif not path.suffix or path.suffix not in TYPES:
        path = path.with_name(path.name + ".html")
    return path if path.resolve().is_relative_to(PAGES) else PAGES / "none"
