"""Firefox's popup: a panel of the browser's window, with the document in another process.

No WebDriver window stands for it. So keys and clicks go to the browser's window, which passes them
on as it does a person's, and the document is asked through Marionette's own actor in it.
"""

import base64
from pathlib import Path
from typing import Any

from end_to_end.firefox.actions import clicked, pressed, typed
from end_to_end.firefox.marionette import PATIENT, Marionette
from end_to_end.patience import until
from end_to_end.popup import Popup

POPUP = "const shown = document.querySelector('browser.webextension-popup-browser');"
SIDEBAR = """
const around = document.getElementById("sidebar");
const shown = around.contentDocument?.getElementById("webext-panels-browser");
"""

IS_OPEN = """
return shown && shown === document.activeElement && shown.closest("panel").state === "open" &&
  shown.browsingContext.currentWindowGlobal?.documentURI.spec === arguments[0];
"""

IS_BESIDE = "return shown?.browsingContext.currentWindowGlobal?.documentURI.spec === arguments[0];"

EVALUATE = """
const actor = shown.browsingContext.currentWindowGlobal.getActor("MarionetteCommands");
return actor.executeScript(arguments[0], [], {sandboxName: null, timeout: arguments[1]});
"""

CORNER = """
const {x, y} = shown.getBoundingClientRect();
const frame = shown.ownerDocument.defaultView.frameElement;
const {x: left, y: top} = frame?.getBoundingClientRect() ?? {x: 0, y: 0};
return [left + x, top + y];
"""

FITS = """
const {width, height} = shown.getBoundingClientRect();
return [width, height];
"""

EXTENT = "[document.body.offsetWidth, document.body.offsetHeight]"

DRAW = """
const area = new DOMRect(0, 0, ...arguments[0]);
return shown.browsingContext.currentWindowGlobal.drawSnapshot(area, 1, "white").then((drawn) => {
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  canvas.getContext("2d").drawImage(drawn, 0, 0);
  return canvas.toDataURL("image/png").split(",")[1];
});
"""


class FirefoxPopup(Popup):
    """An open popup."""

    place = POPUP
    """Where in the browser's window it is."""

    def __init__(self, control: Marionette, url: str) -> None:
        self._control = control
        self._await(url)

    def _await(self, url: str) -> None:
        until(lambda: self._script(IS_OPEN, url), "the popup opens")

    def _script(self, body: str, *arguments: Any) -> Any:
        return self._control.script(self.place + body, *arguments)

    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to."""
        return self._script(EVALUATE, f"return ({expression})", int(PATIENT * 1000))

    def type(self, text: str) -> None:
        """Type key by key."""
        self._control.send("WebDriver:PerformActions", "chrome", actions=typed(text))

    def press(self, chord: str) -> None:
        """Press a key."""
        self._control.send("WebDriver:PerformActions", "chrome", actions=pressed(chord))

    def click_at(self, x: float, y: float) -> None:
        """Click with the left button."""
        left, top = self._script(CORNER)
        self._control.send("WebDriver:PerformActions", "chrome", actions=clicked(left + x, top + y))

    def color_scheme(self, scheme: str) -> None:
        """Show it as on a light or dark system."""
        self._script("shown.browsingContext.prefersColorSchemeOverride = arguments[0];", scheme)

    def screenshot(self, path: Path) -> None:
        """Write what the popup shows as PNG."""
        until(
            lambda: self._script(FITS) == self.evaluate(EXTENT),
            "the popup's window fits its content",
        )
        path.write_bytes(base64.b64decode(self._script(DRAW, self.evaluate(EXTENT))))

    def close(self) -> None:
        """Close it, as looking away does."""
        self._script("shown.closest('panel').hidePopup();")
        until(lambda: not self._script("return shown;"), "the popup closes")


class FirefoxSidebar(FirefoxPopup):
    """The open sidebar, whose document is in the browser's window too; it stays."""

    place = SIDEBAR

    def _await(self, url: str) -> None:
        until(lambda: self._script(IS_BESIDE, url), "the sidebar opens")
