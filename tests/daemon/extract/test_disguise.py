"""Addresses that pages hide from robots."""

import base64
import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.extract import disguise

HOST = "www.halden.org"
ADDRESS = "ada.example@halden.org"
PAGE = "<title>Ada Example</title><h1>Ada Example</h1><p>Engineer</p>{}"
URL = "https://www.halden.org/people/ada-example"


@pytest.mark.parametrize(
    "written",
    [
        "ada.example ((at)) halden.org",
        "ada.example{at}halden.org",
        "ada.example[@]halden.org",
        "ada.example/at/halden.org",
        "ada.example AT halden DOT org",
        "ada DOT example AT halden.org",
        "ada(punto)example(chiocciola)halden(punto)org",
        "ada.example [małpa] halden [kropka] org",
        "E-mail: ada.example at halden.org",
        "Email: ada.example @ halden . org",
        "ada.example@NOSPAM.halden.org",
        "gro.nedlah@elpmaxe.ada",
    ],
)
def test_an_address_is_read_however_it_is_written(written):
    assert [one for one, _, _ in disguise.written(written, HOST)] == [ADDRESS]


@pytest.mark.parametrize(
    "text",
    [
        "We met at halden.org",
        "Engineer @ Halden.io",
        "E-mail me at halden.org",
        "@ada@social.example",
        "see (a) the first and (b) the second",
        "Dot at the fair",
    ],
)
def test_what_is_no_address_is_not_read_as_one(text):
    assert list(disguise.written(text, HOST)) == []


def _shift(text: str, step: int) -> str:
    return "".join(disguise._rotated(ord(one), step) for one in text)


@pytest.mark.parametrize(
    "hidden",
    [
        f'<a data-email="{ADDRESS}">Mail</a>',
        f'<a data-mail="{base64.b64encode(ADDRESS.encode()).decode()}">Mail</a>',
        f'<a data-email="{ADDRESS[::-1]}">Mail</a>',
        f'<a data-email="{codecs.encode(ADDRESS, "rot13")}">Mail</a>',
        f'<a data-mailto-token="{_shift("mailto:" + ADDRESS, 3)}" data-mailto-vector="-3">Mail</a>',
        '<p>ada.example<img src="/img/at.gif" alt="(at)">halden.org</p>',
        '<a href="/cdn-cgi/l/email-protection#2a'
        + "".join(f"{ord(one) ^ 0x2A:02x}" for one in ADDRESS)
        + '">Mail</a>',
    ],
)
def test_an_address_in_an_attribute_is_read(read, hidden):
    assert [one.value for one in read(PAGE.format(hidden), URL).filled.emails] == [ADDRESS]


@given(st.text(max_size=80), st.text(max_size=20))
def test_no_line_breaks_it(text, host):
    for value, _, way in disguise.written(text, host):
        assert "@" in value
        assert way in {"written", "worded"}


@given(st.from_regex(r"[a-z]{2,8}\.[a-z]{2,8}", fullmatch=True))
def test_every_way_to_write_it_gives_the_same(local):
    address = f"{local}@halden.org"
    for way in (address, address.replace("@", " (at) "), address.replace("@", "[at]")):
        assert [one for one, _, _ in disguise.written(way, HOST)] == [address]
