"""What a page is about. Only a person's page fills anything in by itself."""

import re
from urllib.parse import unquote, urlsplit

from kithbook.extract import (
    contacts,
    crowd,
    form,
    house,
    occupation,
    paths,
    piece,
    residence,
    subject,
    wall,
)
from kithbook.extract import name as names
from kithbook.extract.confidence import FILL
from kithbook.extract.model import Candidate
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold, words
from kithbook.extract.wordlist import WORDS
from kithbook_protocol.people import Kind

SURE = 0.7
"""From here on a vote is taken at its word."""

STATED = 0.9
"""A vote of the page's own data. `og:type=profile` is less: museums have profiles too."""

_BORN = re.compile(
    r"\b(?:born (?:on|in)|was born|geboren|geb\.|nee? (?:le|en|a)|fædd\w*|nacid[oa]"
    r"|nat[oa] (?:a|il|nel))\b"
)
_SAYS = frozenset(("beside", "heading", "label", "prose"))
"""Layers that read what someone does off the page's text."""
_VOUCHES = frozenset(("alt", "contact", "site", "mine", "entitled"))
"""What shows that a name in which one is given is somebody's."""
_PLACED = frozenset(("prose", "site", "slug"))
"""What shows that a name with a role beside it is whom the page is about."""
_AUDIENCE = re.compile(
    r"\d\s*(?:subscribers?|members?|abonn\w+|mitglieder|employees)\b", re.IGNORECASE
)
_COUNT = 60  # characters; "12 345 subscribers" and what may stand around it


def decide(page: Page, candidates: list[Candidate], ranked: list[Named]) -> Kind:
    """Weigh votes and the best name. A page that is not there is about nobody."""
    if wall.lost(page):
        return "other"
    about = _weighed(page, candidates, ranked)
    thing = any(one.field == "kind" and one.value == "other" for one in candidates)
    return "other" if thing and about == "article" else about


def _weighed(page: Page, candidates: list[Candidate], ranked: list[Named]) -> Kind:
    votes: dict[str, float] = {}
    for one in candidates:
        if one.field == "kind":
            votes[one.value] = max(votes.get(one.value, 0.0), one.confidence)
    best = ranked[0] if ranked else None
    path = unquote(urlsplit(page.url).path)
    for one in candidates:
        if one.field == "kind" and one.layer == "url":
            return _known(one.value)
    if best is not None and not best.trusted and _is_house(page, candidates, best):
        # An article's publisher signs its title.
        return "article" if votes.get("article", 0.0) >= SURE else "organisation"
    if page.match is not None and page.match.kind == "account":
        return _account(page, best, votes)
    if page.match is None and best is not None and house.called(best.value):
        return "article" if votes.get("article", 0.0) >= SURE else "organisation"
    if _listing(page, best, path):
        return "list"
    return _voted(votes, page, best, path, candidates) or _seen(votes, page, best, path, candidates)


def _voted(
    votes: dict[str, float],
    page: Page,
    best: Named | None,
    path: str,
    candidates: list[Candidate],
) -> Kind | None:
    """Take a page at its word, where its own data is plain enough."""
    article = votes.get("article", 0.0)
    if votes.get("person", 0.0) >= max(SURE, article):
        return "person"
    if votes.get("organisation", 0.0) >= SURE:
        return "organisation"
    if article >= SURE:
        heads = best is not None and best.sources.keys() & {"h1", "chief", "heading"}
        mine = best is not None and not best.witnesses.isdisjoint({"mine", "owner"})
        headed = (heads or mine) and paths.PROFILE.search(path)
        return "person" if headed and _strong(best, page, path, candidates) else "article"
    return None


def _signed(best: Named) -> bool:
    """Tell whether title and copyright both are somebody's: "About | Jane Roe", "(c) Jane Roe"."""
    return "copyright" in best.sources and not best.sources.keys().isdisjoint({"title", "og_title"})


def _seen(
    votes: dict[str, float],
    page: Page,
    best: Named | None,
    path: str,
    candidates: list[Candidate],
) -> Kind:
    """Judge by what the page shows."""
    if _crowd(page, best):
        return "list"
    if _strong(best, page, path, candidates):
        return "person"
    return "list" if votes.get("list") else _unnamed(page, votes, path)


def _strong(best: Named | None, page: Page, path: str, candidates: list[Candidate]) -> bool:
    return (
        best is not None
        and best.score >= FILL
        and _about_one(best)
        and _human(best, page, path, candidates)
        and not subject.another(page, best)
        and not subject.ours(page, best)
        and not piece.signed(page, best)
        and not piece.quoted(page, best)
        and not piece.imprint(page)
        and not paths.OBITUARY.search(path)
    )


def _is_house(page: Page, candidates: list[Candidate], best: Named) -> bool:
    """Tell whether the page's own data calls that name an organisation, a band, a shop.

    Themes for blogs call so whoever a home is of.
    """
    called = any(
        one.field == "kind" and one.value == "organisation" and names.key(one.raw) == best.key
        for one in candidates
        if one.raw
    )
    return called and not (
        "site" in best.witnesses
        and (names.given(best.value) or house.spoken(page))
        and any(one.field == "headline" and _of_person(one, best) for one in candidates)
        and not house.bears(page, best.value)
    )


def _known(said: str) -> Kind:
    kinds: dict[str, Kind] = {
        "person": "person",
        "organisation": "organisation",
        "article": "article",
        "list": "list",
    }
    return kinds.get(said, "other")


