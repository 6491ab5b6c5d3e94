"""What of a page is not about the one it shows, and so never leaves it.

Feeds, comments, people beside, the viewer's own menus, what is being typed. The same choice as in
`extension/page/bystanders.js`; `trim.json` and the sites' files hold the rules.
"""

import re
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from kithbook.extract.sites import match

MOST = 50
"""Headings over other people; a page with more is made to be slow."""
LONGEST_HEADING = 80  # characters
HIGHEST = 12
"""Elements above a heading that may still be all about others."""
FURTHEST = 300
"""Elements after a heading that may be."""
MOST_BEFORE = 20
"""Nodes without text before it, icons and anchors."""

_HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]"
_LEVEL = re.compile(r"h([1-6])")


def find(tree: LexborHTMLParser, url: str, rules: dict[str, Any]) -> set[int]:
    """Return the memory ids of the elements that are left out, each with all it holds."""
    known = match(url, tree)
    of_site = known.site.trim.get("drop", ()) if known else ()
    never = _with_all_around(_all(tree, rules["subject"]))
    announcing = (one for one in tree.css(_HEADINGS) if _announces(one, rules["others"]))
    heads = [one for one in islice(announcing, MOST) if one.mem_id not in never]
    found = {node.mem_id for one in rules["drop"] for node in _all(tree, one)} - never
    found |= {node.mem_id for one in of_site for node in _all(tree, one)}
    return found | {node.mem_id for one in heads for node in _below(one, never, rules["others"])}


def _with_all_around(nodes: list[LexborNode]) -> set[int]:
    """Return what holds the page's subject: it stays, whatever its class says."""
    found: set[int] = set()
    for node in nodes:
        up: LexborNode | None = node
        while up is not None and up.mem_id not in found:
            found.add(up.mem_id)
            up = up.parent
    return found


def _all(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return tree.css(selector)
    except SelectolaxError:
        return []  # A selector this parser does not know.


def _level(node: LexborNode) -> int:
    found = _LEVEL.fullmatch(node.tag or "")
    return int(found[1]) if found else 2


def _announces(node: LexborNode, others: list[str]) -> bool:
    """Tell whether a heading says that others stand below it: `=friends` is all it says."""
    text = " ".join(node.text()[:400].split()).lower()
    return len(text) <= LONGEST_HEADING and any(
        one[1:] == text if one[0] == "=" else one in text for one in others
    )


def _below(heading: LexborNode, never: set[int], others: list[str]) -> list[LexborNode]:
    """Return all that begins with a heading and has no other, else what follows it."""
    rank = _level(heading)

    def alone(node: LexborNode) -> bool:
        heads = node.css(_HEADINGS)
        return len(heads) <= MOST and all(
            one.mem_id == heading.mem_id or _level(one) > rank or _announces(one, others)
            for one in heads
        )

    whole = heading
    for _ in range(HIGHEST):
        up = whole.parent
        if up is None or up.mem_id in never or not _first(whole) or not alone(up):
            break
        whole = up
    if whole.mem_id != heading.mem_id:
        return [whole]
    found, after = [heading], heading.next
    while after is not None and after.mem_id not in never and len(found) < FURTHEST:
        if after.is_element_node:
            heads = after.css(_HEADINGS)
            if _LEVEL.fullmatch(after.tag or ""):
                heads = [after, *heads]
            if any(_level(one) <= rank for one in heads):
                break
            found.append(after)
        after = after.next
    return found


def _first(node: LexborNode) -> bool:
    """Tell whether no text stands before it in what holds it."""
    before = node.prev
    for _ in range(MOST_BEFORE):
        if before is None:
            return True
        if before.text().strip():
            return False
        before = before.prev
    return False
