"""What may be told of a page: how it is built, and nothing by which anybody can be known."""

# ruff: noqa: E501 - a page and what is told of it stand in one row

import json
import re
import string
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kithbook.extract import manifest, trim
from kithbook.extract.model import PIPELINE_VERSION
from kithbook.extract.page import Page
from kithbook.extract.redaction import COMMON, HTML, STANDARD
from kithbook.extract.report import CUT, report
from kithbook.extract.skeleton import skeleton
from kithbook.extract.text import words
from kithbook_protocol.capture import PageSnapshot
from kithbook_protocol.drift import MAX_REPORT

FOLDER = Path(__file__).parent / "sites"
PAGES = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
URL = "https://www.linkedin.com/in/jane-doe"
SECRET = {
    "title": "<title>{w}</title>",
    "heading": "<h1>{w}</h1>",
    "text": "<p>{w}</p>",
    "address": "<a href='https://e.example/{w}?q={w}#{w}'>a</a>",
    "picture": "<img src='/{w}.jpg' alt='{w}' width='{w}'>",
    "class": "<div class='card {w} user-{w} is-{w}-b card__{w}_item User{W}Card {w}1 p-{w}2x'>a</div>",
    "id": "<div id='{w}'><i id='user-{w}'>a</i><i id='{W}Section'>a</i><i id='ember{w}'>a</i></div>",
    "test id": "<div data-testid='UserAvatar-Container-{w}' data-view-name='{w}.card'>a</div>",
    "role": "<div role='{w}' rel='{w}' type='{w}' itemprop='{w}' itemtype='https://{w}.org/{W}'>a</div>",
    "meta": "<meta property='og:{w}' content='{w}'><meta name='{w}' content='{w}'>",
    "label": "<p aria-label='{w}' title='{w}' datetime='{w}' style='{w}' value='{w}' lang='{w}'>a</p>",
    "attribute": "<p {w}='a' data-{w}='a' {w}>a</p>",
    "tag": "<{w}>a</{w}><{w}-card>a</{w}-card><x-{w}-y>a</x-{w}-y>",
    "comment": "<!-- {w} --><p>a<!--{w}--></p>",
    "template": "<template><p class='{w}'>{w}</p></template>",
    "shadow": "<div><template shadowrootmode=open><p class='{w}'>{w}</p></template>a</div>",
    "script": "<script id='{w}'>var {w} = '{w}'</script><style>.{w} {{}}</style>",
    "noscript": "<noscript><p id='{w}'>{w}</p></noscript>",
    "frame": "<nav class='{w}'><p>{w}</p></nav><svg id='{w}'><text>{w}</text></svg>",
    "json": "<script type='application/ld+json'>{{'{w}': '{w}', '@type': '{w}', 'name': ['{w}', {{'{w}B': 1,"
    " 'user-{w}': 2, 'type': ['Person', '{w}']}}], '@{w}': '{w}', 'jobTitle': '{w}'}}</script>",
    "broken json": "<script type='application/ld+json'>{{'{w}': {w}</script>",
}
"""Where a page may say a word: by what it is, its HTML."""
BESIDE = ("url", "state", "snapshot")
"""Where its envelope may."""

OF_STANDARDS = re.compile(
    r'(?<![\w-])(?:role|rel|type|itemprop|itemtype|property|name)="[^"]*"|^ *(?:\d+ \* )?\S+: .*',
    re.MULTILINE,
)
"""Values and keys that the page's author did not choose."""

# No word of the structure has two of these letters in a row.
letters = st.text("qxzjkv", min_size=5, max_size=9).filter(lambda w: w not in STANDARD | COMMON)
digits = st.text(string.digits, min_size=5, max_size=12)
places = st.sets(st.sampled_from((*SECRET, *BESIDE)), min_size=1)


