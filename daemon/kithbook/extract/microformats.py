"""Microformats out of HTML, by mf2py. Few pages have any, and the import takes 60 ms."""

from typing import Any

import mf2py
from bs4 import BeautifulSoup, Tag


class _Tag(Tag):
    """An element that calls itself its original.

    Before each of its 33 rules for old `vcard` classes mf2py looks for an element's original and,
    without one, copies all below it. It only gives back their HTML, which nobody here reads.
    """

    @property
    def original(self) -> "_Tag":
        return self


def items(html: str, url: str) -> list[dict[str, Any]]:
    """Return the top items of a page or of a part of one.

    The parser is the quick one, for HTML that lexbor has repaired.
    """
    soup = BeautifulSoup(html, "html.parser", element_classes={Tag: _Tag})
    found: list[dict[str, Any]] = mf2py.Parser(doc=soup, url=url).to_dict()["items"]
    return found
