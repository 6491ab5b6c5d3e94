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


CARD = """<title>Inês Nightjar | LinkedIn</title><main><section><h2>Inês Nightjar</h2>{between}
<p>Head of Acoustics</p><p>Halden Halls · University of Halden</p>
<div><p>Halden, Norway</p>
<p><a href="/in/ines-nightjar/overlay/contact-info/">Contact info</a></p></div>
</section></main>{overlay}"""
LINKEDIN = "https://www.linkedin.com/in/ines-nightjar/"


@pytest.mark.parametrize(
    "between",
    [
        "<p>Elle</p>", "<p>彼女</p>", "<p>She/Her</p><p>· 2nd</p>",
        "<p><span>Sie/Ihr</span><span>Kontakt 2. Grades</span></p>", "<p>Relation de 2e niveau</p>",
        "<p>Contacto de 3.º grado</p>", "<p>· 2次</p>", "",
    ],
)  # fmt: skip
def test_pronouns_and_degrees_of_any_language_are_no_headline(read, between):
    got = read(CARD.format(between=between, overlay=""), LINKEDIN).filled

    assert (got.headline, got.organisation) == ("Head of Acoustics", "Halden Halls")
    assert got.location == "Halden, Norway"


def test_the_contact_details_lead_to_websites_and_to_nothing_else(read):
    overlay = """<dialog open><h2>Contact info</h2>
    <div><p>Profile</p><a href="https://www.linkedin.com/in/ines-nightjar">me</a></div>
    <div><p>Website</p><a href="https://www.linkedin.com/safety/go?url=https%3A%2F%2Fines.example">i</a>
    <a href="https://halden.example/">h</a></div>
    <div><p>Address</p><a href="https://www.bing.com/maps?where1=x">Halden</a></div></dialog>"""
    got = read(CARD.format(between="", overlay=overlay), LINKEDIN).filled

    assert {one.rstrip("/") for one in got.links} == {
        LINKEDIN.rstrip("/"), "https://ines.example", "https://halden.example",
    }  # fmt: skip


def test_orcid_gives_the_first_employment_and_country(read):
    got = read(
        "<title>Inês Nightjar (0000-0002-1825-0097) - ORCID</title>"
        "<section id='names'><h1>Inês Nightjar</h1></section><h2>Countries</h2><div>Norway</div>"
        "<h3>Employment (1)</h3><h4>Halden Halls: Halden, NO</h4>"
        "<div>2016 to present | Head of Acoustics (Rooms)</div>",
        "https://orcid.org/0000-0002-1825-0097",
    ).filled

    assert (got.headline, got.organisation) == ("Head of Acoustics (Rooms)", "Halden Halls")
    assert got.location == "Norway"


def test_x_shows_where_its_shortener_leads(read):
    got = read(
        "<title>Inês Nightjar (@inesnightjar) / X</title><div data-testid='UserName'><b>Inês "
        "Nightjar</b><b>@inesnightjar</b></div>"
        "<a data-testid='UserUrl' href='https://t.co/aBc'><span>ines.example</span></a>",
        "https://x.com/inesnightjar",
    ).filled

    assert [one.rstrip("/") for one in got.links] == [
        "https://x.com/inesnightjar", "https://ines.example",
    ]  # fmt: skip
