"""A line to a real store that somebody else has in hand: it passes all on, unless told a trick."""

import http.client
import ssl
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

STEP = 64 * 1024
HOP = {"connection", "transfer-encoding", "keep-alive"}


class Exchange(BaseHTTPRequestHandler):
    """One request on its way through; tricks see it first."""

    protocol_version = "HTTP/1.1"

    def handle_one_request(self):
        with suppress(ConnectionError, TimeoutError, ssl.SSLError):
            super().handle_one_request()

    def pass_on(self):
        self.server.seen.append((self.command, self.path, dict(self.headers)))
        if not self.server.trick(self):
            self.reply(*self.ask())

    def ask(self, path=None):
        """Return what the store answers: status, headers and body."""
        size = int(self.headers.get("Content-Length", 0))
        store = http.client.HTTPConnection(self.server.store, timeout=60)
        try:
            store.request(self.command, path or self.path, self.rfile.read(size), self.headers)
            answer = store.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            store.close()

    def reply(self, status, headers=None, body=b"", *, size=None, send=None):
        """Answer; `size` is what is claimed, and `send` how many bytes really go."""
        self.send_response_only(status)
        for name, value in (headers or {}).items():
            if name.lower() not in {*HOP, "content-length"}:
                self.send_header(name, value)
        nothing = self.command == "HEAD" or status == 204
        if not nothing or size is not None:
            self.send_header("Content-Length", str(len(body) if size is None else size))
        self.end_headers()
        if not nothing:
            self.wfile.write(body if send is None else body[:send])
        if send is not None:
            self.close_connection = True

    def log_message(self, *_):
        pass


for verb in ("GET", "PUT", "HEAD", "POST", "DELETE", "PROPFIND", "MKCOL", "MOVE"):
    setattr(Exchange, f"do_{verb}", Exchange.pass_on)


class Between(ThreadingHTTPServer):
    """Listens; `trick` gets each exchange and says whether it has answered itself."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, store, papers=None):
        """Speak TLS, if there are papers: the path of a certificate and its key."""
        super().__init__(("127.0.0.1", 0), Exchange)
        self.store = urlsplit(store).netloc
        self.origin = f"http{'s' if papers else ''}://127.0.0.1:{self.server_port}"
        if papers:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(papers)
            # The handshake belongs to the exchange's thread, and its failure too.
            self.socket = context.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )
        self.seen = []
        self.done = threading.Event()
        """Set at the end, so that what hangs on purpose lets go."""
        self.honest()

    def honest(self):
        """Pass all on."""
        self.trick = lambda _: False

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.shutdown()
        self.server_close()
