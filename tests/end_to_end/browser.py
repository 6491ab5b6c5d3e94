"""A browser with the extension in it, driven as a person drives it: toolbar click, keys, mouse.

What the tests may ask of every browser. `chromium/` and `firefox/` say how each is told.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Self

from end_to_end.commands import ROOT
from end_to_end.daemon import Daemon
from end_to_end.document import Document
from end_to_end.page import PAIR, Page
from end_to_end.patience import DidNotHappen
from end_to_end.popup import Popup

EXTENSION = ROOT / "extension"
HEALTH = 'chrome.runtime.sendMessage({kind: "health", request: {}}).then(({reply}) => reply.state)'


class Browser(ABC):
    """One browser with a profile of its own."""

    own_page: ClassVar[str]
    """A page of the browser itself, where no extension is let in."""
    root: str
    """The address of the extension's own pages, up to and with the slash."""
    profile: Path
    """The folder where everything lies that the browser keeps."""

    @abstractmethod
    def open(self, url: str) -> Page:
        """Open a page in a new tab, in front; returns when it is loaded."""

    @abstractmethod
    def wait_for_page(self, url: str) -> Page:
        """Wait for a tab with this address that something else opened."""

    @abstractmethod
    def click_toolbar(self, page: Page) -> Popup:
        """Click the extension's toolbar button while `page` is in front; return its popup.

        The browser's own click: it grants activeTab for that page, which a script cannot.
        """

    @abstractmethod
    def command(self, page: Page, name: str) -> None:
        """Give one of the extension's commands, as its keys do, while `page` is in front."""

    @abstractmethod
    def choose(self, page: Page, item: str, *, on: str = "body") -> None:
        """Choose an item of the extension's context menu on a part of `page`.

        What is selected in the page, and the link that the part is in, belong to it.
        """

    @abstractmethod
    def panel(self) -> Document:
        """Wait until the side panel is open; return what it shows."""

    @abstractmethod
    def badge(self, page: Page) -> str:
        """Return what the toolbar icon says while `page` is in front; empty for nothing."""

    @abstractmethod
    def add_extension(self, folder: Path) -> str:
        """Install another extension beside Kithbook; return the address of its pages."""

    @abstractmethod
    def stop_worker(self) -> None:
        """End the extension's background, as the browser does when it idles."""

    @abstractmethod
    def let_reach(self, *, machine: bool) -> None:
        """Give or take the extension's right to call this machine, as a person may in settings."""

    @abstractmethod
    def kept(self) -> Iterator[Path]:
        """The files and folders of the profile where the browser keeps what an extension stores."""

    @abstractmethod
    def tidy(self) -> None:
        """Close every tab but an empty one, the panel, and what else is open."""

    @abstractmethod
    def kill(self) -> None:
        """Pull the plug."""

    @abstractmethod
    def close(self) -> None:
        """Quit."""

    def open_extension(self, path: str) -> Page:
        """Open a page of the extension in a new tab."""
        return self.open(self.root + path)

    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to in a page of the extension.

        Raises:
            DidNotHappen: it threw; says what.
        """
        page = self.open_extension(PAIR)
        try:
            return page.evaluate(expression)
        finally:
            page.close()

    def state(self) -> str:
        """Return how the extension says things stand: "ready", "unpaired", ..."""
        state: str = self.evaluate(HEALTH)
        return state

    def pair(self, daemon: Daemon) -> None:
        """Type the code that `kithbook pair` shows into the extension's pairing page."""
        with daemon.pairing() as pairing:
            page = self.open_extension(PAIR)
            states = page.enter_code(pairing.code, daemon.port), pairing.outcome()["state"]
        page.close()
        if states != ("paired", "paired"):
            raise DidNotHappen(f"the browser says {states[0]}, the daemon {states[1]}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
