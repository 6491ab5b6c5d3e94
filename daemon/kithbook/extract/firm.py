"""For whom a person works, as the site around them tells: its name, its host, its mailboxes."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kithbook.extract import cjk, mailbox, occupation, paths
from kithbook.extract import name as names
from kithbook.extract.confidence import candidate
from kithbook.extract.model import Candidate
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold, tidy, words

NAME = "beside"
LONGEST_LINE = 60
SHORTEST_LABEL = 4
"""Characters of a line that may be a house's name, of a domain's label that tells one."""
_HOME = "a[href='/'], a[href='index.html'], a[href='./'], a[href='/index.html']"
_OWNER = re.compile(
    r"^(?:copyright\s*)?(?:©|\(c\))\s*(?:\d{4}(?:\s*[-\u2013]\s*\d{4})?)?,?\s*([^\W\d_][^|·•]{2,89})",
    re.IGNORECASE,
)
_LOGO = re.compile(
    r"^(?:logo|wappen|\u00e9cusson|erb|znak|stemma|escudo)\s+(?:(?:of|der|des|de|du|di|von|d['\u2019])\s*)?"
    r"|\s+(?:logo|logotyp)$",
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
    r"\b(?:199\d|20\d\d)\b|conf(?:erence)?\b|conf\d|summit|symposium|festival|congress\b|meetup|tagung"
    r"|kongress|konferen|workshop|days?\b|devoxx|camp\b|expo\b|forum\b|alumn(?:i|ae)\b",
    re.IGNORECASE,
)


def read(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose whose site it is, where more than one sign says so."""
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    signs: dict[str, tuple[str, int]] = {}
    stated = [page.meta.get("og:site_name", ""), page.meta.get("application-name", "")]
    stated += [one.raw for one in candidates if one.field == "kind" and one.value == "organisation"]
    # What stands beside the name says more than what is around every page of the site.
    told = any(one.field == "organisation" for one in candidates)
    home = list(_homes(page, pictures=not told))
    owners = [owner for one in page.lines[-FOOT:] for owner in _owners(one.text)]
    # A title that does not name the person may be the house's name alone.
    first = [one for one in page.title_parts[:1] if occupation.house(one)]
    for text in (*first, *page.title_parts[1:], *stated, *home, *owners):
        found = tidy(text, occupation.LONGEST_HOUSE)
        if not found[1:] or names_all(found, best) or EVENT.search(found):
            continue
        if set(words(found)) & best.key and not occupation.house(found):
            continue
        if page.title_parts and found == page.title_parts[0] and found not in first:
            continue
        if cjk.written(best.value) and _romanised(page, found):
            continue
        if "|" in found or (occupation.role(found) and found not in stated):
            continue
        value, count = signs.get(fold(found), (found, 0))
        signs[fold(found)] = value, count + 1
    mails = [one for one in candidates if one.field == "email"]
    reached = any(_at_host(one, host) and not _service(one) for one in mails)
    path = urlsplit(page.url).path
    for value, count in sorted(_shortened(signs), key=lambda one: -one[1]):
        # A register of lawyers bears its own name too: the host is a sign beside another one.
        known = occupation.house(value) + reached
        votes = min(count, 2) + known + (known > 0 and _borne(page, value))
        # "About me — Studio Halden".
        votes += page.mine and occupation.house(value) and value in page.title_parts[1:]
        # A team's page is its house's, where the host is called so: "/team/ada" at halden-bio.
        ours = not told and bool(paths.TEAM.search(path)) and _called(page, value)
        votes += 2 * (ours and value in page.title_parts[1:])
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
        return _bears(label(host), value)
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


def own(page: Page) -> Iterator[Candidate]:
    """Propose the workshop whose name somebody's own site bears: "Atelier Roe" of atelier-roe."""
    alts = [node.attributes.get("alt") or "" for node in page.tree.css("header img[alt]")[:5]]
    stated = [page.meta.get("og:site_name", ""), *page.title_parts[1:], *alts]
    for text in stated:
        found = tidy(text, occupation.LONGEST_HOUSE)
        if occupation.house(found) and _called(page, found):
            yield candidate("organisation", found, NAME, source="house", locator="host")
            return


def _homes(page: Page, *, pictures: bool) -> Iterator[str]:
    """Yield what leads home: words, or a picture that is said to show a house's name."""
    for node in page.tree.css(_HOME)[:5]:
        text = tidy(node.text(separator=" "), 100)
        picture = node.css_first("img[alt]") if pictures and not text else None
        alt = (picture.attributes.get("alt") or "") if picture is not None else ""
        yield text or _LOGO.sub("", tidy(alt, 100))


def _called(page: Page, value: str) -> bool:
    """Tell whether the host is a house's name and nothing else."""
    host = label(urlsplit(page.url).hostname or "")
    return len(host) >= SHORTEST_LABEL and host == "".join(words(value))


def _romanised(page: Page, value: str) -> bool:
    """Tell whether it may be the person's name in Latin letters: all of the host."""
    return value.isascii() and not occupation.house(value) and _called(page, value)


def _shortened(signs: dict[str, tuple[str, int]]) -> list[tuple[str, int]]:
    """Count "Halden Clinic in Bergen" for "Halden Clinic", where the site is called so."""
    done = dict(signs)
    for long, (_, count) in signs.items():
        short = next((one for one in signs if long.startswith(f"{one} in ")), None)
        if short is not None:
            done[short] = done[short][0], done[short][1] + count
            del done[long]
    return list(done.values())


def domain(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose a line that names the person's e-mail domain: "Halden Works" of halden-works."""
    mails = [
        one.value for one in candidates
        if one.field == "email" and names.matches_handle(best.value, one.value.partition("@")[0])
    ]  # fmt: skip
    labels = {label(one.partition("@")[2]) for one in mails}
    labels = {one for one in labels if len(one) >= SHORTEST_LABEL}
    for line in page.lines if labels else ():
        text = line.text
        if len(text) > LONGEST_LINE or line.region == "nav" or not text[0].isupper():
            continue
        plain = "".join(words(text))
        if plain in labels and not set(words(text)) & best.key and text.lower() != text:
            yield candidate("organisation", text, NAME, source="house", locator=line.tag)
            return


def names_all(text: str, best: Named) -> bool:
    """Tell whether a text has the first and the last word of a name."""
    said = words(best.value)
    return {said[0], said[-1]} <= set(words(text))


def label(host: str) -> str:
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
