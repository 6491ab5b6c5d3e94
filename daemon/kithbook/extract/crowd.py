"""People standing side by side on a page: a team, a line-up of speakers, an electoral list."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from kithbook.extract import name as names
from kithbook.extract import occupation, paths, sites
from kithbook.extract.lines import Line
from kithbook.extract.model import Listed
from kithbook.extract.page import Page
from kithbook.extract.text import masked, words
from kithbook.extract.wordlist import WORDS

FEWEST = 3
"""So many people side by side are a list; two are a page and its author."""
SURE = 0.85
"""How much a line must look like a name: two capitalised words of no other meaning."""
LONGEST_LINE = 100  # characters; a name and a role
LONGEST_HEADLINE = 150
_RESULTS = re.compile(
    r"(?:(?:people|staff|directory) )?(?:search results?|results? (?:for|of)|suchergebnis\w*"
    r"|r[eé]sultats? (?:de (?:la )?recherche|pour)|resultados (?:de|da|para)"
    r"|risultati (?:della|di|per)|zoekresultaten|sökresultat|søgeresultat\w*|søkeresultat\w*"
    r"|wyniki wyszukiwania|výsledky (?:vyhledávání|vyhľadávania|hledání)|hakutulokset"
    r"|検索結果|搜索结果|검색 ?결과)",
    re.IGNORECASE,
)
HIGHEST = 4
"""Elements above a name that may still be only that person's."""


def read(page: Page) -> list[Listed]:
    """Return who stands in like headings, or in like bold lines, of a page; nobody if too few."""
    kinds: dict[str, dict[frozenset[str], tuple[str, int]]] = {}
    said = _said(page)
    for place, line in enumerate(page.lines):
        if line.region in {"nav", "footer"} or len(line.text) > LONGEST_LINE:
            continue
        if line.tag in {"dt", "th", "label"} or not (line.level or line.strong or said):
            continue
        found = names.read(line.text)
        if found and found.looks > SURE and (line.level or line.strong or _alone(found)):
            kind = f"h{line.level}" if line.level else line.tag
            one = (found.value, place)
            kinds.setdefault(kind, {}).setdefault(names.key(found.value), one)
    best = max(kinds.values(), key=len, default={})
    return [_listed(page, *one) for one in best.values()] if len(best) >= FEWEST else []


def _said(page: Page) -> bool:
    """Tell whether address and heading both say that people follow: "/team", "Our team"."""
    heads = [set(words(one.text)) for one in page.headings if one.level <= 2]  # noqa: PLR2004
    path = unquote(urlsplit(page.url).path)
    return bool(paths.LIST.search(path)) and any(
        one and one <= WORDS["people_headings"] for one in heads
    )


def _alone(found: names.Name) -> bool:
    """Tell whether a plain line is a name with a given one in it and no more than a role."""
    alone = not found.role or occupation.role(found.role)
    return " " in found.value and alone and names.given(found.value)


def searched(page: Page) -> bool:
    """Tell whether a page shows what a search found: of one family it may be two people."""
    heads = [one.text for one in page.headings[:1]]
    return any(map(_RESULTS.match, (page.title, *heads)))


def _listed(page: Page, name: str, place: int) -> Listed:
    line = page.lines[place]
    below = page.lines[place + 1] if place + 1 < len(page.lines) else None
    return Listed(name=name, headline=_headline(line, below), url=_url(page, line))


def _headline(line: Line, below: Line | None) -> str | None:
    """Return the line under a name, if it says what that person does and is not the next name."""
    if below is None or below.level or below.strong or below.region != line.region:
        return None
    said = below.text
    if len(said) > LONGEST_HEADLINE or "@" in said or masked(said) or said.isdigit():
        return None
    return said


def _url(page: Page, line: Line) -> str | None:
    """Return where a name leads: its own link, or the only one of what holds it alone."""
    for node in _holders(line.node):
        links = {
            href
            for one in node.css("a[href]")
            if (href := (one.attributes.get("href") or "").strip()) and not href.startswith("#")
        }
        if len(links) == 1:
            return _absolute(page, links.pop())
        if links:
            return None
    return None


def _holders(node: LexborNode) -> Iterator[LexborNode]:
    above: LexborNode | None = node
    for _ in range(HIGHEST):
        if above is None or above.tag in {"body", "main", "ul", "ol", "table", "tbody"}:
            return
        yield above
        if above.tag in {"li", "article", "tr"}:
            return
        above = above.parent


def _absolute(page: Page, href: str) -> str | None:
    try:
        whole = urljoin(page.url, href)
    except ValueError:
        return None
    return sites.without_tracking(whole) if sites.address.split(whole) else None
