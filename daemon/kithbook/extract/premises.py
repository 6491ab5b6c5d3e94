"""For whom a person works and where, as the site around them tells: name, domain, address."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from kithbook.extract import mailbox, occupation, postal
from kithbook.extract import name as names
from kithbook.extract.confidence import candidate
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold, tidy, words

NAME = "beside"
LONGEST_LINE = 60
SHORTEST_LABEL = 4
REACH, REACH_UP, AROUND = 40, 10, 6
"""Lines below and above a name that its address stands in, and beside an address."""
"""Characters of a line that may be a house's name, of a domain's label that tells one."""
_HOME = "a[href='/'], a[href='index.html'], a[href='./'], a[href='/index.html']"
_OWNER = re.compile(
    r"^(?:copyright\s*)?(?:©|\(c\))\s*(?:\d{4}(?:\s*[-\u2013]\s*\d{4})?)?,?\s*([^\W\d_][^|·•]{2,89})",
    re.IGNORECASE,
)
FOOT = 12
"""Lines at the end of a page that may say whose it is."""
_SHARED = frozenset(
    (
        "github.io", "gitlab.io", "netlify.app", "vercel.app", "pages.dev", "wordpress.com",
        "blogspot.com", "weebly.com", "wixsite.com", "squarespace.com", "web.app", "codeberg.page",
        "surge.sh", "herokuapp.com", "neocities.org", "tumblr.com", "jimdofree.com",
    )
)  # fmt: skip
"""Hosts below which everybody has one."""
_HELP = frozenset(("support", "help", "helpdesk", "service", "noreply", "no", "reply", "abuse"))
EVENT = re.compile(
    r"\b(?:19|20)\d\d\b|conf(?:erence)?\b|conf\d|summit|symposium|festival|congress\b|meetup|tagung"
    r"|kongress|konferen|workshop|days?\b|devoxx|camp\b|expo\b|forum\b",
    re.IGNORECASE,
)


def read(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose whose site it is, and the one address of its content."""
    own = page.match is not None or _own(page, best)
    if not own or page.mine:
        yield from _house(page, best, candidates)
    yield from _domain(page, best, candidates)
    found = _near(page, best, own=own)
    if not found and (own or "handle" in best.witnesses):
        # A homepage's footer is its owner's.
        found = postal.found([one for one in page.lines if one.region in {"footer", "aside"}])
    elif not found and page.match is None:
        yield from _seat(page)
    if len(found) == 1 and page.match is None:
        yield candidate("location", found[0].text, NAME, source="postal", locator=found[0].line.tag)
        above = found[0].above
        if any(one.field == "organisation" and one.source == NAME for one in candidates):
            return
        if occupation.house(above) and not set(words(above)) >= best.key:
            yield candidate("organisation", above, NAME, source="postal", locator=found[0].line.tag)


def _seat(page: Page) -> Iterator[Candidate]:
    """Propose the one address at the foot of a house's page: where its people are met."""
    found = postal.found([one for one in page.lines if one.region == "footer"])
    if len(found) == 1:
        yield candidate("location", found[0].text, NAME, source="seat", locator="footer")


def at_home(page: Page, best: Named, candidates: list[Candidate]) -> list[Candidate]:
    """Take what a homepage's footer says for its content: the footer is its owner's.

    Anywhere a number in a line that begins with the name is theirs.
    """
    candidates = _signed(page, best, candidates)
    if page.match is not None or not (_own(page, best) or "/~" in page.url):
        return candidates
    phones = {one.value for one in candidates if one.field == "phone" and not one.in_main}
    if len(phones) != 1 or any(one.field == "phone" and one.in_main for one in candidates):
        return candidates
    return [
        one.model_copy(update={"in_main": True}) if one.field == "phone" else one
        for one in candidates
    ]


def _signed(page: Page, best: Named, candidates: list[Candidate]) -> list[Candidate]:
    if not any(one.field == "phone" and not one.in_main for one in candidates):
        return candidates
    said = fold(best.value)
    texts = [
        one.text
        for one in page.lines
        if one.opening.startswith(said) and one.region in {"footer", "aside"}
    ]
    return [
        one.model_copy(update={"in_main": True})
        if one.field == "phone" and any(map(_stands(one.raw), texts))
        else one
        for one in candidates
    ]


def _stands(raw: str) -> Callable[[str], bool]:
    return lambda text: len(raw) > SHORTEST_LABEL and raw in text


def _near(page: Page, best: Named, *, own: bool) -> list[postal.Address]:
    """Return the addresses of the content that may be the person's: near their name, and not
    where their house says how it is reached.
    """  # noqa: D205 - one thought
    content = [one for one in page.lines if one.region in {"main", "header"}]
    said = fold(best.value)
    start = next((at for at, one in enumerate(content) if said in fold(one.text[:200])), 0)
    near = content[max(0, start - REACH_UP) : start + REACH]
    found = postal.found(near)
    if own:
        return found
    return [one for one in found if not _reached(near, one.line)]


def _reached(lines: list[Line], line: Line) -> bool:
    place = next(at for at, one in enumerate(lines) if one is line)
    beside = lines[place : place + AROUND]
    return any(
        mailbox.generic(word.strip(".,;:()"))
        for one in beside
        if "@" in one.text
        for word in one.text.split()
        if "@" in word
    )


def _own(page: Page, best: Named) -> bool:
    """Tell whether the site bears the person's name, and not their firm's: both words of it."""
    if "site" not in best.witnesses:
        return False
    label = _label(urlsplit(page.url).hostname or "")
    parts = words(best.value)
    return (parts[0] in label and parts[-1] in label) or not _firm(page, best)


