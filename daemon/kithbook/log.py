"""The log: one line of JSON per event; never a body, a name, a code, a key or a traceback."""

from typing import Any, TextIO


class Log:
    """Writes events to the file it was given; to nowhere before that.

    structlog comes with the first event: it imports rich, 50 ms that a start need not wait for.
    """

    def __init__(self) -> None:
        self._file: TextIO | None = None
        self._logger: Any = None

    def open(self, file: TextIO) -> None:
        """Write from now on to this file."""
        self._file, self._logger = file, None

    def close(self) -> None:
        """Write to nowhere again, and close the file."""
        file, self._file, self._logger = self._file, None, None
        if file:
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
                structlog.WriteLogger(self._file),
                processors=[
                    structlog.processors.add_log_level,
                    structlog.processors.TimeStamper(fmt="iso"),
                    structlog.processors.JSONRenderer(),
                ],
                wrapper_class=structlog.BoundLogger,
            )
        getattr(self._logger, level)(event, **fields)


log = Log()
"""The one log of this process."""
