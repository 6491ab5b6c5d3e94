"""Who holds a post, where the page is headed with the post or tells it around the name."""

# ruff: noqa: E501, RUF001 - a page stands in one row of the table, in its own letters

import pytest

from kithbook.extract import name as names


@pytest.mark.parametrize(
    ("html", "url", "name", "headline"),
    [
        (
            "<title>Starostka obce | Halden</title><h1>Starostka obce</h1><p><strong>Mgr. Katarína Oravcová</strong></p><p>tel.: 0905 555 018</p>",
            "https://www.halden.sk/obec/starostka/",
            "Katarína Oravcová",
            "Starostka obce",
        ),
        (
            "<title>Säljare Norr - Halden AB</title><h1>Säljare Norr</h1><h5>Anna Hedström</h5><h6>Distriktssäljare</h6><p>anna.hedstrom@halden.se</p>",
            "https://www.halden.se/kontakt/saljare-norr/",
            "Anna Hedström",
            "Distriktssäljare",
        ),
        (
            "<title>1. Vorsitzender – TSV Halden</title><h1>1. Vorsitzender</h1><figure><figcaption>Josef „Sepp“ Angerer</figcaption></figure><p>Seit 2011 im Amt.</p><p>sepp.angerer@tsv-halden.de</p>",
            "https://www.tsv-halden.de/verein/vorsitzender",
            "Josef „Sepp“ Angerer",
            "1. Vorsitzender",
        ),
    ],
)  # fmt: skip
def test_below_a_post_stands_who_holds_it(read, html, url, name, headline):
    got = read(f"<body><main>{html}</main></body>", url)

    assert (got.kind, got.filled.name, got.filled.headline) == ("person", name, headline)


def test_below_a_post_that_several_hold_nobody_is_chosen(read):
    html = "<title>Trainer | Halden</title><main><h1>Trainer</h1><p>Anna Example</p><p>Josef Sample</p></main>"

    assert read(html, "https://www.halden.org/verein/trainer").filled.name is None


def test_what_somebody_is_called_before_their_name_is_the_headline(read):
    html = "<title>Ada Example</title><main><h1>Ada Example</h1><p>Raised in Halden, singer-songwriter and guitarist Ada Example makes music between languages.</p></main>"

    assert (
        read(html, "https://adaexample.example/bio").filled.headline
        == "singer-songwriter and guitarist"
    )


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Seit 1979 Kuratorin", "Kuratorin"),
        ("Osteopathin, seit 1998 auf eigene Rechnung", "Osteopathin"),
        ("Since March 2011 surveyor", "surveyor"),
    ],
)
def test_since_when_is_no_part_of_a_headline(read, line, headline):
    html = f"<title>Ada Example | Halden</title><main><h1>Ada Example</h1><p>{line}</p></main>"

    assert read(html, "https://www.halden.org/people/ada-example").filled.headline == headline


def test_what_a_picture_shows_is_no_headline(read):
    html = "<title>Ada Example | Halden</title><main><h1>Ada Example</h1><h2>Profile image for Councillor Ada Example</h2><p>Title: Deputy Leader</p></main>"

    assert (
        read(html, "https://www.halden.org/people/ada-example").filled.headline == "Deputy Leader"
    )


def test_below_a_heading_with_the_given_name_alone_stands_what_she_does(read):
    html = "<title>Ada Example - Halden</title><main><h1>Ada</h1><p>Surveyor</p><p>I'm Ada Example, and I measure rivers.</p></main>"
    got = read(html, "https://www.halden.org/team/ada-example")

    assert (got.filled.name, got.filled.headline) == ("Ada Example", "Surveyor")


def test_a_team_s_page_may_call_somebody_by_the_given_name_alone(read):
    html = "<title>Peter | Halden</title><main><h1>Peter</h1><p>Stylist</p></main>"

    assert read(html, "https://www.halden.org/team/peter/").filled.name == "Peter"
    assert read(html, "https://www.halden.org/blog/peter/").filled.name is None


