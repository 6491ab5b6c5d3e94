"""Pictures drawn by a font, and what stands behind them."""

# ruff: noqa: E501 - a page and what it says stand in one row of the table

import pytest

from kithbook.extract import icon, manifest
from kithbook.extract.page import Page


def _read(body):
    page = Page(manifest.snapshot(f"<h1>Ada Example</h1>{body}", "https://x.example/ada"))
    return [(field, said) for field, said, _ in icon.read(page.lines)]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<li><i class='fa fa-map-marker fa-fw'></i> Bergen, Norway</li>", ("location", "Bergen, Norway")),
        ("<li><i class='fas fa-location-dot'></i> Halden</li>", ("location", "Halden")),
        ("<p><span class='icon'><i class='bi bi-geo-alt'></i></span> Halden</p>", ("location", "Halden")),
        ("<p><i class='material-icons'>place</i> Halden</p>", ("location", "Halden")),
        ("<li><i class='fa fa-university'></i> Observatory of Tides</li>", ("organisation", "Observatory of Tides")),
        ("<li><i class='fas fa-briefcase'></i> Nordkai</li>", ("organisation", "Nordkai")),
    ],
)  # fmt: skip
def test_a_picture_says_what_stands_behind_it(body, said):
    assert _read(body) == [said]


@pytest.mark.parametrize(
    "body",
    [
        "<li>Bergen <i class='fa fa-map-marker'></i> on the map</li>",
        "<li><i class='fa fa-map-marker'></i> find us here</li>",
        "<li><i class='fa fa-university'></i> Room 22</li>",
        "<li><i class='fa fa-university'></i> Building 4</li>",
        "<li><i class='fa fa-briefcase'></i> Research engineer</li>",
        "<li><i class='fa fa-map-marker'></i> ada@x.example</li>",
        "<li><i class='fa fa-calendar'></i> Halden</li>",
        "<li><i class='fa fa-map-marker'></i></li>",
        "<li><i>A sentence in italics about a place</i> Halden</li>",
    ],
)
def test_a_picture_of_something_else_says_nothing(body):
    assert _read(body) == []
