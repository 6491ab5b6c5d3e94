"""Extraction never raises, whatever the page is, and survives what sites do to their markup."""

# ruff: noqa: E501 - a fragment stands in one row

import json
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithbook.extract import layers, manifest, service
from kithbook.extract import name as names_of
from kithbook.extract.model import Candidate, Extraction
from kithbook.extract.page import Page
from kithbook.extract.service import extract
from kithbook_protocol.capture import PageSnapshot

PAGE = """<html lang="en"><head><title>Ada Example | Engines</title>
<meta property="og:type" content="profile"><meta property="og:title" content="Ada Example (@ada)">
<script type="application/ld+json">{"@type": "ProfilePage", "mainEntity":
{"@type": "Person", "name": "Ada Example", "jobTitle": "Engineer"}}</script></head>
<body class="a b"><main id="m"><h1 class="name">Ada Example</h1><h2>Biography</h2>
<p class="bio">Ada Example is an engineer. She was born in London and studied mathematics.</p>
<p>E-mail: <a href="mailto:ada.example@engines.example.org">write</a></p>
<p>Telephone: +44 1481 256334</p></main></body></html>"""
URL = "https://engines.example.org/people/ada-example"

MUTILATIONS = {
    "classes renamed": lambda html: re.sub(r'class="[^"]*"', 'class="x1f"', html),
    "ids renamed": lambda html: re.sub(r'id="[^"]*"', 'id="x2f"', html),
    "head dropped": lambda html: re.sub(r"(?s)<head>.*</head>", "", html),
    "JSON-LD broken": lambda html: html.replace('"@type": "Profile', '"@type" "Profile'),
    "h1 and h2 swapped": lambda html: re.sub(
        r"(</?)h([12])", lambda one: f"{one[1]}h{3 - int(one[2])}", html
    ),
    "no closing tags": lambda html: re.sub(r"</(?:p|h1|h2|main|body|html)>", "", html),
    "cut in the middle of a tag": lambda html: html[: html.index("She was")] + "<p cla",
}


@pytest.mark.parametrize("how", MUTILATIONS)
def test_a_mutilated_page_still_names_its_person(read, how):
    got = read(MUTILATIONS[how](PAGE), URL)

    assert got.failed == []
    assert got.kind == "person"
    assert got.filled.name == "Ada Example"


def test_all_mutilations_at_once_still_give_a_draft(read):
    html = PAGE
    for mutilate in MUTILATIONS.values():
        html = mutilate(html)
    got = read(html, URL)

    assert got.failed == []
    assert "Ada Example" in {got.filled.name, got.suggested_name}


FRAGMENTS = st.sampled_from(
    [
        "<h1>", "</h1>", "<div class='h-card'>", "<p itemprop=name>", "<b itemscope itemtype=x/Person>",
        "<script type='application/ld+json'>", "</script>", '{"@type": "Person", "name": ', "[{", "<table>",
        "<template shadowrootmode=open>", "</template>", "<slot>", "<noscript>", "<svg>", "<title>",
        "<a href='mailto:%00@'>", "<a href='http://[::1'>", "<meta property=og:type content=profile>",
        "<meta name=author content='", "Ada Example", "@", "tel: +44 1481 256334", "\x00", "\ud800",
        "<!--", "]]>", "&#0;", "&#xd800;", "'", '"', "Name: ", "<dt>", "<main>", "<body>", "<head>",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    parts=st.lists(st.one_of(FRAGMENTS, st.text(max_size=30)), max_size=40),
    url=st.text(max_size=60),
)
def test_no_page_and_no_address_raises(parts, url):
    html = "".join(parts)
    raw = PageSnapshot.model_construct(url=url, captured_at=0, html=html, title=html, lang=url)

    assert extract(raw).status in {
        "ok",
        "degraded",
        "broken",
        "not_profile",
        "wall",
        "unknown_site",
    }
    manifest.snapshot(html, url)


@settings(max_examples=80, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@type",
                        "@graph",
                        "name",
                        "mainEntity",
                        "url",
                        "image",
                        "address",
                        "email",
                        "sameAs",
                    ]
                ),
                inner | st.sampled_from(["Person", "ProfilePage", "Article"]),
                max_size=5,
            )
        ),
        max_leaves=25,
    )
)
def test_no_json_ld_of_any_shape_breaks_its_layer(data):
    html = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    got = extract(PageSnapshot(url="https://a.example.org/", captured_at=0, html=html))

    assert got.failed == []


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "Ada Example",
        "<b>" * 20_000 + "<h1>Ada",
        "<ul><li>" * 5_000,
        "<p>" + "a@" * 100_000,
        "<p>" + "1 " * 100_000,
        "<h1>" + "Ada " * 100_000,
        "<title>" + "x | " * 50_000,
        "<p>x at y dot " * 2_000,
        "<script type='application/ld+json'>" + "[" * 50_000,
        "<meta property='og:title' content='" + "(@" * 50_000 + "'>",
        "<a href='https://x.com/ada'>" * 5_000,
        "<div class=h-card>" * 3_000,
        "<p itemscope itemprop=x>" * 3_000,
        "\x00" * 1_000,
    ],
    ids=range(14),
)
def test_a_page_made_to_be_slow_is_not(html):
    taken = PageSnapshot(url=URL, captured_at=0, html=html)
    got = extract(taken)

    assert got.failed == []


def test_a_layer_that_breaks_costs_only_what_it_had_not_yet_given(monkeypatch, read):
    class Half:
        NAME = "half"

        def read(self, page: Page) -> Iterator[Candidate]:
            yield Candidate(field="about", value="Said before", confidence=0.9, layer="half")
            raise ValueError(page.url)

    monkeypatch.setattr(layers, "ALL", (Half(), *layers.ALL))
    got = read(PAGE, URL)

    assert got.failed == ["half"]
    assert got.filled.about == "Said before"
    assert got.filled.name == "Ada Example"


def test_an_extraction_is_the_same_after_crossing_a_process_as_json(read):
    got = read(PAGE, URL)

    assert Extraction.model_validate_json(got.model_dump_json()) == got


def test_candidates_are_ranked_within_their_field_and_losers_are_kept(read):
    got = read(PAGE, URL)
    names = [one for one in got.candidates if one.field == "name"]

    assert names[0].value == "Ada Example"
    assert [one.confidence for one in names] == sorted(
        (one.confidence for one in names), reverse=True
    )
    assert any(one.confidence < 0.5 for one in names)


def test_no_text_of_a_page_is_kept_once_it_is_read(read):
    assert read(PAGE, URL).filled.name == "Ada Example"

    assert names_of.read.cache_info().currsize == 0


def test_importing_the_service_loads_nothing_that_few_pages_need():
    code = (
        "import sys, kithbook.extract.service;"
        "print([one for one in ('mf2py', 'bs4', 'phonenumbers', 'email_validator') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
    assert service.extract is extract
