"""The sites that have a file of their own, on pages written after their published markup."""

import json
from pathlib import Path

import pytest

from kithbook.extract.layers.adapter import BY_SITE

FOLDER = Path(__file__).parent / "sites"
PAGES = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
"""Page -> its address, and what it says; what is not named here stays empty."""
FIELDS = ("headline", "organisation", "location")


@pytest.fixture(name="got", params=PAGES)
def fixture_got(request, read):
    """Return what a page says, and what was made of it."""
    said = PAGES[request.param]
    html = (FOLDER / f"{request.param}.html").read_text(encoding="utf-8")
    return said, read(html, said["url"])


def test_a_profile_is_read_whole(got):
    said, made = got

    assert (made.kind, made.status, made.filled.name) == ("person", "ok", "Inês Nightjar")
    filled = {one: getattr(made.filled, one) for one in FIELDS}
    assert filled == {one: said.get(one) for one in FIELDS}
    assert (made.filled.about or "") == said.get("bio", "")
    assert [one.value for one in made.filled.emails] == said.get("emails", [])
    links = {one.rstrip("/") for one in made.filled.links}
    assert {one.rstrip("/") for one in said.get("links", [])} <= links
    assert made.failed == []


def test_nobody_else_on_the_page_is_read(got):
    _said, made = got

    assert "Bo" not in made.model_dump_json()


def test_every_such_site_has_a_page():
    assert set(BY_SITE) == {page.partition("-")[0] for page in PAGES}
