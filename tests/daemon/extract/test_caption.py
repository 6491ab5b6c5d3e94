"""What is said of someone above their name, under their picture, in the title and the head."""

# ruff: noqa: E501, ISC004 - a page and its address stand in one row of the table

import pytest

URL = "https://www.halden.org/people/ada-example"
HOME = "https://adaexample.example/"

SAID = {  # what: the page, its address, headline and organisation
    "a small line over the heading": (
        "<title>Ada Example</title><main><div><p>Linguist · University of Halden</p><h1>Ada Example</h1>"
        "<p>I study how words begin.</p></div></main>",
        HOME, "Linguist · University of Halden", "University of Halden",
    ),
    "under a portrait": (
        "<title>Ada Example</title><main><h1>Ada Example</h1><p>" + "Engines weave patterns as looms do. " * 8
        + "</p><div><img src='a.jpg' alt='Ada Example'><div><p>Advokat & Partner</p><p><a href='tel:0700555012'>0700 555 012</a></p></div></div></main>",
        HOME, "Advokat & Partner", None,
    ),
    "in the title": (
        "<title>Ada Example — fizyk: kwanty i obliczenia</title><main><h1>Ada Example</h1><p>Witam.</p></main>",
        HOME, "fizyk", None,
    ),
    "in the description": (
        '<title>Ada Example</title><meta name="description" content="Ada Example is a botanist at Halden Gardens. She walks.">'
        "<main><h1>Ada Example</h1><p>Moss.</p></main>",
        HOME, "botanist at Halden Gardens", "Halden Gardens",
    ),
    "nobody's, but what a site holds": (
        '<title>Ada Example</title><meta name="description" content="Ada Example, lecturers, tools, tutors and research">'
        "<main><h1>Ada Example</h1><p>Moss.</p></main>",
        HOME, None, None,
    ),
    "the line of whoever stands above": (
        "<title>Ada Example</title><main><div><h2>Bo Sample</h2><p>Director</p><h2>Ada Example</h2><p>Moss.</p></div></main>",
        HOME, None, None,
    ),
    "the name of the site in the title": (
        "<title>Ada Example | Artist Finder</title><main><h1>Ada Example</h1><p>ada@halden.org</p></main>",
        URL, None, None,
    ),
    "the name of the site in title and address": (
        "<title>Ada Example | Meisterdesigner</title><main><h1>Ada Example</h1><p>ada@halden.org</p></main>",
        "https://meisterdesigner.example/people/ada-example", None, None,
    ),
    "a heading of an own home": (
        "<title>Ada Example | Teaching</title><main><h1>Teaching and projects</h1><p>All my material.</p><aside><h2>Profesora Titular</h2>"
        "<p>Departamento de Construcción y Proyectos.</p></aside><h2>Ada Example</h2><p>ada@adaexample.example</p></main>",
        HOME, "Profesora Titular", "Departamento de Construcción y Proyectos",
    ),
    "a post on an own home": (
        "<title>Ada Example</title><main><h1>Welcome</h1><p>All my posts.</p><h2><a href='/1'>Mad Scientists</a></h2>"
        "<h2>Ada Example</h2><p>ada@adaexample.example</p></main>",
        HOME, None, None,
    ),
    "a house that the text confirms": (
        "<title>Ada Example | Halden</title><main><h1>Ada Example</h1><h2>Principal Engineer, Halden Cloud</h2>"
        "<p>Ada leads the storage team at Halden Cloud. She has cats.</p></main>",
        URL, "Principal Engineer, Halden Cloud", "Halden Cloud",
    ),
    "a subject that nothing confirms": (
        "<title>Ada Example | Halden</title><main><h1>Ada Example</h1><h2>Principal Engineer, Private Cloud</h2></main>",
        URL, "Principal Engineer, Private Cloud", None,
    ),
    "a house behind a role that no list has": (
        '<title>Ada Example</title><script type="application/ld+json">{"@type": "ProfilePage", "mainEntity": {"@type": "Person",'
        '"name": "Ada Example", "jobTitle": "Wrangler at Halden BV"}}</script><h1>Ada Example</h1><p>Wrangler at Halden BV</p>',
        URL, "Wrangler at Halden BV", "Halden BV",
    ),
    "a firm that signs its only title": (
        "<title>Advokatfirman Sample</title><nav><a href='index.html'>ADVOKATFIRMAN SAMPLE</a></nav><main><h1>Ada Sample</h1>"
        "<p>Advokat</p></main><footer>© 2025 Advokatfirman Sample</footer>",
        "https://www.firmansample.example/people/ada-sample", "Advokat", "Advokatfirman Sample",
    ),
    "a house that an address begins with": (
        "<title>Ada Example - Contatti</title><table><tr><td>Indirizzo:</td><td>Dipartimento di Acustica, Università di Halden"
        "<br>Via della Rosa, I-00133 Halden</td></tr></table><p>Ufficio: Corridoio B, piano 0, ufficio 22</p><p>ada.example@halden.example</p>",
        "https://www.acu.halden.example/~example/contatti.html", None, "Dipartimento di Acustica, Università di Halden",
    ),
    "a register that helps its users": (
        "<title>Dr Ada Example - FindADoc</title><header><a href='/'>FindADoc</a></header><main><h1>Dr Ada Example</h1><p>Dermatologist</p>"
        "</main><footer><a href='mailto:support@findadoc.example'>support@findadoc.example</a></footer>",
        "https://findadoc.example/doctors/ada-example", "Dermatologist", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SAID)
def test_what_is_said_around_a_name_is_read(read, what):
    html, url, headline, organisation = SAID[what]

    got = read(html, url).filled

    assert got.name
    assert (got.headline, got.organisation) == (headline, organisation)


@pytest.mark.parametrize("broken", ["Ada Maria<br>Example", "Ada<br>Maria<br>Example"])
def test_a_heading_over_lines_is_the_whole_name_that_the_title_has(read, broken):
    html = f"<title>Ada Maria Example - Sample Advogados</title><main><h1>{broken}</h1><p>Sócia</p></main>"

    got = read(html, "https://sample.example/equipe/ada-maria-example").filled

    assert (got.name, got.headline) == ("Ada Maria Example", "Sócia")


def test_a_server_s_own_emoji_are_no_part_of_a_name(read):
    html = '<meta property="og:type" content="profile"><meta property="og:title" content="Ada Example :verified: (@ada@halden.social)"><h1>Ada Example :verified:</h1>'

    assert read(html, "https://halden.social/@ada").filled.name == "Ada Example"


@pytest.mark.parametrize("plural", ["Procuradores", "Notaires", "Rechtsanwälte", "Asesores"])
def test_a_family_name_before_a_trade_in_the_plural_is_a_firm(read, plural):
    html = (
        f"<title>EXAMPLE-SAMPLE {plural.upper()}</title><header><a href='index.html'><p>EXAMPLE-SAMPLE {plural.upper()}</p></a></header>"
        "<p>+34 91 555 01 22</p><a href='mailto:example@mail.example'>example@mail.example</a>"
    )
    got = read(html, "https://www.examplesample.example/index.html")

    assert (got.kind, got.filled.name) == ("organisation", None)
