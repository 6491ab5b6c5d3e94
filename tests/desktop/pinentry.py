"""A real pinentry-tty on a terminal that a test reads and types into."""

import os
import select
import time
from pathlib import Path
from typing import Self

from end_to_end.patience import PATIENCE, DidNotHappen
from pseudoterminal import open_terminal

CANCEL = "\x04"
"""Ctrl+D."""


class Terminal:
    """One terminal, and the program that asks on it; `KITHBOOK_PINENTRY` names that."""

    def __init__(self, home: Path) -> None:
        self.program = home / "window"
        self._started = home / "windows"
        self._ours, self._theirs = open_terminal()
        self._unread = ""
        self.behave(f"exec pinentry-tty --ttyname {os.ttyname(self._theirs)} --ttytype vt100")

    def behave(self, script: str) -> None:
        """Make the program do something else from now on; shell, after it has noted its id."""
        self.program.write_text(f"#!/bin/sh\necho $$ >>{self._started}\n{script}\n")
        self.program.chmod(0o700)

    def started(self) -> list[Path]:
        """What /proc knew each program by that was started so far, the first first."""
        ids = self._started.read_text().split() if self._started.exists() else []
        return [Path("/proc") / each for each in ids]

    def shows(self, text: str) -> str:
        """Wait until this is on the terminal; return what came up to there.

        Raises:
            DidNotHappen: it is not.
        """
        deadline = time.monotonic() + PATIENCE
        while text not in self._unread:
            ready, _, _ = select.select([self._ours], [], [], deadline - time.monotonic())
            if not ready:
                raise DidNotHappen(f"not on the terminal: {text!r}, but {self._unread!r}")
            self._unread += os.read(self._ours, 4096).decode()
        before, _, self._unread = self._unread.partition(text)
        return before

    def types(self, keys: str) -> None:
        """Press these keys."""
        os.write(self._ours, keys.encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._ours)
        os.close(self._theirs)