def _about_one(best: Named) -> bool:
    """Tell whether more than one place on the page agrees on the name.

    A homepage whose host and title are a person's name need not say it again.
    """
    own = "site" in best.witnesses and best.sources.keys() & {"title", "alt"}
    told = best.witnesses & {"prose", "whole"}
    # A page called "Vita" may have the name in its foot alone.
    signed = _signed(best) or (
        "mine" in best.witnesses
        and (best.witnesses & {"site", "email"} or "author" in best.sources)
    )
    signed = signed or "owner" in best.witnesses
    return best.trusted or best.headed or bool(told) or bool(own) or bool(signed)


def _human(best: Named, page: Page, path: str, candidates: list[Candidate]) -> bool:
    """Tell whether anything says that this name is a person's and not a band's or a product's.

    "Elysian Fields" and "Foo Fighters" have the looks, the heading, the title and the address.
    """
    if best.trusted or best.titled or "email" in best.witnesses:
        return True
    owned = "owner" in best.witnesses and page.mine
    if owned or best.sources.keys() & {"self", "possessive", "label"}:
        return True
    introduced = house.introduced(page)
    own = any(_of_person(one, best) for one in candidates)
    listed = paths.PROFILE.search(path) and not introduced and not house.several(page, best.value)
    # Directories have profiles of houses too, and none has a given name.
    listed = listed and (own or names.given(best.value) or not paths.SHARED.search(path))
    if listed or any(_BORN.search(one) for one in page.openings) or form.filled(page):
        return True
    if introduced or house.bears(page, best.value) or house.partners(page, best.value):
        return False
    # A given name is in songs, storms and streets too: something of a person must stand with it.
    does = "does" in best.witnesses or "card" in best.sources
    placed = own and does and not best.witnesses.isdisjoint(_PLACED)
    if placed or names.given(best.value) or "mine" in best.witnesses:
        # A restaurant is as easily called "Анна Каренина" as its address is spelled so.
        spelled = not fold(best.value).isascii() and not house.spoken(page)
        return own or bool(best.witnesses & (_VOUCHES - {"site"} if spelled else _VOUCHES))
    return own and "site" in best.witnesses and house.spoken(page)


def _of_person(one: Candidate, best: Named) -> bool:
    """Tell whether a value is of the kind that only people have on a page under their name."""
    if one.field == "headline":
        return one.layer in _SAYS and (one.layer == "label" or occupation.role(one.value))
    if one.field == "location" and one.layer == "label":
        return fold(one.locator).strip(" :.*") in residence.LABELS
    if one.field in {"email", "phone"}:
        return one.in_main and not one.generic
    # Where somebody says "that is me too".
    me = one.layer == "meta" and one.field == "link"
    return one.field == "link" and (me or contacts.made_from(one, best.value))


def _account(page: Page, best: Named | None, votes: dict[str, float]) -> Kind:
    """Decide whose account it is; houses and channels have the same addresses as people."""
    house = best is not None and set(words(best.value)) & names.ORGANISATION_WORDS
    if votes.get("person", 0.0) >= (STATED if house else SURE):
        return "person"
    if house:
        return "organisation"
    counted = any(_AUDIENCE.search(one.text) for one in page.lines if len(one.text) < _COUNT)
    if counted or votes.get("organisation"):
        return "organisation"
    return "person" if best is not None and best.score >= FILL and best.looks > SURE else "other"


def _crowd(page: Page, best: Named | None) -> bool:
    if not crowd.read(page):
        return False
    if (
        best is not None
        and best.score >= FILL
        and best.sources.keys() & {"h1", "json_ld", "h_card"}
    ):
        # Other people under someone's own heading are colleagues or a sidebar.
        return False
    titled = best is not None and best.sources.keys() & {"title", "og_title"}
    return not titled or bool(paths.LIST.search(urlsplit(page.url).path))


def _listing(page: Page, best: Named | None, path: str) -> bool:
    """Tell whether address and heading both say that people follow, and no heading is the name.

    "Speakers | Anna Conf" at "/speakers": what the title ends with is the site's.
    """
    if best is None or not paths.LIST.search(path) or (best.headed and not _one_of(page, best)):
        return False
    heads = [one.text for one in page.headings if one.region == "main"][:1]
    said = (set(words(one)) for one in (*heads, *page.title_parts[:1]))
    return any(one and one <= WORDS["people_headings"] for one in said)


def _one_of(page: Page, best: Named) -> bool:
    """Tell whether a name stands in one of several headings that each are somebody's."""
    if not best.sources.keys().isdisjoint({"h1", "title", "og_title"}):
        return False
    heads = [one for one in page.headings if one.region == "main"]
    own = next((one for one in heads if best.key <= set(words(one.text))), None)
    alike = [one for one in heads if own and one.level == own.level]
    return len(alike) > 1 and all(occupation.role(one.text) for one in alike)


def _unnamed(page: Page, votes: dict[str, float], path: str) -> Kind:
    if paths.LIST.search(path) or crowd.searched(page):
        return "list"
    if votes.get("organisation") or paths.HOUSE.search(path):
        return "organisation"
    if votes.get("article") or paths.ARTICLE.search(path) or paths.OBITUARY.search(path):
        return "article"
    title = words(page.title)
    if any(one in names.ORGANISATION_WORDS for one in title):
        return "organisation"
    long = sum(len(one.text) for one in page.main_lines if one.tag == "p" and not one.linked)
    return "article" if long > 2_500 else "other"  # noqa: PLR2004 - characters, about 400 words