def test_a_title_that_is_a_titled_name_and_nothing_else_says_whose_page_it_is(read):
    html = "<title>Dr. Peter Example</title><main><p>Mouth and teeth, since 2009.</p></main>"

    assert read(html, "https://teeth.example.org/biographie.html").filled.name == "Peter Example"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Doç. Dr. SELİN YILDIRIM", "Selin Yıldırım"),
        ("The Rev. Canon Philip Oyelaran", "Philip Oyelaran"),
        ("H.E. Eng. Mariam Al-Mutairi", "Mariam Al-Mutairi"),
        ("Ada Example ’09", "Ada Example"),
        ("Dr. JAN VAN DER EXAMPLE", "Jan van der Example"),
        ("Doreen Example BEM", "Doreen Example"),
        ("المحامي سمير حداد", "سمير حداد"),
    ],
)
def test_what_stands_with_a_name_is_no_part_of_it(said, name):
    found = names.read(said)

    assert (found.value, found.titled) == (name, True)


def test_a_nickname_in_quotes_makes_no_other_name():
    assert names.key("Josephine “Jo” Example") == names.key("Josephine Example")


def test_an_arabic_page_is_read(read):
    html = (
        "<html lang='ar'><title>المحامي سمير حداد | مكتب الروابي للمحاماة</title><main><h2>المحامي سمير حداد</h2><p>شريك مؤسس</p>"
        "<p>الهاتف: 0096265550123</p><p>samir@rawabi.example</p></main></html>"
    )
    got = read(html, "https://www.rawabi.example/team/samir-haddad").filled

    assert (got.name, got.headline, got.organisation) == (
        "سمير حداد",
        "شريك مؤسس",
        "مكتب الروابي للمحاماة",
    )
    assert [one.value for one in got.phones] == ["+96265550123"]


def test_a_chinese_list_behind_the_name_has_the_title(read):
    html = "<title>李慧敏-临江大学</title><main><h3>李慧敏</h3><p>李慧敏,女,1979年生,教授,博士生导师。</p><p>lihm@linjiang.example</p></main>"

    assert read(html, "https://sdic.linjiang.example/info/1044/3381.htm").filled.headline == "教授"


def test_a_description_that_quotes_the_bio_is_read_for_it(read):
    html = (
        '<title>Noa Example (@noa.example) • Instagram photos and videos</title><meta property="og:type" content="profile">'
        '<meta property="og:title" content="Noa Example (@noa.example) • Instagram photos and videos">'
        '<meta name="description" content=\'4 Followers, 5 Posts - Noa Example (@noa.example) on Instagram: "Potter in Halden"\'>'
    )

    assert (
        read(html, "https://www.instagram.com/noa.example/").filled.headline == "Potter in Halden"
    )


def test_a_name_in_capitals_may_be_turned_round():
    found = names.read("EXAMPLE ORTEGA, MARÍA DEL CARMEN")

    assert found.value == "María del Carmen Example Ortega"


def test_a_firm_of_two_families_is_nobody(read):
    html = (
        "<title>Studio Legale Fontana Rossi | Avvocati a Halden</title><main><h1>Fontana Rossi</h1><p>Assistiamo imprese dal 1987.</p>"
        "<h2>I professionisti</h2><ul><li><a href='/team/1'>Avv. Carlo Fontana</a></li><li><a href='/team/2'>Avv. Elena Rossi</a></li></ul>"
        "<p>Via Mazzini 3, 37121 Halden - 045 555 0101 - studio@fontanarossi.example</p></main>"
    )
    got = read(html, "https://www.fontanarossi.example/")

    assert (got.kind == "person", got.filled.name) == (False, None)


@pytest.mark.parametrize(
    "line",
    [
        "Ph.D., Example University",
        "Absolwent Uniwersytetu Halden",
        "Represented by Pen & Paper Agency",
    ],
)
def test_where_somebody_studied_is_not_for_whom_they_work(read, line):
    html = (
        f"<title>Ada Example</title><main><h1>Ada Example</h1><p>Surveyor</p><p>{line}</p></main>"
    )

    assert read(html, "https://www.halden.org/people/ada-example").filled.organisation is None