def page(word, where):
    """Return a snapshot that says a word in some places, untrimmed as no client sends it."""
    html = "".join(
        SECRET[one].format(w=word, W=word.capitalize()).replace("\n", "")
        for one in SECRET
        if one in where
    )
    html = re.sub(
        r"(?<=ld\+json'>)(.*?)(?=</script>)", lambda found: found[0].replace("'", '"'), html
    )
    return PageSnapshot(
        url=f"https://www.linkedin.com/in/{word}?{word}={word}" if "url" in where else URL,
        captured_at=0,
        html=f"<html><body>{html}</body></html>",
        state={word: word, f"a.{word}": [word], "name": {word: word}} if "state" in where else {},
        **(
            {"title": word, "canonical": f"https://e.example/{word}", "lang": word,
             "selection": word, "ext_version": word}
            if "snapshot" in where
            else {}
        ),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(letters | digits, places)
@example("zorkv", {*SECRET, *BESIDE})
@example("4915112345678", {*SECRET, *BESIDE})
def test_no_word_of_a_page_is_told_wherever_it_stands(word, where):
    taken = page(word, where)
    told = report(taken).model_dump_json()
    assert word not in told.lower()
    trimmed = report(manifest.snapshot(taken.html, taken.url)).model_dump_json()
    assert word not in trimmed.lower()


@pytest.mark.parametrize("name", PAGES)
def test_no_word_that_a_page_shows_is_told(name):
    taken = manifest.snapshot(
        (FOLDER / f"{name}.html").read_text(encoding="utf-8"), PAGES[name]["url"]
    )
    read = Page(taken)
    lines = "\n".join(skeleton(read))
    told = set(words(lines))
    chosen = set(words(OF_STANDARDS.sub("", lines)))
    body = read.tree.body
    shown = {one for one in words(body.text(separator=" ")) if len(one) >= 4} if body else set()
    assert not told & shown - STANDARD
    assert not chosen & shown - HTML
    assert not told & set(words(PAGES[name].get("name", "Inês Nightjar") or ""))


def told_of(html, url="https://www.linkedin.com/in/ada-lovelace"):
    return "\n".join(skeleton(Page(PageSnapshot(url=url, captured_at=0, html=html))))


KEPT = {
    "<section class='pv-top-card text-body-medium'>a</section>": 'class="pv-top-card text-body-medium"',
    "<div data-testid='UserName'>a</div>": 'data-testid="UserName"',
    "<div data-view-name='profile-component-entity'>a</div>": 'data-view-name="profile-component-entity"',
    "<div role=button>a</div>": 'role="button"',
    "<p itemprop=jobTitle itemscope>a</p>": 'itemprop="jobTitle" itemscope',
    "<div itemtype='https://schema.org/Person'>a</div>": 'itemtype="https://schema.org/Person"',
    "<a rel='me nofollow' href='https://e.example/1'>a</a>": 'a rel="me nofollow" href=16-60',
    "<meta property=og:title content='Ada'>": 'meta property="og:title" content=1-3',
    "<h1> </h1><p>Ada Lovelace</p>": "p > text:4-15",
    "<ul><li>Ada<li>Bea<li>Cleo Lovelace</ul>": "ul\n  2 * li > text:1-3\n  li > text:4-15",
    "<h2 class=h2-24>a</h2>": "h2 class=",
}


@pytest.mark.parametrize("html", KEPT)
def test_what_a_page_is_built_of_is_told(html):
    assert KEPT[html] in told_of(html)


HIDDEN = {
    "<p id='user-jane-doe'>a</p>": 'p id="user-*"',
    "<p data-testid='UserAvatar-Container-jane'>a</p>": 'data-testid="UserAvatar-Container-*"',
    "<p id='member-card'>a</p><i>Member</i>": 'p id="*-card"',
    "<p id='card-123456'>a</p>": 'p id="card-*"',
    "<p id='mary-card-12-j'>a</p>": 'p id="*-card-*"',
    "<p class='a1b2c3'>a</p>": 'p class="*"',
    "<p class='Ünit-card'>a</p>": 'p class="*-card"',
    "<title>Jane Strong</title><p id='user-strong'>a</p>": 'p id="user-*"',
    "<p>a</p><ada-card>b</ada-card>": "*-card > text:1-3",
}


@pytest.mark.parametrize("html", HIDDEN)
def test_what_may_name_somebody_is_not_told(html):
    assert HIDDEN[html] in told_of(html)


def test_a_handle_made_of_words_that_pages_are_built_of_is_not_told():
    html = "<p id='user-page-card'>a</p><p class='PageCard'>Bo</p><i class='my-pagecard-x'>c</i>"
    assert re.findall('"(.*?)"', told_of(html, "https://www.linkedin.com/in/pagecard")) == ["*"] * 3


def test_no_given_name_is_among_the_words_that_sites_choose():
    names = files("kithbook.extract").joinpath("given_names.txt").read_text(encoding="utf-8")
    assert not COMMON & set(names.split())


def test_a_report_says_what_was_looked_for_and_what_found_it():
    html = "<title>Ada Lovelace | LinkedIn</title><main><h1>Ada Lovelace</h1></main>"
    made = report(manifest.snapshot(html, "https://www.linkedin.com/in/ada-lovelace"))
    assert (made.site, made.status) == ("linkedin", "degraded")
    assert {(one.field, one.strategies, one.found) for one in made.fields} >= {
        ("headline", 3, None),
        ("photo", 1, None),
    }
    versions = f"reader {PIPELINE_VERSION}, trim rules {trim.VERSION}"
    assert f"(`linkedin`): {versions}, status `degraded`." in made.text
    assert "- headline: found by none of 3\n" in made.text
    assert "h1 > text:4-15" in made.text


LARGE = {
    "wide": "".join(f"<p class=card{'-card' * (place % 9)}>a</p>" for place in range(50_000)),
    "deep": "<div class=card>" * 3_000 + "a",
    "both": ("<div class=card>" * 30 + "<b>a</b>" * 70 + "</div>" * 29) * 400,
    "a list in JSON": "<script type='application/ld+json'>" + json.dumps([{"a": n} for n in range(50_000)]),
    "JSON within JSON": "<script type='application/ld+json'>" + '{"a":' * 5_000 + "1" + "}" * 5_000,
    "many kinds": "".join(
        f"<{tag} class={one}><b id={one}>a</b>a</{tag}>"
        for tag in ("div", "section", "article", "aside", "main", "header")
        for one in sorted(COMMON)
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LARGE)
def test_however_large_a_page_is_its_report_fits_an_issue(kind):
    text = report(PageSnapshot(url=URL, captured_at=0, html=LARGE[kind])).text
    assert len(text) <= MAX_REPORT
    assert text.endswith("\n```\n")
    assert "(+" in text or CUT in text
