"""One kept-open connection to the daemon: what is timed is the daemon, not the client's crypto."""

import asyncio
import time
from typing import Any

from daemon.extension import Extension
from daemon.message import Reply

from kithbook_protocol.operation import Operation


class Line:
    """Sends calls that were signed and sealed beforehand, one after another."""

    def __init__(self, extension: Extension) -> None:
        self._extension = extension
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def timed(self, operation: Operation[Any, Any], body: Any = None) -> tuple[Any, float]:
        """Make a call; return its reply and the milliseconds from the first byte to the last."""
        request = self._extension.request(operation, body).encode()
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(
                "127.0.0.1", self._extension.port, limit=2**22
            )
        start = time.perf_counter()
        self._writer.write(request)
        await self._writer.drain()
        raw = await self._reader.readuntil(b"\r\n\r\n")
        length = int(raw.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        content = await self._reader.readexactly(length)
        took = (time.perf_counter() - start) * 1000
        reply = Reply(raw + content)
        if reply.status != 200:
            message = f"{operation.path}: {reply.status}"
            raise RuntimeError(message)
        return operation.reply.model_validate_json(content), took

    def another(self) -> "Line":
        """Return one more connection of the same browser."""
        return Line(self._extension)

    def close(self) -> None:
        """Hang up."""
        if self._writer:
            self._writer.close()
