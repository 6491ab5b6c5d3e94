"""Nobody else leaves a page, nor what its reader typed or is; and whom it shows is still there."""

import json
import time

import pytest
from daemon.extract import surroundings
from daemon.extract.surroundings import FOLDER, around, every

from kithbook.extract import manifest, sites

PAGES = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
SECRETIVE = "?tab=1&access_token=SECRET#id_token=SECRET"


def sent(html: str, url: str) -> str:
    return manifest.snapshot(html, url).model_dump_json()


@pytest.mark.parametrize("claim", surroundings.EVERYWHERE)
@pytest.mark.parametrize("page", PAGES)
def test_on_no_site_do_others_or_the_reader_leave_the_page(page, claim):
    html = around(page, surroundings.EVERYWHERE[claim])

    assert "SECRET" in html
    assert "SECRET" not in sent(html, PAGES[page]["url"])


@pytest.mark.parametrize(("site", "claim", "fragment"), surroundings.rows())
def test_what_a_site_s_own_rules_cut_does_not_leave_its_pages(site, claim, fragment):
    page = next(one for one in PAGES if one.partition("-")[0] == site)

    assert claim
    assert "SECRET" not in sent(around(page, fragment), PAGES[page]["url"])


@pytest.mark.parametrize("page", PAGES)
def test_whom_a_page_shows_is_read_as_if_nothing_stood_around(page, read):
    url = PAGES[page]["url"]
    alone, amid = read(around(page), url), read(around(page, *every(page)), url)

    assert (amid.kind, amid.status) == (alone.kind, alone.status)
    assert amid.filled == alone.filled
    assert amid.people == alone.people


@pytest.mark.parametrize("page", PAGES)
def test_what_lets_the_reader_in_is_cut_from_the_address(page):
    url = PAGES[page]["url"].partition("?")[0] + SECRETIVE

    assert "SECRET" not in sent(around(page), url)


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<div class=has-user-menu><h1>Ada</h1><p>KEPT</p></div>", "holds the heading"),
        ("<main class=account-menu><p>KEPT</p></main>", "is the content"),
        ("<div><p>KEPT</p><h2>Comments</h2><p>Nice</p></div>", "stands above the heading"),
        ("<h2>Comments</h2><p>Nice</p><h2>Contact</h2><p>KEPT</p>", "has a heading of its own"),
        ("<h2>Comments</h2><div><p>Nice</p></div><main><p>KEPT</p></main>", "is the content"),
        ("<h1>Comments on Ada</h1><p>KEPT</p>", "is the page's own subject"),
        ("<p>People also viewed</p><p>KEPT</p>", "has no heading"),
        ("<h2>Activity Leader, Friends of Halden</h2><p>KEPT</p>", "says more than its word"),
        ('<a href="/people?authority=KEPT">x</a>', "only looks like a secret"),
        ('<a href="/talk?session=KEPT">x</a>', "is a talk at a conference"),
    ],
)
def test_what_only_stands_near_is_kept(html, kept):
    assert kept
    assert "KEPT" in manifest.snapshot(f"<body>{html}", "https://a.example/").html


def test_every_site_that_cuts_something_has_a_row():
    cutting = {site.id for site in sites.SITES if site.trim.get("drop")}

    assert cutting - {"substack"} <= set(surroundings.SITES)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 390 + "<h3>Comments</h3>" * 20_000,
        "<div><h3>Comments</h3>" * 300 + "<p>x</p>" * 80_000,
        "<p>x</p><h2>Comments</h2>" * 30_000,
    ],
    ids=range(3),
)
def test_a_page_made_of_headings_over_others_is_trimmed_in_time(html):
    start = time.process_time()
    manifest.snapshot(html, "https://a.example/")

    assert time.process_time() - start < 20  # seconds; without the caps it is minutes
