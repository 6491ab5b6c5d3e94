"""Each layer on the least page it must read, and the traps it met in the wild."""

import pytest


def ld(block: str, body: str = "") -> str:
    return f'<html><head><script type="application/ld+json">{block}</script></head><body>{body}'


PROFILE = '{"@type": "ProfilePage", "mainEntity": {"@type": "Person", "name": "Ada Example"%s}}'


class TestJsonLd:
    def test_a_profile_page_names_its_person(self, read):
        got = read(ld(PROFILE % ', "jobTitle": "Engineer", "worksFor": {"name": "Engines Ltd"}'))

        assert got.kind == "person"
        assert (got.filled.name, got.filled.headline) == ("Ada Example", "Engineer")
        assert got.filled.organisation == "Engines Ltd"

    def test_a_raw_newline_inside_a_string_is_read(self, read):
        got = read(ld(PROFILE % ', "description": "First line\nsecond line"'))

        assert got.filled.name == "Ada Example"
        assert got.filled.about == "First line second line"

    def test_one_bad_block_costs_no_other(self, read):
        bad = '<script type="application/ld+json">{broken</script>'

        assert read(bad + ld(PROFILE % "")).filled.name == "Ada Example"

    def test_graphs_lists_and_several_types_are_walked(self, read):
        person = '{"@type": ["schema:Person"], "name": ["Ada Example"]}'
        page = '{"@type": ["Thing", "ProfilePage"], "mainEntity": [' + person + "]}"
        block = '[{"@graph": [' + page + "]}]"

        assert read(ld(block)).filled.name == "Ada Example"

    @pytest.mark.parametrize("masked", ['"*********"', '["*****", "• • •"]', '{"name": "***"}'])
    def test_masked_values_are_dropped(self, read, masked):
        got = read(ld(PROFILE % f', "jobTitle": {masked}'))

        assert got.filled.headline is None
        assert got.filled.name == "Ada Example"

    def test_an_author_of_an_article_is_not_the_page(self, read):
        block = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ada Example"}}'
        got = read(ld(block, "<h1>Engines are here to stay</h1>"))

        assert got.kind == "article"
        assert got.filled.name is None

    PERSON = (
        '{"@type": "Person", "name": "Ada Nightjar", "jobTitle": "Analyst",'
        ' "email": "ada@nightjar.example", %s}'
    )

    @pytest.mark.parametrize(
        "elsewhere",
        [
            '"sameAs": ["https://github.com/adanightjar"]',
            '"url": "https://nightjar.example/"',
            '"@id": "https://nightjar.example/#me", "sameAs": "https://github.com/adanightjar"',
        ],
    )
    def test_a_lone_person_known_elsewhere_too_is_still_the_page_s(self, read, elsewhere):
        got = read(ld(self.PERSON % elsewhere, "<h1>Ada Nightjar</h1>"))

        assert (got.kind, got.filled.name) == ("person", "Ada Nightjar")
        assert got.filled.role == "Analyst"
        assert [one.value for one in got.filled.emails] == ["ada@nightjar.example"]
        links = [one.value for one in got.candidates if one.field == "link"]
        assert "https://github.com/adanightjar" in links or "sameAs" not in elsewhere

    def test_the_owner_of_a_site_is_not_the_subject_of_each_page(self, read):
        owner = self.PERSON % '"url": "https://nightjar.example/"'
        got = read(ld(owner, "<h1>Shipping and returns</h1>"))

        assert got.kind != "person"
        assert got.filled.name is None

    def test_an_author_beside_an_article_is_nobody_wherever_she_is_known(self, read):
        author = self.PERSON % '"sameAs": ["https://github.com/adanightjar"]'
        block = '[{"@type": "BlogPosting", "headline": "Engines"}, ' + author + "]"
        got = read(ld(block, "<h1>Engines are here to stay</h1>"))

        assert got.kind == "article"
        assert got.filled.name is None

    def test_a_place_is_one_line(self, read):
        place = ', "address": {"addressLocality": "London", "addressCountry": "GB"}'

        assert read(ld(PROFILE % place)).filled.location == "London, GB"

    def test_a_profile_that_lists_what_its_person_wrote_is_theirs(self, read):
        block = """<script type="application/ld+json">{"@graph": [{"@type": "Article"},
        {"@type": "Person", "name": "Ada Example", "url": "https://no.linkedin.com/in/ada-example",
        "address": {"addressLocality": "Halden, Viken, Norway", "addressCountry": "NO"}}]}
        </script>"""
        got = read(f"{block}<h1>Ada Example</h1>", "https://no.linkedin.com/in/ada-example")

        assert got.filled.location == "Halden, Viken, Norway"

    def test_where_a_profile_s_page_leads_is_hers_but_not_the_shortener(self, read):
        block = """<script type="application/ld+json">{"@type": "ProfilePage", "mainEntity":
        {"@type": "Person", "name": "Ada Example"}, "relatedLink":
        ["https://t.co/aBc12", "https://engines.example.org/"]}</script>"""
        got = read(block, "https://x.com/adaexample")

        assert "https://engines.example.org/" in got.filled.links
        assert not any("t.co" in one for one in got.filled.links)


