"""schema.org things, whichever syntax they came in: plain dicts with `@type`.

JSON-LD gives them as they are; microdata is rewritten into them, so that both are read alike.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urljoin

from kithbook.extract import name as names
from kithbook.extract import sites
from kithbook.extract.confidence import FIELDS, NAME_SOURCES
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.once import once
from kithbook.extract.page import Page
from kithbook.extract.text import masked, tidy

Thing = dict[str, Any]

PROFILES = frozenset(("profilepage", "aboutpage"))
ARTICLES = frozenset(
    (
        "article", "newsarticle", "blogposting", "reportagenewsarticle", "techarticle",
        "scholarlyarticle", "socialmediaposting", "discussionforumposting", "opinionnewsarticle",
        "analysisnewsarticle", "liveblogposting", "recipe", "videoobject", "book", "product",
        "event", "jobposting", "question", "qapage",
    )
)  # fmt: skip
OFFERS = frozenset(("event", "product", "jobposting"))
"""Of them those that nobody wrote: what there is to see, to buy, to apply for."""
ORGANISATIONS = frozenset(
    (
        "organization", "localbusiness", "corporation", "ngo", "educationalorganization",
        "collegeoruniversity", "governmentorganization", "school", "medicalorganization",
        "newsmediaorganization", "musicgroup", "sportsteam", "sportsorganization",
        "performinggroup", "professionalservice", "store", "restaurant", "hotel", "attorney",
        "legalservice", "realestateagent", "financialservice", "medicalbusiness", "dentist",
        "library", "church", "airline", "onlinebusiness", "onlinestore",
    )
)  # fmt: skip
PROFESSIONS = frozenset(
    ("attorney", "realestateagent", "dentist", "physician", "individualphysician", "notary")
)
"""Businesses to schema.org; sites write them of one person as often as of a practice."""
MOST_THINGS = 2_000
DEEPEST = 30
LIKELY = 0.85
"""How much a name must look like a person's where the type does not tell."""
MOST_VALUES = 50
_REFERRING = frozenset(("worksFor", "affiliation", "memberOf"))
"""Properties whose value often stands elsewhere in a graph."""


def types(thing: Thing) -> set[str]:
    """Return a thing's types, lower-cased and without their vocabulary."""
    found = thing.get("@type")
    many = found if isinstance(found, list) else [found]
    return {
        one.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1].rsplit(":", 1)[-1].lower()
        for one in many
        if isinstance(one, str)
    }


def walk(root: Any) -> Iterator[tuple[Thing, str, str]]:
    """Yield every thing below a value, with the property it hangs on and its JSON path."""
    stack: list[tuple[Any, str, str, int]] = [(root, "", "$", 0)]
    count = 0
    while stack and count < MOST_THINGS:
        value, held_by, path, depth = stack.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            stack.extend(
                (one, held_by, f"{path}[{place}]", depth + 1)
                for place, one in reversed(list(enumerate(value[:MOST_THINGS])))
            )
        elif isinstance(value, dict):
            count += 1
            yield value, held_by, path
            stack.extend(
                (one, "" if key == "@graph" else str(key), f"{path}.{key}", depth + 1)
                for key, one in reversed(list(value.items()))
                if isinstance(one, list | dict)
            )


def joined(found: list[tuple[Thing, str, str]]) -> list[tuple[Thing, str, str]]:
    """Put what a block tells elsewhere of a person's house in the place that only refers to it.

    Graphs say `"worksFor": {"@id": "#clinic"}` and have the clinic beside the person.
    """
    known = {
        told: thing
        for thing, _, _ in found
        if isinstance(told := thing.get("@id"), str) and thing.get("name")
    }
    for thing, _, _ in found if known else ():
        for key in _REFERRING & thing.keys():
            thing[key] = _meant(thing[key], known)
    return found


def _meant(value: Any, known: dict[str, Thing]) -> Any:
    if isinstance(value, list):
        return [_meant(one, known) for one in value[:MOST_VALUES]]
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def texts(value: Any) -> list[str]:
    """Return the readable, unmasked texts of a property: a string, a thing's name, a list."""
    many = value if isinstance(value, list) else [value]
    found = []
    for one in many[:MOST_VALUES]:
        text = one
        if isinstance(one, dict):
            text = one.get("name") or one.get("@value") or one.get("text")
            if isinstance(text, list):
                text = next((each for each in text if isinstance(each, str)), None)
        if isinstance(text, int | float) and not isinstance(text, bool):
            text = str(text)
        if isinstance(text, str) and (clean := tidy(text, 8_000)) and not masked(clean):
            found.append(clean)
    return found


def without_scheme(text: str) -> str:
    """Return what a `mailto:` or `tel:` address leads to; any other text as it is."""
    if not text.lower().startswith(("mailto:", "tel:")):
        return text
    return unquote(text.partition(":")[2].partition("?")[0])


def addresses(value: Any, base: str) -> list[str]:
    """Return the http(s) URLs of a property, absolute and without tracking."""
    many = value if isinstance(value, list) else [value]
    found = []
    for one in many[:MOST_VALUES]:
        text = one
        if isinstance(one, dict):
            text = one.get("contentUrl") or one.get("url") or one.get("@id")
        if isinstance(text, list):
            text = text[0] if text else None
        if isinstance(text, str) and text.strip():
            try:
                whole = urljoin(base, text.strip())
            except ValueError:
                continue
            if sites.address.split(whole):
                found.append(sites.without_tracking(whole))
    return found


