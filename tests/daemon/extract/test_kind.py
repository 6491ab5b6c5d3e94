"""What a page is about; a page that is about nobody invents nobody."""

# ruff: noqa: E501, ISC004 - a page and its address stand in one row of the table

import pytest

PARAGRAPH = "<p>" + "The engine weaves algebraical patterns just as the loom weaves flowers. " * 3

NOBODY = {  # what, and the page with its address
    "a service on a practitioner's site": (
        "<title>Ada Example Psychologist - Anger Management</title><h1>Anger Management</h1>"
        + PARAGRAPH,
        "https://adaexample.com.au/services/anger-management",
    ),
    "a band": (
        '<script type="application/ld+json">{"@type": "MusicGroup", "name": "Mary Celeste"}'
        "</script><title>Mary Celeste</title><h1>Mary Celeste</h1>",
        "https://tickets.example.org/mary-celeste",
    ),
    "a product": (
        "<title>Velvet Comet | Shop</title><h1>Velvet Comet</h1>" + PARAGRAPH,
        "https://shop.example.org/velvet-comet",
    ),
    "a news story": (
        '<meta property="article:published_time" content="2020-01-01"><title>Ada Example</title>'
        '<h1>Ada Example</h1><p class="byline">By Bob Sample</p>' + PARAGRAPH,
        "https://news.example.org/2020/01/ada-example",
    ),
    "a post under its author's name": (
        "<title>On engines | notes.example.org</title><aside>I'm Ada Example, hello</aside>"
        "<h1>On engines</h1>" + PARAGRAPH,
        "https://notes.example.org/2013-10-23_on-engines",
    ),
    "a house's contact page": (
        "<title>Analytical Engines Ltd - Contact</title><h1>Contact Us</h1><h2>Ada Example</h2>"
        "<p>Service manager, ext. 12</p><p>info@engines.example.org</p>",
        "https://engines.example.org/contact",
    ),
    "a channel": (
        '<title>Telegram: Contact @mary</title><meta property="og:title" content="Mary Celeste">'
        "<p>12 345 subscribers</p>",
        "https://t.me/marys",
    ),
    "a log-in wall": (
        "<title>Sign in | LinkedIn</title><h1>Sign in</h1>",
        "https://www.linkedin.com/authwall?trk=x",
    ),
    "a song": (
        "<title>Mary Jane - The Valleys</title><h1>Mary Jane</h1><h2>The Valleys</h2><p>Oh Mary Jane</p>",
        "https://words.example.com/mary-jane",
    ),
    "a street": (
        "<title>Martin Example Boulevard, Halden</title><h1>Martin Example Boulevard</h1><p>In Halden.</p>",
        "https://maps.example.com/place/martin-example-boulevard",
    ),
    "a post about somebody": (
        "<title>Ada Example, the first engineer | Notes</title><h1>Ada Example, the first engineer</h1>"
        "<p>Bo Sample · 4 min read</p><p>Ada Example was born in London in 1815. She wrote notes.</p>",
        "https://notes.example.com/ada-example",
    ),
    "a label named after a person": (
        "<title>Anna Example | Bags</title><meta property='og:site_name' content='Anna Example'>"
        "<a href='/cart'>Bag (0)</a><h1>New in</h1><p>Bag Luna 240</p>",
        "https://www.annaexample.com/",
    ),
    "an interview": (
        '<meta property="og:type" content="article"><title>Ada Example: "I never planned it" | Paper</title>'
        "<h1>Ada Example: “I never planned it”</h1><p>The engineer on luck.</p>",
        "https://paper.example.org/culture/ada-example",
    ),
    "an obituary": (
        "<title>Ada Example, shipwright | Paper</title><h1>Ada Example, shipwright</h1>"
        "<p>By Bob Sample, 3 May 2025</p><p>Ada Example, who has died, built more than fifty boats.</p>",
        "https://paper.example.org/obituaries/ada-example",
    ),
    "a firm's imprint": (
        "<title>Impressum - Engines</title><h1>Impressum</h1><p>Engines GmbH</p>"
        "<p>Geschäftsführerin: Anna Example</p><p>Telefon: 04231 5550123</p>",
        "https://engines.example.org/impressum",
    ),
    "a practice under its owner's name": (
        "<title>Praxis Dr. Example - Hausarzt</title><h1>Praxis Dr. Example</h1>"
        "<p>Telefon: 0365 5550123</p><p>praxis@praxis-dr-example.net</p>",
        "https://www.praxis-dr-example.net/",
    ),
    "a museum's channel": (
        '<meta property="og:type" content="profile"><meta property="og:title" content="Halden Museum">'
        "<title>Halden Museum - YouTube</title><h1>Halden Museum</h1>",
        "https://www.youtube.com/@haldenmuseum",
    ),
    "a hotel": (
        "<title>Hotel Anna Maria - Halden</title><h1>Anna Maria</h1><p>Tel. +39 0541 555014</p>",
        "https://www.annamaria.it/",
    ),
    "a foundation": (
        "<title>Ada Example Foundation</title><h1>Ada Example</h1>"
        "<p>The Ada Example Foundation supports young engineers all over the country.</p>",
        "https://www.adaexample.org/",
    ),
    "a town": (
        "<title>Santa Rosa</title><h1>Santa Rosa</h1><p>Santa Rosa is a city by the sea, and has"
        " been one for a while.</p><p>Phone: (650) 253-0000</p>",
        "https://www.santarosa.example.com/",
    ),
    "a restaurant": (
        "<title>Jan Jansen - Restaurant</title><h1>Jan Jansen</h1><p>Tel. 020 123 45 67</p>",
        "https://www.janjansen.nl/",
    ),
    "a shop": (
        "<title>Carmen Rosales · Moda flamenca</title><h1>Carmen Rosales</h1><p>Hecha en Halden.</p>"
        "<p>Tel. 954 55 01 42</p>",
        "https://www.carmenrosales.es/",
    ),
    "a band of several": (
        "<title>Harrison Vale</title><h1>Harrison Vale</h1><p>Harrison Vale are five people from"
        " Halden and play loud.</p><p>booking@harrisonvale.com</p>",
        "https://www.harrisonvale.com/",
    ),
    "a case at law": (
        "<title>Brandt v. Rieck</title><h1>Brandt v. Rieck</h1><p>Judge Ida Brown wrote it.</p>",
        "https://courts.example.org/cases/brandt-v-rieck",
    ),
    "a house's contact page without a first heading": (
        "<title>Kontakt</title><h2>Ada Example</h2><p>Ihr Ansprechpartner</p><p>Tel. 0941 5550142</p>"
        "<p>info@engines.de</p>",
        "https://www.engines.de/kontakt",
    ),
    "a recipe whose author signs the footer": (
        "<title>Soup</title><h1>Soup</h1>" + PARAGRAPH + "<footer>© 2026 Ada Example</footer>",
        "https://www.adaexample.com/soup",
    ),
    "a talk": (
        "<title>Talk by Ada Example | Halden</title><h1>Looms for all</h1><h2>Ada Example</h2>"
        "<p>Room 4</p>",
        "https://halden.example.org/events/looms-for-all",
    ),
    "nothing at all": ("", "https://empty.example.org/"),
}


