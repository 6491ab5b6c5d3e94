"""E-mail addresses, phone numbers and links as a page shows them."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from kithbook.extract import phone, sites
from kithbook.extract.confidence import (
    DEOBFUSCATED_EMAIL,
    MAILTO,
    PAGE_LINK,
    POSSIBLE_PROFILE,
    POSSIBLE_SITE,
    TEL,
    WRITTEN_EMAIL,
)
from kithbook.extract.mailbox import AT, generic, readable, valid
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.page import Page

NAME = "contact"
MOST_ANCHORS = 3_000
MOST_BESIDE = 20
"""Nodes in one holder with a link; a label and its value are a few."""
MOST_EMAILS = 200
LONGEST_WORDED = 400  # characters; prose says "at" all the time

# An @ or a word before it makes it a fediverse handle (@ada@social.example), not an address.
_EMAIL = re.compile(r"(?<![@\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_OBFUSCATED = re.compile(
    r"\b([\w.+-]{1,40}(?:\s+(?:dot|punkt)\s+\w{1,40}|\s*[\[({]\s*(?:dot|punkt)\s*[\])}]\s*\w{1,40})*)"
    rf"\s*(?:[\[({{<]\s*[^\[\](){{}}<>]{{0,20}}\b{AT}\b[^\[\](){{}}<>]{{0,20}}[\])}}>]"
    r"|[\[(]a[\])]"
    r"|\s+(?:at|ät)\s+)\s*"
    r"(\w[\w-]{0,60}(?:\s*(?:\.|\s+(?:dot|punkt)\s+|[\[({]\s*(?:dot|punkt|\.)\s*[\])}])"
    r"\s*\w[\w-]{0,60}){1,4})",
    re.IGNORECASE,
)
_DOT = re.compile(r"\s*(?:[\[({]\s*(?:dot|punkt|\.)\s*[\])}]|\b(?:dot|punkt)\b)\s*", re.IGNORECASE)
_SHARE = re.compile(
    r"/(?:sharer?|intent|dialog|submit|widgets?|plugins)\b|[?&](?:u|url|text|status)=https?",
    re.IGNORECASE,
)
_WEBSITE = re.compile(
    r"\b(?:website|web\s?site|homepage|home page|webseite|site web|web)\s*:?\s*$", re.IGNORECASE
)


def read(page: Page) -> Iterator[Candidate]:
    """Sweep anchors first, then the text."""
    host = urlsplit(page.url).hostname or ""
    yield from _anchors(page, host)
    count = 0
    for line in page.lines:
        if line.region == "nav":
            continue
        for value, raw, source in _written(line.text):
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


def _anchors(page: Page, host: str) -> Iterator[Candidate]:
    own = f"//{host}/"
    for node in page.links()[:MOST_ANCHORS]:
        href = (node.attributes.get("href") or "").strip()
        head = href[:8].lower()
        if head.startswith("mailto:"):
            yield from _mailto(page, node, href, host)
        elif head.startswith(("tel:", "callto:")):
            number = unquote(href.partition(":")[2])
            yield from phone.stated(page, node, number, TEL)
        elif head.startswith(("http", "//")) and own not in href:
            yield from _link(page, node, href, host)
    for node in page.tree.css("[data-cfemail]")[:MOST_EMAILS]:
        found = valid(_cloudflare(node.attributes.get("data-cfemail") or ""))
        if found:
            inside = page.region_of(node) == "main"
            yield _candidate(
                "email",
                found,
                "",
                WRITTEN_EMAIL,
                source="cfemail",
                locator="[data-cfemail]",
                in_main=inside,
                house=generic(found, host),
            )


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


def _written(text: str) -> Iterable[tuple[str, str, str]]:
    if "@" in text:
        return _plain(text)
    return _worded(text) if len(text) < LONGEST_WORDED and readable(text) else ()


def _plain(text: str) -> Iterator[tuple[str, str, str]]:
    for found in _EMAIL.finditer(text):
        value = valid(found[0].strip(".'"))
        if value:
            yield value, found[0], "written"


def _worded(text: str) -> Iterator[tuple[str, str, str]]:
    for found in _OBFUSCATED.finditer(text):
        local, domain = _DOT.sub(".", found[1]), _DOT.sub(".", found[2])
        value = valid(f"{local}@{domain}".replace(" ", ""))
        if value:
            yield value, found[0], "worded"


def _cloudflare(code: str) -> str:
    # Source: Cloudflare's email-decode.min.js: the first byte is XORed over the rest.
    try:
        data = bytes.fromhex(code[:400])
    except ValueError:
        return ""
    return bytes(one ^ data[0] for one in data[1:]).decode("utf-8", "replace") if data else ""


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
