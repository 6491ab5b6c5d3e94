"""Whom a page is about and what they do, said as it is in more of the world's languages."""

# ruff: noqa: E501 - a page and its address stand in one row of the table

import pytest

SAID = {  # what, and the page, its address and what it fills in
    "a house that the page's data tell in another place": (
        (
            '<title>Ada Example</title><h1>Ada Example</h1><script type="application/ld+json">{"@graph": ['
            '{"@type": "Person", "name": "Ada Example", "url": "https://adaexample.example/", "jobTitle": "Surgeon",'
            ' "worksFor": {"@id": "#clinic"}}, {"@type": "Hospital", "@id": "#clinic", "name": "Brightwater Hospital"}]}</script>'
        ),
        "https://adaexample.example/",
        {"organisation": "Brightwater Hospital"},
    ),
    "a picture of whom the site is named after": (
        (
            '<title>Om meg</title><h2>Om meg</h2><img src="a.jpg" alt="Bilde av Ingrid Solvang">'
            "<p>Som tolk jobber jeg mest for sykehus og domstoler.</p>"
        ),
        "https://ingridsolvang.example/om-meg",
        {"name": "Ingrid Solvang", "headline": "tolk"},
    ),
    "a Portuguese name whose last word is junior": (
        "<title>CASA & SOL</title><p>Ol\u00e1! Meu nome \u00e9 Ricardo J\u00fanior e desenho jardins.</p>",
        "https://casasol.example/sobre-mim",
        {"name": "Ricardo J\u00fanior"},
    ),
    "what somebody is, in Slovene": (
        "<title>O meni \u2014 Ada Example</title><h1>O meni</h1><p>Sem docentka za kemijo na Fakulteti v Haldnu.</p>",
        "https://adaexample.example/o-meni",
        {"headline": "docentka za kemijo"},
    ),
    "what somebody is, in Estonian": (
        "<title>Minust</title><h1>Ada Example</h1><h2>Tere! Ma olen Ada, vabakutseline f\u00fcsioterapeut.</h2>",
        "https://adaexample.example/minust",
        {"headline": "vabakutseline f\u00fcsioterapeut"},
    ),
    "a post as the heading over who holds it": (
        (
            "<title>Professor \u2014 Waves Lab</title><h1>Professor</h1><h3>Adawon Song (\uc1a1\uc544\ub2e4), Ph.D.</h3>"
            "<p>Adawon Song is a Professor in the Department of Waves at Halden.</p>"
            '<p>E-mail: <a href="mailto:awsong@halden.example">awsong@halden.example</a></p>'
        ),
        "https://waves.example/people/professor.html",
        {"name": "Adawon Song"},
    ),
    "a title without a space behind it": (
        "<title>Dr.Ada Example</title><h1>Dr.Ada Example</h1><p>Ada Example is a surgeon.</p>",
        "https://adaexample.example/",
        {"name": "Ada Example"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SAID)
def test_a_page_says(read, what):
    page, address, expected = SAID[what]

    made = read(page, address)

    assert made.kind == "person"
    assert {field: getattr(made.filled, field) for field in expected} == expected


FOOT = (
    "<title>Vita \u00b7 Ada Example</title><h1>Ada Example</h1><p>Potter</p><footer>"
    "<p>{whose} +41 44 668 18 00 ada@halden.example</p><p>Booking \u00b7 Bo Roe +41 44 668 18 01</p></footer>"
)


def test_a_number_in_a_line_that_begins_with_the_name_is_theirs(read):
    page = FOOT.format(whose="Ada Example")

    made = read(page, "https://halden.example/ada-example/vita.html")

    assert [one.value for one in made.filled.phones] == ["+41446681800"]


def test_a_number_in_a_line_that_begins_with_another_name_is_not(read):
    page = FOOT.format(whose="Cleo Quill")

    made = read(page, "https://halden.example/ada-example/vita.html")

    assert made.filled.phones == []


@pytest.mark.parametrize(
    ("label", "lang", "number", "expected"),
    [
        ("\u03a4\u03b7\u03bb\u03ad\u03c6\u03c9\u03bd\u03bf", "el", "22810 55014", "+302281055014"),
        ("\u0422\u0435\u043b\u0435\u0444\u043e\u043d", "bg", "02 987 65 43", "+35929876543"),
    ],
)
def test_a_number_behind_a_label_in_other_letters_is_found(read, label, lang, number, expected):
    page = (
        f'<html lang="{lang}"><title>Ada Example</title><h1>Ada Example: Engineer</h1>'
        f"<p><b>{label}:</b> {number}</p></html>"
    )

    made = read(page, "https://adaexample.example/")

    assert [one.value for one in made.filled.phones] == [expected]
