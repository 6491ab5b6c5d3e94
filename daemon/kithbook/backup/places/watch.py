"""Cutting a line on which nothing moves: a store that drips a byte a minute hangs."""

import socket
import threading
import time
from contextlib import suppress
from typing import Self

from urllib3.connection import HTTPConnection, HTTPSConnection


class Lines:
    """The sockets of one pool, to be cut from another thread."""

    def __init__(self) -> None:
        self._open: list[socket.socket] = []
        self.over = threading.Event()
        """Set once no line is wanted any more."""

    def add(self, line: socket.socket | None) -> None:
        """Take note of a socket."""
        self._open = [one for one in self._open if one.fileno() != -1]
        if line is not None:
            self._open.append(line)
        if self.over.is_set():
            self.cut()

    def end(self) -> None:
        """Cut every line, and those that are still to come."""
        self.over.set()
        self.cut()

    def cut(self) -> None:
        """End every line at once, whatever waits on it."""
        for line in self._open:
            # Not the method of an SSL socket, which would first forget that it is one.
            with suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)


class PlainLine(HTTPConnection):
    """HTTP to this very machine."""

    lines: Lines

    def connect(self) -> None:
        """Connect, and let the line be cut."""
        super().connect()
        self.lines.add(self.sock)


class SafeLine(HTTPSConnection):
    """HTTPS."""

    lines: Lines

    def connect(self) -> None:
        """Connect, and let the line be cut."""
        super().connect()
        self.lines.add(self.sock)


class Watch:
    """Cuts the lines when nothing was reported for so many seconds."""

    def __init__(self, lines: Lines, seconds: float) -> None:
        self._lines = lines
        self.seconds = seconds
        self._over = threading.Event()
        self._until = 0.0
        self._thread = threading.Thread(target=self._run, name="backup line", daemon=True)
        self.cut = False
        """Whether it came to that."""

    def __enter__(self) -> Self:
        self.touch()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def touch(self) -> None:
        """Report that something moved."""
        self._until = time.monotonic() + self.seconds

    def _run(self) -> None:
        while not self._over.wait(max(0.0, self._until - time.monotonic())):
            if time.monotonic() >= self._until:
                self.cut = True
                self._lines.cut()
                return
