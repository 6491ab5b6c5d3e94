"""Deep nesting: cut before the parser pays for it, and nothing else touched."""

import time

import pytest

from kithbook.extract import manifest, trim
from kithbook.extract.depth import SLACK, shallow
from kithbook.extract.service import extract

DEPTH = trim.CAPS["depth"]
LIMIT = SLACK * DEPTH


def seconds(count: int) -> float:
    html = "<div>" * count + "<h1>Deep Diver</h1>"
    took = []
    for _ in range(3):
        start = time.process_time()
        extract(manifest.snapshot(html, "https://site.example.org/page"))
        took.append(time.process_time() - start)
    return min(took)


def test_twice_as_deep_takes_about_twice_as_long():
    assert seconds(100_000) < 3 * seconds(50_000)  # four times, were it quadratic


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<DIV class=x>",
        "<div/>",
        "<div></span>",
        '<div title="</div>">',
        "<!--><div>",
        "<ul><li>",
        "<table><tr><td>",
        "<b><div>",
        "<svg><style><div>",
    ],
)
def test_no_more_than_the_limit_of_elements_is_left_open(unit):
    got = shallow(unit * 20_000, DEPTH)

    assert sum(got.lower().count(one) for one in ("<div", "<ul", "<table", "<svg")) <= LIMIT


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * LIMIT + "<p>text",
        "<p>one <br>" * 20_000,
        "<li><a name=x>one" * 20_000,
        "<div><b>one</b></div>" * 20_000,
        "<svg>" + "<path d='M0'/>" * 20_000 + "</svg>",
        "<script>" + "'<div>'" * 20_000 + "</script><h1>Ada Example</h1>",
        "<!--" + "<div>" * 20_000 + "--><h1>Ada Example</h1>",
    ],
)
def test_a_page_that_is_long_but_not_deep_is_left_alone(html):
    assert shallow(html, DEPTH) == html


def test_what_is_said_too_deep_is_kept_as_text():
    got = shallow("<div>" * 20_000 + "<h1>Deep Diver</h1>", DEPTH)

    assert got == "<div>" * LIMIT + "Deep Diver</h1>"
