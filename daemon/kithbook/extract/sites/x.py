"""X: test ids, which the rendered page keeps while its classes are hashed."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kithbook.extract.sites.strategy import Fields, Found, links, shown, text

if TYPE_CHECKING:
    from kithbook.extract.page import Page

URL = "[data-testid=UserUrl]"
_WHOLE = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[\w./%-]*)?$")
USER = "[data-testid=UserName]"


def name(page: "Page") -> Iterable[Found]:
    """Read the line above the handle."""
    node = page.tree.css_first(USER)
    lines = [one.strip() for one in node.text(separator="\n").split("\n")] if node else []
    found = [one for one in lines if one]
    above = next((place for place, one in enumerate(found) if one.startswith("@")), 0)
    return [Found(" ".join(found[:above]), USER)] if above else []


def website(page: "Page") -> Iterable[Found]:
    """Read the address that is shown, where it is shown whole: the link is X's own shortener."""
    for node in page.tree.css(URL):
        said = shown(node).replace(" ", "")
        if _WHOLE.match(said):
            yield Found(said if "://" in said else f"https://{said}", URL)


FIELDS: Fields = {
    "name": (name,),
    "about": text("[data-testid=UserDescription]"),
    "location": text("[data-testid=UserLocation]"),
    "link": (website, *links("a[data-testid=UserUrl][href], [data-testid=UserUrl] a[href]")),
}
