"""What leaves the tab on the sites that Kithbook knows, in a real browser."""

import json

import pytest
from daemon.extract.surroundings import FOLDER, around, every

from kithbook.extract import manifest

pytestmark = pytest.mark.browser

PAGES = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_both_sides_take_the_same_of_a_page(show, taken, name):
    html = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    url = PAGES[name]["url"]
    live, saved = taken(show(html, url)), manifest.snapshot(html, url)

    assert live.html == saved.html
    assert (live.state, live.lang) == (saved.state, saved.lang)
    assert ("state" in name) == bool(saved.state)


@pytest.mark.parametrize("name", PAGES)
def test_neither_others_nor_the_reader_leave_the_tab(show, taken, name):
    html = around(name, *every(name))
    page = show(html, f"{PAGES[name]['url'].partition('?')[0]}#access_token=SECRET")
    live = taken(page)

    assert "SECRET" in page.content()
    assert "SECRET" not in live.model_dump_json()
    assert live.html == manifest.snapshot(html, page.url).html


@pytest.mark.parametrize("name", [one for one in PAGES if "state" in one])
def test_of_a_page_s_state_only_the_listed_values_of_its_own_person_leave_the_tab(
    show, taken, name
):
    html = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    sent = taken(show(html, PAGES[name]["url"])).model_dump_json()

    assert "SECRET" in html
    assert "Bo " in html
    assert "SECRET" not in sent
    assert "Bo " not in sent


@pytest.mark.parametrize("name", [one for one in PAGES if "state" in one])
def test_the_state_of_a_page_that_was_left_without_loading_is_not_taken(show, taken, name):
    html = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    page = show(html, PAGES[name]["url"])
    page.evaluate("history.pushState({}, '', '/@somebody')")

    assert taken(page).state == {}
    assert manifest.snapshot(html, page.url).state == {}


@pytest.mark.parametrize(
    "script",
    [
        "var ytInitialData = {",
        "var ytInitialData = [[[",
        'var ytInitialData = {"metadata": NaN}',
        'var ytInitialData = {"metadata": {"channelMetadataRenderer": {"externalId": 7}}}',
        'var ytInitialData = {"__proto__": {"metadata": 1}, "metadata": "}"};',
        "var ytInitialData = " + '{"a":' * 30_000 + "1" + "}" * 30_000,
        "ytInitialData = '{'",
    ],
    ids=range(7),
)
def test_state_of_any_other_shape_is_nothing_and_stops_nothing(show, taken, script):
    html = f"<title>Ada</title><h1>Ada</h1><script>{script}</script>"
    url = "https://www.youtube.com/@ada"
    live = taken(show(html, url))

    assert (live.state, manifest.snapshot(html, url).state) == ({}, {})
    assert "<h1>Ada</h1>" in live.html
