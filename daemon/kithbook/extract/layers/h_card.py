"""h-card: microformats, read by mf2py.

mf2py costs a second parse, so it runs only where a card exists and the page is small, on the cards
alone, and is imported only then.
"""

from collections.abc import Iterator
from typing import Any

from kithbook.extract import things
from kithbook.extract.confidence import FIELDS, NAME_SOURCES
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.page import Page
from kithbook.extract.text import masked, tidy

NAME = "h_card"
LARGEST = 300_000  # characters; above it mf2py alone takes more than 100 ms
MOST_CARDS = 200
"""More are a directory; and mf2py recurses, so that cards nested without end would stop it."""
_ROOTS = ".h-card, .vcard"
_ENTRIES = ".h-entry, .hentry"


def read(page: Page) -> Iterator[Candidate]:
    """Propose the fields of the representative h-card."""
    cards_here = page.tree.css(_ROOTS)
    if not 0 < len(cards_here) <= MOST_CARDS or len(page.snapshot.html) > LARGEST:
        return
    card = representative(cards(page), page)
    if card is None:
        return
    properties = card.get("properties", {})
    yield Candidate(field="kind", value="person", confidence=0.5, layer=NAME)
    for field, keys in _FIELDS.items():
        for key in keys:
            found = [one for one in map(_text, properties.get(key, [])) if one]
            for value in found if field in {"email", "phone", "link"} else found[:1]:
                confidence = NAME_SOURCES[NAME] if field == "name" else FIELDS[field, NAME]
                yield Candidate(
                    field=field,
                    value=value,
                    confidence=confidence,
                    layer=NAME,
                    source=NAME,
                    locator=f".h-card {key}",
                )
            if found and field != "link":
                break


_FIELDS: dict[FieldName, tuple[str, ...]] = {
    "name": ("name",),
    "headline": ("job-title", "role"),
    "role": ("job-title", "role"),
    "organisation": ("org",),
    "location": ("locality", "adr", "label"),
    "about": ("note",),
    "email": ("email",),
    "phone": ("tel",),
    "photo": ("photo",),
    "link": ("url", "uid"),
}


def cards(page: Page) -> list[dict[str, Any]]:
    """Return every h-card of the page, nested ones too, but not the authors of entries."""
    from kithbook.extract import microformats  # noqa: PLC0415 - slow at import, and seldom needed

    html = "".join(node.html or "" for node in _outermost(page))
    result: list[dict[str, Any]] = []
    stack = microformats.items(html, page.url)
    while stack:
        item = stack.pop(0)
        kinds = item.get("type", [])
        if "h-card" in kinds:
            result.append(item)
        if "h-entry" not in kinds:
            stack.extend(item.get("children", []))
    return result


def _outermost(page: Page) -> list[Any]:
    # Only the cards are parsed again, not the page around them.
    nodes = []
    for node in page.tree.css(_ROOTS):
        above = node.parent
        inside = False
        for _ in range(200):
            if above is None or above.tag in {"body", "html", "-document"}:
                break
            names = (above.attributes.get("class") or "").split()
            if {"h-card", "vcard", "h-entry", "hentry", "h-feed", "comment"} & set(names):
                inside = True
                break
            above = above.parent
        if not inside:
            nodes.append(node)
    return nodes[:20]


def representative(found: list[dict[str, Any]], page: Page) -> dict[str, Any] | None:
    """Pick the page's own card: u-url and u-uid, a rel=me link, or the only one there is.

    Source: microformats.org/wiki/representative-h-card-parsing. A card without any address that
    stands alone on a page without entries counts too: staff pages are written so.
    """
    me = {node.attributes.get("href") or "" for node in page.tree.css("[rel~=me][href]")}

    def urls(card: dict[str, Any], key: str = "url") -> list[str]:
        return [one for one in card.get("properties", {}).get(key, []) if isinstance(one, str)]

    for card in found:
        here = [one for one in urls(card) if things.same_page(one, page.url)]
        if here and any(things.same_page(one, page.url) for one in urls(card, "uid")):
            return card
    for card in found:
        if set(urls(card)) & me:
            return card
    entries = page.tree.css_first(_ENTRIES) is not None
    if len(found) == 1 and not entries:
        mine = urls(found[0])
        if not mine or any(things.same_page(one, page.url) for one in mine):
            return found[0]
    return None


def _text(value: Any) -> str:
    if isinstance(value, dict):
        if "properties" in value:
            inner = value["properties"]
            parts = [
                text
                for key in ("locality", "region", "country-name")
                for text in inner.get(key, [])[:1]
                if isinstance(text, str)
            ]
            value = ", ".join(parts) or value.get("value") or next(iter(inner.get("name", [])), "")
        else:
            value = value.get("value", "")
    if not isinstance(value, str):
        return ""
    clean = things.without_scheme(tidy(value, 4_000))
    return "" if masked(clean) else clean
