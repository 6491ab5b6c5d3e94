"""Pages called "Vita" or "CV", by whoever they are of, and lists whose title ends with a name."""

# ruff: noqa: E501, ISC004, RUF001 - a page and its address stand in one row of the table

import pytest

from kithbook.extract import name, occupation

OWN = {  # what shows whose it is, and the page with its address: all of "Ada Example"
    "the line below it": (
        "<title>Vita – Halden malt</title><h1>Vita</h1><p>Ada Example</p><h2>Malen? Ich?</h2><p>In der"
        " Schulzeit entstand mein Interesse an Kunst und an Büchern.</p>",
        "https://halden-malt.example/vita.html",
    ),
    "the line below it, by whom": (
        "<title>Bewerbung Ada Example</title><h1>Vita</h1><p>von Ada Example</p><h2>Soft-Skills</h2>"
        "<ul><li>gute Zusammenarbeit</li></ul><p><b>E-Mail:</b> ada.example@halden.de</p>",
        "https://ada-example.halden.de/vita.html",
    ),
    "the heading below it": (
        "<title>Hundeschule – Vita</title><meta name='author' content='Ada Example, Tierärztin'>"
        "<h1>Vita</h1><h3>Ada Example</h3><h2>Veterinärmedizinerin</h2><h4>Zulassung seit</h4><p>1996</p>",
        "https://hundeschule-halden.example/vita.html",
    ),
    "its title": (
        "<title>Ada Example – Künstlerin</title><main><h1>Vita</h1><h3>Werdegang</h3><p>Geboren in Halden."
        " Seitdem beschäftige ich mich mit Zeichnung und Malerei.</p></main>",
        "https://kunst-ada.example/vita.html",
    ),
    "its heading, behind the word": (
        "<title>Ada Example's Web Page</title><meta name='author' content='Ada Example'>"
        "<h1>Vita - Ada Example</h1><h2>Contact Information</h2><p>Email: aexample at halden dot edu</p>",
        "http://personal.halden.edu/aexample/vita.html",
    ),
    "the site's heading": (
        "<title>Vita</title><div><h1>Ada Example</h1></div><ul><li><a href='vita.html'>Vita</a></li></ul>",
        "https://adaexample.example/vita.html",
    ),
    "the foot": (
        "<title>vita | a. example</title><meta name='author' content='Ada Example'><header><h1>a. example</h1>"
        "</header><main><h2>Education</h2><ul><li>2018 — Ph.D., Halden</li></ul></main><footer>"
        "<a href='mailto:ada.example@halden.org'>Email</a><p>© 2020 Ada Example | Powered by Jekyll</p></footer>",
        "https://aexample.example/vita.html",
    ),
    "its first sentence": (
        "<title>Vita</title><center><b>Vita</b></center><blockquote>Ada Example was born on October 30, 1968 in"
        " Halden. She attended school there and graduated in 1987.</blockquote>",
        "http://classic.halden.example/vita.html",
    ),
}  # fmt: skip

LISTS = {
    "a conference named like somebody": (
        "<title>Speakers | Anna Conf</title><meta property='og:title' content='Anna Conf'><h1>Speakers</h1>"
        "<div><h3>Bo Quill</h3><p>Halden</p></div><div><h3>Cy Roe</h3><p>Halden</p></div>",
        "https://annaconf.example/speakers",
    ),
    "a site of one with a page of people": (
        "<title>people | Ada Example</title><meta name='author' content='Ada Example'><h1>people</h1>"
        "<p>members of the lab or group</p><p>Write your biography here.</p><footer>© 2024 Ada Example.</footer>",
        "https://adaexample.example/people/",
    ),
    "a house with a card in its foot": (
        "<title>Faculty | Halden Profiles</title><h1>Faculty</h1><div><h3><a href='/x'>Bo Quill</a></h3>"
        "<blockquote>Professor</blockquote></div><footer class='h-card'><span class='p-name'>HIT</span></footer>",
        "https://halden.example/people/faculty/",
    ),
}  # fmt: skip

