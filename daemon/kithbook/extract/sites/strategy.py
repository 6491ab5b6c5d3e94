"""How a site's own file reads its pages: for each field, strategies tried in order.

A site gets such a file only where the generic layers are not enough. The first strategy that finds
something wins; which one it was is kept, so that a site's change shows before it breaks anything.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from kithbook.extract.text import masked, tidy

if TYPE_CHECKING:
    from kithbook.extract.model import FieldName
    from kithbook.extract.page import Page

LONGEST = 4_000  # characters of a value
MOST = 30
"""Values of one field."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value, and where it stood."""

    value: str
    locator: str


Strategy = Callable[["Page"], Iterable[Found]]
"""One way to find a field; yields nothing where its part of the page is not there."""

Fields = Mapping["FieldName", tuple[Strategy, ...]]
"""What a site's file is: its strategies by field, the best first."""


def text(*selectors: str) -> tuple[Strategy, ...]:
    """Return strategies: the text of the first element that a selector finds, one selector each."""
    return tuple(_text(one) for one in selectors)


def links(*selectors: str) -> tuple[Strategy, ...]:
    """Return strategies: where all anchors lead that a selector finds."""
    return tuple(_attribute(one, "href") for one in selectors)


def pictures(*selectors: str) -> tuple[Strategy, ...]:
    """Return strategies: the address of the first picture that a selector finds."""
    return tuple(_attribute(one, "src") for one in selectors)


def state(*paths: str) -> tuple[Strategy, ...]:
    """Return strategies: the allow-listed values of the page's own state at a path, one each."""
    return tuple(_state(one) for one in paths)


def _state(path: str) -> Strategy:
    def strategy(page: "Page") -> Iterable[Found]:
        said = page.snapshot.state.get(path, "")
        values = said if isinstance(said, list) else [said]
        texts = [tidy(one, LONGEST) for one in values[:MOST] if isinstance(one, str)]
        return [Found(one, f"state {path}") for one in texts if one and not masked(one)]

    return strategy


def _text(selector: str) -> Strategy:
    def strategy(page: "Page") -> Iterable[Found]:
        for node in page.tree.css(selector)[:MOST]:
            value = shown(node)
            if value and not masked(value):
                return [Found(value, selector)]
        return []

    return strategy


def _attribute(selector: str, name: str) -> Strategy:
    def strategy(page: "Page") -> Iterable[Found]:
        values = (node.attributes.get(name) or "" for node in page.tree.css(selector)[:MOST])
        return [Found(value.strip(), selector) for value in values if value.strip()]

    return strategy


def shown(node: LexborNode) -> str:
    """Return an element's text in one line."""
    return tidy(node.text(separator=" "), LONGEST)
