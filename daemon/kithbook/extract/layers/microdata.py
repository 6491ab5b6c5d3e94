"""Microdata: schema.org in attributes, walked on the tree we have.

Items become the same plain things that JSON-LD gives. `itemref` is not followed: no profile page
seen needed it.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kithbook.extract import things
from kithbook.extract.layers.json_ld import votes
from kithbook.extract.model import Candidate
from kithbook.extract.page import Page
from kithbook.extract.text import tidy
from kithbook.extract.things import Thing

NAME = "microdata"
MOST_NODES = 20_000
DEEPEST = 300

_ADDRESS_OF = {
    "a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "embed": "src",
    "iframe": "src", "source": "src", "track": "src", "video": "src", "object": "data",
}  # fmt: skip
_VALUE_OF = {"meta": "content", "time": "datetime", "data": "value", "meter": "value"}


def read(page: Page) -> Iterator[Candidate]:
    """Propose the fields of whom the page is about, and vote on its kind."""
    roots = items(page)
    if not roots:
        return
    found = [one for root in roots for one in things.walk(root)]
    persons = list(things.people(found, page))
    for person, path in persons[:1]:
        yield from things.candidates(person, NAME, path, page.url)
    yield from votes(found, NAME, has_person=bool(persons))


def items(page: Page) -> list[Thing]:
    """Return the top items of the page."""
    if "itemscope" not in page.snapshot.html or page.tree.root is None:
        return []
    roots: list[Thing] = []
    stack: list[tuple[LexborNode, Thing | None, int]] = [(page.tree.root, None, 0)]
    for _ in range(MOST_NODES):
        if not stack:
            break
        node, holder, depth = stack.pop()
        if node.next is not None:
            stack.append((node.next, holder, depth))
        if not node.is_element_node:
            continue
        inner = _take(node, holder, roots)
        child = node.child
        if child is not None and depth < DEEPEST:
            stack.append((child, inner, depth + 1))
    return roots


def _take(node: LexborNode, holder: Thing | None, roots: list[Thing]) -> Thing | None:
    attributes = node.attributes
    props = (attributes.get("itemprop") or "").split()
    if "itemscope" in attributes:
        item: Thing = {"@type": (attributes.get("itemtype") or "").split()}
        if attributes.get("itemid"):
            item["@id"] = attributes["itemid"]
        if holder is None or not props:
            roots.append(item)
        else:
            for prop in props:
                holder.setdefault(prop, []).append(item)
        return item
    if holder is not None:
        for prop in props:
            value = _value(node, attributes)
            if value:
                holder.setdefault(prop, []).append(value)
    return holder


def _value(node: LexborNode, attributes: dict[str, str | None]) -> str:
    tag = node.tag or ""
    if tag in _ADDRESS_OF:
        found = attributes.get(_ADDRESS_OF[tag])
        # A link that is a name, an e-mail or a place says it in its text: `<a itemprop=name>`.
        prop = attributes.get("itemprop") or ""
        if prop in {"url", "image", "sameAs", "photo", "logo", "relatedLink"} or tag != "a":
            return tidy(found or "", 4_000)
        return tidy(node.text(separator=" "), 1_000) or tidy(found or "", 1_000)
    if "content" in attributes or tag in _VALUE_OF:
        return tidy(
            attributes.get("content") or attributes.get(_VALUE_OF.get(tag, "")) or "", 4_000
        )
    return tidy(node.text(separator=" "), 4_000)
