"""Blogs that somebody signs, forms that somebody fills in, and names in scripts with marks."""

# ruff: noqa: E501 - a page and its address stand in one row of the table

import pytest

from kithbook.extract import employer, name, occupation

BLOG = (
    "<meta name='generator' content='{}'><meta property='og:type' content='article'>"
    "<meta property='article:published_time' content='2022-01-03T05:26:28+00:00'>"
    "<title>About | Ada Example</title><div><a href='/'>Ada Example</a></div><main><h1>About</h1>"
    "<p>Notes about rivers and the boats on them.</p></main><footer>© 2022 Ada Example. Some rights"
    " reserved.</footer>"
)
FORM = (
    "<title>Document</title><div><div><p>{}</p><p>สมหญิง ฮัลเดน</p></div>"
    "<div><p>Email :</p><p>64000001@halden.ac.th</p></div><div><p>{}</p><p>ไทย</p></div></div>"
)

NOBODY = {
    "a bot": (
        "<title>Zolda</title><h1>Zolda</h1><p>Hi, I'm Zolda, ready to book your next trip.</p>",
        "https://trips.example/",
    ),
    "a bot on its own host": (
        "<title>Zolda</title><h1>Zolda</h1><p>Hi, I'm Zolda, your travel assistant. Zolda books trips.</p>",
        "https://zolda.example/",
    ),
    "a bot that does something": (
        "<title>Zolda</title><h1>Zolda</h1><p>Hi, I'm Zolda, an AI assistant by Halden Labs.</p>",
        "https://zolda.example/",
    ),
    "a thing that speaks": (
        "<title>Zolda</title><h1>Zolda</h1><p>Hi, I'm Zolda! Drink me cold, and bring friends.</p>",
        "https://zolda.example/",
    ),
    "a portfolio of a house": (
        "<meta name='author' content='Halden Brewing'><title>Halden Brewing — Portfolio</title><h2>Work</h2>",
        "https://work.example/",
    ),
    "a portfolio by another": (
        "<meta name='author' content='Bo Quill'><title>Ada Example — Portfolio</title><h2>Arbeiten</h2>",
        "https://work.example/",
    ),
}  # fmt: skip


def test_a_blog_s_page_about_is_of_whom_it_is_signed_by(read):
    url = "https://x92.example/about/"
    got = read(BLOG.format("Jekyll v4.2.1"), url)
    assert (got.kind, got.filled.name) == ("person", "Ada Example")
    assert read(BLOG.format("Drupal 9"), url).filled.name is None
    assert read(BLOG.format("Jekyll v4.2.1"), "https://x92.example/rivers/").filled.name is None


def test_a_project_s_page_about_is_nobody_s(read):
    page = (
        "<meta name='generator' content='Hugo 0.9'><title>About | Riverkit</title><h1>About</h1>"
        "<h2>Ada Example</h2><p>wrote the first release.</p>"
    )
    assert read(page, "https://riverkit.example/about/").filled.name is None


def test_a_portfolio_is_its_author_s(read):
    page = (
        "<meta name='author' content='Ada Example'><title>Ada Example — Portfolio</title>"
        "<h1>&nbsp;</h1><h2>Arbeiten</h2><p>Ausgewählte Projekte der letzten Jahre</p>"
    )
    got = read(page, "https://work.example/")
    assert (got.kind, got.filled.name) == ("person", "Ada Example")


def test_a_title_and_the_host_are_enough_for_a_portfolio(read):
    page = "<title>Portfolio Ada Example</title><a href='1.html'><img src='1.jpg'></a>"
    assert read(page, "https://adaexample.example/").filled.name == "Ada Example"


@pytest.mark.parametrize("what", NOBODY)
def test_nobody_is_made_of_it(read, what):
    assert read(*NOBODY[what]).filled.name is None


def test_one_word_is_the_name_of_who_says_so_where_the_host_agrees(read):
    page = (
        "<title>Web Developer</title><h1>Zolda</h1><p>Web developer with a love for rivers</p>"
        "<h1>About</h1><p>Hello, I'm Zolda, a web developer. I have been at it for some time now.</p>"
    )
    assert read(page, "https://zolda.example/profile/").filled.name == "Zolda"
    assert read(page, "https://pages.example/profile/").filled.name is None


