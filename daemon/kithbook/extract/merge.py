"""Which name the page is about: candidates that agree, weighed as independent witnesses."""

from collections.abc import Iterable

from kithbook.extract import cjk, occupation, sites, witness
from kithbook.extract import name as names
from kithbook.extract.confidence import NAME_SOURCES, NAME_WITNESSES, SAME_HAND, UNVOUCHED
from kithbook.extract.model import Candidate
from kithbook.extract.named import TRUSTED, Named
from kithbook.extract.page import Page
from kithbook.extract.text import tidy, words

MOST_GROUPS = 25
_CHECKS = TRUSTED - {"adapter"}
"""Sources that no adapter reads: one of them, the title or the address must know its name too."""

_TAILS = frozenset(("title", "og_title", "copyright", "author"))
_SHOWS = frozenset(("alt", "given"))
_POST = 0.15
"""How much what says what somebody does looks like a name, where one stands beside it."""
_RARE = 0.9
"""How much a name of unusual length looks like one, where addresses are made of it."""


def named(page: Page, candidates: Iterable[Candidate], *, person_site: bool) -> list[Named]:
    """Group name candidates and rank the groups, best first."""
    groups = _groups(candidates)
    groups.sort(key=lambda one: -_score(one))
    emails = [one.value.partition("@")[0] for one in candidates if one.field == "email"]
    mine = [one.value for one in candidates if one.field == "link" and one.layer == "meta"]
    profiles = [found.slug for one in mine if (found := sites.match(one)) and found.slug]
    around = witness.Around(page, emails, profiles, person_site=person_site)
    for group in groups[:MOST_GROUPS]:
        group.witnesses = witness.found(group, around)
        group.doubtful = "adapter" in group.sources and not _checked(group, page)
    _twins(groups[:MOST_GROUPS])
    _posts(groups[:MOST_GROUPS])
    _tails(page, groups[:MOST_GROUPS])
    for group in groups:
        group.score = _score(group)
    groups.sort(key=lambda one: -one.score)
    return groups


def _twins(groups: list[Named]) -> None:
    """Let what speaks for the name in the title speak for the same one in other letters.

    A page in Japanese says "柏葉 葵" where its title and its host have "Aoi Kashiwaba". A Korean
    name of unusual length is one where host and mailbox are made of it.
    """
    plain = [
        one
        for one in groups
        if one.value.isascii()
        and not one.sources.keys().isdisjoint(SAME_HAND)
        and one.witnesses & witness.ADDRESSES
        and len(one.key) > 1
    ]
    for one in groups:
        if cjk.long(one.value) and one.witnesses >= witness.ADDRESSES:
            one.looks = max(one.looks, _RARE)
        if "colleague" in one.witnesses:
            one.looks = max(one.looks, _RARE)
        if one.titled and "email" in one.witnesses and len(one.key) > 1:
            # "Song" is a family name, where a degree stands behind it and the mailbox has it.
            one.looks = max(one.looks, _RARE)
        if {"h1", "self"} <= one.sources.keys() and one.witnesses & witness.ADDRESSES:
            # One word is a name where its bearer says "I'm Ada", and host or mailbox agree.
            one.looks = max(one.looks, _RARE)
        if plain and cjk.borne(one.value) and one.sources.keys() & {"h1", "chief"}:
            one.witnesses |= {"twin"} | (plain[0].witnesses & witness.ADDRESSES)


def _posts(groups: list[Named]) -> None:
    """Let a heading that is a post not pass for a name: "Buyer North" over whoever that is."""
    if not any("post" in one.sources for one in groups):
        return
    for one in groups:
        named = one.trusted or names.given(one.value) or "post" in one.sources
        if not named and (one.sources.keys() <= _TAILS or occupation.role(one.value)):
            one.looks *= _POST


def _tails(page: Page, groups: list[Named]) -> None:
    """Let the site's own name behind a title not speak against a heading that shows somebody.

    "About the teacher | Atelier Nami" over the heading "Natsuki Hamabe".
    """
    if not any(one.sources.keys() & {"h1", "chief"} and one.witnesses & _SHOWS for one in groups):
        return
    first = names.read(page.title_parts[0]) if page.title_parts else None
    for one in groups:
        tail = first is None or names.key(first.value) != one.key
        if one.sources.keys() <= _TAILS and tail and not names.given(one.value):
            one.witnesses.clear()


def _groups(candidates: Iterable[Candidate]) -> list[Named]:
    groups: list[Named] = []
    order = sorted(
        (one for one in candidates if one.field == "name"),
        key=lambda one: -NAME_SOURCES.get(one.source, 0.0),
    )
    for one in order:
        if names.placeholder(one.value):
            continue
        found = names.read(one.value)
        if one.source in TRUSTED and (found is None or found.looks < 0.5):  # noqa: PLR2004 - even odds
            value = tidy(one.value, names.LONGEST)
            found = names.Name(value, 0.95) if value else None
        if found is None or found.looks == 0:
            continue
        key = names.key(found.value)
        if not key:
            key = frozenset((found.value,))
        group = next((each for each in groups if _same(each.key, key)), None)
        if group is None:
            group = Named(found.value, key, found.looks)
            groups.append(group)
        if _family_last(found.value, group.value):
            group.value = found.value
        if " " not in group.value and " " in found.value and found.looks > group.looks:
            # "Subha R" gives her initial, where a heading elsewhere has "Subha" alone.
            group.value, group.looks = found.value, found.looks
        group.titled = group.titled or found.titled
        group.role = group.role or found.role
        group.sources.setdefault(one.source, one)
        group.members.append(one)
    return groups


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    # "Jane Roe" and "Jane Mary Roe" are one; "Jane" and "Jane Roe" may be two.
    small, large = sorted((one, other), key=len)
    return small == large or (len(small) > 1 and small <= large and len(large) - len(small) == 1)


def _family_last(one: str, other: str) -> bool:
    """Tell "Ada EXAMPLE" from "EXAMPLE Ada", the same name as lists have it."""
    said, turned = one.split(), other.split()
    return (
        said[0] == turned[-1] and said[-1] == turned[0] and said[-1].isupper() > said[0].isupper()
    )


def _score(group: Named) -> float:
    doubt = 1.0
    hands = 0.0
    for source in group.sources:
        known = NAME_SOURCES.get(source, 0.0)
        if source in SAME_HAND:
            hands = max(hands, known)
        else:
            doubt *= 1 - known
    doubt *= 1 - hands
    for one in group.witnesses:
        doubt *= 1 - NAME_WITNESSES[one]
    if group.doubtful:
        return UNVOUCHED
    score = 1 - doubt
    return round(score * (max(group.looks, 0.95) if group.trusted else group.looks), 4)


def _checked(group: Named, page: Page) -> bool:
    """Tell whether anything but the site's own markup knows an adapter's name."""
    if group.sources.keys() & _CHECKS or group.witnesses & {"slug", "handle", "site"}:
        return True
    said = f"{page.title} {page.meta.get('og:title', '')} {page.meta.get('twitter:title', '')}"
    if not said.strip():
        # A page without a title, as saved fragments are: whatever repeats the name must do.
        return len(group.sources) > 1 or bool(group.witnesses)
    return group.key <= set(words(said))
