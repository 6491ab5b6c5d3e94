"""What speaks for a name that already stands somewhere on a page: address, mailbox, prose."""

import re
from functools import cached_property
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from kithbook.extract import form, occupation, paths
from kithbook.extract import name as names
from kithbook.extract.confidence import SAME_HAND
from kithbook.extract.named import Named
from kithbook.extract.once import once
from kithbook.extract.page import Page
from kithbook.extract.text import fold, words

ADDRESSES = frozenset(("site", "email"))
_PROMINENT = frozenset(("h1", "chief", "title", "og_title", "label", "possessive", "self", "post"))
"""Where only a page's subject stands. A given name anywhere else may be anyone's."""

_HOME = re.compile(r"^/~([^/]{3,40})(?:/|$)")
"""A person's own folder: "/~ada/"."""
_PERSONAL = ADDRESSES | {"given"}
_PROSE_REACH = 60  # characters into a paragraph that its subject stands in
_LONGEST_ROLE = 80  # characters
_LIKELY = 0.9
_BETWEEN = " ,|/()\u2013\u2014-"
"""What may stand between a name and a role in one heading."""
_MARGIN = 30  # characters of titles around a name
_REACH = re.compile(r"@|\b(?:e-?mail|tel|phone|mobile|telefon)\b|\+\d{2}[\d ()-]{7}", re.IGNORECASE)
_DOES = re.compile(
    r"(?:\w+\.? ){0,2}?(\S+) (?:is|was|has|joined|works|studied|received|holds|serves|leads"
    r"|teaches|lives|grew|began|ist|war|arbeitet|est|travaille|es|trabaja|è)\b"
)
"""Who a paragraph says is or does something: the word before."""


class Around:
    """What of a page may speak for a name: found once, asked for each."""

    def __init__(
        self, page: Page, emails: list[str], profiles: list[str], *, person_site: bool
    ) -> None:
        address = urlsplit(page.url)
        self.page = page
        self.emails = emails
        self.profiles = profiles
        self.person_site = person_site
        self.path = set(words(unquote(f"{address.path} {address.query}")))
        self.handle = page.match.slug if page.match else _last(unquote(address.path))
        label = (address.hostname or "").removeprefix("www.").split(".")[0]
        folder = _HOME.match(unquote(address.path))
        self.homes = [label] if len(label) > 3 else []  # noqa: PLR2004 - letters
        self.homes += [folder[1]] if folder else []

    @cached_property
    def doers(self) -> list[str]:
        """Who each paragraph says is or does something."""
        return [found[1] for one in self.page.openings if (found := _DOES.match(one))]


def found(group: Named, around: Around) -> set[str]:
    """Return what speaks for a name; `NAME_WITNESSES` says what each is worth."""
    found = set()
    page, path = around.page, around.path
    long = {one for one in group.key if len(one) > 1}
    if len(long) > 1 and (long <= path or (len(long) > 2 and len(long & path) > 1)):  # noqa: PLR2004
        found.add("slug")
    elif around.handle and names.matches_handle(group.value, around.handle):
        found.add("handle")
    if page.match is None and any(names.matches_handle(group.value, one) for one in around.homes):
        found.add("site")
    for witness, handles in (("email", around.emails), ("linked", around.profiles)):
        if any(names.matches_handle(group.value, one) for one in handles):
            found.add(witness)
    if _prose(group.value, around):
        found.add("prose")
    if frozenset(words(group.value)) in page.shown:
        found.add("alt")
    if group.sources.keys() & _PROMINENT and names.given(group.value):
        found.add("given")
    found |= {one for one, tells in _TELL.items() if tells(group, page)}
    return found | _placed(group, around, found)


def _placed(group: Named, around: Around, known: set[str]) -> set[str]:
    """Tell whether the page is one about a person, and the name stands where its subject does."""
    found = set()
    shown = group.sources.keys() & (_PROMINENT | {"copyright"})
    # A heading below "About me" may be whom its writer admires.
    vouching = ADDRESSES if shown == {"chief"} else _PERSONAL
    if around.page.mine and shown and known & vouching:
        found.add("mine")
    elif around.page.mine and group.sources.keys() & {"alt", "line"} and "site" in known:
        # Only a picture or the brand says whom "About me" is about, and the host is called so.
        found |= {"mine", "given"} if names.given(group.value) else {"mine"}
    heads = group.sources.keys() & {"h1", "chief", "handle_title"}
    # Some write the name in an h2: the title must begin with it too.
    if {"author", "copyright"} <= group.sources.keys() and ("site" in known or around.page.mine):
        found.add("owner")
    profile = around.person_site or around.page.meta.get("og:type", "").lower() == "profile"
    if profile and (heads or {"heading", "title"} <= group.sources.keys()):
        found.add("kind")
    return found


