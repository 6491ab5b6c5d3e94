"""JSON-LD: schema.org in script blocks, as it is found in the wild.

Bluesky writes raw newlines inside strings, so blocks are read with `strict=False`; types vary in
case and prefix; one bad block never costs another.
"""

import json
import re
from collections.abc import Iterator
from html import unescape

from kithbook.extract import things
from kithbook.extract.confidence import FIELDS
from kithbook.extract.model import Candidate
from kithbook.extract.page import Page
from kithbook.extract.things import Thing

NAME = "json_ld"
MOST_BLOCKS = 40
LONGEST_BLOCK = 500_000  # characters; the largest profile's block seen was 60,000

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*$"
)


def blocks(page: Page) -> Iterator[list[tuple[Thing, str, str]]]:
    """Yield the things of each readable block."""
    for node in page.tree.css("script[type*='ld+json' i]")[:MOST_BLOCKS]:
        text = node.text().strip()
        if not text or len(text) > LONGEST_BLOCK:
            continue
        data = parsed(text)
        if data is not None:
            yield things.joined(list(things.walk(data)))


def parsed(text: str) -> object:
    """Return what a block says, however it is wrapped; None where it cannot be read."""
    for attempt in (text, _WRAPPING.sub("", text), unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def read(page: Page) -> Iterator[Candidate]:
    """Propose the fields of whom the page is about, and vote on its kind."""
    found = [one for block in blocks(page) for one in block]
    if not found:
        return
    persons = list(things.people(found, page))
    for person, path in persons[:1]:
        yield from things.candidates(person, NAME, path, page.url)
        yield from _related(found, page)
    yield from votes(found, NAME, has_person=bool(persons))


def _related(found: list[tuple[Thing, str, str]], page: Page) -> Iterator[Candidate]:
    """Propose where a profile's page says the person is found, not by way of a shortener."""
    for thing, _, path in found:
        if not things.types(thing) & things.PROFILES:
            continue
        for link in things.addresses(thing.get("relatedLink"), page.url):
            if not link.startswith("https://t.co/"):
                yield Candidate(
                    field="link", value=link, confidence=FIELDS["link", NAME], layer=NAME,
                    source=NAME, locator=f"{path}.relatedLink",
                )  # fmt: skip


def votes(
    found: list[tuple[Thing, str, str]], layer: str, *, has_person: bool
) -> Iterator[Candidate]:
    """Vote on the page's kind by the types at the top."""
    top = set().union(*(things.types(one) for one, held, _ in found if not held))
    main = set().union(*(things.types(one) for one, held, _ in found if held == "mainEntity"))
    profile = bool(top & things.PROFILES)
    if has_person:
        yield _vote("person", 0.9, layer)
    elif profile and main & things.ORGANISATIONS:
        yield _vote("organisation", 0.9, layer)
    elif top & things.ARTICLES:
        yield _vote("article", 0.8, layer)
    elif top & things.ORGANISATIONS:
        yield _vote("organisation", 0.4, layer)
    if top & things.OFFERS:
        yield _vote("other", 0.4, layer)
    houses = [
        one
        for one, _, _ in found
        if things.types(one) & things.ORGANISATIONS and not things.is_person(one)
    ]
    for thing in houses[:20]:
        for name in things.texts(thing.get("name"))[:1]:
            yield _vote("organisation", 0.4, layer, name[:200])
    crowd = sum("person" in things.types(one) for one, held, _ in found if held != "author")
    if crowd >= 3 and not has_person:  # noqa: PLR2004 - two may be author and editor
        yield _vote("list", 0.6, layer)


def _vote(kind: str, confidence: float, layer: str, whose: str = "") -> Candidate:
    return Candidate(field="kind", value=kind, raw=whose, confidence=confidence, layer=layer)
