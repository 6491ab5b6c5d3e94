"""A tab of Firefox, as WebDriver has it."""

from typing import Any

from end_to_end.firefox.actions import clicked, pressed, typed
from end_to_end.firefox.marionette import Marionette
from end_to_end.page import Page

SCHEME = "gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = arguments[0];"


class FirefoxPage(Page):
    """A tab, known by its handle."""

    def __init__(self, control: Marionette, handle: str) -> None:
        self._control = control
        self._handle = handle

    def send(self, command: str, **parameters: Any) -> Any:
        """Give a command to this tab, in front."""
        self._control.send("WebDriver:SwitchToWindow", handle=self._handle, focus=True)
        return self._control.send(command, **parameters)

    @property
    def url(self) -> str:
        """What the address bar says."""
        url: str = self.send("WebDriver:GetCurrentURL")["value"]
        return url

    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to."""
        script = f"return ({expression})"
        # Without a sandbox's name it runs where the page's own scripts do, and has what they have.
        return self.send("WebDriver:ExecuteScript", script=script, args=[], sandbox=None)["value"]

    def type(self, text: str) -> None:
        """Type key by key."""
        self.send("WebDriver:PerformActions", actions=typed(text))

    def press(self, chord: str) -> None:
        """Press a key."""
        self.send("WebDriver:PerformActions", actions=pressed(chord))

    def click_at(self, x: float, y: float) -> None:
        """Click with the left button."""
        self.send("WebDriver:PerformActions", actions=clicked(x, y))

    def color_scheme(self, scheme: str) -> None:
        """Show it as on a light or dark system."""
        self.front()
        self._control.script(SCHEME, scheme)

    def right_click(self, selector: str) -> None:
        """Click the middle of a part with the right button."""
        x, y = self.middle(selector)
        self.send("WebDriver:PerformActions", actions=clicked(x, y, button=2))

    def show(self, url: str) -> None:
        """Go there; returns when it is loaded."""
        self.send("WebDriver:Navigate", url=url)

    def front(self) -> None:
        """Come to the front."""
        self._control.send("WebDriver:SwitchToWindow", handle=self._handle, focus=True)

    def reload(self) -> None:
        """Load it again."""
        self.send("WebDriver:Refresh")

    def close(self) -> None:
        """Close the tab."""
        left = self.send("WebDriver:CloseWindow")
        # No command is taken by a tab that is gone, not even the one to open another.
        self._control.send("WebDriver:SwitchToWindow", handle=left[0], focus=False)
