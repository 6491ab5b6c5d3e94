"""Headings, title and short lines: names without any markup for them.

28 of 34 labelled person pages have nothing else. A heading alone says little ("Anger
Management" is one too); `merge` weighs how many places agree.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from kithbook.extract import chief as chiefs
from kithbook.extract import cjk, mine, occupation
from kithbook.extract import name as names
from kithbook.extract.confidence import candidate
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.name import handle_of
from kithbook.extract.page import Page, parts
from kithbook.extract.text import fold, tidy, without_article, words
from kithbook.extract.wordlist import WORDS

NAME = "heading"
MOST_HEADINGS = 30
MOST_LINES = 400
MOST_SAID = 40
"""Lines of the content in which somebody may say who they are."""
MOST_BROKEN = 4
"""Lines that one heading may break a name over."""
_TWO = 2  # words a name keeps; letters of a language code
LIKELY = 0.9
_DOES: tuple[FieldName, ...] = ("headline", "role")
EVEN = 0.5  # looks; as likely a name as not

_NAME = r"((?:[^\W\d_][\w'\u2019.-]*\s){1,3}[^\W\d_][\w'\u2019-]*)"
_SELF = re.compile(
    r"\b(?:[Mm]y name is|I am|I['\u2019]m|[Aa]bout me,|[Ii]ch bin|[Mm]ein Name ist|[Jj]e suis"
    rf"|[Jj]e m['\u2019]appelle|[Mm]e llamo|[Ss]oy)\s+{_NAME}"
)
_MAY_BE_SELF = (
    "y name is", "I am", "I'm", "I\u2019m", "bout me,", "ch bin", "ein Name ist", "e suis",
    "appelle", "e llamo", "oy ",
)  # fmt: skip
"""One of them is in every match, and they are quickly seen."""
_GREETING = re.compile(
    r"^(?:hi|hello|hey|hallo|hola|bonjour|salut|ciao|ol[aá]|hej|ahoj|cze[sś][cć])?(?: there)?"
    r"\W{0,5}(?:i['\u2019]?m|i am|my name is|ich bin|je suis|je m['\u2019]appelle|soy|me llamo|sono"
    r"|eu sou|ik ben|jag heter|jestem|jmenuji se|volám sa)\s+([^\W\d_]{2,20})\b",
    re.IGNORECASE,
)
"""A heading that gives the first name alone, as homepages greet."""
_OPENS = re.compile(
    r"(?:(?:hi|hello|hey|hallo|hola|bonjour|salut|ciao|ol[aá]|hej|ahoj|cze[sś][cć])\W{0,4})?(?:i am"
    r"|i['\u2019]?m|my name is|ich bin|je suis|je m['\u2019]appelle|soy|me llamo|mi chiamo|eu sou"
    r"|ik ben|jag heter|jeg heter|jestem)\W{0,4}",
    re.IGNORECASE,
)
"""A heading that breaks off before the name, which is the next one."""
_POSSESSIVE = re.compile(
    rf"^{_NAME}['\u2019]s\s+(?:\w+\s){{0,3}}"
    r"(?i:web ?site|home ?page|site|portfolio|blog|profile|page)\b"
)
LONGEST_LINE = 120  # characters; a line that is only a name and a role stays below


def read(page: Page) -> Iterator[Candidate]:
    """Propose names from headings, the title's parts and lines that repeat them."""
    yield from _title(page)
    yield from _introduced(page)
    headings = page.headings[:MOST_HEADINGS]
    said = {names.key(part) for part in _title_names(page)}
    chief = chiefs.find(page, headings)
    spent: set[int] = set()
    for place, line in enumerate(headings):
        if place in spent:
            continue
        source = "h1" if line.level == 1 else "chief" if line is chief else "heading"
        whole, parts_of = _whole(headings, place, said)
        if parts_of > 1:
            spent.update(range(place, place + parts_of))
            yield from _line(line, source, said, whole)
            continue
        whole, tail = _without_trailer(line, said)
        yield from _line(line, source, said, page.upright(whole))
        yield from _role(tail, line.tag, line.text) if occupation.role(tail) else ()
        beside = headings[place + 1] if place + 1 < len(headings) else None
        # "Ada Lovelace<br>Countess" in one heading: the second line is what she is.
        if beside is not None and beside.node.mem_id == line.node.mem_id:
            found = names.read(line.text)
            handle = beside.text.startswith("@")
            if found and found.looks > EVEN and len(beside.text) <= LONGEST_LINE and not handle:
                yield from _role(beside.text, line.tag, beside.text)
    wanted = {one for one in said if len(one) > 1}
    path = set(words(unquote(urlsplit(page.url).path)))
    for line in page.main_lines:
        if line.level or len(line.text) > LONGEST_LINE or line.linked:
            continue
        # A name's words all stand in its line, and few lines have such words.
        if sum(map(line.opening.__contains__, path)) < _TWO and not any(map(line.holds, wanted)):
            continue
        found = names.read(line.text)
        key = names.key(found.value) if found else frozenset()
        if key in wanted or (len(key) > 1 and key <= path):
            yield from _line(line, "line", said)


