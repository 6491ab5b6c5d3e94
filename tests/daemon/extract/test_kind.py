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
    ("html", "url", "status"),
    [
        ("<title>Ada Example | LinkedIn</title><h1>Ada Example</h1>", "https://www.linkedin.com/in/ada-example", "degraded"),
        ("<h1><b class='p-name vcard-fullname'>Ada Example</b></h1>", "https://github.com/adaexample", "degraded"),
        ("<title>Ada Example (@adaexample) · Threads</title><h1>Ada Example</h1>", "https://www.threads.com/@adaexample", "ok"),
        ("<title>X</title><h1>Posts</h1>", "https://www.facebook.com/adaexample", "broken"),
        ("<title>LinkedIn</title><h1>Skills</h1>", "https://www.linkedin.com/in/ada-example", "broken"),
        ("<title>Just a moment...</title>", "https://site.example.org/", "wall"),
        ("<title>Ada Example</title><h1>Ada Example</h1>", "https://site.example.org/p", "unknown_site"),
        ("<title>Prices</title><h1>Prices</h1>", "https://site.example.org/p", "not_profile"),
    ],
)  # fmt: skip
def test_the_status_says_how_it_went(read, html, url, status):
    assert read(html, url).status == status
