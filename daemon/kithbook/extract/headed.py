"""Profiles elsewhere that are linked right at a person's heading: within it or beside it.

Kits draw them as pictures, without a word and without the person's name in their address.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from kithbook.extract import sites
from kithbook.extract.confidence import candidate
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate
from kithbook.extract.text import tidy

NAME = "beside"
MOST_UP = 2
MOST_TEXT = 200
"""Elements around a heading, and characters of what they hold: more is the page, not the head."""


def read(own: Line) -> Iterator[Candidate]:
    """Propose the profiles that are linked at a heading, where each site has one of them."""
    holder = own.node if own.level else None
    for _ in range(MOST_UP):
        if holder is None or holder.tag in {"body", "main", "article", "header"}:
            return
        if len(tidy(holder.text(), MOST_TEXT + 1)) > MOST_TEXT:
            return
        found = []
        for node in holder.css("a[href]"):
            match = sites.match((node.attributes.get("href") or "").strip())
            if match and match.canonical and match.kind in {"person", "account"}:
                found.append(match.url)
        hosts = [urlsplit(one).hostname for one in dict.fromkeys(found)]
        if found and len(set(hosts)) == len(hosts):
            for one in dict.fromkeys(found):
                yield candidate("link", one, NAME, source="headed", locator="a[href]")
            return
        holder = holder.parent
