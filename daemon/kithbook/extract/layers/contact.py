"""E-mail addresses, phone numbers and links as a page shows them."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from kithbook.extract import disguise, phone, sites
from kithbook.extract.confidence import (
    DEOBFUSCATED_EMAIL,
    MAILTO,
    PAGE_LINK,
    POSSIBLE_PROFILE,
    POSSIBLE_SITE,
    TEL,
    WRITTEN_EMAIL,
)
from kithbook.extract.mailbox import at_home, generic, valid
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.page import Page

NAME = "contact"
MOST_ANCHORS = 3_000
MOST_BESIDE = 20
"""Nodes in one holder with a link; a label and its value are a few."""
MOST_EMAILS = 200

_OPAQUE = re.compile(r"https://(?:orcid\.org/|scholar\.google\.com/citations\?user=)")
_SHARE = re.compile(
    r"/(?:sharer?|intent|dialog|submit|widgets?|plugins)\b|[?&](?:u|url|text|status)=https?",
    re.IGNORECASE,
)
_MISTYPED = re.compile(
    r"^(?:https?:/{0,2}|mailto:/{1,2})(?:mailto:)?(?=[^/@\s]+@[^/\s]+$)", re.IGNORECASE
)
"""A mailbox behind the wrong scheme, as forms of page kits make of one: "https://mailto:"."""
_WEBSITE = re.compile(
    r"\b(?:website|web\s?site|homepage|home page|webseite|site web|web)\s*:?\s*$", re.IGNORECASE
)


def read(page: Page) -> Iterator[Candidate]:
    """Sweep anchors first, then the text."""
    host = urlsplit(page.url).hostname or ""
    stated = list(_anchors(page, host))
    yield from stated
    mailed = {one.value.lower() for one in stated if one.source == "mailto"}
    count = 0
    for line in page.lines:
        if line.region == "nav":
            continue
        for value, raw, source in disguise.written(line.text, host):
            # Words that make an address of the site's own house are no chance.
            if source == "worded" and at_home(value, host):
                source = "spelled"  # noqa: PLW2901 - a kind of its own
            if any(_glued(value.lower(), one) for one in mailed):
                continue
            yield _candidate(
                "email",
                value,
                raw,
                DEOBFUSCATED_EMAIL if source == "worded" else WRITTEN_EMAIL,
                source=source,
                locator="text",
                in_main=line.region == "main",
                house=generic(value, host),
            )
            count += 1
        if count > MOST_EMAILS:
            break
    yield from phone.read(page)


def _glued(written: str, mailed: str) -> bool:
    """Tell whether an address is a linked one with its label: "E-mailada@halden.example"."""
    label = written.removesuffix(mailed)
    return label != written and label[-1:].isalpha() and mailed[0].isalpha()


def _anchors(page: Page, host: str) -> Iterator[Candidate]:
    found: list[Candidate] = []
    own = f"//{host}/"
    for node in page.links[:MOST_ANCHORS]:
        href = (node.attributes.get("href") or "").strip()
        href = _MISTYPED.sub("mailto:", href)
        head = href[:8].lower()
        if head.startswith("mailto:"):
            yield from _mailto(page, node, href, host)
        elif head.startswith(("tel:", "callto:")):
            number = unquote(href.partition(":")[2])
            yield from phone.stated(page, node, number, TEL)
        elif head.startswith(("http", "//")) and own not in href:
            found += _link(page, node, href, host)
    yield from _told(found)
    for value, raw, node, way in disguise.hidden(page.tree, page.snapshot.html):
        yield _candidate(
            "email",
            value,
            raw[:200],
            WRITTEN_EMAIL,
            source=way,
            locator="attribute",
            in_main=page.region_of(node) == "main",
            house=generic(value, host),
        )


def _told(found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the links; of a register whose addresses hold no name, the only one is the person's."""
    opaque = [one for one in found if one.in_main and _OPAQUE.match(one.value)]
    alone = {
        one.value
        for one in opaque
        if len({each.value for each in opaque if _host(each) == _host(one)}) == 1
    }
    for one in found:
        if one.value in alone:
            yield one.model_copy(update={"source": "register", "confidence": PAGE_LINK})
        else:
            yield one


def _host(one: Candidate) -> str:
    return urlsplit(one.value).hostname or ""


def _mailto(page: Page, node: LexborNode, href: str, host: str) -> Iterator[Candidate]:
    said = unquote(href.partition(":")[2].partition("?")[0])
    for one in re.split(r"[,;]", said)[:10]:
        found = valid(one)
        if found:
            inside = page.region_of(node) == "main"
            yield _candidate(
                "email",
                found,
                one,
                MAILTO,
                source="mailto",
                locator="a[href^=mailto:]",
                in_main=inside,
                house=generic(found, host),
            )


def _link(page: Page, node: LexborNode, href: str, host: str) -> Iterator[Candidate]:
    whole = href
    if "://" not in href[:8]:
        try:
            whole = urljoin(page.url, href)
        except ValueError:
            return
    address = sites.address.split(whole)
    if address is None or _SHARE.search(href):
        return
    match = sites.match(whole)
    profile = match is not None and match.canonical and match.kind in {"person", "account"}
    foreign = (address.hostname or "").removeprefix("www.") != host.removeprefix("www.")
    labelled = not profile and foreign and _labelled(node)
    front = foreign and address.path in {"", "/"} and not address.query
    if not (profile or labelled or front):
        return
    value = match.url if match and profile else sites.without_tracking(whole)
    # A profile or a front page is sure only once its name fits: `contacts.links` decides.
    confidence = PAGE_LINK if labelled else POSSIBLE_PROFILE if profile else POSSIBLE_SITE
    yield _candidate(
        "link",
        value,
        href,
        confidence,
        source="labelled" if labelled else "profile" if profile else "front",
        locator="a[href]",
        in_main=page.region_of(node) == "main",
        house=False,
    )


def _labelled(node: LexborNode) -> bool:
    text = node.text().strip()
    if _WEBSITE.fullmatch(text):
        return True
    holder = node.parent
    for _ in range(2):
        if holder is None:
            return False
        if _crowded(holder):
            return False
        before = holder.text(separator=" ").strip()
        if len(before) < len(text) + 20 and _WEBSITE.match(before):
            return True
        prior = holder.prev
        while prior is not None and prior.is_text_node and not (prior.text_content or "").strip():
            prior = prior.prev
        if prior is not None and _WEBSITE.fullmatch(
            (prior.text_content or prior.text()).strip()[:40]
        ):
            return True
        holder = holder.parent
    return False


def _crowded(holder: LexborNode) -> bool:
    """Tell whether so much stands beside a link that nothing there is its own label."""
    child = holder.child
    for _ in range(MOST_BESIDE):
        if child is None:
            return False
        child = child.next
    return True


def _candidate(
    field: FieldName,
    value: str,
    raw: str,
    confidence: float,
    *,
    source: str,
    locator: str,
    in_main: bool,
    house: bool,
) -> Candidate:
    return Candidate(
        field=field,
        value=value,
        raw=raw,
        confidence=confidence,
        layer=NAME,
        source=source,
        locator=locator,
        generic=house,
        in_main=in_main,
    )
