"""Where somebody is, as a page tells it without a label: in passing, in a list, at its foot."""

# ruff: noqa: E501 - a page stands in one row of the table

import pytest

from kithbook.extract import country, locality, postal
from kithbook.extract.lines import Line
from kithbook.extract.text import fold

URL = "https://www.halden.org/people/ada-example"
OWN = "https://adaexample.example/"


def page(main, title="Ada Example | Halden"):
    return f"<title>{title}</title><header><a href='/'>Halden</a></header><main>{main}</main>"


@pytest.mark.parametrize(
    ("line", "is_place"),
    [
        ("Bergen, Norway", True),
        ("Lagos / London", True),
        ("Paris · Berlin · Madrid", True),
        ("Athenry, Co. Galway", True),
        ("Halden / Examplia", False),
        ("he / him", False),
        ("Rivers and Lakes", False),
    ],
)
def test_a_line_is_a_place(line, is_place):
    assert locality.read(line) is is_place


def test_a_county_is_told_by_its_short_form():
    assert country.region("Co. Galway")
    assert not country.region("Co. 12")


@pytest.mark.parametrize(
    ("main", "place"),
    [
        ("<h1>Ada Example</h1><p>Firmware engineer in Eindhoven</p>", "Eindhoven"),
        ("<h1>Ada Example</h1><p>Illustratrice à Nantes</p>", "Nantes"),
        ("<h1>Ada Example</h1><p>Engineer at Halden Labs, Dhaka</p>", "Dhaka"),
        (
            "<h1>Ada Example</h1><p>Ada Example is an engineer at Halden Labs in Accra and sings.</p>",
            "Accra",
        ),
        (
            "<h1>Ada Example</h1><p>Partner</p><ul><li><a href='/miami'>Miami</a><a href='tel:+13055550119'>+1 305 555 0119</a></li></ul>",
            "Miami",
        ),
        ("<h1>Ada Example</h1><p>Principal</p><p>Lagos / London</p>", "Lagos / London"),
    ],
)
def test_what_is_said_of_somebody_tells_where_they_are(read, main, place):
    assert read(page(main), URL).filled.location == place


@pytest.mark.parametrize(
    "main",
    [
        "<h1>Ada Example</h1><p>Ada Example is a historian. She studied in Accra.</p>",
        "<h1>Ada Example</h1><p>Historian of rivers in Examplia</p>",
        "<h1>Ada Example</h1><p>Historian</p><h2>Exhibitions</h2><p>Bergen, Norway</p><p>12 May 2019</p>",
    ],
)
def test_where_somebody_once_was_is_not_where_they_are(read, main):
    got = read(page(main), URL)

    assert (got.filled.name, got.filled.location) == ("Ada Example", None)


def test_a_town_of_the_title_is_known_behind_in(read):
    main = "<h1>Ada Example</h1><p>Curator and teacher in Haldenby</p>"
    got = read(page(main, "Ada Example - Haldenby"), OWN)

    assert got.filled.location == "Haldenby"


def test_the_one_place_on_somebody_s_own_site_is_theirs(read):
    main = "<h2>Photographer</h2><p>Stories from the edges of the sea.</p><section><p>Bergen, Norway</p></section>"

    assert read(page(main, "Ada Example"), OWN).filled.location == "Bergen, Norway"


def test_where_somebody_lives_goes_before_where_they_come_from(read):
    main = (
        "<h1>Ada Example</h1><p>Ranger</p><dl><dt>Hometown</dt><dd>Duluth, Minn.</dd>"
        "<dt>Lives in</dt><dd>Ocracoke, N.C.</dd></dl>"
    )

    assert read(page(main), URL).filled.location == "Ocracoke, N.C."


def test_a_cell_s_value_ends_with_its_row(read):
    main = (
        "<h1>Ada Example</h1><table><tr><td>Wohnort</td><td>Halden</td></tr>"
        "<tr><td>Größe</td><td>172 cm</td></tr></table>"
    )
    got = read(page(main), URL)

    assert (got.kind, got.filled.location) == ("person", "Halden")


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("Ringstraße 14 · 93047 Halden · Telefon 0941 555 08-0 · kanzlei@halden.example", "Ringstraße 14, 93047 Halden"),
        ("Comune di Halden - Via Roma 2 - 18020 Halden (IM) - PEC: a@halden.example", "Via Roma 2, 18020 Halden (IM)"),
        ("Department of History, 410 Halden Hall, Raleigh, NC 27695", "410 Halden Hall, Raleigh, NC 27695"),
        ("Halden Bio, Inc. 55 Ring St, Cambridge, MA 02142", "55 Ring St, Cambridge, MA 02142"),
        ("Ringgata 2-6, 107 Reykjavík, Iceland", "Ringgata 2-6, 107 Reykjavík, Iceland"),
    ],
)  # fmt: skip
def test_an_address_among_other_things_is_cut_out(said, address):
    line = Line(said, fold(said), "p", 0, "footer", 0, strong=False, node=None)

    assert [one.text for one in postal.found([line])] == [address]


@pytest.mark.parametrize("between", [" ", " | "])
def test_what_is_for_sale_is_nobody_s_address(between):
    said = f"14 Ring Street, Halden, NM 87508{between}$725,000"
    line = Line(said, fold(said), "p", 0, "main", 0, strong=False, node=None)

    assert postal.found([line]) == []
