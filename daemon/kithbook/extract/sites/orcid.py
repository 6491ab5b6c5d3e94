"""ORCID: an application that names its sections by id."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kithbook.extract.sites.strategy import Fields, Found, links, shown, text

if TYPE_CHECKING:
    from kithbook.extract.page import Page

EMPLOYMENTS = "#affiliations [id*=employment], app-affiliation-stack-group, section#affiliations"


def employer(page: "Page") -> Iterable[Found]:
    """Read the organisation of the first employment, which is the newest."""
    for node in page.tree.css(EMPLOYMENTS):
        head = node.css_first("h3, h4, .title, .header-title")
        if head is not None and (said := shown(head)):
            # Before the colon the organisation, behind it the place.
            return [Found(said.partition(":")[0].strip(), EMPLOYMENTS)]
    return []


FIELDS: Fields = {
    "name": text("section#names h1", "#names h1", ".name h1"),
    "about": text("#biography p", "section#biography-section p", "#biography-content"),
    "organisation": (employer,),
    "link": links(
        "app-side-bar-websites a[href], #websites a[href]",
        "aside a[rel~=me][href], [rel~=me][href]",
    ),
}
