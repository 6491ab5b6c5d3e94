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

POPUP = """
const sidebar = document.getElementById("sidebar").contentDocument;
const popup = document.querySelector("browser.webextension-popup-browser") ??
  sidebar?.getElementById("webext-panels-browser");
"""
"""The popup; without one, the sidebar, which is a document in the browser's window too."""

IS_OPEN = f"""
{POPUP}
const panel = popup?.closest("panel");
return popup && (!panel || (popup === document.activeElement && panel.state === "open")) &&
  popup.browsingContext.currentWindowGlobal?.documentURI.spec === arguments[0];
"""

EVALUATE = f"""
{POPUP}
const actor = popup.browsingContext.currentWindowGlobal.getActor("MarionetteCommands");
return actor.executeScript(arguments[0], [], {{sandboxName: null, timeout: arguments[1]}});
"""

CORNER = f"""
{POPUP}
const {{x, y}} = popup.getBoundingClientRect();
const around = popup.ownerDocument === document ? {{x: 0, y: 0}} :
  document.getElementById("sidebar").getBoundingClientRect();
return [around.x + x, around.y + y];
"""

FITS = f"""
{POPUP}
const {{width, height}} = popup.getBoundingClientRect();
return [width, height];
"""

EXTENT = "[document.body.offsetWidth, document.body.offsetHeight]"

DRAW = f"""
{POPUP}
const area = new DOMRect(0, 0, ...arguments[0]);
return popup.browsingContext.currentWindowGlobal.drawSnapshot(area, 1, "white").then((drawn) => {{
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  canvas.getContext("2d").drawImage(drawn, 0, 0);
  return canvas.toDataURL("image/png").split(",")[1];
}});
"""


class FirefoxPopup(Popup):
    """An open popup."""

    def __init__(self, control: Marionette, url: str) -> None:
        self._control = control
        until(lambda: control.script(IS_OPEN, url), "the popup opens")

    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to."""
        return self._control.script(EVALUATE, f"return ({expression})", int(PATIENT * 1000))

    def type(self, text: str) -> None:
        """Type key by key."""
        self._control.send("WebDriver:PerformActions", "chrome", actions=typed(text))

    def press(self, chord: str) -> None:
        """Press a key."""
        self._control.send("WebDriver:PerformActions", "chrome", actions=pressed(chord))

    def click_at(self, x: float, y: float) -> None:
        """Click with the left button."""
        left, top = self._control.script(CORNER)
        self._control.send("WebDriver:PerformActions", "chrome", actions=clicked(left + x, top + y))

    def color_scheme(self, scheme: str) -> None:
        """Show it as on a light or dark system."""
        override = f"{POPUP} popup.browsingContext.prefersColorSchemeOverride = arguments[0];"
        self._control.script(override, scheme)

    def screenshot(self, path: Path) -> None:
        """Write what the popup shows as PNG."""
        until(
            lambda: self._control.script(FITS) == self.evaluate(EXTENT),
            "the popup's window fits its content",
        )
        path.write_bytes(base64.b64decode(self._control.script(DRAW, self.evaluate(EXTENT))))

    def close(self) -> None:
        """Close it, as looking away does."""
        self._control.script(f"{POPUP} popup.closest('panel').hidePopup();")
        until(lambda: not self._control.script(f"{POPUP} return popup;"), "the popup closes")