def _whole(headings: list[Line], place: int, titled: set[frozenset[str]]) -> tuple[str, int]:
    """Return a name that one heading breaks over lines and the title has whole, and how many."""
    line = headings[place]
    same = [line.text]
    for one in headings[place + 1 : place + MOST_BROKEN]:
        if one.node.mem_id != line.node.mem_id:
            break
        same.append(one.text)
        if names.key(" ".join(same)) in titled:
            return " ".join(same), len(same)
    return line.text, 1


def _without_trailer(line: Line, titled: set[frozenset[str]]) -> tuple[str, str]:
    """Cut what a heading has behind the name in an element of its own: a role, or the name in
    other letters: "<h1>Ada Example <small>Engineer</small></h1>".
    """  # noqa: D205 - one thought
    last = line.node.last_child
    while last is not None and not last.is_element_node and not (last.text_content or "").strip():
        last = last.prev
    tail = tidy(last.text(separator=" "), LONGEST_LINE) if last is not None else ""
    own = last is not None and last.is_element_node and line.text.endswith(tail)
    name = line.text[: -len(tail)].rstrip(" ,|/(\u2013-") if own and tail else ""
    found = names.read(name) if name else None
    if found is None or found.looks < LIKELY:
        return line.text, ""
    whole = names.read(line.text)
    known = names.key(found.value) in titled and (not whole or names.key(whole.value) not in titled)
    written = cjk.written(found.value) and tail.isascii()
    role = len(found.value.split()) > 1 and occupation.role(tail)
    return (name, tail) if known or written or role else (line.text, "")


def _introduced(page: Page) -> Iterator[Candidate]:
    """Propose who says "I'm Ada Lovelace", and whose page a description says it is."""
    openers = [one for one in _MAY_BE_SELF if one in page.text]
    for line in page.lines[:MOST_LINES] if openers else ():
        if not any(map(line.text.__contains__, openers)):
            continue
        found = _SELF.search(line.text[:300])
        if found and _upper(found[1]):
            yield candidate(
                "name", _upper(found[1]), NAME, source="self", locator=line.tag, raw=found[0]
            )
            break
    yield from _said(page)
    greeted = {
        fold(found[1])
        for line in page.headings[:MOST_HEADINGS]
        if line.region == "main" and (found := _GREETING.match(line.text))
    }
    for value in _title_names(page) if greeted else ():
        if fold(value.split()[0]) in greeted and len(value.split()) > 1:
            yield candidate("name", value, NAME, source="self", locator="heading", raw=value)
            break
    for key in ("og:description", "description", "og:title", "title"):
        said = page.meta.get(key, page.title if key == "title" else "")
        found = _POSSESSIVE.match(said)
        if found and _upper(found[1]):
            yield candidate(
                "name", _upper(found[1]), NAME, source="possessive", locator=key, raw=said
            )
            break


