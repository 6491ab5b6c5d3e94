"""E-mail addresses and phones: which are well formed, and whose they are."""

import pytest

from kithbook.extract.mailbox import generic, valid

PERSON = "<title>Ada Example | Engines</title><h1>Ada Example</h1>{}"


def emails(got):
    return [one.value for one in got.filled.emails]


def phones(got):
    return [one.value for one in got.filled.phones]


def test_a_mailto_made_from_the_name_is_hers_and_the_house_s_is_not(read):
    got = read(
        PERSON.format(
            '<a href="mailto:ada.example@engines.example.org?subject=Hi">write</a>'
            '<p>bob@engines.example.org</p><footer><a href="mailto:info@engines.example.org">'
        )
    )

    assert emails(got) == ["ada.example@engines.example.org"]


def test_the_only_address_in_the_content_is_hers(read):
    assert emails(read(PERSON.format("<p>E-mail: lovelace@mail.example.org</p>"))) == [
        "lovelace@mail.example.org"
    ]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://adaexample.org/", "hello@adaexample.org"),
        ("https://www.ada-example.org/about", "studio@ada-example.org"),
        ("https://aexample.github.io/", "aexample@mail.org"),
        ("https://adae.example.org/", "hi@adae.org"),
    ],
)
def test_a_house_that_bears_her_name_is_hers(read, url, address):
    got = read(PERSON.format(f"<p>{address}</p>"), url)

    assert emails(got) == [address]


def test_of_two_strange_addresses_none_is_filled_in(read):
    got = read(PERSON.format("<p>x1@mail.example.org</p><p>y2@mail.example.org</p>"))

    assert emails(got) == []
    assert {one.value for one in got.candidates if one.field == "email"} == {
        "x1@mail.example.org",
        "y2@mail.example.org",
    }


@pytest.mark.parametrize(
    "written",
    [
        "kx7 [at] engines.example.org",
        "kx7 (at) engines (dot) example (dot) org",
        "kx7 dot west at engines dot example dot org",
        "kx7 [put the at sign here] engines.example.org",
        "kx7(zavináč)engines.example.org",
        "kx7[på]engines.example.org",
        "kx7(a)engines.example.org",
    ],
)
def test_an_address_written_out_in_words_is_found_and_only_low(read, written):
    got = read(PERSON.format(f"<p>Mail: {written}</p>"), "https://elsewhere.example/people/7")
    found = [one for one in got.candidates if one.field == "email"]

    assert found[0].value.endswith("@engines.example.org")
    assert found[0].confidence < 0.5
    assert emails(got) == []


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("kx7 [at] engines.halden.ac.uk", "https://www.halden.ac.uk/people/7"),
        ("kx7 (at) halden (dot) ac (dot) uk", "https://rivers.halden.ac.uk/people/7"),
        ("kx7 at halden dot edu", "https://halden.edu/people/7"),
    ],
)
def test_words_that_make_an_address_of_the_site_s_own_house_are_hers(read, written, url):
    assert len(emails(read(PERSON.format(f"<p>Mail: {written}</p>"), url))) == 1


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("kx7 [at] engines.ac.uk", "https://www.halden.ac.uk/people/7"),
        ("kx7 [at] nothalden.edu", "https://halden.edu/people/7"),
        ("kx7 [at] lab.github.io", "https://other.example/people/7"),
    ],
)
def test_words_that_make_an_address_of_another_house_are_only_offered(read, written, url):
    assert emails(read(PERSON.format(f"<p>Mail: {written}</p>"), url)) == []


def test_the_pages_of_a_paper_are_no_phone_number(read):
    got = read(
        PERSON.format(
            "<p>The slow move of engines. In Proc. HALDEN 2014, Bergen, 26-31 May, p. 4041-4045</p>"
            "<p>Looms and cards. In Proc. HALDEN 2013, p. 136\u2013140.</p><p>P: (650) 253-0000</p>"
        )
    )

    assert [one.value for one in got.filled.phones] == ["+16502530000"]


def test_an_address_written_out_in_words_is_hers_where_it_is_made_from_her_name(read):
    got = read(PERSON.format("<p>Mail: ada [at] engines (dot) example (dot) org</p>"))

    assert emails(got) == ["ada@engines.example.org"]


def test_an_address_cloudflare_hid_is_read(read):
    code = "2a" + "".join(f"{ord(one) ^ 0x2A:02x}" for one in "ada@engines.example.org")

    assert emails(read(PERSON.format(f'<a data-cfemail="{code}">[protected]</a>'))) == [
        "ada@engines.example.org"
    ]