def _firm(page: Page, best: Named) -> bool:
    """Tell whether the title names a house that has the family name and more: "Roe & Partners"."""
    return any(
        occupation.house(one) and len(set(words(one)) - best.key) > 0 and not _names_all(one, best)
        for one in page.title_parts
    )


def _names_all(text: str, best: Named) -> bool:
    said = words(best.value)
    return {said[0], said[-1]} <= set(words(text))


def _house(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose whose site it is, where more than one sign says so."""
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    signs: dict[str, tuple[str, int]] = {}
    stated = [page.meta.get("og:site_name", ""), page.meta.get("application-name", "")]
    stated += [one.raw for one in candidates if one.field == "kind" and one.value == "organisation"]
    home = [tidy(node.text(separator=" "), 100) for node in page.tree.css(_HOME)[:5]]
    owners = [owner for one in page.lines[-FOOT:] for owner in _owners(one.text)]
    # A title that does not name the person may be the house's name alone.
    first = [one for one in page.title_parts[:1] if occupation.house(one)]
    for text in (*first, *page.title_parts[1:], *stated, *home, *owners):
        found = tidy(text, occupation.LONGEST_HOUSE)
        if not found[1:] or _names_all(found, best) or EVENT.search(found):
            continue
        if set(words(found)) & best.key and not occupation.house(found):
            continue
        if page.title_parts and found == page.title_parts[0] and found not in first:
            continue
        if "|" in found or (occupation.role(found) and found not in stated):
            continue
        value, count = signs.get(fold(found), (found, 0))
        signs[fold(found)] = value, count + 1
    mails = [one for one in candidates if one.field == "email"]
    reached = any(_at_host(one, host) and not _service(one) for one in mails)
    for value, count in sorted(signs.values(), key=lambda one: -one[1]):
        # A register of lawyers bears its own name too: the host is a sign beside another one.
        known = occupation.house(value) + reached
        votes = min(count, 2) + known + (known > 0 and _borne(page, value))
        # "About me — Studio Halden".
        votes += page.mine and occupation.house(value) and value in page.title_parts[1:]
        # An institute's page leads to the institute.
        votes += votes == 2 and occupation.house(value) and _led_to(page, value)  # noqa: PLR2004
        if votes > 2:  # noqa: PLR2004 - two signs beside the text itself
            yield candidate("organisation", value, NAME, source="house", locator="title")
            return


def _owners(text: str) -> list[str]:
    """Return whom a copyright names, up to its first comma and whole: firms have commas."""
    found = _OWNER.match(text)
    if found is None:
        return []
    whole = found[1].split(". ")[0].rstrip(" .")
    return list(dict.fromkeys((re.split(r"[,.]", found[1])[0].strip(), whole)))


def _borne(page: Page, value: str) -> bool:
    """Tell whether the host is made of a house's name, or the folder of a host that many share."""
    address = urlsplit(page.url)
    host = (address.hostname or "").removeprefix("www.")
    if mailbox.registered(host) not in _SHARED:
        return _bears(_label(host), value)
    folder = address.path.strip("/").partition("/")[0]
    labels = (host.partition(".")[0], folder)
    last = words(value)[-1]
    long = len(last) >= SHORTEST_LABEL and any(last in one.lower() for one in labels)
    return long or any(_bears(one.lower().replace("-", ""), value) for one in labels if one)


def _led_to(page: Page, value: str) -> bool:
    wanted = fold(value)
    return any(
        one.linked >= len(wanted.replace(" ", "")) and wanted in one.opening for one in page.lines
    )


def _domain(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose a line that names the person's e-mail domain: "Halden Works" of halden-works."""
    mails = [
        one.value for one in candidates
        if one.field == "email" and names.matches_handle(best.value, one.value.partition("@")[0])
    ]  # fmt: skip
    labels = {_label(one.partition("@")[2]) for one in mails}
    labels = {one for one in labels if len(one) >= SHORTEST_LABEL}
    for line in page.lines if labels else ():
        text = line.text
        if len(text) > LONGEST_LINE or line.region == "nav" or not text[0].isupper():
            continue
        plain = "".join(words(text))
        if plain in labels and not set(words(text)) & best.key and text.lower() != text:
            yield candidate("organisation", text, NAME, source="house", locator=line.tag)
            return


def _label(host: str) -> str:
    """Return the part of a host that names its owner: `halden` of www.halden.co.uk."""
    return mailbox.registered(host).partition(".")[0].replace("-", "")


def _bears(label: str, value: str) -> bool:
    """Tell whether a host is made of a house's name: its words, or their first letters."""
    plain = "".join(words(value))
    if len(label) >= SHORTEST_LABEL and plain and (label == plain or label in plain):
        return len(label) * 2 >= len(plain)
    if len(plain) >= SHORTEST_LABEL and plain in label:
        return True
    if words(value)[:1] == [label]:
        return True
    capitals = "".join(one[0] for one in value.split() if one[0].isupper()).lower()
    return len(capitals) > 2 and label == capitals  # noqa: PLR2004 - letters


def _at_host(email: Candidate, host: str) -> bool:
    domain = email.value.partition("@")[2].lower()
    return bool(domain) and (host.endswith(domain) or domain.endswith(host))


def _service(email: Candidate) -> bool:
    """Tell whether an address is a platform's help for its users, not a house's."""
    return set(words(email.value.partition("@")[0])) <= _HELP
