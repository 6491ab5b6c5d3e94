"""The sites that have a file of their own: what it finds, field by field."""

from collections.abc import Iterator
from urllib.parse import urljoin

from kithbook.extract import sites
from kithbook.extract.confidence import FIELDS, NAME_SOURCES
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.page import Page
from kithbook.extract.sites import (
    Site,
    github,
    instagram,
    linkedin,
    mastodon,
    medium,
    orcid,
    scholar,
    stackoverflow,
    x,
    youtube,
)
from kithbook.extract.sites.strategy import Fields, Found, pictures

NAME = "adapter"

BY_SITE: dict[str, Fields] = {
    "github": github.FIELDS,
    "instagram": instagram.FIELDS,
    "linkedin": linkedin.FIELDS,
    "mastodon": mastodon.FIELDS,
    "medium": medium.FIELDS,
    "orcid": orcid.FIELDS,
    "scholar": scholar.FIELDS,
    "stackoverflow": stackoverflow.FIELDS,
    "x": x.FIELDS,
    "youtube": youtube.FIELDS,
}

_ADDRESSES = frozenset(("link", "photo"))
_MANY = frozenset(("link", "email", "phone"))


def read(page: Page) -> Iterator[Candidate]:
    """Propose what the first strategy of each field finds that finds anything."""
    if page.match is None or page.match.kind not in {"person", "account"}:
        return
    for field, tried in strategies(page.match.site).items():
        for place, strategy in enumerate(tried):
            found = list(strategy(page))
            if found:
                for one in found if field in _MANY else found[:1]:
                    if candidate := _candidate(page, field, one, place):
                        yield candidate
                break


def strategies(site: Site) -> Fields:
    """Return how a site's fields are found; empty where the generic layers are enough."""
    fields = BY_SITE.get(site.id, {})
    # Where a picture stands is for the page side too, so the table has it.
    photo = (*pictures(*site.photo), *fields.get("photo", ()))
    return {**fields, "photo": photo} if photo else fields


def _candidate(page: Page, field: FieldName, one: Found, place: int) -> Candidate | None:
    value = one.value
    if field in _ADDRESSES:
        try:
            value = urljoin(page.snapshot.url, value)
        except ValueError:
            return None
        if not sites.address.split(value):
            return None
        value = sites.without_tracking(value)
    return Candidate(
        field=field,
        value=value,
        confidence=NAME_SOURCES[NAME] if field == "name" else FIELDS[field, NAME],
        layer=NAME,
        source=NAME,
        locator=one.locator,
        strategy=place,
    )