@pytest.mark.parametrize(
    "address",
    ["info@a.org", "contact-us@a.org", "press@a.org", "no-reply@a.org", "engines@engines.org"],
)
def test_a_house_mailbox_is_told(address):
    assert generic(address, "www.engines.org")


@pytest.mark.parametrize("address", ["ada@ada.org", "ada.example@a.org", "ae12@a.org"])
def test_a_person_s_mailbox_is_not_called_a_house_s(address):
    assert not generic(address, "a.org")


@pytest.mark.parametrize(
    "text", ["a@b", "logo@2x.png", "you@example.com", "a b@c.org", "@ada", "x" * 300]
)
def test_what_is_no_address_is_refused(text):
    assert valid(text) is None


@pytest.mark.parametrize(
    ("url", "lang", "written", "e164"),
    [
        ("https://gov.gg/ada", "en", "01481 256334", "+441481256334"),
        ("http://www.parlament.mt/ada", "en", "99445818", "+35699445818"),
        ("https://a.example.de/ada", "de", "030 901820", "+4930901820"),
        ("https://a.example.com/ada", "en-US", "(650) 253-0000", "+16502530000"),
        ("https://a.example.com/ada", "", "+49 (0) 30 901820", "+4930901820"),
    ],
)
def test_a_number_is_read_in_the_region_of_its_page(read, url, lang, written, e164):
    got = read(f'<html lang="{lang}">' + PERSON.format(f"<p>Telephone:</p><p>{written}</p>"), url)

    assert phones(got) == [e164]
    assert got.filled.phones[0].raw == written


@pytest.mark.parametrize(
    "text",
    [
        "Fax: 030 901820",
        "030 901820 fax",
        "Born 29.10.1996",
        "Member 2013-2016",
        "VAT DE266937701",
        "P. IVA 02555010427",
        "SIRET : 812 555 014 00021",
        "Tel. -, NIF: 912 345 678",
        "KvK 30 555 014",
        "IČO: 36 555 014",
        "Bar No. 030 901820",
        "Scopus Author ID: 030 901820",
        "ИНН 781 255 501",
    ],
)
def test_faxes_dates_and_other_numbers_are_no_phones(read, text):
    assert phones(read(PERSON.format(f"<p>{text}</p>"), "https://a.example.de/ada")) == []


def test_a_number_below_an_assistant_s_heading_is_not_hers(read):
    got = read(
        PERSON.format(
            "<p>T +44 1481 256334</p><h2>Assistant</h2><p>Bo Sample<br>+44 1481 256399</p>"
        )
    )

    assert phones(got) == ["+441481256334"]


@pytest.mark.parametrize("before", ["F", "Secretary: Bo Sample, Tel.", "Sekretariat, Telefon"])
def test_a_fax_and_a_secretary_s_number_are_not_hers(read, before):
    got = read(PERSON.format(f"<p>T +44 1481 256334<br>{before} +44 1481 256399</p>"))

    assert phones(got) == ["+441481256334"]


def test_profiles_that_carry_her_name_are_hers_and_share_links_are_not(read):
    got = read(
        PERSON.format(
            '<a href="https://github.com/adaexample">gh</a> <a href="https://adaexample.org/">me</a>'
            '<a href="https://twitter.com/intent/tweet?text=Ada">share</a>'
            '<a href="https://x.com/engines">the house</a>'
        )
    )

    assert got.filled.links == ["https://github.com/adaexample", "https://adaexample.org/"]


def test_a_fediverse_handle_is_no_address(read):
    assert emails(read(PERSON.format("<p>Elsewhere: @ada@social.example.org</p>"))) == []


@pytest.mark.parametrize(
    ("address", "e164"),
    [
        ("<p>Karl-Marx-Allee 1, 10178 Berlin, Germany</p>", "+4930901820"),
        ("<p>10178 Berlin</p><p>Deutschland</p>", "+4930901820"),
        ("<p>We have clients in Germany</p>", "030 901820"),
        ("<p>10178 Berlin, Germany</p><p>75001 Paris, France</p>", "030 901820"),
    ],
)
def test_an_address_tells_the_region_where_the_site_s_domain_does_not(read, address, e164):
    page = PERSON.format(f"{address}<p>Telephone: 030 901820</p>")
    got = read(f"<html lang=en>{page}", "https://a.example.com/ada")

    assert phones(got) == [e164]
