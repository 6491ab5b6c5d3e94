"""What stands beside the name: the lines below it, the first words of a bio, the site's owner."""

import pytest

LONG = "enseignante à l'école, " * 12
URL = "https://www.halden.org/people/ada-example"
PAGE = (
    "<html><head><title>Ada Example | {site}</title></head><body><header><a href='/'>{site}</a>"
    "</header><main>{main}</main></body></html>"
)


def page(main, site="Halden"):
    return PAGE.format(main=main, site=site)


@pytest.mark.parametrize(
    "below",
    [
        "<p>Professor of Acoustics</p>",
        "<div>she/her</div><div>@ada</div><p>Professor of Acoustics</p>",
        "<h2>Professor of Acoustics</h2><h2>Publications</h2>",
        "<ul class='menu'><li>Home</li></ul><h3>Dr. Ada Example</h3><p>Professor of Acoustics</p>",
        "<dl><dt>May 2012</dt><dd>Head of Workshop</dd></dl><p>Professor of Acoustics</p>",
        "<p>2012 Lecturer</p><p>Professor of Acoustics</p>",
        "<p>Institute of Acoustics</p><p>Professor of Acoustics</p>",
        "<p><strong>Professor of Acoustics</strong><br>Institute of Acoustics<br>Room 2.117</p>",
    ],
)
def test_the_line_below_a_name_that_is_a_role_is_the_headline(read, below):
    got = read(page(f"<h1>Ada Example</h1>{below}"), URL)

    assert (got.filled.name, got.filled.headline) == ("Ada Example", "Professor of Acoustics")


@pytest.mark.parametrize(
    "below",
    [
        "<h2>More about this councillor</h2>",
        "<p>Phone</p><h2>Head of Department</h2>",
        "<p>Ada Example has a friend who is a doctor.</p>",
        "<dl><dt>Director</dt><dd>see below</dd></dl>",
        "<p>" + "The engine weaves patterns just as the loom weaves flowers and leaves. " * 4
        + "</p><p>Engineer</p>",
    ],
)  # fmt: skip
def test_what_begins_after_the_name_is_not_the_headline(read, below):
    got = read(page(f"<h1>Ada Example</h1>{below}"), URL)

    assert (got.filled.name, got.filled.headline) == ("Ada Example", None)


def test_a_heading_that_only_greets_ends_nothing(read):
    home = "<title>Ada Example</title><main><h1>Hi there 👋</h1><p>Engineer at Halden Labs.</p>"
    got = read(home, "https://adaexample.example/")

    assert (got.filled.name, got.filled.organisation) == ("Ada Example", "Halden Labs")


def test_a_house_may_stand_in_a_heading_too(read):
    below = "<h3>Professor of Acoustics</h3><h3><a href='/'>University of Bergen</a></h3>"
    got = read(page(f"<h2>Ada Example</h2>{below}"), URL)

    assert got.filled.organisation == "University of Bergen"


@pytest.mark.parametrize(
    "heading",
    [
        "Ada Example <small>Professor of Acoustics</small>",
        "<span>Ada Example</span><span class='x'>Professor of Acoustics</span>",
        "Example, Ada <em>Professor of Acoustics</em>",
    ],
)
def test_what_a_heading_has_behind_the_name_is_the_headline(read, heading):
    got = read(page(f"<h1>{heading}</h1>"), URL)

    assert (got.filled.name, got.filled.headline) == ("Ada Example", "Professor of Acoustics")


def test_house_and_place_stand_there_too(read):
    main = "<h1>Ada Example</h1><p>CTO</p><p>Engines GmbH</p><p>Bergen, Norway</p>"
    got = read(page(main), URL)

    assert (got.filled.headline, got.filled.organisation) == ("CTO", "Engines GmbH")
    assert got.filled.location == "Bergen, Norway"


def test_a_speaker_is_introduced_with_a_role_and_a_house(read):
    main = "<h1>Ada Example</h1><p>VP Research, Halden Robotics</p>"

    assert read(page(main), "https://c.org/speakers/ada-example").filled.organisation == (
        "Halden Robotics"
    )
    assert read(page(main), URL).filled.organisation is None


@pytest.mark.parametrize(
    "below",
    ["<p>Engineer</p><p>Brightwater</p>", "<p>Brightwater</p><p>Engineer</p>"],
)
def test_a_bare_name_beside_a_speaker_s_role_is_the_house(read, below):
    main = f"<h1>Ada Example</h1>{below}"

    assert read(page(main), "https://c.org/speakers/ada").filled.organisation == "Brightwater"
    assert read(page(main), URL).filled.organisation is None


