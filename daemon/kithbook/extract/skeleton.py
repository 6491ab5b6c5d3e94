"""The skeleton of a page: its tags and what may be told of their attributes, and no text.

`h1 class="top-card" > text:4-15` is a heading with a text of 4 to 15 characters; `12 * li` are
twelve elements in a row that look the same; `(+37)` are so many elements that are left out.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from selectolax.lexbor import LexborNode

from kithbook.extract.layers.json_ld import parsed
from kithbook.extract.page import Page
from kithbook.extract.redaction import HIDDEN, HTML, Redaction, is_standard, length
from kithbook.extract.trim import RULES

DEEPEST = 80
"""Elements within each other."""
MOST = 20_000
"""Elements and values of JSON that are looked at."""
MOST_BESIDE = 60
"""Children of one element, and entries of one JSON object."""
MOST_CLASSES = 12

_NAMED = frozenset(("class", "id", "data-testid", "data-view-name"))
"""Attributes whose words a site chooses."""
_STANDARD = frozenset(("role", "rel", "type", "itemprop", "itemtype", "property"))
"""Attributes whose values a standard has."""
_KNOWN = frozenset(RULES["attributes"])
_FRAME = frozenset(("nav", "footer", "svg"))
"""What says nothing of how a person is shown."""
_TYPES = frozenset(("@type", "type"))

Part = tuple[str, tuple[tuple[int, "Part"], ...]]
"""A line, and the parts below it with how often each stands in a row."""


def skeleton(page: Page) -> list[str]:
    """Return the lines of a page's skeleton, each indented by how deep it stands."""
    writer = _Writer(Redaction(page))
    root = page.tree.root
    lines = list(_lines([(1, writer.element(root, 0))])) if root is not None else []
    if page.snapshot.state:
        lines += _lines([(1, _joined("state", (writer.value(page.snapshot.state, 0),)))])
    return lines


class _Writer:
    def __init__(self, redaction: Redaction) -> None:
        self._redaction = redaction
        self._left = MOST

    def element(self, node: LexborNode, depth: int) -> Part:
        self._left -= 1
        tag = node.tag or ""
        head = " ".join((self._tag(tag), *self._attributes(tag, node.attributes)))
        if tag == "script" and "ld+json" in (node.attributes.get("type") or "").lower():
            data = parsed(node.text().strip())
            below = ("text:" + length(node.text()), ()) if data is None else self.value(data, depth)
            return _joined(head, (below,))
        if tag in _FRAME or depth >= DEEPEST or self._left <= 0:
            # The first that a selector finds is the element itself.
            count = len(node.css("*")) - 1
            return (f"{head} (+{count})" if count > 0 else head, ())
        return _joined(head, self._children(node, depth))

    def value(self, data: object, depth: int) -> Part:
        """Return a JSON value: its keys, and the types and lengths of what they lead to."""
        self._left -= 1
        if isinstance(data, dict | list) and (depth >= DEEPEST or self._left <= 0):
            return (f"(+{len(data)})", ())
        if isinstance(data, dict):
            entries = list(data.items())
            parts = [self._entry(key, one, depth) for key, one in entries[:MOST_BESIDE]]
            return ("{}", _counted(_cut(parts, len(entries))))
        if isinstance(data, list):
            parts = [self.value(one, depth + 1) for one in data[:MOST_BESIDE]]
            return ("[]", _counted(_cut(parts, len(data))))
        if isinstance(data, str):
            return ("text:" + length(data), ())
        if isinstance(data, bool):
            return ("boolean", ())
        return ("null" if data is None else "number", ())

    def _entry(self, key: str, data: object, depth: int) -> Part:
        said = self._redaction.standard(key)
        types = data if isinstance(data, list) else [data]
        known = [one for one in types if isinstance(one, str) and is_standard(one)]
        if key in _TYPES and len(known) == len(types):
            return (f"{said}: {_set(known)}", ())
        head, below = self.value(data, depth + 1)
        return (f"{said}: {head}", below)

    def _children(self, node: LexborNode, depth: int) -> Iterator[Part]:
        child, seen = node.first_child, 0
        while child is not None and seen < MOST:
            seen += 1
            if child.is_element_node:
                yield self.element(child, depth + 1)
            elif child.is_text_node and (text := (child.text_content or "").strip()):
                yield ("text:" + length(text), ())
            child = child.next

    def _tag(self, tag: str) -> str:
        return tag if tag in HTML else self._redaction.name(tag)

    def _attributes(self, tag: str, attributes: dict[str, str | None]) -> Iterator[str]:
        for key, given in attributes.items():
            name, value = key if key in _KNOWN else HIDDEN, (given or "").strip()
            if not value:
                yield name
            elif key in _NAMED:
                yield f'{name}="{_set(map(self._redaction.name, value.split()))}"'
            elif key in _STANDARD or (key == "name" and tag == "meta"):
                yield f'{name}="{_set(map(self._redaction.standard, value.split()))}"'
            else:
                yield f"{name}={length(value)}"


def _set(told: Iterable[str]) -> str:
    return " ".join(list(dict.fromkeys(told))[:MOST_CLASSES])


def _joined(head: str, below: Iterable[Part]) -> Part:
    """Put what stands alone in another behind it, in one line."""
    counted = _counted(below)
    if len(counted) == 1 and counted[0][0] == 1:
        inner, lower = counted[0][1]
        return (f"{head} > {inner}", lower)
    return (head, counted)


def _counted(parts: Iterable[Part]) -> tuple[tuple[int, Part], ...]:
    runs = [(len(list(run)), part) for part, run in groupby(parts)]
    more = sum(count for count, _ in runs[MOST_BESIDE:])
    return (*runs[:MOST_BESIDE], *([(1, (f"(+{more})", ()))] if more else []))


def _cut(parts: list[Part], count: int) -> list[Part]:
    more = count - len(parts)
    return [*parts, (f"(+{more})", ())] if more else parts


def _lines(parts: Iterable[tuple[int, Part]], depth: int = 0) -> Iterator[str]:
    for count, (head, below) in parts:
        yield " " * depth + (f"{count} * {head}" if count > 1 else head)
        yield from _lines(below, depth + 1)