@pytest.mark.parametrize("what", NOBODY)
def test_nobody_is_invented_on(read, what):
    got = read(*NOBODY[what])

    assert got.kind != "person"
    assert got.filled.model_dump(exclude_defaults=True) == {}


def test_a_list_offers_its_people_and_fills_in_nothing(read):
    people = "".join(
        f"<h3>{one}</h3><p>Engineer</p>" for one in ("Ada Example", "Bob Sample", "Carla Muster")
    )
    got = read(f"<title>Our team</title><h1>Our team</h1>{people}", "https://a.example.org/team")

    assert got.kind == "list"
    assert [one.name for one in got.people] == ["Ada Example", "Bob Sample", "Carla Muster"]
    assert got.filled.name is None


@pytest.mark.parametrize(
    "page",
    [
        ("<title>Ada Example - States</title><h1>Ada Example</h1>", "https://gov.example.org/a/7"),
        ("<title>2014</title><p><b>Ada Example</b></p><p>Ada Example was born in London in 1815, she"
         " studied.</p><h1>Assembly</h1><h1>Contact</h1>", "https://a.example.org/ada-example-2014"),
        ("<title>Parliament</title><h1>Hon. Ada Example MP - Minister for Engines</h1>",
         "https://parliament.example.org/example-ada"),
        ("<title>Symposium | Ada Example</title><h1>Ada Example</h1>", "https://c.example.org/s/9"),
        ("<title>ada — Hello!</title><h1>Ada Example</h1>", "https://adaexample.github.io/"),
        ("<title>王小明 - 教授</title><h1>王小明</h1>", "https://u.example.org/faculty/7"),
    ],
)  # fmt: skip
def test_a_person_is_found_without_any_markup_for_one(read, page):
    got = read(*page)
    expected = "王小明" if "王" in page[0] else "Ada Example"

    if got.filled.name is None:  # the plain-line page may only be sure enough to suggest
        assert got.suggested_name == expected
    else:
        assert (got.kind, got.filled.name) == ("person", expected)


