"""What shows that a name is a house's, a place's or a product's, though it looks like a person's.

"Anna Maria" is a hotel where its title says "Hotel Anna Maria", and "Santa Rosa" is a city where a
sentence says so. Asked only of pages where nothing says that a person bears the name.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kithbook.extract import mine, occupation
from kithbook.extract import name as names
from kithbook.extract.page import Page, parts
from kithbook.extract.text import fold, words
from kithbook.extract.wordlist import WORDS

MOST_LINES = 25
LONGEST_LINE = 300  # characters
MOST_NAMED, LONGEST_NAMED = 200, 60
"""Lines of a page in which partners may be named, and characters of one."""
LIKELY = 0.9
_SHOP = ", ".join(
    f"a[href*='/{one}' i]"
    for one in ("cart", "basket", "checkout", "warenkorb", "carrello", "panier", "winkelwagen")
)
"""Labels are named after people, and so are their sites."""
_IS = (
    r"\s+(?:is|are|was|ist|sind|war|est|sont|es|son|fue|è|sono|é|são|foi|jest|je|är|er|on)\s+"
    r"(?:(?:an?|the|one of the|ein|eine|einer?|der|die|das|un|une|une?a|l[ae]|el|il|o|um|uma|een|en"
    r"|et|het|de|jed\w+)\s+)?([^.,;:!?()]{3,90})"
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|I['\u2019](?:m|ve|d|ll)|[Mm]y|ich|Ich|[Mm]eine?[rnms]?|[Jj]e|[Jj]['\u2019]"
    r"|[Mm]on|[Mm]es|[Yy]o|[Mm]is|[Ss]oy"
    r"|[Ii]o|[Mm]i[oa]|[Ee]u|[Mm]eus?|[Mm]inhas?|[Ii]k|[Mm]ijn|[Jj]ag|[Mm]ina|[Jj]eg"
    r"|[Mm]oje|[Mm]\u00f3j|[Mm]\u00f4j|[Mm]oja|[Мм](?:ой|оя|оё|ои|оей|оих|не|еня)|Я"
    r"|[Εε]γώ|[Εε]ίμαι|μου|[Bb]enim|[Oo]len|[Mm]inun|[Mm]inä)\b"
    r"|저는|제가|나는|私|わたし|僕|我(?!们|們|国|國|校|院)"
)
_THINGS = WORDS["thing"] | WORDS["organisation"]
_ABOUT = frozenset(" ".join(words(one)) for one in WORDS["about_house"])
_CJK_ENDS = ("研究室", "实验室", "實驗室", "事務所", "事务所", "연구실", "사무소", "법무법인")


def bears(page: Page, name: str) -> bool:
    """Tell whether the page shows that not a person bears the name."""
    if page.tree.css_first(_SHOP) is not None:
        return True
    if any(_kind_of_thing(one, name) for one in parts(page.title)):
        return True
    plain = fold(name)
    told = re.compile(re.escape(plain) + _IS)
    several = re.compile(re.escape(plain) + r"\s+(?:are|were|sind|waren|sont|zijn|são)\s")
    for text in _texts(page):
        said = fold(text[:LONGEST_LINE])
        if plain not in said:
            continue
        if _joined(said, plain) or several.search(said) or _is_thing(told, said):
            return True
    return _advertised(page, plain)


def several(page: Page, name: str) -> bool:
    """Tell whether the page speaks of a name as of many: "Foo Example are the loudest band"."""
    plain = fold(name)
    said = re.compile(re.escape(plain) + r"\s+(?:are|were|sind|waren|sont|zijn|s\u00e3o)\s")
    return any(plain in one and said.search(one) for one in page.openings)


def called(name: str) -> bool:
    """Tell whether a name says itself that a house has it: "Halden Lab", "Kanzlei Vogt".

    Themes for the sites of researchers call everybody a person, the lab's own account too.
    """
    said = words(name)
    return len(said) > 1 and (
        not WORDS["names_of_houses"].isdisjoint((said[0], said[-1])) or name.endswith(_CJK_ENDS)
    )


def partners(page: Page, name: str) -> bool:
    """Tell whether two others on the page have a word of the name each: a firm of two families.

    "Roe Quill" is one where the page has "Ada Roe" and "Bo Quill".
    """
    wanted = names.key(name)
    shared: set[str] = set()
    for line in page.lines[:MOST_NAMED]:
        if len(line.text) > LONGEST_NAMED or not any(map(line.opening.__contains__, wanted)):
            continue
        found = names.read(line.text)
        key = names.key(found.value) if found and found.looks >= LIKELY else frozenset()
        if found and len(key & wanted) == 1 < len(key) and names.given(found.value):
            shared |= key & wanted
    return len(shared) > 1


def introduced(page: Page) -> bool:
    """Tell whether title or heading say that the page is about a house: "Le cabinet"."""
    heads = [*page.title_parts, *(one.text for one in page.headings[:2])]
    about = any(" ".join(words(one)) in _ABOUT for one in heads)
    return about and not spoken(page)


def _advertised(page: Page, name: str) -> bool:
    """Tell whether a site under the name says behind it what it sells, and nobody says "I"."""
    behind = [
        one
        for one in page.title_parts[1:]
        if name not in fold(one) and " " in one and not mine.called(one)
    ]
    label = (urlsplit(page.url).hostname or "").removeprefix("www.").split(".")[0].replace("-", "")
    bears = all(one in label for one in words(name) if len(one) > 2)  # noqa: PLR2004 - letters
    if not behind or not bears or any(occupation.role(one) for one in page.title_parts[1:]):
        return False
    return not spoken(page)


def spoken(page: Page) -> bool:
    """Tell whether somebody says "I" on the page, which no house does."""
    return any(_FIRST_PERSON.search(one.text) for one in page.main_lines)


def _texts(page: Page) -> Iterator[str]:
    yield from page.title_parts
    for key in ("og:title", "og:site_name", "og:description", "description"):
        yield page.meta.get(key, "")
    for line in page.lines[:MOST_LINES]:
        yield line.text


def _kind_of_thing(part: str, name: str) -> bool:
    """Tell whether a part of the title says what is sold or housed there: "Restaurant in Lyon"."""
    said = words(part)
    return (
        0 < len(said) <= 5  # noqa: PLR2004 - words of a trade and its place
        and fold(name) not in fold(part)
        and not WORDS["thing"].isdisjoint(said)
        and not occupation.house(part)
        and not occupation.role(part)
    )


def _joined(text: str, name: str) -> bool:
    """Tell whether a kind of house stands right before or behind a name: "Hotel Anna Maria"."""
    start = text.find(name)
    before, after = text[:start], text[start + len(name) :]
    first = re.match(r"\s+([\w-]+)", after)
    last = re.search(r"([\w-]+)\s+$", before)
    return any(found is not None and found[1] in _THINGS for found in (first, last))


def _is_thing(told: re.Pattern[str], text: str) -> bool:
    found = told.search(text)
    if found is None or occupation.role(found[1]):
        return False
    return not WORDS["thing"].isdisjoint(words(found[1]))