def place(value: Any) -> str:
    """Return a place in one line: its own name, or the parts of its address in reading order."""
    many = value if isinstance(value, list) else [value]
    for one in many[:MOST_VALUES]:
        if isinstance(one, dict):
            inner = one.get("address")
            if isinstance(inner, dict | list) and (found := place(inner)):
                return found
            keys = ("addressLocality", "addressRegion", "addressCountry")
            said = [text for key in keys for text in texts(one.get(key))[:1]]
            if len(said) > 1 and "," in said[0] and len(said[-1]) == 2:  # noqa: PLR2004 - ISO 3166
                # "Halden, Viken, Norway" says its country without the code.
                said.pop()
            # A site that fills every part with one string means it once.
            parts = list(dict.fromkeys(said))
            if parts:
                return ", ".join(parts)
        found = next(iter(texts(one)), "")
        if found:
            return found
    return ""


_TEXTS: tuple[tuple[FieldName, tuple[str, ...], int], ...] = (
    ("headline", ("jobTitle",), 1),
    ("role", ("jobTitle",), 1),
    ("organisation", ("worksFor", "affiliation"), 1),
    ("about", ("description",), 1),
    ("email", ("email",), MOST_VALUES),
    ("phone", ("telephone",), MOST_VALUES),
)
"""Field, the properties it is read from, and how many values of each count."""


def candidates(person: Thing, layer: str, path: str, base: str) -> Iterator[Candidate]:
    """Propose every field of a person."""

    def propose(field: FieldName, value: str, prop: str, raw: str = "") -> Candidate:
        known = NAME_SOURCES[layer] if field == "name" else FIELDS.get((field, layer), 0.8)
        return Candidate(
            field=field,
            value=value if field in {"name", "about"} else without_scheme(value),
            raw=raw,
            confidence=known,
            layer=layer,
            source=layer,
            locator=f"{path}.{prop}",
        )

    for field, key, value in _said(person):
        # Lines of a bio are what one space in its value cannot tell.
        yield propose(field, value, key, _lines(person.get(key)) if field == "about" else "")
    for image in addresses(person.get("image"), base)[:1]:
        yield propose("photo", image, "image")
    for key in ("sameAs", "relatedLink", "url"):
        for link in addresses(person.get(key), base):
            yield propose("link", link, key)


def _lines(value: Any) -> str:
    return value[:1_000] if isinstance(value, str) and "\n" in value.strip() else ""


def _said(person: Thing) -> Iterator[tuple[FieldName, str, str]]:
    for name in _names(person):
        yield "name", "name", name
    for field, keys, most in _TEXTS:
        for key in keys:
            for value in texts(person.get(key))[:most]:
                yield field, key, value
    for key in ("homeLocation", "address", "workLocation", "location"):
        if where := place(person.get(key)):
            yield "location", key, tidy(where, 300)
            return


def _names(person: Thing) -> list[str]:
    whole = texts(person.get("name"))[:1]
    given = texts(person.get("givenName"))[:1] + texts(person.get("familyName"))[:1]
    return whole or ([" ".join(given)] if given else texts(person.get("alternateName"))[:1])


def is_person(thing: Thing) -> bool:
    """Tell whether a thing is a person, or a business of a kind that goes by its owner's name."""
    kinds = types(thing)
    if "person" in kinds:
        return True
    said = next(iter(texts(thing.get("name"))), "") if kinds & PROFESSIONS else ""
    found = names.read(said) if said else None
    return found is not None and found.looks > LIKELY and names.given(found.value)


def people(things: list[tuple[Thing, str, str]], page: Page) -> Iterator[tuple[Thing, str]]:
    """Yield the persons that the page is about: the representative ones.

    A Person alone does not make a profile page: articles name their authors so. It counts as main
    entity of a ProfilePage, when its own address is the page's, or when it stands alone at the
    top of a page that is not an article. One alone whose address is another page must also have
    the name of this page's heading or title; profiles elsewhere (`sameAs`) say nothing against it.
    """
    persons = [(one, held, path) for one, held, path in things if is_person(one)]
    article = any(types(one) & ARTICLES for one, held, _ in things if not held)
    top = [one for one, held, _ in persons if not held]
    # A profile's page may list what the person wrote.
    profile = page.match is not None and page.match.kind == "person"
    seen: set[int] = set()
    for thing, held, path in persons:
        main = held in {"mainEntity", "mainEntityOfPage"} and any(
            types(one) & PROFILES for one, _, _ in things
        )
        own = [*addresses(thing.get("url"), page.url), *addresses(thing.get("@id"), page.url)]
        known = own + addresses(thing.get("sameAs"), page.url)
        here = held in {"", "mainEntity"} and any(same_page(one, page.url) for one in known)
        lone = not held and len(top) == 1 and not article
        alone = lone and (not own or _headed(thing, page))
        if (main or (here and (profile or not article)) or alone) and id(thing) not in seen:
            seen.add(id(thing))
            yield thing, path


def _headed(person: Thing, page: Page) -> bool:
    """Tell whether the page's main heading or its title is the person's name."""
    said = [one.text for one in page.headings if one.level == 1] + page.title_parts
    heads = {names.key(found.value) for one in said if (found := names.read(one))}
    return any(names.key(one) in heads for one in _names(person))


def same_page(one: str, other: str) -> bool:
    """Tell whether two addresses lead to one page, by their canonical forms."""
    return plain(one) == plain(other)


@once
def plain(url: str) -> str:
    """Return an address in the form that is the same for all ways to write a page's."""
    found = sites.match(url)
    whole = found.url if found and found.canonical else sites.without_tracking(url)
    return whole.partition("://")[2].removeprefix("www.").partition("#")[0].rstrip("/").lower()