def test_a_form_that_people_fill_in_makes_its_name_a_person_s(read):
    url = "https://pages.example/profile/"
    got = read(FORM.format("ชื่อ :", "สัญชาติ :"), url)
    assert (got.kind, got.filled.name) == ("person", "สมหญิง ฮัลเดน")
    assert read(FORM.format("ชื่อ :", "ภาษา :"), url).filled.name is None


def test_who_stands_first_among_several_is_not_the_page_s(read):
    row = "<div><h2>{}</h2><p>Room 3-5</p><p>{}@halden.example</p></div>"
    both = row.format("Professor Ada Example", "ada.example") + row.format(
        "Associate Professor Bo Quill", "bo.quill"
    )
    page = "<title>faculty | HALDEN</title><h1>faculty</h1>"
    got = read(page + both, "https://halden.example/faculty/")
    assert (got.kind, got.filled.name) == ("list", None)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Adina(Addy) Example", "Adina (Addy) Example"),
        ("นาย สมชาย ฮัลเดน", "สมชาย ฮัลเดน"),
        ("डॉ. अदा हाल्डेन", "अदा हाल्डेन"),
        ("Portfolio Ada Example", "Ada Example"),
        ("Portfolio of Ada Example", "Ada Example"),
    ],
)
def test_a_name_is_read_out_of_it(line, value):
    got = name.read(line)
    assert (got.value, got.looks) == (value, 1.0)


@pytest.mark.parametrize("line", ["Datenanalyst", "Expertin für Architektur", "Marktanalystin"])
def test_it_is_what_someone_does(line):
    assert occupation.role(line)


HELD = {
    "years in a heading below the post": (
        "<h2>Arbeitserfahrung</h2><h5>Campaign Manager @ Halden GmbH</h5><h6>Oktober 2019 - Heute</h6>",
        ("Campaign Manager", "Halden GmbH"),
    ),
    "the house below the years": (
        "<h2>Berufserfahrung</h2><h3>Datenanalyst</h3><p>06.2024 - heute</p><p>Universität Halden</p>",
        ("Datenanalyst", "Universität Halden"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HELD)
def test_a_post_is_held_since(read, what):
    html, wanted = HELD[what]
    got = read(
        f"<title>Ada Example</title><h1>Ada Example</h1>{html}", "https://adaexample.example/"
    )
    assert (got.filled.headline, got.filled.organisation) == wanted


def test_a_role_in_a_heading_below_a_motto_is_read(read):
    page = (
        "<title>Ada Example</title><h1>Dr. Ada Example</h1><h2>Flüsse erforschen und verstehen</h2><h3>{}</h3>"
        "<h3>Portrait</h3>"
    )
    url = "https://adaexample.example/"
    got = read(page.format("Expertin für Flüsse"), url)
    assert got.filled.headline == "Expertin für Flüsse"
    assert read(page.format("Neue Bücher"), url).filled.headline is None


def test_what_is_done_with_dots_between_is_no_house(read):
    page = "<title>Ada Example</title><h1>Ada Example</h1><p>Operational Excellence · CI/TPM · Lean Institute</p>"
    assert read(page, "https://adaexample.example/").filled.organisation is None


def test_a_heading_may_be_the_label_of_the_name(read):
    page = "<title>{}</title><h1><span>氏名</span></h1><p>佐藤春海</p><h1>趣味</h1><ul><li>読書</li></ul>"
    url = "https://pages.example/profile/"
    assert read(page.format("自己紹介"), url).filled.name == "佐藤春海"
    assert read(page.format("活動"), "https://pages.example/a").filled.name is None


def test_a_house_ends_where_another_post_begins():
    said = "Lecturer at Halden Polytechnic and trainee at Halden Labs"
    assert employer.read(said) == "Halden Polytechnic"
    assert employer.read("Buyer at Quill and Roe") == "Quill and Roe"
