"""The toolbar popup: looked at through its document, worked with real keys and clicks.

A popup is a target that no Playwright page stands for, so it is spoken to in the DevTools protocol:
https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-sendMessageToTarget
"""

import base64
import itertools
import json
from pathlib import Path
from typing import Any

from end_to_end.patience import PATIENCE, DidNotHappen, until
from playwright.sync_api import CDPSession, Page

PUMP = 5
"""Milliseconds for Playwright to take in what the browser said."""

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

HIT = "#hits [data-person] .name"
MARKED = "#hits [data-person][aria-selected=true] .name"
"""Only a search marks a hit; the newest people, who stand there before it, have no mark."""

EXTENT = """
({x: 0, y: 0, width: document.body.offsetWidth, height: document.body.offsetHeight, scale: 1})
"""

FITS = """
Math.abs(innerWidth - document.body.offsetWidth) < 2 &&
Math.abs(innerHeight - document.body.offsetHeight) < 2
"""

AWAIT = """
new Promise((done, fail) => {
  const look = () => { try { return %(condition)s; } catch { return false; } };
  if (look()) return done(true);
  const watch = new MutationObserver(() => {
    if (look()) { watch.disconnect(); done(true); }
  });
  watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  setTimeout(() => { watch.disconnect(); fail(document.body.innerText); }, %(patience)d);
})
"""


MEASURE = """
globalThis.measured = new Promise((done) => {
  let key;
  document.addEventListener("input", () => { key = performance.now(); }, true);
  const watch = new MutationObserver(() => {
    if (key === undefined || !(%(condition)s)) return;
    watch.disconnect();
    done(performance.now() - key);
  });
  watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
});
0;
"""


