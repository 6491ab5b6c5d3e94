"""Who wrote an article: offered, never filled in, since the page is not about them."""

from collections.abc import Iterator

from kithbook.extract import name as names
from kithbook.extract import sites, things
from kithbook.extract.layers import json_ld, microdata
from kithbook.extract.model import Listed
from kithbook.extract.page import Page
from kithbook.extract.text import tidy
from kithbook.extract.things import Thing

MOST = 10
LIKELY = 0.5
"""How much a byline must look like a name; "The editors" does not."""

_METAS = ("author", "article:author", "citation_author", "parsely-author", "sailthru.author")
_BYLINES = "a[rel~=author], [itemprop=author], .byline .author, .byline a, .p-author"
_PROSE = ("by ", "von ", "par ", "por ", "di ", "door ", "av ", "autor: ", "author: ")


def read(page: Page) -> list[Listed]:
    """Return the authors, each once, as the surest part of the page tells of them."""
    found: dict[frozenset[str], Listed] = {}
    for one in (*_stated(page), *_bylines(page), *_metas(page)):
        known = next((key for key in found if key == names.key(one.name)), None)
        if known is None:
            found[names.key(one.name)] = one
        elif found[known].url is None:
            found[known] = found[known].model_copy(update={"url": one.url})
    return list(found.values())[:MOST]


def _stated(page: Page) -> Iterator[Listed]:
    """Read the authors of the article that the page's own data describes."""
    blocks = [thing for block in json_ld.blocks(page) for thing, _, _ in block]
    items = [thing for thing, _, _ in things.walk(microdata.items(page))]
    for thing in (*blocks, *items):
        if things.types(thing) & things.ARTICLES:
            said = thing.get("author") or thing.get("creator")
            for one in said if isinstance(said, list) else [said]:
                yield from _person(one, page)


def _person(said: object, page: Page) -> Iterator[Listed]:
    if isinstance(said, str):
        yield from _listed(said, None)
    elif isinstance(said, dict) and not things.types(said) & things.ORGANISATIONS:
        for name in things.texts(said.get("name"))[:1]:
            yield from _listed(name, _address(said, page), said)


def _address(person: Thing, page: Page) -> str | None:
    every = [
        one
        for key in ("url", "@id", "sameAs")
        for one in things.addresses(person.get(key), page.url)
    ]
    return next((one for one in every if not things.same_page(one, page.url)), None)


def _bylines(page: Page) -> Iterator[Listed]:
    for node in page.tree.css(_BYLINES)[:MOST]:
        link = node if node.tag == "a" else node.css_first("a[href]")
        href = (link.attributes.get("href") or "") if link is not None else ""
        url = next(iter(things.addresses(href, page.url)), None)
        yield from _listed(node.text(separator=" "), url)


def _metas(page: Page) -> Iterator[Listed]:
    for one in _METAS:
        yield from _listed(page.meta.get(one, ""), None)


def _listed(text: str, url: str | None, person: Thing | None = None) -> Iterator[Listed]:
    line = tidy(text, names.LONGEST)
    start = next((one for one in _PROSE if line.lower().startswith(one)), "")
    found = names.read(line[len(start) :])
    if found is None or found.looks < LIKELY or sites.address.split(line):
        return
    works = (person or {}).get("worksFor") or (person or {}).get("affiliation")
    yield Listed(
        name=found.value,
        headline=next(iter(things.texts((person or {}).get("jobTitle"))), None),
        url=url,
        organisation=next(iter(things.texts(works)), None),
    )
