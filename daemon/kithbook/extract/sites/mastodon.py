"""Mastodon: the header of a profile, whose fields the person wrote, or the same in the state."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from kithbook.extract.sites.strategy import Fields, Found, links, shown, state, text

if TYPE_CHECKING:
    from kithbook.extract.page import Page


def note(page: "Page") -> Iterable[Found]:
    """Read the bio, which the state holds as HTML."""
    (said,) = state("note")
    for one in said(page):
        body = LexborHTMLParser(one.value).body
        if body is not None and (plain := shown(body)):
            yield Found(plain, one.locator)


def fields(page: "Page") -> Iterable[Found]:
    """Read where the fields lead."""
    (said,) = state("fields.*.value")
    for one in said(page):
        for node in LexborHTMLParser(one.value).css("a[href]"):
            yield Found(node.attributes.get("href") or "", one.locator)


FIELDS: Fields = {
    "name": state("display_name"),
    "about": (*text(".account__header__content"), note),
    "link": (*links(".account__header__fields dd a[href], dl a[rel~=me][href]"), fields),
    "photo": state("avatar"),
}
