"""Whose site a page is on, and what of it is the person's: houses, mailboxes, links elsewhere."""

# ruff: noqa: E501 - a page stands in one row of the table

import pytest

PAGE = "<html><head><title>{title}</title></head><body><header>{header}</header><main>{main}</main><footer>{footer}</footer></body></html>"
TEAM = "https://www.halden-bio.example/about/leadership/ada-example"
OWN = "https://www.atelier-example.example/"


def page(title, main, header="", footer=""):
    return PAGE.format(title=title, header=header, main=main, footer=footer)


def test_a_team_s_page_is_its_house_s_where_the_host_is_called_so(read):
    html = page(
        "Leadership | Halden Bio", "<h1>Ada Example, PhD</h1><h3>Chief Scientific Officer</h3>"
    )

    assert read(html, TEAM).filled.organisation == "Halden Bio"


@pytest.mark.parametrize("path", ["lawyers/ada-example", "profile/ada-example", "ada-example"])
def test_a_register_is_no_house_of_whom_it_lists(read, path):
    html = page("Ada Example | Halden Bio", "<h1>Ada Example, PhD</h1><p>Lawyer</p>")

    assert read(html, f"https://www.halden-bio.example/{path}").filled.organisation is None


def test_the_picture_that_leads_home_names_the_house(read):
    header = "<a href='/'><img src='w.png' alt='Wappen Gemeinde Halden'></a>"
    main = "<h1>Ada Example</h1><p>Gemeindepräsidentin</p><a href='mailto:ada.example@halden.example'>E-Mail</a>"
    got = read(page("Ada Example", main, header), "https://www.halden.example/politik/ada-example")

    assert got.filled.organisation == "Gemeinde Halden"


def test_a_workshop_that_the_own_site_is_called_by_is_the_house(read):
    main = "<h1>Wood and sea</h1><p>Ada Example<br>14, rue du Port<br>29100 Halden</p>"
    html = page("Ada Example, ébéniste à Halden", main, "<img src='l.svg' alt='Atelier Example'>")

    assert read(html, OWN).filled.organisation == "Atelier Example"


def test_a_title_that_says_where_a_house_is_gives_its_name(read):
    header = "<p><a href='/'>Praxis Halden</a></p>"
    main = "<h1>Ada Example</h1><p>Osteopathin</p><p>praxis@praxis-halden.example</p>"
    html = page("Ada Example - Praxis Halden in Bergen", main, header)
    got = read(html, "https://www.praxis-halden.example/ada-example")

    assert got.filled.organisation == "Praxis Halden"


@pytest.mark.parametrize("founded", ["1921", "1908"])
def test_the_year_of_a_club_makes_it_no_event(read, founded):
    club = f"TSV Halden {founded} e.V."
    main = "<h1>Ada Example</h1><p>Trainerin</p><p>ada@tsv-halden.example</p>"
    html = page(f"Ada Example - {club}", main, f"<a href='/'>{club}</a>")

    assert read(html, "https://www.tsv-halden.example/team/ada-example").filled.organisation == club


@pytest.mark.parametrize(
    ("more", "generic"),
    [("", [False]), ("<p>jobs@atelier-example.example</p>", [])],
)
def test_the_only_mailbox_of_somebody_s_own_site_is_theirs(read, more, generic):
    main = f"<h1>Ada Example</h1><p>Stylist</p><a href='mailto:studio@atelier-example.example'>Write</a>{more}"
    emails = read(page("Ada Example", main), OWN).filled.emails

    assert [one.generic for one in emails] == generic


@pytest.mark.parametrize(
    "address",
    [
        "https://vimeo.example/adaexample",
        "https://cv.archive.example/ada-example",
        "https://www.homes.example/profile/aexample",
        "https://photos.example/people/adaexample",
        "https://www.films.example/de/actors/ada-example",
    ],
)
def test_an_address_elsewhere_that_is_called_by_the_name_is_the_person_s(read, address):
    main = f"<h1>Ada Example</h1><p>Curator</p><p><a href='{address}'>there</a></p>"

    assert address in read(page("Ada Example", main), "https://halden.org/people/7").filled.links


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/ada-example-wins-a-prize",
        "https://news.example/2024/05/02/culture/ada-example",
        "https://shop.example/example",
        "https://files.example/ada-example.pdf",
        "https://www.halden.org/blog/ada-example",
    ],
)
def test_what_else_has_the_name_in_its_address_is_no_profile(read, address):
    main = f"<h1>Ada Example</h1><p>Curator</p><p><a href='{address}'>there</a></p>"

    assert (
        address not in read(page("Ada Example", main), "https://halden.org/people/7").filled.links
    )
