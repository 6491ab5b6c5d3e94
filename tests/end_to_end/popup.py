"""The toolbar popup, whichever browser shows it."""

import json
from abc import abstractmethod
from pathlib import Path

from end_to_end.document import Document

HIT = "#hits [data-person] .name"
MARKED = "#hits [data-person][aria-selected=true] .name"
"""Only a search marks a hit; the newest people, who stand there before it, have no mark."""

MEASURE = """
(window.measured = new Promise((done) => {
  let key;
  document.addEventListener("input", () => { key = performance.now(); }, true);
  const watch = new MutationObserver(() => {
    if (key === undefined || !(%(condition)s)) return;
    watch.disconnect();
    done(performance.now() - key);
  });
  watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}), null)
"""


class Popup(Document):
    """An open popup. Gone once it is closed, as every popup is."""

    @abstractmethod
    def screenshot(self, path: Path) -> None:
        """Write what the popup shows as PNG, once its window has grown to its content."""

    @abstractmethod
    def close(self) -> None:
        """Close it, as looking away does."""

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
        took: float = self.evaluate("window.measured")
        return took
