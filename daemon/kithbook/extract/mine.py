"""How somebody speaks of themselves: what their page about it is called, and "my name is"."""

import re

from kithbook.extract import cjk
from kithbook.extract.text import fold, words
from kithbook.extract.wordlist import WORDS

_CALLED = frozenset(" ".join(words(one)) for one in WORDS["about_oneself"])
"""Titles of pages about oneself. "About us" is a house's, and "profile" may be."""

BIO = frozenset(("bio", "biography", "biografie", "biographie", "biografia", "biograf\u00eda"))
"""Words that head a page about oneself where address and title both have them alone."""

BLOGS = re.compile(r"(?:jekyll|hexo|hugo|pelican|eleventy|astro|zola|nikola)\b", re.IGNORECASE)
"""What people make blogs of their own with."""

_NAME = r"((?:[^\W\d_][\w'\u2019.-]*\s){1,3}[^\W\d_][\w'\u2019-]*)"
_LETTERS = re.compile(
    r"(?:^|[.!?\u2026:,]\s+|[\u2013\u2014!]\s*)(?:"
    r"(?:[Mm]erhaba(?:lar)?|[Ss]elam(?:lar)?)\W{1,3}[Bb]en|[Bb]enim ad\u0131m|[Mm]i chiamo"
    r"|[Ii]o sono|[Ii]k ben|[Ii]k heet|[Mm]ijn naam is|[Jj]ag heter|[Jj]ag \u00e4r"
    r"|[Mm]itt namn \u00e4r|[Jj]eg heter|[Jj]eg hedder|[Mm]itt? navn er|[Nn]azywam si\u0119"
    r"|[Jj]estem|[Jj]menuji se|[Vv]ol\u00e1m sa|[Mm]eu nome \u00e9|[Cc]hamo-me|[Mm]e chamo"
    r"|[Ee]u sou(?: [oa])?|[Mm]i nombre es|[Yy]o soy|[Ii]ch hei\u00dfe|[Nn]imeni on"
    r"|(?:[Mm]in\u00e4 )?[Oo]len|[Mm]inu nimi on|[Mm]ina olen|[Mm]\u0103 numesc|[Zz]ovem se"
    r"|[Mm]ano vardas|[Mm]ani sauc|[Мм]еня зовут|[Зз]овут меня|[Мм]ене звати|[Кк]азвам се"  # noqa: RUF001
    r"|[Зз]овем се|Я\s?[\u2013\u2014-]|Με λ\u03ad\u03bd\u03b5|Ονομ\u03ac\u03b6ομαι"  # noqa: RUF001
    rf"|Ε\u03afμαι (?:ο|η))\s+{_NAME}"  # noqa: RUF001 - Greek
)
_MAY_BE = (
    "erhaba", "elam", "enim ad", "i chiamo", "o sono", "k ben", "k heet", "ijn naam", "ag heter",
    "ag är", "itt namn", "eg he", "navn er", "azywam", "estem", "menuji", "olám", "eu nome",
    "hamo", "u sou", "i nombre", "o soy", "ch heiße", "imeni on", "len ", "nimi on", "numesc",
    "ovem se", "ano vardas", "ani sauc", "зовут", "звати", "азвам", "овем", "Я", "λένε",
    "νομάζομαι", "ίμαι",
)  # fmt: skip
"""One of them is in every match, and they are quickly seen."""
_CASE = re.compile(r"\s[^\W\d_]{3,}['\u2019]")
"""Where a Turkish sentence goes on: "ben Ela Tunç Halden'de oturuyorum"."""
_EASTERN = re.compile(
    r"(?:^|[\uff0c\u3002\uff01,!:\uff1a\s])(?:我是|我叫|我的名字[是叫]|本人)\s*"
    r"([\u3400-\u9fff]{2,4}?)(?=[\uff08(\uff0c,\u3002.!\uff01\u3001\s]|$)"
    r"|(?:^|[\u3002\u3001\uff01\s])([\u3040-\u30ff\u3400-\u9fff]{1,5}[ \u3000]?"
    r"[\u3040-\u30ff\u3400-\u9fff]{1,5}?)(?:と申します|といいます|と言います)"
    r"|(?:저는|제 이름은|안녕하세요[.,!]?)\s+([\uac00-\ud7af]{2,4}?)"
    r"(?:입니다|이라고 합니다|라고 합니다|이에요|예요)"
)
_HAVE = re.compile(
    r"^(?P<name>(?:[^\W\d_][\w-]+\s){1,3}[^\W\d_][\w-]+?)(?:"
    r"(?P<n>n)\s+(?:portfolio|kotisivut?|verkkosivut?|nettisivut?|sivut?|blogi|cv|ansioluettelo)"
    r"|['\u2019](?:n?[\u0131iu\u00fc]n)\s+(?:ki\u015fisel |web |resm\u00ee |resmi )*"
    r"(?:site(?:si)?|sayfas\u0131|blo[gğ]u?|portf[oö]ly\w+))\s*$",
    re.IGNORECASE,
)
_SEN = "sen"
LONGEST_HAVE = 80  # characters of a heading that says whose page it is


def called(text: str) -> bool:
    """Tell whether a title or a heading is that of a page about oneself: "Om mig"."""
    said = " ".join(words(text))
    return said in _CALLED


def may_introduce(text: str) -> bool:
    """Tell whether anybody may say "my name is" in some lines: one quick look at all of them."""
    return not text.isascii() or any(map(text.__contains__, _MAY_BE))


def introduced(text: str) -> str:
    """Return what follows "my name is", up to four words; empty where nobody says it."""
    if any(map(text.__contains__, _MAY_BE)) and (found := _LETTERS.search(text)):
        return _CASE.split(found[1])[0]
    found = None if text.isascii() else _EASTERN.search(text)
    name = next(filter(None, found.groups()), "") if found else ""
    return name if cjk.borne(name) else ""


def possessed(text: str, vouching: str) -> str:
    """Return whose page a heading says it is, where the language bends the name.

    "Oona Kivelän kotisivut" and "Oona Virtasen blogi" in Finnish, "Ela Tunç'un sitesi" in Turkish.
    What a Finnish name was before is only known where `vouching`, the folded address or title
    without spaces, has its last word.
    """
    found = _HAVE.match(text) if len(text) <= LONGEST_HAVE else None
    if found is None:
        return ""
    name = found["name"]
    if not found["n"]:
        return name
    straight = f"{name[: -len(_SEN) + 1]}nen" if f"{name}n".endswith(_SEN) else name
    for one in (straight, name):
        if fold(one.split()[-1]) in vouching:
            return one
    return ""
