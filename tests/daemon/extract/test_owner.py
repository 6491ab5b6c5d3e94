"""Whose page it is where no heading says it plainly: by hand or by a kit, in any language."""

# ruff: noqa: E501, ISC004, RUF001 - a page and its address stand in one row of the table

import pytest

PAGES = {  # what, and the page with its address
    "a name over two lines": (
        "<title>Ada Example - Info</title><p><b>Ada</b></p><p><b>Example</b></p><p>Professoressa</p>",
        "https://www.math.example.it/~example/",
    ),
    "a name in bold, by no title": (
        "<title>De thuispagina van Ada</title><b>ir. A.B. (Ada) van den Example</b><p>Docent</p><h3>Adres</h3>"
        "<p>E-mail: a.b.vandenexample@ct.example.nl</p>",
        "https://www.ct.example.nl/~avde/",
    ),
    "a name in a picture": (
        "<title>Home</title><img src='a.jpg' alt='Portrait of Ada Example'><h1>Hello.</h1><p>I draw.</p>"
        "<p><a href='mailto:ada@adaexample.art'>ada@adaexample.art</a></p>",
        "https://adaexample.art/",
    ),
    "a trade under a name": (
        "<title>About — Ada Example Photography</title><h1>Hello there!</h1><p>I’m Ada — a wedding photographer"
        " based in Halden.</p><p>ada@examplephoto.com</p><footer>© Ada Example 2023</footer>",
        "https://www.examplephoto.com/about",
    ),
    "a name turned round, in title and address": (
        "<title>Example, Zyxwa | Halden</title><h1>Example, Zyxwa</h1><p>Lecturer</p>"
        "<a href='mailto:zq21@halden.edu'>zq21@halden.edu</a>",
        "https://www.halden.edu/staff/example-zyxwa",
    ),
    "a directory's heading above it": (
        "<title>Staff Directory | Halden</title><h1>Staff Directory</h1><h2>Ada Example</h2><table><tr><td>Title</td>"
        "<td>City Clerk</td></tr><tr><td>Phone</td><td>(218) 555-0142</td></tr><tr><td>Email</td>"
        "<td>aexample@halden.gov</td></tr></table>",
        "https://www.halden.gov/directory.aspx?id=44",
    ),
    "the site's name as the heading": (
        "<title>Halden 2026: Ada Example</title><h1>Halden 2026</h1><h2>Ada Example</h2><p>Engineer</p>",
        "https://halden2026.example.com/speaker/ada.example",
    ),
    "lines that hold a name and a role alone": (
        "<title>Halden PLC - Person Details</title><h2>Person Details</h2><div>Ada Example</div><div>Chief Financial Officer</div>"
        "<p>Ms. Example has served as Chief Financial Officer since 2021.</p>",
        "https://halden.example/governance/person-details/?id=7",
    ),
    "a home page": (
        "<title>Ada Example's Home Page</title><font size=5><b>Ada Example</b></font><br>Professor<p>ada@cs.halden.edu</p>",
        "https://www.cs.halden.edu/~ada/",
    ),
}


@pytest.mark.parametrize("what", PAGES)
def test_the_owner_is_found_by(read, what):
    got = read(*PAGES[what])

    assert got.kind == "person"
    assert got.filled.name in {"Ada Example", "Zyxwa Example", "Ada van den Example"}
    assert got.failed == []


def test_somebody_elsewhere_in_a_picture_is_nobody(read):
    html = "<title>Home</title><h1>Hello.</h1><img alt='Bo Sample'><p>We make clocks.</p>"
    got = read(html, "https://clocks.example.org/")

    assert (got.kind == "person", got.filled.name, got.suggested_name) == (False, None, None)


def test_a_copyright_alone_names_nobody(read):
    html = "<title>Soup</title><h1>Soup</h1><p>Simmer.</p><footer>© 2026 Ada Example</footer>"

    assert read(html, "https://food.example.org/soup").filled.name is None
