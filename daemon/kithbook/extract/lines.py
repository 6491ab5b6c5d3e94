"""A page as lines of text, each with where it stood.

Written once per page and read by every layer that works without classes: class names are
renamed from one release of a site to the next, the order of lines is not.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from kithbook.extract.once import once
from kithbook.extract.text import fold, tidy

Region = str
"""`main`, `header`, `nav`, `footer` or `aside`."""

MOST_NODES = 60_000
MOST_LINES = 8_000
LONGEST = 4_000  # characters of a line
OPENING = 160  # characters
DEEPEST = 400
MOST_ABOVE = 4
"""Elements around an article's footer within the article, and around an aside."""

SKIPPED = frozenset(
    (
        "script", "style", "noscript", "svg", "template", "head", "title", "select", "textarea",
        "input", "iframe", "option", "object", "math", "canvas", "datalist",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "dd",
        "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "label", "legend",
        "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_MARKED = frozenset(("a", "strong", "b"))
_STRONG = frozenset(("strong", "b", "dt", "th", "label"))
_WITHIN = frozenset(("sub", "sup", "wbr"))
"""Elements that stand within a word."""
_PLAIN = frozenset(("main", "body", "br", "h1", "h2", "h3", "li", "p", "tbody", "td", "th", "tr"))
"""Blocks that are never a frame of their own."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TAG_REGION = {"nav": "nav", "footer": "footer", "aside": "aside", "menu": "nav"}
_ROLE_REGION = {
    "navigation": "nav",
    "contentinfo": "footer",
    "complementary": "aside",
    "banner": "header",
    "menu": "nav",
    "menubar": "nav",
}
_NAMED_REGION = {
    name: region
    for region, names in {
        "footer": "footer colophon copyright foot fuss",
        "nav": "nav navbar navigation menu breadcrumb breadcrumbs crumbs pager pagination gnav"
        " topnav subnav mainnav mainmenu submenu topicpath pankuzu migas prevnext",
        "aside": "sidebar related cookie cookies consent recommendation recommendations",
    }.items()
    for name in names.split()
}
"""Words of an id or a class that say what an element frames."""


@dataclass(slots=True)
class Line:
    """One line as a reader sees it."""

    text: str
    opening: str
    """How it begins, folded: `OPENING` characters, which is all of a line but a sentence."""
    tag: str
    """The nearest block element."""
    level: int
    """1 to 6 inside a heading, else 0."""
    region: Region
    linked: int
    """Characters that are links."""
    strong: bool
    """All in bold, or a term (`dt`, `th`, `label`)."""
    node: LexborNode
    """The block element."""

    def holds(self, folded: Iterable[str]) -> bool:
        """Tell whether the line opens with folded texts in it, in any order, words or parts."""
        return all(map(self.opening.__contains__, folded))


_State = tuple[Region, int, bool, bool, LexborNode, str]
"""What a place in the walk has of the elements around it: region, heading level, strong, linked,
the nearest block and its tag. A plain tuple, since every block makes one."""


def read(body: LexborNode) -> list[Line]:
    """Walk a body in document order. Never recurses: pages nest 10,000 deep on purpose."""
    return _Reader(body).read()


class _Reader:
    def __init__(self, body: LexborNode) -> None:
        self._start = body
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self._linked = 0
        self._strong = True
        self._seam = False

    def read(self) -> list[Line]:
        parts, lines = self._parts, self._lines
        state: _State = ("main", 0, False, False, self._start, "body")
        node: LexborNode | None = self._start.child
        stack: list[tuple[LexborNode | None, _State, bool]] = []
        for _ in range(MOST_NODES):
            while node is None and stack:
                node, outer, block = stack.pop()
                if block and parts:
                    self._flush(state)
                state = outer
            if node is None or len(lines) >= MOST_LINES:
                break
            following = node.next
            tag = node.tag or "-"
            if tag == "-text":
                text = node.text_content or ""
                # Space between words counts, space between blocks does not.
                if parts or not text.isspace():
                    self._text(text, state)
            elif tag[0] != "-" and tag not in SKIPPED:
                block = tag in _BLOCKS
                if block and parts:
                    self._flush(state)
                child = node.child
                if child is not None and len(stack) < DEEPEST:
                    self._seam = self._seam or (bool(parts) and _follows(node, tag))
                    stack.append((following, state, block))
                    marks = block or tag in _MARKED
                    state = _inside(state, node, tag, block=block) if marks else state
                    following = child
            node = following
        self._flush(state)
        return lines

    def _text(self, text: str, state: _State) -> None:
        if not text or text.isspace():
            self._parts.append(" ")
            return
        if self._seam:
            self._seam = False
            if self._parts and _word(self._parts[-1][-2:]) and _word(text[:2]):
                # "<b>Email</b><span>ada@..." is drawn apart; single letters are one word's.
                self._parts.append(" ")
        self._parts.append(text)
        _, _, strong, linked, _, _ = state
        if linked:
            self._linked += len(text) - text.count(" ") - text.count("\n")
        if not strong:
            self._strong = False

    def _flush(self, state: _State) -> None:
        if not self._parts:
            return
        text = tidy("".join(self._parts), LONGEST)
        if text:
            region, level, _, _, block, tag = state
            linked, strong = self._linked, self._strong
            self._lines.append(
                Line(text, fold(text[:OPENING]), tag, level, region, linked, strong, block)
            )
        self._parts.clear()
        self._seam = False
        self._strong = True
        self._linked = 0


def _inside(around: _State, node: LexborNode, tag: str, *, block: bool) -> _State:
    """Return what a block, a link or bold print makes of the place it stands in."""
    region, level, strong, linked, holder, holder_tag = around
    strong = strong or tag in _STRONG
    if not block:
        return region, level, strong, linked or tag == "a", holder, holder_tag
    if region == "main":
        region = _region(node, tag)
    return region, _HEADINGS.get(tag, level), strong, linked, node, tag


def _follows(node: LexborNode, tag: str) -> bool:
    """Tell whether an element follows another one with nothing between them."""
    before = node.prev
    return before is not None and before.is_element_node and tag not in _WITHIN


def _word(text: str) -> bool:
    return len(text) == 2 and text.isalnum()  # noqa: PLR2004 - the two characters at the seam


def region_of(node: LexborNode, known: dict[int, Region]) -> Region:
    """Tell which region a single element stands in.

    `known` has what stands in an element, by its memory id, and learns about those around this one.
    """
    passed: list[int] = []
    region: Region = "main"
    above = node.parent
    for _ in range(DEEPEST):
        if above is None or not above.is_element_node:
            break
        if above.mem_id in known:
            region = known[above.mem_id]
            break
        passed.append(above.mem_id)
        region = _region(above, above.tag or "")
        if region != "main":
            break
        above = above.parent
    known.update(dict.fromkeys(passed, region))
    return region


def _region(node: LexborNode, tag: str) -> Region:
    named = _TAG_REGION.get(tag)
    if (tag == "footer" and _closes(node)) or (tag == "aside" and _reaches(node)):
        return "main"
    if named or tag in _PLAIN:
        return named or "main"
    attributes = node.attributes
    if not attributes:
        return "main"
    role = attributes.get("role")
    if role and role in _ROLE_REGION:
        return _ROLE_REGION[role]
    named = _named(f"{attributes.get('id') or ''} {attributes.get('class') or ''}"[:300])
    # A wrapper named `with-sidebar` holds the content too.
    if named == "main" or node.css_first("h1, main, article") is not None:
        return "main"
    return named


def _reaches(node: LexborNode) -> bool:
    """Tell whether an aside within the content says how to reach whom the content is about."""
    if node.css_first("a[href^='mailto:' i], a[href^='tel:' i]") is None:
        return False
    above = node.parent
    for _ in range(MOST_ABOVE):
        if above is None or above.tag == "body":
            return False
        if above.tag in {"main", "article"}:
            return True
        above = above.parent
    return False


def _closes(node: LexborNode) -> bool:
    """Tell whether a footer is an article's own, or a heading's, and not the page's."""
    above = node.parent
    for _ in range(MOST_ABOVE):
        if above is None or above.tag in {"body", "main"}:
            return False
        if above.tag in {"article", "header"}:
            return True
        above = above.parent
    return False


@once
def _named(label: str) -> Region:
    words = label.lower().replace("_", " ").replace("-", " ").split()
    return next((_NAMED_REGION[one] for one in words if one in _NAMED_REGION), "main")