OTHERS = {
    "a band's": (
        "<title>Bio | Foo Example</title><h1>Bio</h1><p>Foo Example are one of the loudest acts around, and they"
        " tour all summer.</p>",
        "https://fooexample.example/bio",
    ),
    "a game's": (
        "<title>Vita</title><h2>Vita Gallery</h2><p>A screenshot of the menu.</p>",
        "https://halden.example/vita.html",
    ),
    "a template's": (
        "<title>Conf</title><h1>Speaker Name</h1><h2>Organisation</h2><p>Bio Lorem ipsum dolor sit amet"
        " consectetur adipisicing elit.</p>",
        "https://halden.example/speaker.html",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", OWN)
def test_a_vita_is_of_whom_it_is_by(read, what):
    got = read(*OWN[what])
    assert got.filled.name == "Ada Example"


@pytest.mark.parametrize("what", LISTS)
def test_who_a_list_s_title_ends_with_is_not_whom_it_shows(read, what):
    got = read(*LISTS[what])
    assert (got.kind, got.filled.name) == ("list", None)


@pytest.mark.parametrize("what", OTHERS)
def test_nobody_is_made_of_a_page_called_so(read, what):
    assert read(*OTHERS[what]).filled.name is None


def test_labels_that_only_people_have_make_a_name_a_person_s(read):
    page = "<title>Zyxwo L Quorn | Assembly</title><h1>Zyxwo L Quorn</h1><div>{}</div>"
    url = "http://www.assembly.example/node/5621"
    assert read(page.format("Opened: 1976"), url).filled.name is None
    got = read(page.format("Marital Status: Married"), url)
    assert got.filled.name == "Zyxwo L Quorn"


def test_a_role_below_the_heading_speaks_for_it(read):
    page = "<title>View</title><h1>EXAMPLE, the Hon. Ada (Addy) Jane</h1><p>{}</p><h2>Personal</h2>"
    url = "http://info.halden.example/view?id=11838"
    assert read(page.format("Read on"), url).filled.name is None
    assert read(page.format("Member for Halden"), url).filled.name == "Ada Jane Example"


def test_what_a_host_is_made_of_is_the_name_in_a_longer_title(read):
    got = read(
        "<title>Ada Example Tree Prints | Biography</title><img src='a.jpg' alt='Ada Example'>"
        "<p>My prints are organic, and each of them is different.</p>",
        "https://www.adaexample.example/bio.html",
    )
    assert got.filled.name == "Ada Example"


def test_a_label_in_a_link_is_no_part_of_the_address(read):
    got = read(
        "<title>Ada Example</title><h1>Ada Example</h1><p>Member for Halden</p><a href='mailto:Ada.Example@halden.ee'>"
        "<span>E-post</span>Ada.Example@halden.ee</a>",
        "https://halden.ee/members/ada-example",
    )
    assert [one.value for one in got.filled.emails] == ["Ada.Example@halden.ee"]


def test_a_name_is_read_where_its_label_is_set_apart(read):
    got = read(
        "<p>个人简历</p><p>姓   名:李文秀</p><p>学   历:大专</p><p>邮   箱:wenxiu@halden.example</p>",
        "https://halden.example/resume.html",
    )
    assert got.filled.name == "李文秀"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("CV - Ada Example", "Ada Example"),
        ("Lebenslauf Ada Example", "Ada Example"),
        ("Curriculum Vitae of Ada Example", "Ada Example"),
        ("Ada Example Portfolio", "Ada Example"),
        ("Vita Example", "Vita Example"),
        ("ROE, the Hon. Ada (Addy) Jane", "Ada Jane Roe"),
    ],
)
def test_a_name_is_cut_out_of_what_announces_it(line, value):
    assert name.read(line).value == value


@pytest.mark.parametrize("line", ["Google Scholar", "Künstlerischer Werdegang"])
def test_a_service_and_a_heading_are_no_role(line):
    assert not occupation.role(line)