def _said(page: Page) -> Iterator[Candidate]:
    """Propose who says "my name is" in other languages, and whose page a bent name says it is."""
    early = page.main_lines[:MOST_SAID]
    for line in early if mine.may_introduce("\n".join([one.text[:300] for one in early])) else ():
        name = mine.introduced(line.text[:300])
        value = _upper(name) or (name if cjk.written(name) else "")
        if value and _vouched(page, value):
            yield candidate("name", value, NAME, source="self", locator=line.tag, raw=line.text)
            break
    vouching = "".join(words(f"{page.url} {page.title}"))
    for line, below in pairwise(page.headings[:MOST_HEADINGS]):
        found = names.read(below.text) if _OPENS.fullmatch(line.text) else None
        if found and found.looks >= LIKELY and " " in found.value:
            yield candidate("name", found.value, NAME, source="self", locator=line.tag)
            break
    for line in page.headings[:MOST_HEADINGS]:
        if value := mine.possessed(line.text, vouching):
            yield candidate("name", value, NAME, source="self", locator=line.tag, raw=line.text)
            break


def _vouched(page: Page, value: str) -> bool:
    """Tell whether anything but a sentence says it: songs and interviews say "I am" as well."""
    label = (urlsplit(page.url).hostname or "").removeprefix("www.").split(".")[0]
    # In Chinese "I am" stands before what somebody is as well.
    known = page.mine and not cjk.written(value)
    heads = [page.title, *(one.text for one in page.headings[:MOST_HEADINGS])]
    if cjk.written(value):
        return any("".join(value.split()) in "".join(one.split()) for one in heads)
    return (
        known
        or names.matches_handle(value, label)
        or any(value in one for one in (page.title, *heads))
    )


def _upper(phrase: str) -> str:
    """Keep the capitalised words a phrase opens with: "Ada Lovelace and I" is about Ada."""
    kept: list[str] = []
    for one in phrase.split():
        if not one[0].isupper() and not (kept and len(one) > 1 and one in WORDS["particles"]):
            break
        kept.append(one)
        # The end of a sentence, no initials.
        if one.endswith(".") and len(one) > _TWO and "." not in one[:-1]:
            break
    while kept and not kept[-1][0].isupper():
        kept.pop()
    return " ".join(kept).rstrip(".") if len(kept) > 1 else ""


def _title_names(page: Page) -> list[str]:
    whole = [*page.title_parts, page.title]
    for key in ("og:title", "author"):
        whole += parts(page.meta.get(key, ""))
    return [found.value for one in whole if (found := names.read(one))] + [
        cut for one in page.title_parts if (cut := _without_tail(one))
    ]


def _without_tail(part: str) -> str:
    """Cut trailing numbers and language codes: "Ada Lovelace 2014 en"."""
    tokens = part.split()
    while len(tokens) > _TWO and (
        tokens[-1].isdigit() or (len(tokens[-1]) == _TWO and tokens[-1].islower())
    ):
        tokens.pop()
    return " ".join(tokens)


def _title(page: Page) -> Iterator[Candidate]:
    paired = handle_of(page.title)
    if paired:
        yield _titled(paired[0], "handle_title", page)
        return
    for part in page.title_parts[:5]:
        value = page.upright(page.without_site(_without_tail(part)))
        yield _titled(value, "title", page)


def _titled(value: str, source: str, page: Page) -> Candidate:
    return candidate("name", value, NAME, source=source, locator="title", raw=page.title)


def _line(
    line: Line, source: str, titled: set[frozenset[str]], text: str = ""
) -> Iterator[Candidate]:
    text = text or line.text
    inside = line.region == "main"
    yield candidate(
        "name", text, NAME, source=source, locator=line.tag, raw=line.text, in_main=inside
    )
    found = names.read(text)
    own = source in {"h1", "chief"} or (found is not None and names.key(found.value) in titled)
    if own and found and found.role and found.looks > EVEN and source != "line":
        yield from _role(found.role, line.tag, line.text)


def _role(said: str, locator: str, raw: str) -> Iterator[Candidate]:
    said = without_article(said)
    for field in _DOES:
        yield candidate(field, said, NAME, source="heading", locator=locator, raw=raw)
