"""The page side in a real browser: it trims as Python does, and leaves the page as it was."""

# ruff: noqa: E501 - a page and its address stand in one row

import time
from pathlib import Path

import pytest

from kithbook.extract import trim

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SNAPSHOT = (ROOT / "extension/page/snapshot.js").read_text(encoding="utf-8")
PREVIEW = (ROOT / "extension/page/preview.js").read_text(encoding="utf-8")
HOSTILE = (ROOT / "tests/pages/hostile.html").read_text(encoding="utf-8")
URL = "https://people.example.org/ada"


def test_both_sides_trim_a_page_to_the_same_text(show, taken):
    assert taken(show(HOSTILE)).html == trim.trim(HOSTILE, URL)


def test_nothing_secret_leaves_the_page_and_open_roots_do(show, taken):
    html = taken(show(HOSTILE)).html

    assert "SECRET" not in html
    assert "Inside the open root" in html
    assert "Text inside the form" in html


def test_the_page_is_left_as_it_was(show):
    page = show(HOSTILE)
    before = page.evaluate("document.documentElement.outerHTML")
    page.evaluate(SNAPSHOT)
    page.evaluate(PREVIEW)

    assert page.evaluate("document.documentElement.outerHTML") == before


def test_typed_values_never_leave_the_page(show, taken):
    page = show("<title>Ada</title><form><input id=i><textarea id=t></textarea></form>")
    page.fill("#i", "typed-secret")
    page.fill("#t", "typed-secret")
    page.locator("#t").select_text()
    got = taken(page)

    assert "typed-secret" not in got.model_dump_json()


def test_a_letter_being_written_never_leaves_the_page_even_marked(show, taken):
    page = show("<title>Ada</title><div id=l contenteditable>Dear Ada</div>")
    page.click("#l")
    page.keyboard.type("typed-secret")
    page.keyboard.press("Control+a")
    got = taken(page)

    assert page.evaluate("String(getSelection())")
    assert "typed-secret" not in got.model_dump_json()
    assert got.selection == ""


PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><rect width='90' height='90'/></svg>"


def test_pictures_of_others_are_not_listed(show, taken):
    page = show("<h1>Ada</h1><img id=a alt=Ada><nav><img id=b alt=secret></nav>")
    page.route("**/*.svg", lambda route: route.fulfill(body=PICTURE, content_type="image/svg+xml"))
    page.evaluate(
        """async () => {
          const every = [...document.images];
          for (const one of every) one.src = `https://a.example/${one.id}.svg`;
          await Promise.all(every.map((one) => one.decode()));
        }"""
    )

    assert [one.alt for one in taken(page).images] == ["Ada"]


def test_what_is_marked_comes_along(show, taken):
    page = show("<title>Ada</title><p id=p>Met at the exhibition</p>")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('p'))")

    assert taken(page).selection == "Met at the exhibition"


def test_roots_opened_by_script_are_read_and_closed_ones_are_not(show, taken):
    page = show("<div id=a></div><div id=b></div>")
    page.evaluate(
        """() => {
          document.getElementById('a').attachShadow({mode: 'open'}).innerHTML = '<p>open</p>';
          document.getElementById('b').attachShadow({mode: 'closed'}).innerHTML = '<p>shut</p>';
        }"""
    )
    html = taken(page).html

    assert "<p>open</p>" in html
    assert "shut" not in html


def test_a_half_letter_does_not_break_the_snapshot(show, taken):
    page = show("<title>x</title><p id=p></p>")
    page.evaluate(
        "document.getElementById('p').textContent = 'a\\ud83d b'; document.title = '\\udc00'"
    )

    assert "a\ufffd b" in taken(page).html


def test_a_hundred_thousand_nodes_and_a_five_megabyte_name_are_cut_in_time(show, taken):
    page = show("<main id=m></main><h1 id=h></h1>")
    page.evaluate(
        """() => {
          document.getElementById('m').innerHTML = '<p><b>x</b></p>'.repeat(60000);
          document.getElementById('h').textContent = 'Ada '.repeat(1300000);
          document.title = 'Ada '.repeat(1300000);
        }"""
    )
    start = time.perf_counter()
    got = taken(page)

    assert time.perf_counter() - start < 30  # seconds; 4 alone, 11 on a very busy machine
    assert len(got.html) <= trim.CAPS["characters"]
    assert len(got.title) <= trim.CAPS["title"]


def test_deep_nesting_does_not_stop_the_walk(show, taken):
    page = show("<p id=p></p><h1>Ada</h1>")
    page.evaluate(
        """() => {
          let at = document.getElementById('p');
          for (let i = 0; i < 2000; i++) at = at.appendChild(document.createElement('div'));
        }"""
    )

    assert "<h1>Ada</h1>" in taken(page).html


def test_a_page_still_loading_is_taken_within_half_a_second_of_quiet(show, taken):
    page = show("<title>Ada</title><h1>Ada Example</h1>")
    page.evaluate(
        """() => {
          Object.defineProperty(Document.prototype, 'readyState', {get: () => 'loading'});
          setInterval(() => { document.body.dataset.n = Math.random(); }, 5);
          setInterval(() => document.body.append('.'), 20);
        }"""
    )
    start = time.perf_counter()
    got = taken(page)

    assert "Ada Example" in got.html
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("html", "url", "name", "site"),
    [
        (HOSTILE, URL, "Ada Example", None),
        ("<title>(3) Ada Example | LinkedIn</title><h1>Messaging</h1>", "https://www.linkedin.com/in/ada", "Ada Example", "LinkedIn"),
        ("<title>x</title><meta property=og:title content='Ada (@ada) on X'>", "https://x.com/ada", "Ada", "X"),
        ("", "https://site.example.org/", "", None),
    ],
)  # fmt: skip
def test_the_preview_guesses_at_once(show, html, url, name, site):
    got = show(html, url).evaluate(PREVIEW)

    assert (got["name"], got["url"], got["site"]) == (name, url, site)