@pytest.mark.parametrize("line", ["Bergen", "Track A", "Anna Sample", "Norway", "Keynote speaker"])
def test_what_else_stands_beside_a_speaker_s_role_is_no_house(read, line):
    main = f"<h1>Ada Example</h1><p>Engineer</p><p>{line}</p>"
    got = read(page(main), "https://c.org/speakers/ada")

    assert got.filled.organisation in {None, "Bergen"}  # nothing tells a town from a firm


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("<h1>Ada Example</h1><p>Ada Example - engineer of looms</p>", "engineer of looms"),
        ("<p>Ada Example, Attorney at Law</p><h1>Ada Example</h1>", "Attorney at Law"),
        ("<h1>Ada Example</h1><p>Professor of Looms at:</p>", "Professor of Looms"),
        (f"<h1>Ada Example</h1><p>Chercheuse, {LONG}</p>", "Chercheuse"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_name_in_its_line_is_the_headline(read, line, headline):
    assert read(page(line), URL).filled.headline == headline


def test_a_cjk_title_behind_a_name_is_the_headline(read):
    html = "<title>王小明教授 | 主页</title><h1>王小明 教授</h1>"

    assert read(html, "https://u.example.cn/teacher/1").filled.headline == "教授"


def test_a_bio_of_two_lines_is_read_line_by_line(read):
    html = (
        '<title>Ada (@ada)</title><script type="application/ld+json">{"@type": "ProfilePage",'
        ' "mainEntity": {"@type": "Person", "name": "Ada Example", "description":'
        ' "Designer at Tidewater\\nshe/her"}}</script>'
    )
    got = read(html, "https://bsky.app/profile/ada.example.com")

    assert (got.filled.headline, got.filled.organisation) == ("Designer at Tidewater", "Tidewater")


@pytest.mark.parametrize(
    ("site", "url", "expected"),
    [
        ("Example & Partner Rechtsanwälte", "https://www.example-partner.de/team/ada", True),
        ("Halden Registry", "https://www.haldenregistry.com/lawyers/ada", False),
    ],
)
def test_a_firm_that_bears_the_family_name_is_the_house(read, site, url, expected):
    mail = "<p>ada@example-partner.de</p>" if expected else ""
    got = read(page(f"<h1>Ada Example</h1><p>Partnerin</p>{mail}", site), url)

    assert got.filled.organisation == (site if expected else None)


@pytest.mark.parametrize(
    "pair",
    [
        "<table><tr><td>Cargo</td><td>Jefa</td></tr></table>",
        "<div><div>Position</div><div>Jefa</div></div>",
        "<dl><dt>Stanowisko</dt><dd>Jefa</dd></dl>",
        "<p><strong>Funkcia:</strong> Jefa</p>",
        "<div><span>Functie</span> <span>Jefa</span></div>",
    ],
)
def test_a_label_and_its_value_are_read_in_any_markup(read, pair):
    assert read(page(f"<h1>Ada Example</h1><p>About.</p>{pair}"), URL).filled.headline == "Jefa"


def test_an_office_before_the_name_is_the_headline_where_nothing_else_is(read):
    with_rank = "<h1>Senator Ada Example</h1>"

    assert read(page(with_rank), URL).filled.headline == "Senator"
    assert read(page(f"{with_rank}<p>Deputy Speaker</p>"), URL).filled.headline == "Deputy Speaker"


@pytest.mark.parametrize(
    ("site", "email", "expected"),
    [
        ("University of Halden", "ada.example@halden.org", "University of Halden"),
        ("Halden", "ada.example@halden.org", "Halden"),
        ("Halden", "ada.example@mail.net", None),
        ("Halden Conference 2025", "ada.example@halden.org", None),
        ("Ada Example Studio", "ada.example@halden.org", None),
    ],
)
def test_a_site_is_its_member_s_house_where_more_than_one_sign_says_so(read, site, email, expected):
    got = read(page(f"<h1>Ada Example</h1><p>{email}</p>", site), URL)

    assert (got.filled.name, got.filled.organisation) == ("Ada Example", expected)


@pytest.mark.parametrize(
    ("bio", "headline", "organisation"),
    [
        ("Writer", "Writer", None),
        ("Engineer at Halden Labs. Gardens.", "Engineer at Halden Labs", "Halden Labs"),
        ("210 Following, 3K Followers · Librarian in Halden", "Librarian in Halden", None),
        ("Rooms and resonance", None, None),
    ],
)  # fmt: skip
def test_a_bio_s_first_words_are_the_headline_where_they_are_a_role(
    read, bio, headline, organisation
):
    html = (
        '<meta property="og:type" content="profile"><title>Ada Example (@ada) - Social</title>'
        f'<meta property="og:title" content="Ada Example (@ada)">'
        f'<meta property="og:description" content="{bio}">'
    )
    got = read(html, "https://www.threads.com/@ada")

    assert got.filled.name == "Ada Example"
    assert (got.filled.headline, got.filled.organisation) == (headline, organisation)


@pytest.mark.parametrize(
    "pair",
    [
        "<p><b>E-mail</b><i><a href='mailto:ada@halden.org'>ada@halden.org</a></i></p>",
        "<p><b>E-mail</b><i>ada@halden.org</i></p>",
    ],
)  # fmt: skip
def test_a_label_drawn_apart_is_not_part_of_the_address(read, pair):
    got = read(page(f"<h1>Ada Example</h1>{pair}"), URL)

    assert [one.value for one in got.filled.emails] == ["ada@halden.org"]


def test_a_label_in_bold_needs_no_colon(read):
    main = "<h1>Ada Example</h1><div><b>Party</b><span>Greens</span></div>"

    assert read(page(main), URL).filled.organisation == "Greens"
