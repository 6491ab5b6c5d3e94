"""ORCID: an application that names its sections by id."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kithbook.extract.sites.strategy import Fields, Found, links, shown, text
from kithbook.extract.text import fold

if TYPE_CHECKING:
    from kithbook.extract.page import Page

EMPLOYMENTS = "#affiliations [id*=employment], app-affiliation-stack-group, section#affiliations"

MOST_LINES = 4
LONGEST_COUNTRY = 60
EMPLOYMENT = (
    "employment",
    "beschaftigung",
    "emploi",
    "empleo",
    "impiego",
    "emprego",
    "zatrudnienie",
)
COUNTRIES = ("countr", "lander", "pays", "paises", "paesi", "kraje")
"""How the headings begin in the languages of ORCID, folded."""


def employer(page: "Page") -> Iterable[Found]:
    """Read the organisation of the first employment, which is the newest."""
    for node in page.tree.css(EMPLOYMENTS):
        head = node.css_first("h3, h4, .title, .header-title")
        if head is not None and (said := shown(head)):
            # Before the colon the organisation, behind it the place.
            return [Found(said.partition(":")[0].strip(), EMPLOYMENTS)]
    return []


def _below(page: "Page", heads: tuple[str, ...]) -> list[str]:
    """Return the lines below the first heading that begins with one of these words."""
    lines = page.lines
    for place, line in enumerate(lines):
        if line.level and fold(line.text).startswith(heads):
            return [one.text for one in lines[place + 1 : place + 1 + MOST_LINES]]
    return []


def employed(page: "Page") -> Iterable[Found]:
    """Read the first line below the heading over the employments: "Example Labs: Halden, NO"."""
    for one in _below(page, EMPLOYMENT)[:1]:
        yield Found(one.partition(":")[0].strip(), "employment, first line")


def position(page: "Page") -> Iterable[Found]:
    """Read what stands behind the dates of the first employment: "2016 to present | Engineer"."""
    for one in _below(page, EMPLOYMENT):
        _dates, bar, said = one.partition(" | ")
        if bar and said.strip():
            yield Found(said.strip(), "employment, behind the dates")
            return


def country(page: "Page") -> Iterable[Found]:
    """Read the first country listed."""
    for one in _below(page, COUNTRIES)[:1]:
        if len(one) < LONGEST_COUNTRY:
            yield Found(one, "countries, first line")


FIELDS: Fields = {
    "name": text("section#names h1", "#names h1", ".name h1"),
    "about": text("#biography p", "section#biography-section p", "#biography-content"),
    "headline": (position,),
    "organisation": (employer, employed),
    "location": (country,),
    "link": links(
        "app-side-bar-websites a[href], #websites a[href]",
        "aside a[rel~=me][href], [rel~=me][href]",
    ),
}