@pytest.mark.parametrize(
    "page",
    [
        ("<title>Ada Example :: Conf 2025</title><h1><a href='/c/'>Conf 2025</a></h1><h3>Ada Example</h3>",
         "https://talks.example.org/c/speaker/Q7/"),
        ("<title>Ada Example | Law School</title><header><h1>Law School</h1></header>"
         "<div>Ada Example</div><div>Professor of Law</div>", "https://l.halden.net/profiles/ada-example"),
        ("<title>Ada Example - Directory - House</title><h1>Directory</h1><h2>Ada Example</h2>"
         "<p><a href='mailto:aexample@house.org'>aexample@house.org</a></p>", "https://d.house.org/44"),
        ("<title>Ada Example - Engineer</title><h1>Hi, I'm Ada 👋</h1><p>I build engines.</p>",
         "https://adaexample.dev/"),
        ('<script type="application/ld+json">{"@type": "RealEstateAgent", "name": "Ada Example"}</script>'
         "<title>Ada Example | Homes</title><h1>Ada Example</h1>", "https://homes.example.org/agents/ada-example"),
        ('<meta property="og:type" content="profile"><meta property="og:title" content="Ada Example on Halden">'
         "<title>Ada Example on Halden</title><h1>Ada Example</h1>", "https://www.halden.net/adaexample"),
        ("<title>Ada Example</title><header><a href='/'>Ada Example</a></header><p>Boats.</p>", "https://adaexample.net/"),
        ('<script type="application/ld+json">{"@type": "Event", "name": "Summit"}</script>'
         "<title>Dr. Ada Example | Summit</title><h2>Dr. Ada Example</h2>", "https://s.example.org/speakers/ada-example"),
    ],
)  # fmt: skip
def test_what_else_a_page_is_headed_with_hides_no_person(read, page):
    got = read(*page)

    assert (got.kind, got.filled.name) == ("person", "Ada Example")


@pytest.mark.parametrize(
    ("html", "url", "status"),
    [
        ("<title>Ada Example | LinkedIn</title><h1>Ada Example</h1>", "https://www.linkedin.com/in/ada-example", "degraded"),
        ("<h1><b class='p-name vcard-fullname'>Ada Example</b></h1>", "https://github.com/adaexample", "degraded"),
        ("<title>Ada Example (@adaexample) · Threads</title><h1>Ada Example</h1>", "https://www.threads.com/@adaexample", "ok"),
        ("<title>藤森 健太 | LinkedIn</title><h2>藤森 健太</h2>", "https://www.linkedin.com/in/kenta-f", "degraded"),
        ("<title>X</title><h1>Posts</h1>", "https://www.facebook.com/adaexample", "broken"),
        ("<title>LinkedIn</title><h1>Skills</h1>", "https://www.linkedin.com/in/ada-example", "broken"),
        ("<title>Just a moment...</title>", "https://site.example.org/", "wall"),
        ("<title>Ada Example</title><h1>Ada Example</h1><p>Engineer</p>", "https://site.example.org/p", "unknown_site"),
        ("<title>Ada Example</title><h1>Ada Example</h1>", "https://site.example.org/p", "not_profile"),
        ("<title>Prices</title><h1>Prices</h1>", "https://site.example.org/p", "not_profile"),
    ],
)  # fmt: skip
def test_the_status_says_how_it_went(read, html, url, status):
    assert read(html, url).status == status


@pytest.mark.parametrize(
    "title",
    [
        "Page not found - Halden College",
        "404 | Halden",
        "Seite nicht gefunden - Halden",
        "Halden | Página no encontrada",
        "Stránka nenájdená",
    ],
)
def test_a_page_that_is_not_there_is_about_nobody(read, title):
    html = (
        f"<title>{title}</title><main><h1>Ada Example</h1><p>Ada Example may have left.</p></main>"
    )

    got = read(html, "https://halden.example/staff/ada-example")

    assert (got.kind, got.filled.name) == ("other", None)


@pytest.mark.parametrize("of", ["Event", "Product", "JobPosting"])
def test_what_there_is_to_see_or_buy_is_no_article(read, of):
    html = (
        f'<title>Ada Example reads - Halden</title><script type="application/ld+json">{{"@type": "{of}", "name": "Reading",'
        '"performer": {"@type": "Person", "name": "Ada Example"}}</script><h1>Ada Example reads</h1>'
    )
    assert read(html, "https://halden.example/event/reading").kind == "other"


def test_a_magazine_that_is_named_after_a_missing_page_has_people(read):
    html = "<title>Ada Example | 404 Halden</title><main><h1>Ada Example</h1><p>Reporter</p><p>ada@404halden.example</p></main>"

    assert read(html, "https://404halden.example/author/ada-example").filled.name == "Ada Example"