def _told(group: Named, page: Page) -> bool:
    """Tell whether the title has a whole heading in it, between other words."""
    if not group.sources.keys() & {"h1", "chief"} or group.sources.keys() & set(SAME_HAND):
        return False
    title = words(page.title)
    return len(group.key) > 1 and " ".join(words(group.value)) in " ".join(title)


def _glued(group: Named, page: Page) -> bool:
    """Tell whether a part of the title is the name written as one word: "AdaExample"."""
    if len(group.key) < 2 or not group.sources.keys().isdisjoint(SAME_HAND):  # noqa: PLR2004 - words
        return False
    whole = "".join(words(group.value))
    return any(words(one) == [whole] for one in page.title_parts)


def _entitled(group: Named, page: Page) -> bool:
    """Tell whether address and title say a post, and the one name among the headings is this.

    "Professor | Halden Lab" at "/professor.html" over the heading "Ada Example".
    """
    if len(group.key) < 2 or not group.sources.keys() & {"h1", "chief"}:  # noqa: PLR2004 - words
        return False
    post = words(_last(unquote(urlsplit(page.url).path)))
    if not any(words(one) == post and occupation.role(one) for one in page.title_parts):
        return False
    heads = (names.read(one.text) for one in page.headings)
    return {names.key(one.value) for one in heads if one and one.looks >= _LIKELY} == {group.key}


def _contactable(group: Named, page: Page) -> bool:
    """Tell whether an address or a number follows soon after the name's own line."""
    if not group.headed:
        return False
    wanted, longest = fold(group.value), len(group.value) + _MARGIN
    for place, line in enumerate(page.main_lines):
        if len(line.text) < longest and wanted in line.opening:
            return any(_reaches(one.text) for one in page.main_lines[place + 1 : place + 9])
    return False


@once
def _reaches(text: str) -> bool:
    return bool(_REACH.search(text))


def _whole(group: Named, page: Page) -> bool:
    """Tell whether the title is a name with its title and nothing else: "Dr. Ada Example"."""
    named = group.titled and "title" in group.sources and len(group.key) > 1
    return named and len(page.title_parts) == 1 and not page.headed - {group.key}


def _colleague(group: Named, page: Page) -> bool:
    """Tell whether heading, title and address of a team's page are one given name: "/team/ada"."""
    if len(group.key) > 1 or not group.sources.keys() & {"h1", "chief"}:
        return False
    path = urlsplit(page.url).path
    alone = words(_last(unquote(path))) == [*group.key] and names.given(group.value)
    return (
        alone and bool(paths.TEAM.search(path)) and not group.sources.keys().isdisjoint(SAME_HAND)
    )


def _does(group: Named, page: Page) -> bool:
    """Tell whether a role stands in the page's first heading, which is the name, or right below."""
    head = group.sources.get("h1")
    if head is None or not head.in_main or len(group.key) < 2:  # noqa: PLR2004 - words
        return False
    tail = head.raw.removeprefix(group.value)
    if tail != head.raw and occupation.role(tail.strip(_BETWEEN)):
        return True
    wanted, longest = fold(group.value), len(group.value) + _MARGIN
    for one, below in pairwise(page.main_lines):
        own = one.level and len(one.text) < longest
        if own and (wanted in one.opening or one.holds(group.key)):
            short = len(below.text) <= _LONGEST_ROLE
            return short and below.level != one.level and occupation.role(below.text)
    return False


def _registered(group: Named, page: Page) -> bool:
    """Tell whether the name stands on a form that only people fill in: "Name: ..., Born: ..."."""
    return "label" in group.sources and form.filled(page)


_TELL = {
    "form": _registered,
    "does": _does,
    "named": _told,
    "contact": _contactable,
    "whole": _whole,
    "colleague": _colleague,
    "glued": _glued,
    "entitled": _entitled,
}


def _last(path: str) -> str:
    segments = [one for one in path.split("/") if one]
    return re.sub(r"\.\w{2,5}$", "", segments[-1]) if segments else ""


def _prose(value: str, around: Around) -> bool:
    """Tell whether a paragraph opens with the name, or says what its bearer is or does."""
    plain = fold(value)
    parts = plain.split()
    either = {parts[0], parts[-1]} if len(parts) > 1 else set()
    reach = _PROSE_REACH + len(value)
    # "Ada K. Example" goes on as "Ada Example".
    short = f"{parts[0]} {parts[-1]}" if len(parts) > 2 else plain  # noqa: PLR2004
    return any(
        plain in one[:reach] or short in one[:reach] for one in around.page.openings
    ) or not either.isdisjoint(around.doers)
