"""Firefox's address bar, which is a part of the browser's own window."""

from end_to_end.firefox.actions import pressed, typed
from end_to_end.firefox.marionette import Marionette

LINES = "return [...document.querySelectorAll('.urlbarView-row')].map((row) => row.textContent);"


class AddressBar:
    """What a person types into and reads below."""

    def __init__(self, control: Marionette) -> None:
        self._control = control

    def type(self, text: str) -> None:
        """Type something in place of what stands there, key by key."""
        self._control.script("gURLBar.focus(); gURLBar.value = '';")
        self._control.send("WebDriver:PerformActions", "chrome", actions=typed(text))

    def enter(self) -> None:
        """Press Enter."""
        self._control.send("WebDriver:PerformActions", "chrome", actions=pressed("Enter"))

    def lines(self) -> list[str]:
        """Return what the lines below it say."""
        lines: list[str] = self._control.script(LINES)
        return lines
