"""Addresses: what the site table makes of them."""

import pytest

from kithbook.extract import sites

CANONICAL = [
    ("https://de.linkedin.com/in/ada-example-1a2?trk=x&originalSubdomain=de", "https://www.linkedin.com/in/ada-example-1a2"),
    ("https://m.linkedin.com/mwlite/in/ada/", "https://www.linkedin.com/in/ada"),
    ("https://www.linkedin.com/mwlite/profile/in/ada", "https://www.linkedin.com/in/ada"),
    ("https://www.linkedin.com/in/ad%C3%A8le/overlay/contact-info/", "https://www.linkedin.com/in/ad%C3%A8le"),
    ("https://github.com/AdaExample", "https://github.com/adaexample"),
    ("https://mobile.twitter.com/AdaExample?s=20", "https://x.com/adaexample"),
    ("https://fxtwitter.com/adaexample", "https://x.com/adaexample"),
    ("https://x.com/adaexample/with_replies", "https://x.com/adaexample"),
    ("https://mastodon.example/@Ada", "https://mastodon.example/@ada"),
    ("https://mastodon.example/users/ada", "https://mastodon.example/@ada"),
    ("https://bsky.app/profile/did:plc:abc123", "https://bsky.app/profile/did:plc:abc123"),
    ("https://fxbsky.app/profile/Ada.example", "https://bsky.app/profile/ada.example"),
    ("http://www.orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ("https://sandbox.orcid.org/0000-0002-1825-0097", "https://sandbox.orcid.org/0000-0002-1825-0097"),
    ("https://scholar.google.co.uk/citations?hl=en&user=AbCdEfGhIjKl&oi=sra", "https://scholar.google.com/citations?user=AbCdEfGhIjKl"),
    ("https://stackoverflow.com/users/1234/ada?tab=profile", "https://stackoverflow.com/users/1234"),
    ("https://medium.com/@ada", "https://medium.com/@ada"),
    ("https://gitlab.com/users/Ada", "https://gitlab.com/ada"),
    ("https://gitlab.example.org/ada", "https://gitlab.example.org/ada"),
    ("https://codeberg.org/Ada/", "https://codeberg.org/ada"),
    ("https://www.researchgate.net/profile/Ada-Example-2/publications?ev=x", "https://www.researchgate.net/profile/Ada-Example-2"),
    ("https://www.crunchbase.com/person/Ada-Example/signals_and_news/timeline", "https://www.crunchbase.com/person/ada-example"),
    ("https://angel.co/u/ada-example", "https://wellfound.com/u/ada-example"),
    ("https://linktr.ee/AdaExample?utm_source=x", "https://linktr.ee/adaexample"),
    ("https://www.threads.net/@ada", "https://www.threads.com/@ada"),
]  # fmt: skip

REFUSED = [
    "https://www.linkedin.com/in/me/",
    "https://github.com/settings",
    "https://github.com/ada/engine",
    "https://github.com/-ada",
    "https://x.com/home",
    "https://x.com/i/flow/login",
    "https://x.com/a_handle_that_is_too_long",
    "https://orcid.org/0000-0002-1825-0098",
    "https://www.instagram.com/explore/",
    "https://gitlab.com/explore",
    "https://gitlab.com/ada/engine",
    "https://www.crunchbase.com/organization/engines",
    "https://linktr.ee/login",
    "https://site.example.org/people/ada",
    "javascript:alert(1)",
    "http://[::1",
    "https://x.com:99999/ada",
    "",
]


@pytest.mark.parametrize(("url", "canonical"), CANONICAL)
def test_every_spelling_of_a_profile_has_one_address(url, canonical):
    found = sites.match(url)

    assert found is not None
    assert found.url == canonical
    again = sites.match(found.url)
    assert again is not None
    assert (again.url, again.ids) == (found.url, found.ids)


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_profile_is_not_taken_for_one(url):
    found = sites.match(url)

    assert found is None or not (found.canonical and found.kind == "person")


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.linkedin.com/company/engines", "organisation"),
        ("https://www.linkedin.com/posts/ada_1", "article"),
        ("https://x.com/ada/status/1", "article"),
        ("https://bsky.app/profile/ada.example/post/3k", "article"),
        ("https://www.instagram.com/p/abc/", "article"),
    ],
)
def test_an_address_says_what_kind_of_page_it_leads_to(url, kind):
    found = sites.match(url)

    assert found is not None
    assert found.kind == kind


def test_no_host_speaks_for_somebody_at_home_elsewhere():
    found = sites.match("https://evil.example/@ada@home.example")

    assert found is not None
    assert not found.canonical
    assert found.ids == ()


def test_a_stable_id_comes_with_the_address():
    found = sites.match("https://orcid.org/0000-0002-1694-233x")

    assert found is not None
    assert found.ids == (("orcid", "0000-0002-1694-233X"),)


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://a.example/p?id=7&utm_source=x&fbclid=1", "https://a.example/p?id=7"),
        ("https://user:secret@a.example/p#top", "https://a.example/p"),
        ("https://a.example/#!/people/7", "https://a.example/#!/people/7"),
        ("https://a.example:443", "https://a.example/"),
    ],
)
def test_tracking_and_credentials_are_dropped_from_every_address(url, plain):
    assert sites.without_tracking(url) == plain


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://l.instagram.com/?u=https%3A%2F%2Fines.example%2F%3Futm_source%3Dig&e=1", "https://ines.example/"),
        ("https://www.youtube.com/redirect?event=c&q=https%3A%2F%2Fines.example", "https://ines.example/"),
        ("https://a.example/p?=https%3A%2F%2Fbo.example", "https://a.example/p?=https%3A%2F%2Fbo.example"),
        ("https://www.linkedin.com/safety/go?url=https%3A%2F%2Fines.example%2F&trk=x", "https://ines.example/"),
        ("https://l.instagram.com/?u=javascript:alert(1)", "https://l.instagram.com/?u=javascript:alert(1)"),
        ("https://www.youtube.com/@ines?q=https%3A%2F%2Fbo.example", "https://www.youtube.com/@ines?q=https%3A%2F%2Fbo.example"),
    ],
)  # fmt: skip
def test_a_site_s_way_out_is_taken_for_where_it_leads(url, leads):
    assert sites.without_tracking(url) == leads
