"""A document on screen: looked at through its DOM, worked with real keys and clicks."""

import json
from abc import ABC, abstractmethod
from typing import Any

from end_to_end.patience import PATIENCE, DidNotHappen, until

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

MIDDLE = """
new Promise((done, fail) => {
  let before;
  const late = performance.now() + %d;
  const look = () => {
    // A list may have made it anew meanwhile, and what comes above may have moved it out of sight.
    const part = document.querySelector(%s);
    part?.scrollIntoView({block: "nearest"});
    if (performance.now() > late) return fail(`not to be clicked: ${part?.outerHTML}`);
    if (!part) return requestAnimationFrame(look);
    const {x, y, width, height} = part.getBoundingClientRect();
    const middle = [x + width / 2, y + height / 2];
    if (String(middle) === before && part.contains(document.elementFromPoint(...middle))) {
      return done(middle);
    }
    before = String(middle);
    requestAnimationFrame(look);
  };
  look();
})
"""
"""Once it stays in its place from one frame to the next, and nothing lies over it."""


class Document(ABC):
    """What every tab and popup can be asked, whichever browser shows it."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression, or the promise that it makes, comes to.

        Raises:
            DidNotHappen: it threw; says what.
        """

    @abstractmethod
    def type(self, text: str) -> None:
        """Type into whatever has the focus, key by key."""

    @abstractmethod
    def press(self, chord: str) -> None:
        """Press a key, with modifiers before it: "Enter", "Control+z"."""

    @abstractmethod
    def click_at(self, x: float, y: float) -> None:
        """Click with the left button; the place is in CSS pixels from the top left corner."""

    @abstractmethod
    def color_scheme(self, scheme: str) -> None:
        """Show it as on a "light" or "dark" system."""

    def wait_for(self, condition: str, patience: float = PATIENCE) -> None:
        """Wait until a JavaScript condition holds, looked at on every change of the document.

        Raises:
            DidNotHappen: it did not hold in time; says what the document shows instead.
        """
        values = {"condition": condition, "patience": int(patience * 1000)}
        try:
            self.evaluate(AWAIT % values)
        except DidNotHappen as error:
            raise DidNotHappen(f"never {condition} in {error}") from error

    def wait_for_state(self, *states: str) -> str:
        """Wait until the body is in one of these states; return which."""
        self.wait_for(f"{json.dumps(states)}.includes(document.body.dataset.state)")
        state: str = self.evaluate("document.body.dataset.state")
        return state

    def wait_for_text(self, text: str) -> None:
        """Wait until a text is shown."""
        self.wait_for(f"document.body.innerText.includes({json.dumps(text)})")

    def text(self, selector: str = "body") -> str:
        """Return what a part of the document shows."""
        shown: str = self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText")
        return shown

    def value(self, selector: str) -> str:
        """Return what a field holds; nothing where there is no such field."""
        held: str | None = self.evaluate(f"document.querySelector({json.dumps(selector)})?.value")
        return held or ""

    def wait_for_value(self, selector: str, value: str) -> None:
        """Wait until a field holds a value; a value is no part of the tree, so this looks again."""
        try:
            until(lambda: self.value(selector) == value, f"{selector} holds {value!r}")
        except DidNotHappen as error:
            at = self.evaluate("document.activeElement.id || document.activeElement.tagName")
            raise DidNotHappen(
                f"{error}, but {self.value(selector)!r}; typing goes to {at}"
            ) from error

    def click(self, selector: str) -> None:
        """Click the middle of the first match, once it is there to be clicked."""
        self.click_at(*self.middle(selector))

    def middle(self, selector: str) -> tuple[float, float]:
        """Return the middle of the first match, once it is there to be clicked."""
        quoted = json.dumps(selector)
        self.wait_for(
            f"(part => part.checkVisibility() && !part.disabled)(document.querySelector({quoted}))"
        )
        x, y = self.evaluate(MIDDLE % (PATIENCE * 1000, quoted))
        return x, y

    def replace(self, selector: str, text: str) -> None:
        """Click into a field and type over what it holds.

        What comes in above, a notice say, may move it from under the pointer: then again, as a
        person does.
        """
        focused = f"document.activeElement === document.querySelector({json.dumps(selector)})"

        def enter() -> bool:
            self.click(selector)
            return bool(self.evaluate(focused))

        until(enter, f"a click into {selector}")
        self.press("Control+a")
        self.type(text)
