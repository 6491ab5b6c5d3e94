"""The log: one line of JSON per event; never a body, a name, a code, a key or a traceback."""

import errno
import logging
import os
import stat
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

OWNER_ONLY = 0o600
MOST_BYTES = 1024 * 1024
"""Of one file; about 8,000 events."""
OLDER_FILES = 3
"""Kept beside the one that is written to, as daemon.log.1 and so on."""


class Log:
    """Writes events to the file it was given; to nowhere before that.

    structlog comes with the first event: it imports rich, 50 ms that a start need not wait for.
    """

    def __init__(self) -> None:
        self._file: _File | None = None
        self._logger: Any = None

    def open(self, path: Path) -> None:
        """Write from now on to this file.

        Raises:
            OSError: it cannot be written, or is a link or no file.
        """
        self.close()
        self._file = _File(path, maxBytes=MOST_BYTES, backupCount=OLDER_FILES, encoding="utf-8")

    def close(self) -> None:
        """Write to nowhere again, and close the file."""
        file, self._file, self._logger = self._file, None, None
        if file:
            with suppress(OSError):  # the disk is full, and some of it is not written yet
                file.close()

    def info(self, event: str, **fields: object) -> None:
        """Note that something happened."""
        self._write("info", event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """Note that something went wrong and was dealt with."""
        self._write("warning", event, fields)

    def error(self, event: str, **fields: object) -> None:
        """Note a mistake of ours."""
        self._write("error", event, fields)

    def _write(self, level: str, event: str, fields: dict[str, object]) -> None:
        if self._file is None:
            return
        if self._logger is None:
            import structlog  # noqa: PLC0415 - see the class

            self._logger = structlog.wrap_logger(
                self._file,
                processors=[
                    structlog.processors.add_log_level,
                    structlog.processors.TimeStamper(fmt="iso"),
                    structlog.processors.JSONRenderer(),
                ],
                wrapper_class=structlog.BoundLogger,
            )
        getattr(self._logger, level)(event, **fields)


class _File(RotatingFileHandler):
    """The file, begun anew when it is full; its owner's alone."""

    def line(self, text: str) -> None:
        """Write a line that structlog made."""
        self.handle(logging.makeLogRecord({"msg": text}))

    info = warning = error = line

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Do without the line: a full disk stops no call, and is told on no terminal."""

    def _open(self) -> TextIOWrapper:
        # A new file each time, but for the first: a link in its place would lead elsewhere.
        # Both ways and without waiting: a pipe in its place must not stop the program.
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
        handle = os.open(self.baseFilename, flags, OWNER_ONLY)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError(errno.EINVAL, "it is not a file", self.baseFilename)
        os.fchmod(handle, OWNER_ONLY)
        return TextIOWrapper(open(handle, "ab"), encoding=self.encoding)  # noqa: PTH123 - a handle


log = Log()
"""The one log of this process."""
