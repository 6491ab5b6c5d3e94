"""Trimming a saved page by the rules the extension trims the live one by.

The same walk as in `extension/page/snapshot.js`, step for step; `trim.json` holds the rules of
both. Declarative shadow roots are flattened in place, as a reader sees them.
"""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kithbook.extract import bystanders
from kithbook.extract.depth import shallow
from kithbook.extract.sites import SITES

RULES: dict[str, Any] = json.loads(
    files("kithbook.extract").joinpath("trim.json").read_text(encoding="utf-8")
)
VERSION: int = RULES["version"]
CAPS: dict[str, int] = RULES["caps"]

_DROP_TAGS = frozenset(RULES["drop_tags"])
_ATTRIBUTES = frozenset(RULES["attributes"])
_NAME_ON = frozenset(RULES["name_attribute_on"])
_URL_ATTRIBUTES = frozenset(RULES["url_attributes"])
_SCHEMES = tuple(RULES["url_schemes_dropped"])
_META = tuple(RULES["meta"])
_LINK_RELS = frozenset(RULES["link_rels"])
_SCRIPT_TYPES = frozenset(RULES["script_types"])
_VOID = frozenset(RULES["void_tags"])
_NOSCRIPT_IDS = tuple(dict.fromkeys(one for site in SITES for one in site.noscript))
_TAG = re.compile(r"^[a-z][a-z0-9-]*$")
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
_NOSCRIPT = re.compile(r"<noscript\b.*?</noscript\s*>", re.IGNORECASE | re.DOTALL)
_SPACE = re.compile(r"\s+")
_ADDRESSES = _URL_ATTRIBUTES | {"content"}
_SECRET = re.compile(
    rf"([?&#;])([^=&#;?]*(?:{'|'.join(RULES['secret_parameters'])})[^=&#;?]*)=[^&#;]*",
    re.IGNORECASE,
)
_LEADING = re.compile(r"[\x00-\x20]+")

Frame = tuple[Iterator[LexborNode], str, "_Slots | None"]


class _Slots:
    """The children of a shadow host, by the slot they go to."""

    def __init__(self, host: LexborNode, outer: "_Slots | None") -> None:
        self.outer = outer
        self._by_name: dict[str, list[LexborNode]] = {}
        for child in _children(host):
            if child.tag == "template":
                continue
            name = (child.attributes.get("slot") or "") if child.is_element_node else ""
            self._by_name.setdefault(name, []).append(child)

    def assigned(self, slot: LexborNode) -> list[LexborNode]:
        return self._by_name.get(slot.attributes.get("name") or "", [])


def trim(html: str, url: str = "") -> str:
    """Return the trimmed page. Sizes are in characters; see `trim.json` for every cap."""
    return _Trimmer(parsed(html), url).trim()


def parsed(html: str) -> LexborHTMLParser:
    """Parse an untrimmed page as a browser with scripts would."""
    html = html.replace("\x00", "")
    body = _BODY.search(html)
    if body is not None:
        # Where scripts run, a noscript in the head is text; lexbor would close the head at it.
        html = _NOSCRIPT.sub("", html[: body.start()]) + html[body.start() :]
    html = shallow(html, CAPS["depth"])
    return LexborHTMLParser(html.encode("utf-8", "replace"))