class TestMicrodata:
    CARD = """<div itemscope itemtype="https://schema.org/Person">
      <h1 itemprop="name">Ada Example</h1><span itemprop="jobTitle">Engineer</span>
      <a itemprop="url" href="/page">here</a>
      <p itemprop="worksFor" itemscope itemtype="https://schema.org/Organization">
        <b itemprop="name">Engines Ltd</b></p></div>"""

    def test_nested_items_are_read(self, read):
        got = read(self.CARD)

        assert (got.filled.name, got.filled.organisation) == ("Ada Example", "Engines Ltd")
        assert got.filled.headline == "Engineer"

    def test_a_person_inside_an_article_is_its_author(self, read):
        card = self.CARD.replace("itemscope", 'itemprop="author" itemscope', 1).replace("h1", "b")
        got = read(f'<article itemscope itemtype="https://schema.org/Article">{card}</article>')

        assert got.kind == "article"
        assert got.filled.name is None


class TestHCard:
    def test_a_mailbox_is_read_as_it_is_meant_not_as_it_is_escaped(self, read):
        card = (
            "<h1>Ada Example</h1><div class='vcard'><span class='fn'>Ada Example</span>"
            "<a class='email' href='mailto:ada%40engines.org?subject=Hi'>Write</a></div>"
        )

        assert [one.value for one in read(card).filled.emails] == ["ada@engines.org"]

    def test_the_only_card_is_the_page(self, read):
        got = read(
            '<div class="h-card"><span class="p-name">Ada Example</span>'
            '<span class="p-job-title">Engineer</span><span class="p-org">Engines Ltd</span>'
            '<a class="u-email" href="mailto:ada@engines.example.org">mail</a></div>'
        )

        assert (got.filled.name, got.filled.headline) == ("Ada Example", "Engineer")
        assert [one.value for one in got.filled.emails] == ["ada@engines.example.org"]

    def test_the_author_of_an_entry_is_not_the_page(self, read):
        got = read(
            '<article class="h-entry"><h1 class="p-name">On engines</h1><p class="p-author h-card">'
            '<a class="u-url" href="https://ada.example.net/">Ada Example</a></p></article>'
        )

        assert got.filled.name is None

    def test_one_of_many_cards_is_the_page_when_it_says_so(self, read):
        card = '<p class="h-card"><a class="u-url u-uid p-name" href="{}">{}</a></p>'
        people = card.format("/other", "Bob Sample") + card.format("/people/7", "Ada Example")

        assert read(people).filled.name == "Ada Example"


class TestMeta:
    def test_a_profile_with_a_handle_is_a_person(self, read):
        got = read(
            '<title>(3) Ada E. (@ada) • photos</title><meta property="og:type" content="profile">'
            '<meta property="og:title" content="Ada E. (@ada) • Photos und Videos">',
            "https://www.instagram.com/ada/",
        )

        assert got.filled.name == "Ada E."
        assert got.status == "ok"

    def test_a_display_name_is_kept_as_odd_as_it_is(self, read):
        got = read(
            '<meta property="og:type" content="profile">'
            '<meta property="og:title" content="#!/ada/engine (@ada) on X">',
            "https://x.com/ada",
        )

        assert got.filled.name == "#!/ada/engine"

    def test_noscript_advice_is_never_a_heading(self, read):
        got = read(
            "<body><noscript><h1>JavaScript Required</h1>"
            "<p id=bsky_display_name>Ada Example</p></noscript>",
            "https://bsky.app/profile/ada.example",
        )

        assert got.filled.name == "Ada Example"
        assert not any("JavaScript" in one.value for one in got.candidates)


class TestLabel:
    def test_an_address_goes_on_over_its_lines(self, read):
        got = read(
            "<title>Ada Example - Council</title><h1>Ada Example</h1>"
            "<p><b>Address:</b> The Mill</p><p>High Street</p><p>London</p><p>E-mail: x</p>"
        )

        assert got.filled.location == "The Mill, High Street, London"

    @pytest.mark.parametrize(
        "pair",
        [
            "<dl><dt>Position</dt><dd>Engineer</dd></dl>",
            "<table><tr><th>Position</th><td>Engineer</td></tr></table>",
            "<p>Position: Engineer</p>",
            "<p><b>Funktion:</b></p><p>Engineer</p>",
        ],
    )
    def test_labels_in_any_markup_give_their_value(self, read, pair):
        got = read(f"<title>Ada Example</title><h1>Ada Example</h1>{pair}")

        assert got.filled.headline == "Engineer"


def test_the_second_line_of_a_heading_is_the_role(read):
    got = read("<title>Ada Example</title><h1>Ada Example, PhD<br>Chief Engineer</h1>")

    assert (got.filled.name, got.filled.headline) == ("Ada Example", "Chief Engineer")


def test_text_said_twice_for_screen_readers_is_read_once(read):
    twice = "<span aria-hidden=true>{0}</span><span class=visually-hidden>{0}</span>"
    got = read(f"<title>Ada Example | Site</title><h1>{twice.format('Ada Example')}</h1>")

    assert got.filled.name == "Ada Example"
