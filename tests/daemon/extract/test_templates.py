"""Pages in the manner of the kits and portals that people's pages are made with.

What is written under `expected.json` is all that is filled in: a page that is no person's fills
in nothing.
"""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "templates"
PAGES = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FIELDS = ("name", "headline", "organisation", "location")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_read_whatever_kit_made_it(read, page):
    said = PAGES[page]

    made = read((FOLDER / f"{page}.html").read_text(encoding="utf-8"), said["url"])

    assert made.kind == said.get("kind", "person")
    filled = {one: getattr(made.filled, one) for one in FIELDS}
    assert filled == {one: said.get(one) for one in FIELDS}
    assert [one.value for one in made.filled.emails] == said.get("emails", [])
    assert [one.value for one in made.filled.phones] == said.get("phones", [])
    assert made.failed == []
