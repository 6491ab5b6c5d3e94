"""A browser that is paired once, and lent to one module of tests after the other.

To start a browser, to have it compile the extension and to pair it costs seven seconds of a
processor; to make it as it was just after that, one.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon, free_port
from end_to_end.page import PAIR
from original import Original

FORGET = """
(async () => {
  const {settled, transact} = await import("/daemon/database.js");
  const rooms = ["pairing", "outbox", "envelopes", "tally"];
  await chrome.permissions.remove({permissions: ["tabs", "nativeMessaging"]});
  await chrome.storage.local.clear();
  await chrome.storage.session.clear();
  localStorage.clear();
  for (const id of Object.keys(await chrome.notifications.getAll())) {
    await chrome.notifications.clear(id);
  }
  await chrome.alarms.clearAll();
  await chrome.action.setBadgeText({text: ""});
  return await transact(rooms, "readwrite", async (room) => {
    for (const name of rooms.slice(1)) room(name).clear();
    return (await settled(room("pairing").get("now")))?.client ?? "";
  });
})()
"""
"""All that the extension keeps, but whom it is paired with, which is returned."""


class Paired:
    """One browser, and the data folder that it is paired with, as both were just after that."""

    def __init__(self, launch: Callable[[Path], Browser], original: Original, folder: Path) -> None:
        self._launch = launch
        self._original = original
        self._folder = folder
        self._tries = 0
        self._browser: Browser | None = None
        self._client = ""
        self.port = free_port()
        """Where its daemon listens; the browser goes on asking there."""

    @classmethod
    @contextmanager
    def kept(cls, launch: Callable[[Path], Browser], original: Original) -> Iterator[Self]:
        """Keep one until all modules are through."""
        with tempfile.TemporaryDirectory(prefix="kithbook-", ignore_cleanup_errors=True) as folder:
            paired = cls(launch, original, Path(folder))
            try:
                yield paired
            finally:
                paired.close()

    @property
    def browser(self) -> Browser:
        """As it was; `renew` it before each use."""
        assert self._browser is not None
        return self._browser

    def renew(self, data: Path) -> None:
        """Make the browser as it was, and `data` a copy of the vault; no daemon may run.

        Where tests left too much behind, another browser begins.
        """
        if self._browser is None or not self._renewed():
            self.close()
            self._begin()
        shutil.copytree(self._home / "data", data)

    def close(self) -> None:
        """Quit."""
        if self._browser is not None:
            with suppress(Exception):  # it may have been killed, which is why it is closed
                self._browser.close()
            self._browser = None

    @property
    def _home(self) -> Path:
        return self._folder / str(self._tries)

    def _renewed(self) -> bool:
        try:
            self.browser.tidy()
            page = self.browser.open_extension(PAIR)
            client = page.evaluate(FORGET)
            page.close()
        except Exception:  # noqa: BLE001 - whatever it is, this browser is of no more use
            return False
        return bool(client == self._client)

    def _begin(self) -> None:
        self._tries += 1
        self._home.mkdir()
        self._original.copy(self._home / "data")
        with Daemon.trial(self._home, port=self.port) as daemon:
            self._browser = self._launch(self._home)
            self._browser.pair(daemon)
            self._client = daemon.json("clients")["clients"][0]["id"]
            daemon.stop()