class _Trimmer:
    def __init__(self, tree: LexborHTMLParser, url: str) -> None:
        self._tree = tree
        self._parts: list[str] = ["<!DOCTYPE html>"]
        self._size = 0
        self._dropped = bystanders.find(tree, url, RULES)
        # Fragments of shadow roots must outlive the walk over them.
        self._fragments: list[LexborHTMLParser] = []

    def trim(self) -> str:
        root = self._tree.root
        if root is None:
            return ""
        stack: list[Frame] = [(iter((root,)), "", None)]
        for _ in range(CAPS["nodes"]):
            node = next(stack[-1][0], None)
            while node is None:
                _, close, _ = stack.pop()
                if close:
                    self._parts.append(close)
                if not stack:
                    return "".join(self._parts)
                node = next(stack[-1][0], None)
            if node.is_text_node:
                self._write(_escape(_cut(node.text_content or "", CAPS["text"])))
            elif node.is_element_node and node.mem_id not in self._dropped:
                frame = self._element(node, stack[-1][2], len(stack))
                if frame is not None:
                    stack.append(frame)
            if self._size > CAPS["characters"]:
                break
        return "".join(self._parts)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)

    def _element(self, node: LexborNode, slots: _Slots | None, depth: int) -> Frame | None:
        tag = node.tag or ""
        if tag == "slot":
            assigned = slots.assigned(node) if slots else []
            if assigned and slots:
                return iter(assigned), "", slots.outer
            return _children(node), "", slots
        attributes = node.attributes
        if tag in _DROP_TAGS or _left_out(node, tag, attributes):
            self._dropped_tag(node, tag)
            return None
        tag = tag if _TAG.match(tag) else "span"
        self._write(f"<{tag}{_kept(tag, attributes)}>")
        close = f"</{tag}>"
        if tag in _VOID or depth >= CAPS["depth"]:
            self._write("" if tag in _VOID else close)
            return None
        shadow = self._shadow(node)
        if shadow is not None:
            return shadow, close, _Slots(node, slots)
        return _children(node), close, slots

    def _dropped_tag(self, node: LexborNode, tag: str) -> None:
        if tag == "script":
            kind = (node.attributes.get("type") or "").strip().lower()
            if kind.partition(";")[0] in _SCRIPT_TYPES:
                text = node.text().strip()
                if len(text) <= CAPS["json"]:
                    safe = text.replace("</", "<\\/")
                    self._write(f'<script type="application/ld+json">{safe}</script>')
        elif tag == "noscript" and _NOSCRIPT_IDS:
            inner = node.html or ""
            if any(one in inner for one in _NOSCRIPT_IDS):
                for name in _NOSCRIPT_IDS:
                    found = node.css_first(f"[id='{name}']")
                    if found is not None:
                        text = _SPACE.sub(" ", found.text()).strip()
                        self._write(f'<noscript><p id="{name}">{_escape(text)}</p></noscript>')

    def _shadow(self, node: LexborNode) -> Iterator[LexborNode] | None:
        child = node.first_child
        while child is not None and not child.is_element_node:
            child = child.next
        if child is None or child.tag != "template":
            return None
        if (child.attributes.get("shadowrootmode") or "").lower() != "open":
            return None
        # lexbor keeps a template's content outside the tree, but writes it out.
        content = (child.html or "").partition(">")[2].removesuffix("</template>")
        inner = LexborHTMLParser(f"<body>{content}")
        self._fragments.append(inner)
        return _children(inner.body) if inner.body is not None else iter(())


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        # Read on before yielding: nothing here changes the tree, yet a frame may rest for long.
        following = child.next
        yield child
        child = following


def _left_out(node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool:
    if tag == "meta":
        return not _meta_stays(attributes)
    if tag == "link":
        return not _link_stays(attributes)
    return attributes.get("aria-hidden") == "true" and _has_twin(node)


def _meta_stays(attributes: dict[str, str | None]) -> bool:
    return any(
        (attributes.get(which) or "").strip().lower().startswith(_META)
        for which in ("property", "name", "itemprop")
    )


def _link_stays(attributes: dict[str, str | None]) -> bool:
    return bool(_LINK_RELS & set((attributes.get("rel") or "").lower().split()))


def _has_twin(node: LexborNode) -> bool:
    """Tell whether the same text stands beside it for screen readers, as LinkedIn writes."""
    text = _SPACE.sub(" ", node.text()).strip()
    if not text or len(text) > CAPS["twin"]:
        return False
    for following in (True, False):
        beside = node.next if following else node.prev
        while beside is not None and not beside.is_element_node:
            beside = beside.next if following else beside.prev
        if beside is not None and _SPACE.sub(" ", beside.text()).strip() == text:
            return beside.attributes.get("aria-hidden") != "true"
    return False


def _kept(tag: str, attributes: dict[str, str | None]) -> str:
    if not attributes:
        return ""
    kept = []
    for key, value in attributes.items():
        if key not in _ATTRIBUTES or (key == "name" and tag not in _NAME_ON):
            continue
        text = value or ""
        if key in _URL_ATTRIBUTES and _LEADING.sub("", text[:200]).lower().startswith(_SCHEMES):
            continue
        if key in _ADDRESSES:
            text = without_secrets(text)
        kept.append(f' {key}="{_quote(_cut(text, CAPS["attribute"]))}"')
    return "".join(kept)


def without_secrets(address: str) -> str:
    """Empty what an address carries to let its bearer in: tokens, nonces, session ids."""
    return _SECRET.sub(r"\1\2=", address)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[:limit]


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quote(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
