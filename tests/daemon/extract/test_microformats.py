import mf2py
import pytest
from bs4 import Tag

from kithbook.extract import microformats

CARDS = {
    "old": (
        '<div class="vcard"><h1 class="fn">Ada Example</h1><span class="title">Engineer</span>'
        '<div class="adr"><span class="locality">Halden</span></div>'
        '<a class="url" href="/ada" rel="tag">Ada</a></div>'
    ),
    "new": '<div class="h-card"><img class="u-photo" src="/a.png" alt="Ada Example"></div>',
    "entry": (
        '<div class="hentry"><p class="entry-title">Bees</p><p class="entry-content">They hum.</p>'
        '<p class="author vcard"><a class="fn url" href="/bo">Bo Example</a></p></div>'
    ),
}
URL = "https://ada.example/"


@pytest.mark.parametrize("card", CARDS)
def test_what_is_found_is_what_mf2py_finds(card):
    alone = mf2py.Parser(doc=CARDS[card], url=URL, html_parser="html.parser").to_dict()["items"]

    assert microformats.items(CARDS[card], URL) == alone


def test_an_old_card_is_copied_once_and_not_for_each_rule(monkeypatch):
    copied = []
    one_copy = Tag.copy_self
    monkeypatch.setattr(Tag, "copy_self", lambda tag: copied.append(tag.name) or one_copy(tag))
    lines = "".join(f'<p><b class="title">{place}</b></p>' for place in range(100))

    microformats.items(f'<div class="vcard">{lines}</div>', URL)

    assert len(copied) == 201
