"""Meta tags and links in the head."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from kithbook.extract import name as names
from kithbook.extract import sites
from kithbook.extract.confidence import FIELDS, NAME_SOURCES
from kithbook.extract.model import Candidate
from kithbook.extract.name import handle_of
from kithbook.extract.page import Page, parts

NAME = "meta"

_POSTED = "article .post-info, article [rel~=bookmark], .hentry .entry-date, article .published"
"""How themes for blogs mark when a post was written, and its lasting address."""
_QUOTED = re.compile(r"\(@[\w.]+\)[^:\"\u201c]{0,40}:\s[\"\u201c](.{3,300})[\"\u201d]\s*$")
"""A bio that a description has in quotes behind counts: '4 posts - Ada (@ada) on Site: "Cook"'."""
_MAY_BE_POSTED = ("bookmark", "post-info", "entry-date", "published")
LIKELY = 0.5
"""How much a profile's title must look like a name where no site is known to write one."""
_HOUSES = frozenset(
    ("business", "company", "organization", "restaurant", "place", "hotel", "school")
)
"""Types that a page says it is of, or how they begin: "business.business"."""
_PROFILES = frozenset(("profile", "books.author", "author", "person"))


def read(page: Page) -> Iterator[Candidate]:
    """Propose names from og:title and its kin, the about text, the photo and rel=me links."""
    meta = page.meta
    og_type = meta.get("og:type", "").lower()
    profile = og_type in _PROFILES
    if profile:
        yield Candidate(field="kind", value="person", confidence=0.8, layer=NAME, locator="og:type")
    if og_type.partition(".")[0] in _HOUSES:
        yield Candidate(
            field="kind", value="organisation", confidence=0.8, layer=NAME, locator="og:type"
        )
    if "article:published_time" in meta:
        yield Candidate(
            field="kind",
            value="article",
            confidence=0.7,
            layer=NAME,
            locator="article:published_time",
        )
    elif og_type in {"article", "blog", "product"}:
        yield Candidate(
            field="kind", value="article", confidence=0.3, layer=NAME, locator="og:type"
        )
    elif (
        any(map(page.snapshot.html.__contains__, _MAY_BE_POSTED))
        and page.tree.css_first(_POSTED) is not None
    ):
        yield Candidate(field="kind", value="article", confidence=0.3, layer=NAME, locator="post")
    yield from _names(page, profile=profile)
    yield from _rest(page, profile=profile)


def _names(page: Page, *, profile: bool) -> Iterator[Candidate]:
    meta = page.meta
    given, family = meta.get("profile:first_name"), meta.get("profile:last_name")
    if profile and (given or family):
        whole = " ".join(one for one in (given, family) if one)
        yield _name(whole, "og_profile", "profile:first_name")
    for key in ("og:title", "twitter:title"):
        title = meta.get(key)
        if not title:
            continue
        paired = handle_of(title)
        if paired:
            yield _name(paired[0], "handle_title", key, title)
        elif profile and (page.match is not None or _may_be(title)):
            first = parts(title)[0] if parts(title) else title
            yield _name(page.upright(page.without_site(first)), "og_profile", key, title)
        else:
            for part in parts(title)[:4]:
                yield _name(page.upright(page.without_site(part)), "og_title", key, title)
    for key in ("author", "dc.creator", "article:author", "copyright"):
        source = "copyright" if key == "copyright" else "author"
        for part in parts(meta.get(key, ""))[:3] if "://" not in meta.get(key, "") else ():
            yield _name(part, source, key, meta[key])


def _may_be(title: str) -> bool:
    """Tell whether a profile's title is a name: kits for sites call the page itself one."""
    found = names.read(parts(title)[0]) if parts(title) else None
    return found is not None and found.looks >= LIKELY


def _name(value: str, source: str, locator: str, raw: str = "") -> Candidate:
    return Candidate(
        field="name",
        value=value,
        raw=raw,
        confidence=NAME_SOURCES[source],
        layer=NAME,
        source=source,
        locator=locator,
    )


def _rest(page: Page, *, profile: bool) -> Iterator[Candidate]:
    meta = page.meta
    about = meta.get("og:description") or meta.get("description")
    if quoted := _QUOTED.search(meta.get("description", "")):
        about = quoted[1]
    known = page.match is not None and page.match.kind == "account" and "og:type" not in meta
    if about and (profile or known):
        yield Candidate(
            field="about", value=about, confidence=FIELDS["about", NAME], layer=NAME,
            locator="og:description",
        )  # fmt: skip
    image = meta.get("og:image")
    # X serves one picture for everybody; elsewhere og:image of a profile is the person.
    if image and profile and "/rweb/" not in image:
        whole = _absolute(page, image)
        if whole:
            yield Candidate(
                field="photo", value=whole, confidence=FIELDS["photo", NAME], layer=NAME,
                locator="og:image",
            )  # fmt: skip
    for node in page.tree.css("a[rel~=me][href], link[rel~=me][href]")[:50]:
        whole = _absolute(page, node.attributes.get("href") or "")
        if whole:
            yield Candidate(
                field="link", value=whole, confidence=FIELDS["link", NAME], layer=NAME,
                locator="[rel~=me]",
            )  # fmt: skip


def _absolute(page: Page, address: str) -> str:
    try:
        whole = urljoin(page.url, address.strip())
    except ValueError:
        return ""
    return sites.without_tracking(whole) if sites.address.split(whole) else ""
