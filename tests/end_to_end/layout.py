"""What is wrong with how a document lies on the screen: text cut off, or over other text."""

from end_to_end.document import Document

FIND = """
(() => {
  const wrong = [];
  const shown = [];
  const width = document.documentElement.clientWidth;
  // What an ellipsis stands for is not on the screen.
  const clipped = (box, part) => {
    let {left, right, top, bottom} = box;
    for (let each = part; each && each !== document.documentElement; each = each.parentElement) {
      if (getComputedStyle(each).overflowX === "visible") continue;
      const frame = each.getBoundingClientRect();
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
    }
    return {left, right, top, bottom, width: right - left, height: bottom - top};
  };
  const told = (node) => node.textContent.trim().slice(0, 60);
  if (document.documentElement.scrollWidth > width + 1)
    wrong.push(`the page is ${document.documentElement.scrollWidth} wide on a screen of ${width}`);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!node.textContent.trim() || !parent.checkVisibility({visibilityProperty: true})) continue;
    if (parent.closest(".unseen, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const whole of range.getClientRects()) {
      const box = clipped(whole, parent);
      if (box.width <= 0) continue;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      // What something lies over, or what is scrolled away, is not on the screen.
      const top = document.elementFromPoint(x, y);
      if (!top || !(top === parent || parent.contains(top) || top.contains(parent))) continue;
      shown.push({node, box});
    }
  }
  for (const {node, box} of shown)
    if (box.left < -1 || box.right > width + 1) wrong.push(`beside the screen: ${told(node)}`);
  for (const [at, one] of shown.entries())
    for (const other of shown.slice(at + 1)) {
      if (one.node === other.node) continue;
      const [a, b] = [one.box, other.box];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // Lines of text stand closer than their boxes say.
      if (across > 2 && down > 6) wrong.push(`${told(one.node)} lies over ${told(other.node)}`);
    }
  const holders = "button, a, label, h1, h2, h3, p, summary, select";
  for (const part of document.querySelectorAll(holders)) {
    if (!part.checkVisibility({visibilityProperty: true}) || part.closest(".unseen")) continue;
    const {overflowX, textOverflow} = getComputedStyle(part);
    const hides = overflowX !== "visible" && textOverflow !== "ellipsis";
    if (hides && part.scrollWidth > part.clientWidth + 1)
      wrong.push(`cut off: ${told(part)}`);
  }
  return [...new Set(wrong)];
})()
"""

ZOOM = """
new Promise((done) => chrome.tabs.getCurrent(async ({id}) => {
  await chrome.tabs.setZoomSettings(id, {scope: "per-tab"});
  const now = await chrome.tabs.getZoom(id);
  await chrome.tabs.setZoom(id, now * innerWidth / %d);
  const look = () => (Math.abs(innerWidth - %d) < 3 ? done(null) : setTimeout(look, 20));
  look();
}))
"""
"""As a person makes all larger: less of the page stands on the same screen."""


def faults(document: Document) -> list[str]:
    """Return what is wrong, each with the text that it is about."""
    found: list[str] = document.evaluate(FIND)
    return found


def magnify(document: Document, width: int) -> None:
    """Make all of a tab so large that it is this many CSS pixels wide."""
    document.evaluate(ZOOM % (width, width))
