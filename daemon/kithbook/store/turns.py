"""Turns: a long write stands still for a moment while somebody reads, and nobody waits to write.

Reader and writer are threads of one process, and Python lets one of them go on at a time. A search
is a hundred short statements, and each of them waited for an import: 12 ms became 120.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

STEPS = 1_000
"""SQLite's virtual machine instructions between two looks whether somebody reads; about 0.1 ms."""
MOST_SECONDS = 0.1
"""For which one piece of it stands still in all: a read that takes seconds must not hold it up."""


class Turns:
    """How many read or wait to write at the moment, and who waits for them."""

    def __init__(self) -> None:
        self._reading = 0
        self._writing = 0
        self._changed = threading.Condition()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Count as one who reads."""
        with self._changed:
            self._reading += 1
        try:
            yield
        finally:
            with self._changed:
                self._reading -= 1
                self._changed.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Count as one who waits to write: what is before them goes on, and ends the sooner."""
        with self._changed:
            self._writing += 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._writing -= 1

    @property
    def wanted(self) -> bool:
        """Whether somebody waits to write."""
        return self._writing > 0

    @contextmanager
    def giving_way(self, connection: Any) -> Iterator[None]:
        """Let the statements of this connection, a SQLCipher connection, wait for whoever reads."""
        connection.set_progress_handler(self._look(), STEPS)
        try:
            yield
        finally:
            connection.set_progress_handler(None, STEPS)

    def _look(self) -> Callable[[], int]:
        left = MOST_SECONDS

        def look() -> int:
            nonlocal left
            if self._reading and not self._writing and left > 0:
                began = time.monotonic()
                with self._changed:
                    self._changed.wait_for(lambda: self._writing or not self._reading, left)
                left -= time.monotonic() - began
            return 0  # the statement goes on

        return look
