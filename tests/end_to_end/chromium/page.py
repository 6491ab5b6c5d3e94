"""A tab of Chromium, as Playwright has it."""

from typing import Any

from end_to_end.page import Page
from end_to_end.patience import DidNotHappen
from playwright import sync_api


class ChromiumPage(Page):
    """A tab, driven through Playwright."""

    def __init__(self, tab: sync_api.Page) -> None:
        self.tab = tab

    @property
    def url(self) -> str:
        """What the address bar says."""
        return self.tab.url

    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to."""
        try:
            return self.tab.evaluate(expression)
        except sync_api.Error as error:
            raise DidNotHappen(error.message) from error

    def type(self, text: str) -> None:
        """Type key by key."""
        self.tab.keyboard.type(text)

    def press(self, chord: str) -> None:
        """Press a key."""
        self.tab.keyboard.press(chord)

    def click_at(self, x: float, y: float) -> None:
        """Click with the left button."""
        self.tab.mouse.click(x, y)

    def color_scheme(self, scheme: str) -> None:
        """Show it as on a light or dark system."""
        self.tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    def reload(self) -> None:
        """Load it again."""
        self.tab.reload()

    def close(self) -> None:
        """Close the tab."""
        self.tab.close()
