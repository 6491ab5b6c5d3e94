"""X: test ids, which the rendered page keeps while its classes are hashed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kithbook.extract.sites.strategy import Fields, Found, links, text

if TYPE_CHECKING:
    from kithbook.extract.page import Page

USER = "[data-testid=UserName]"


def name(page: "Page") -> Iterable[Found]:
    """Read the line above the handle."""
    node = page.tree.css_first(USER)
    lines = [one.strip() for one in node.text(separator="\n").split("\n")] if node else []
    found = [one for one in lines if one]
    above = next((place for place, one in enumerate(found) if one.startswith("@")), 0)
    return [Found(" ".join(found[:above]), USER)] if above else []


FIELDS: Fields = {
    "name": (name,),
    "about": text("[data-testid=UserDescription]"),
    "location": text("[data-testid=UserLocation]"),
    "link": links("a[data-testid=UserUrl][href], [data-testid=UserUrl] a[href]"),
}
