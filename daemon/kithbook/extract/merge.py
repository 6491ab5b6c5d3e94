"""Which name the page is about: candidates that agree, weighed as independent witnesses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urlsplit

from kithbook.extract import cjk, sites
from kithbook.extract import name as names
from kithbook.extract.confidence import NAME_SOURCES, NAME_WITNESSES, SAME_HAND, UNVOUCHED
from kithbook.extract.model import Candidate
from kithbook.extract.page import Page
from kithbook.extract.text import fold, tidy, words

TRUSTED = frozenset(
    ("adapter", "json_ld", "state", "microdata", "h_card", "og_profile", "handle_title")
)
"""Sources that name the subject on purpose: what they say is a name, whatever it looks like."""

MOST_GROUPS = 25
_PROMINENT = frozenset(("h1", "chief", "title", "og_title", "label", "possessive", "self"))
"""Where only a page's subject stands. A given name anywhere else may be anyone's."""

_SHOWN = frozenset(("h1", "chief", "heading", "line", "card", "label", "self"))
_CHECKS = TRUSTED - {"adapter"}
"""Sources that no adapter reads: one of them, the title or the address must know its name too."""

_HOME = re.compile(r"^/~([^/]{3,40})(?:/|$)")
"""A person's own folder: "/~ada/"."""
_ADDRESSES = frozenset(("site", "email"))
_PERSONAL = _ADDRESSES | {"given"}
_RARE = 0.9
"""How much a name of unusual length looks like one, where addresses are made of it."""
_PROSE_REACH = 60  # characters into a paragraph that its subject stands in
_MARGIN = 30  # characters of titles around a name
_REACH = re.compile(r"@|\b(?:e-?mail|tel|phone|mobile|telefon)\b|\+\d{2}[\d ()-]{7}", re.IGNORECASE)
_DOES = re.compile(
    r"(?:\w+\.? ){0,2}?(\S+) (?:is|was|has|joined|works|studied|received|holds|serves|leads"
    r"|teaches|lives|grew|began|ist|war|arbeitet|est|travaille|es|trabaja|è)\b"
)
"""Who a paragraph says is or does something: the word before."""


@dataclass
class Named:
    """One name, every candidate for it, and what speaks for it."""

    value: str
    key: frozenset[str]
    looks: float
    titled: bool = False
    role: str = ""
    doubtful: bool = False
    """An adapter read it, and neither title, data nor address know it: perhaps the viewer's own."""
    sources: dict[str, Candidate] = field(default_factory=dict)
    members: list[Candidate] = field(default_factory=list)
    """All candidates for it; `sources` has the first of each source."""
    witnesses: set[str] = field(default_factory=set)
    score: float = 0.0
    sure: bool = False
    """Set once it is known how often such names were right: it may be filled in."""

    @property
    def strongest(self) -> Candidate:
        """The candidate that says it best."""
        return self.sources[max(self.sources, key=lambda one: NAME_SOURCES.get(one, 0.0))]

    @property
    def voices(self) -> int:
        """How many independent places say it or speak for it."""
        hands = bool(self.sources.keys() & set(SAME_HAND))
        return len(self.sources.keys() - set(SAME_HAND)) + hands + len(self.witnesses)

    @property
    def trusted(self) -> bool:
        """Whether a source named the subject on purpose."""
        return bool(self.sources.keys() & TRUSTED)

    @property
    def headed(self) -> bool:
        """Whether the page shows it in its text, not only in its title."""
        return not _SHOWN.isdisjoint(self.sources)


def named(page: Page, candidates: Iterable[Candidate], *, person_site: bool) -> list[Named]:
    """Group name candidates and rank the groups, best first."""
    groups = _groups(candidates)
    groups.sort(key=lambda one: -_score(one))
    emails = [one.value.partition("@")[0] for one in candidates if one.field == "email"]
    mine = [one.value for one in candidates if one.field == "link" and one.layer == "meta"]
    profiles = [found.slug for one in mine if (found := sites.match(one)) and found.slug]
    around = _Around(page, emails, profiles, person_site=person_site)
    for group in groups[:MOST_GROUPS]:
        group.witnesses = _witnesses(group, around)
        group.doubtful = "adapter" in group.sources and not _checked(group, page)
    _twins(groups[:MOST_GROUPS])
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
        and one.witnesses & _ADDRESSES
        and len(one.key) > 1
    ]
    for one in groups:
        if cjk.long(one.value) and one.witnesses >= _ADDRESSES:
            one.looks = max(one.looks, _RARE)
        if plain and cjk.borne(one.value) and one.sources.keys() & {"h1", "chief"}:
            one.witnesses |= {"twin"} | (plain[0].witnesses & _ADDRESSES)


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
    for witness in group.witnesses:
        doubt *= 1 - NAME_WITNESSES[witness]
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


class _Around:
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


def _witnesses(group: Named, around: _Around) -> set[str]:
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
    if fold(group.value) in page.alts:
        found.add("alt")
    if group.sources.keys() & _PROMINENT and names.given(group.value):
        found.add("given")
    found |= {one for one, tells in _TELL.items() if tells(group, page)}
    return found | _placed(group, around, found)


def _placed(group: Named, around: _Around, known: set[str]) -> set[str]:
    """Tell whether the page is one about a person, and the name stands where its subject does."""
    found = set()
    shown = group.sources.keys() & (_PROMINENT | {"copyright"})
    # A heading below "About me" may be whom its writer admires.
    vouching = _ADDRESSES if shown == {"chief"} else _PERSONAL
    if around.page.mine and shown and known & vouching:
        found.add("mine")
    heads = group.sources.keys() & {"h1", "chief", "handle_title"}
    # Some write the name in an h2: the title must begin with it too.
    if around.person_site and (heads or {"heading", "title"} <= group.sources.keys()):
        found.add("kind")
    return found


def _told(group: Named, page: Page) -> bool:
    """Tell whether the title has a whole heading in it, between other words."""
    if not group.sources.keys() & {"h1", "chief"} or group.sources.keys() & set(SAME_HAND):
        return False
    title = words(page.title)
    return len(group.key) > 1 and " ".join(words(group.value)) in " ".join(title)


def _contactable(group: Named, page: Page) -> bool:
    """Tell whether an address or a number follows soon after the name's own line."""
    if not group.headed:
        return False
    wanted, longest = fold(group.value), len(group.value) + _MARGIN
    for place, line in enumerate(page.main_lines):
        if len(line.text) < longest and wanted in line.opening:
            return any(_REACH.search(one.text) for one in page.main_lines[place + 1 : place + 9])
    return False


_TELL = {"named": _told, "contact": _contactable}


def _last(path: str) -> str:
    segments = [one for one in path.split("/") if one]
    return re.sub(r"\.\w{2,5}$", "", segments[-1]) if segments else ""


def _prose(value: str, around: _Around) -> bool:
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
