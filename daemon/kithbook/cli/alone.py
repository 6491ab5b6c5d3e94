"""The app in a thread of this process: how one command works where no daemon runs."""

import asyncio
import threading
from types import TracebackType
from typing import Self

from kithbook.config import Settings
from kithbook.log import log
from kithbook.server import log_to_file, serving


class Alone:
    """Serves the command line's socket, and nothing else, for as long as it is entered."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._thread = threading.Thread(target=self._run, name="kithbook-alone")
        self._ready = threading.Event()
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._failure: BaseException | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        if self._failure:
            self._thread.join()
            raise self._failure
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._loop:
            self._loop.call_soon_threadsafe(self._told.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001 - raised again where the command is
            self._failure = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        async with serving(self._settings, with_port=False):
            log_to_file(self._settings)
            self._ready.set()
            await self._told.wait()
        log.close()
