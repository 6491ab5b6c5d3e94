"""Profiles of the sites people are met on, as pages written after their published markup."""

import json
from pathlib import Path

import pytest

from kithbook.extract import sites
from kithbook.extract.layers.adapter import BY_SITE

FOLDER = Path(__file__).parent / "sites"
PAGES = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
"""Page -> its address, and what it says; what is not named there stays empty."""
FIELDS = ("headline", "organisation", "location")


@pytest.fixture(name="got", params=PAGES)
def fixture_got(request, read):
    """Return what a page says, and what was made of it."""
    said = PAGES[request.param]
    html = (FOLDER / f"{request.param}.html").read_text(encoding="utf-8")
    return said, read(html, said["url"])


def test_a_page_is_read_whole(got):
    said, made = got

    name = said.get("name", "Inês Nightjar")
    assert (made.kind, made.filled.name) == (said.get("kind", "person"), name)
    assert made.status == said.get("status", "ok")
    filled = {one: getattr(made.filled, one) for one in FIELDS}
    assert filled == {one: said.get(one) for one in FIELDS}
    assert (made.filled.about or "") == said.get("bio", "")
    assert [one.value for one in made.filled.emails] == said.get("emails", [])
    assert [one.value for one in made.filled.phones] == said.get(
        "phones", [one.value for one in made.filled.phones]
    )
    links = {one.rstrip("/") for one in made.filled.links}
    assert {one.rstrip("/") for one in said.get("links", [])} <= links
    assert said.get("photo", made.filled.photo) == made.filled.photo
    assert set(said.get("ids", [])) <= {one.value for one in made.identities}
    assert [one.model_dump() for one in made.people] == said.get("people", [])
    assert made.failed == []


def test_nobody_else_on_the_page_is_filled_in(got):
    _said, made = got

    assert "Bo " not in made.filled.model_dump_json()


def test_every_site_has_a_page():
    pages = {page.partition("-")[0] for page in PAGES}

    assert set(BY_SITE) <= pages
    assert {site.id for site in sites.SITES} - {"dribbble"} <= pages
