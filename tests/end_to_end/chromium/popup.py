"""Chromium's popup, and its side panel, which is another such target."""

import base64
from pathlib import Path
from typing import Any

from end_to_end.chromium.target import ChromiumTarget
from end_to_end.patience import until
from end_to_end.popup import Popup

MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}
KEYS = {
    "Enter": ("Enter", 13, "\r"),
    "Escape": ("Escape", 27, ""),
    "Tab": ("Tab", 9, ""),
    "Backspace": ("Backspace", 8, ""),
    "ArrowUp": ("ArrowUp", 38, ""),
    "ArrowDown": ("ArrowDown", 40, ""),
}
"""Name -> code, Windows virtual key code, text: what a keyboard would report."""

COMMANDS = {"Control+a": "selectAll"}
"""What the browser's own window would make of a chord; the protocol has to be told."""

EXTENT = """
({x: 0, y: 0, width: document.body.offsetWidth, height: document.body.offsetHeight, scale: 1})
"""

FITS = """
Math.abs(innerWidth - document.body.offsetWidth) < 2 &&
Math.abs(innerHeight - document.body.offsetHeight) < 2
"""


class ChromiumPopup(ChromiumTarget, Popup):
    """An open popup."""

    def type(self, text: str) -> None:
        """Type key by key."""
        for character in text:
            self.send("Input.dispatchKeyEvent", type="keyDown", text=character, key=character)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=character)

    def press(self, chord: str) -> None:
        """Press a key."""
        *held, name = chord.split("+")
        code, number, text = KEYS.get(name, (f"Key{name.upper()}", ord(name.upper()[0]), name))
        event = {
            "key": name,
            "code": code,
            "windowsVirtualKeyCode": number,
            "modifiers": sum(MODIFIERS[modifier] for modifier in held),
        }
        down: dict[str, Any] = (
            {"type": "keyDown", "text": text} if text and not held else {"type": "rawKeyDown"}
        )
        if chord in COMMANDS:
            down["commands"] = [COMMANDS[chord]]
        self.send("Input.dispatchKeyEvent", **down, **event)
        self.send("Input.dispatchKeyEvent", type="keyUp", **event)

    def click_at(self, x: float, y: float) -> None:
        """Click with the left button."""
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def color_scheme(self, scheme: str) -> None:
        """Show it as on a light or dark system."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.send("Emulation.setEmulatedMedia", features=[feature])

    def screenshot(self, path: Path) -> None:
        """Write what the popup shows as PNG."""
        until(lambda: self.evaluate(FITS), "the popup's window fits its content")
        clip = None
        while clip != (now := self.evaluate(EXTENT)):  # it may still be growing or shrinking
            clip = now
            taken = self.send("Page.captureScreenshot", format="png", clip=clip)
        path.write_bytes(base64.b64decode(taken["data"]))

    def close(self) -> None:
        """Close it, as looking away does."""
        self.leave()
        self._control.send("Target.closeTarget", {"targetId": self._target})
        until(lambda: not self._is_open(), "the popup closes")

    def _is_open(self) -> bool:
        targets = self._control.send("Target.getTargets")["targetInfos"]
        return any(target["targetId"] == self._target for target in targets)