class Popup:
    """An open popup. Gone once it is closed, as every popup is."""

    def __init__(self, control: CDPSession, page: Page, target: str) -> None:
        self._control = control
        self._page = page
        self._target = target
        self._numbers = itertools.count(1)
        self._replies: dict[int, dict[str, Any]] = {}
        self._session = control.send(
            "Target.attachToTarget", {"targetId": target, "flatten": False}
        )["sessionId"]
        control.on("Target.receivedMessageFromTarget", self._receive)

    def send(self, method: str, **parameters: Any) -> Any:
        """Say something in the DevTools protocol; return what the popup answers."""
        number = next(self._numbers)
        message = json.dumps({"id": number, "method": method, "params": parameters})
        self._control.send(
            "Target.sendMessageToTarget", {"sessionId": self._session, "message": message}
        )
        # Longer than anything that the popup itself is asked to wait for, so that it can say why.
        until(lambda: self._pumped(number), f"the popup answers {method}", PATIENCE * 2)
        reply = self._replies.pop(number)
        if "error" in reply:
            raise DidNotHappen(f"{method}: {reply['error']['message']}")
        return reply["result"]

    def evaluate(self, expression: str) -> Any:
        """Look something up in the popup's document."""
        result = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            why = details.get("exception", {})
            raise DidNotHappen(f"{why.get('description') or why.get('value') or details}")
        return result["result"].get("value")

    def wait_for(self, condition: str, patience: float = PATIENCE) -> None:
        """Wait until a JavaScript condition holds, looked at on every change of the document.

        Raises:
            DidNotHappen: it did not hold in time; says what the popup shows instead.
        """
        values = {"condition": condition, "patience": int(patience * 1000)}
        try:
            self.evaluate(AWAIT % values)
        except DidNotHappen as error:
            raise DidNotHappen(f"never {condition} in {error}") from error

    def wait_for_state(self, *states: str) -> str:
        """Wait until the popup's body is in one of these states; return which."""
        self.wait_for(f"{json.dumps(states)}.includes(document.body.dataset.state)")
        state: str = self.evaluate("document.body.dataset.state")
        return state

    def wait_for_text(self, text: str) -> None:
        """Wait until the popup shows a text."""
        self.wait_for(f"document.body.innerText.includes({json.dumps(text)})")

    def text(self, selector: str = "body") -> str:
        """Return what a part of the popup shows."""
        shown: str = self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText")
        return shown

    def settled(self) -> str:
        """Wait until the page's capture has come to an end, or to a halt; return what is said."""
        self.wait_for("/[^…]$/.test(document.querySelector('#status').textContent)")
        return self.text("#status")

    def hits(self) -> list[str]:
        """Return the names of the people found, best first."""
        names = f"[...document.querySelectorAll({json.dumps(HIT)})].map(each => each.innerText)"
        found: list[str] = self.evaluate(names)
        return found

    def find(self, text: str, name: str) -> float:
        """Type into the search field until somebody of this name is found first.

        Returns:
            Milliseconds from the last key to the hit on screen, as the popup's own clock has them.
        """
        self.click("#search")
        first = f"document.querySelector({json.dumps(MARKED)})?.innerText === {json.dumps(name)}"
        self.evaluate(MEASURE % {"condition": first})
        self.type(text)
        self.wait_for(first)
        took: float = self.evaluate("measured")
        return took

    def value(self, selector: str) -> str:
        """Return what a field holds; nothing where there is no such field."""
        held: str | None = self.evaluate(f"document.querySelector({json.dumps(selector)})?.value")
        return held or ""

    def wait_for_value(self, selector: str, value: str) -> None:
        """Wait until a field holds a value; a value is no part of the tree, so this looks again."""
        until(lambda: self.value(selector) == value, f"{selector} holds {value!r}")

    def type(self, text: str) -> None:
        """Type into whatever has the focus, key by key."""
        for character in text:
            self.send("Input.dispatchKeyEvent", type="keyDown", text=character, key=character)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=character)

    def press(self, chord: str) -> None:
        """Press a key, with modifiers before it: "Enter", "Control+z"."""
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

    def click(self, selector: str) -> None:
        """Click the middle of the first visible match, waiting for it to be there."""
        quoted = json.dumps(selector)
        self.wait_for(f"document.querySelector({quoted}).checkVisibility()")
        x, y = self.evaluate(
            f"(() => {{ const part = document.querySelector({quoted});"
            "part.scrollIntoView({block: 'nearest'});"
            "const box = part.getBoundingClientRect();"
            "return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def replace(self, selector: str, text: str) -> None:
        """Click into a field and type over what it holds."""
        self.click(selector)
        self.press("Control+a")
        self.type(text)

    def color_scheme(self, scheme: str) -> None:
        """Show it as on a "light" or "dark" system."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.send("Emulation.setEmulatedMedia", features=[feature])

    def screenshot(self, path: Path) -> None:
        """Write what the popup shows as PNG, once its window has grown to its content."""
        until(lambda: self.evaluate(FITS), "the popup's window fits its content")
        clip = None
        while clip != (now := self.evaluate(EXTENT)):  # it may still be growing or shrinking
            clip = now
            taken = self.send("Page.captureScreenshot", format="png", clip=clip)
        path.write_bytes(base64.b64decode(taken["data"]))

    def close(self) -> None:
        """Close it, as looking away does."""
        self._control.remove_listener("Target.receivedMessageFromTarget", self._receive)
        self._control.send("Target.closeTarget", {"targetId": self._target})
        until(lambda: not self._is_open(), "the popup closes")

    def _is_open(self) -> bool:
        targets = self._control.send("Target.getTargets")["targetInfos"]
        return any(target["targetId"] == self._target for target in targets)

    def _pumped(self, number: int) -> bool:
        self._page.wait_for_timeout(PUMP)
        return number in self._replies

    def _receive(self, event: dict[str, Any]) -> None:
        if event["sessionId"] == self._session:
            message = json.loads(event["message"])
            if "id" in message:
                self._replies[message["id"]] = message
