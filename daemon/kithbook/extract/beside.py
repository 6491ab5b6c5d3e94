"""What stands beside the name once it is known: the lines below it, the bio, the house.

28 of 34 labelled pages have no markup for what someone does; it stands below the name. A line
counts by its words (`occupation.py`) and only until something else begins.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from kithbook.extract import (
    bio,
    caption,
    cjk,
    country,
    elsewhere,
    employer,
    firm,
    headed,
    icon,
    locality,
    occupation,
    premises,
    rank,
    standing,
    tenure,
)
from kithbook.extract import name as names
from kithbook.extract.confidence import candidate
from kithbook.extract.layers import label, prose
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold, masked, tidy, without_article, words
from kithbook.extract.wordlist import WORDS

NAME = "beside"
MOST_LINES = 9
"""Below a name that may still be about it."""
MOST_DRAWN = 40
"""Lines below a name whose pictures are about it."""
MOST_NAMING = 25
MOST_BARE = 4
"""Lines of a page among which one may begin with the name, below a name that tell of a speaker."""
LONGEST_TITLE = 20
"""Characters of a title behind a name in Chinese, Japanese or Korean."""
LONGEST_BIO = 200
LONGEST_CLAUSE = 70
"""Characters of a line that still belongs to a name, and of what its first words say."""

_SKIPPED = re.compile(
    r"^(?:@\S+|\(?[^\W\d_]{2,5}(?:\s?/\s?[^\W\d_]{2,6}){1,3}\)?|[\d\W]+|.*\d.*\b(?:followers?|following|posts?"
    r"|ratings?|reviews?|subscribers?|connections?)\b.*)$",
    re.IGNORECASE,
)
"""Handles, pronouns, counts."""
_BEHIND = re.compile(
    r"(?:,\s+|\s+[-\u2013\u2014|]\s+|\s*:\s+)([^\W\d_][^.;:!?|\"\u201e\u201c(]{2,150})"
    r"|\.\s+([^\W\d_]+(?:[ -][^\W\d_]+){0,2})\.?$"
)
"""The second is a line that says nothing else: "Ada Example. Engineer."."""
_ELSEWHERE = re.compile(
    r"(?:Ph\.?\s?D|D\.?Phil|M\.?\s?(?:A|S|Sc|Phil|Ed|B\.?A|Eng)|B\.?\s?(?:A|S|Sc|Ed|Eng)|LL\.?[BM]|J\.?D"
    r"|Dipl)\.?[,:\s]"
    r"|(?:absol[wv]ent\w*|graduated?|alumn\w+|dipl\u00f4m\u00e9e?|laureat[oa]|egresad[oa]|licenciad[oa]"
    r"|afgestudeerd|utexaminerad|formad[oa]|represented by|vertreten (?:von|durch)"
    r"|repr\u00e9sent\u00e9e? par|rappresentat[oa] da|representad[oa] por)\b",
    re.IGNORECASE,
)
"""Where somebody studied, or who sells what they make: not for whom they work."""
_LISTED = re.compile(r"[,\uff0c\u3001;\uff1b\u3002]")
"""What Chinese puts between the things that it tells of somebody."""
_BRACKET = re.compile(r"[(\uff08]")
_GREETS = re.compile(
    r"(?:hi|hey|hello|welcome|hallo|willkommen|bonjour|salut|bienvenue|hola|bienvenid[oa]s?|ciao"
    r"|benvenut[oi]|ol[aá]|bem-vind[oa]s?|welkom|hej|v[aä]lkommen|velkommen|cze[sś][cć]|witam\w*"
    r"|ahoj|v[ií]t(?:ejte|ajte)|你好|こんにちは|ようこそ|안녕하세요)"
    r"\W*(?:there|all|zusammen|à tous)?\W*$",
    re.IGNORECASE,
)
"""A heading that only greets."""
_PAST = re.compile(r"(?:\d{1,2}[./])?(?:19|20)\d\d(?!\d)")
"""How a line of somebody's past begins: "2012 Lecturer"."""
_DATE = re.compile(r".{0,15}(?<!\d)(?:19|20)\d\d(?!\d).{0,15}")
"""A line that is a date; in a table or a list its value stands beside it."""
_GOES_ON = re.compile(r"\s(?:at|of|bei|chez|presso|bij)\s*:\s*$")
_OPEN_END = re.compile(r"[\s.:;,]+(?:at|of|in|bei|am|chez|presso|en|bij|vid|w)?[\s.:;,]*$")
"""What is left of a line that goes on below: "Professor at:"."""
_BIO = frozenset(
    words(
        "bio biography about profile short biografie biographie profil lebenslauf zur person"
        " biografía perfil biografia profilo kurzbiografie présentation presentation cv vita"
        " 简介 个人简介 略歴 プロフィール 소개 약력"
    )
)  # fmt: skip
"""Words of a heading that only opens what is said of a person."""
_POST: tuple[FieldName, FieldName] = ("headline", "organisation")
_NAMED = re.compile(r"^[\w&+.'\u2019 -]{3,40}$")
_NO_HOUSE = WORDS["not_name"] | {"track", "room", "hall", "stage", "session", "day", "keynote"}
_LINKING = frozenset(("of", "and", "the", "for", "de", "&", "+"))
_LABELLED = re.compile(r"^(?:(?!\.\s)[^:\uff1a]){2,40}[:\uff1a]")
_LOCATED = re.compile(r"^(.{3,100}\S)\s+[-\u2013\u2014|\u00b7\u2022]\s+([^|\u00b7\u2022]{3,60})$")
"""A role and where: "Surveyor — Bergen, Norway"."""
_SPEAKER = re.compile(r"\b(?:speakers?|sprecher|referent\w*|ponentes?|relatori|conferenciers?)\b")


def read(page: Page, best: Named, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Propose what the page shows of one person: headline, organisation, place and profiles."""
    said = list(candidates)
    own, follows = standing.around(page, best)
    labelled = any(one.field == "headline" and one.layer == "label" for one in said)
    below = list(_below(page, best, own, follows[:MOST_LINES], labelled=labelled))
    yield from below
    home = "site" in best.witnesses and page.match is None
    frame = [one for one in page.lines if home and one.region == "aside"][:MOST_DRAWN]
    yield from _drawn([*follows[:MOST_DRAWN], *frame])
    known = {one.field for one in (*said, *below)}
    if not known.issuperset(_POST) and (held := tenure.held(page.main_lines)):
        for field, value in zip(_POST, held, strict=True):
            if value and field not in known:
                yield candidate(field, value, NAME, source="history", locator="history")
    if own is not None:
        yield from headed.read(own)
    yield from elsewhere.read(page, best)
    shown = [*bio.read(page, best, said), *caption.read(page, best, said)]
    yield from shown
    around = list(premises.read(page, best, [*said, *below]))
    yield from around
    yield from locality.told(page, best, [*said, *below, *shown, *around])


def _drawn(lines: list[Line]) -> Iterator[Candidate]:
    for field, value, line in icon.read(lines):
        yield candidate(field, value, NAME, source="icon", locator=line.tag)


def _below(
    page: Page, best: Named, own: Line | None, below: list[Line], *, labelled: bool
) -> Iterator[Candidate]:
    done: set[str] = set()
    heading = True
    shown = [*_now(below, best)]
    for line, under in zip_longest(shown, shown[1:]):
        heading = heading and bool(line.level)
        if _ends(line, heading=heading):
            if line is shown[0] and under and tenure.motto(line, under):
                continue
            break
        for field, value in _said(line, page):
            again = field == "headline" and best.key <= set(words(value))
            if field not in done and not again and names.key(value) != best.key:
                done.add(field)
                town = field == "location" and not occupation.place(value)
                source = "town" if town else NAME
                yield candidate(field, value, NAME, source=source, locator=line.tag, raw=line.text)
        if occupation.sentence(line.text):
            break
    naming = (own, *_naming(page, best)) if own is not None and not labelled else ()
    for line in naming:
        if said := rank.before(line.text, best.value) or _after(line.text, best):
            yield candidate("headline", said, NAME, source="rank", locator=line.tag, raw=line.text)
            break
    if _at_event(page):
        yield from _bare(below, done)


def _now(below: list[Line], best: Named) -> Iterator[Line]:
    """Leave out the past, and the name itself."""
    date = False
    for line in below:
        dated, date = date, bool(_DATE.fullmatch(line.text))
        if _PAST.match(line.text) or (dated and line.tag in {"td", "dd"}):
            continue
        if line.level and _GREETS.match(line.text):
            continue
        if not line.opening.startswith(fold(best.value)) and not _again(line, best):
            yield line


def _again(line: Line, best: Named) -> bool:
    """Tell whether a heading is the name once more, as a card below a banner has it."""
    found = names.read(line.text) if line.level and line.holds(best.key) else None
    return found is not None and names.key(found.value) == best.key


def _naming(page: Page, best: Named) -> list[Line]:
    """Return the lines that begin with the name: "Ada Example - engineer at Halden Labs"."""
    wanted = fold(best.value)
    return [one for one in page.lines[:MOST_NAMING] if one.opening.startswith(wanted)]


def _after(text: str, best: Named) -> str | None:
    """Return what a line says someone does behind the name: a clause, or a Chinese title."""
    said = text[len(best.value) :] if fold(text).startswith(fold(best.value)) else ""
    title = _BRACKET.split(said.strip(" ()\uff08\uff09"))[0].strip()
    if title and cjk.written(best.value):
        listed = [one.strip() for one in _LISTED.split(title) if one.strip()]
        if len(listed) > 1:
            does = (one for one in listed if len(one) <= LONGEST_TITLE and occupation.role(one))
            return next(does, None)
        return title if len(title) <= LONGEST_TITLE and occupation.role(title) else None
    found = _BEHIND.match(said)
    clause = tidy(found[1] or found[2], LONGEST_CLAUSE + 1).rstrip(" .,;:") if found else ""
    clause = without_article(clause)
    if clause.count(", ") > 1 and not occupation.role(clause.partition(", ")[0]):
        return None  # "Ada Example, Bo Quill, Cy Roe and 8 more authors"
    return clause if clause and len(clause) <= LONGEST_CLAUSE and occupation.role(clause) else None


def _bare(below: list[Line], done: set[str]) -> Iterator[Candidate]:
    """Propose the line beside a speaker's role: a house whose name says nothing, "Brightwater"."""
    lines = [one for one in below[:MOST_BARE] if not _SKIPPED.match(one.text)]
    at = next((at for at, one in enumerate(lines) if occupation.role(one.text)), None)
    if at is None or "organisation" in done or employer.read(lines[at].text):
        return
    for line in lines[max(0, at - 1) : at + 2]:
        said = line.text.split()
        plain = _NAMED.match(line.text) and len(said) <= 4  # noqa: PLR2004 - words
        if line is lines[at] or not plain or line.level or line.linked:
            continue
        if not all(one[0].isupper() or one in _LINKING for one in said):
            continue
        if locality.read(line.text) or country.known(line.text) or names.given(line.text):
            continue
        if words(line.text)[0] in _NO_HOUSE or occupation.role(line.text):
            continue
        yield candidate("organisation", line.text, NAME, source="bare", locator=line.tag)
        return


def _ends(line: Line, *, heading: bool) -> bool:
    """Tell whether something else begins: a section or running text.

    A heading may be a role or a house only where nothing but headings stands between it and the
    name.
    """
    if len(line.text) > LONGEST_BIO:
        return not occupation.role(line.text.partition(", ")[0][: LONGEST_BIO + 1])
    said = heading and (
        occupation.role(line.text)
        or occupation.house(line.text)
        or occupation.place(line.text)
        or _BIO.issuperset(words(line.text))
    )
    return bool(line.level) and not said


def _said(line: Line, page: Page) -> Iterator[tuple[FieldName, str]]:
    text = _GOES_ON.sub("", line.text)
    labelled = line.tag in {"dt", "th", "label"} or _LABELLED.match(text) or label.opens(line)
    if labelled or masked(text) or prose.introduces(text):
        return
    # "Lagos / London" is written as pronouns are.
    skipped = _SKIPPED.match(text) and not ("/" in text and locality.read(text))
    if skipped or "@" in text.split(" ")[0]:
        return
    text = _undated(_clause(text))
    if (located := _LOCATED.match(text)) and locality.read(located[2]):
        text = located[1]
        yield "location", located[2]
    if occupation.role(text) or employer.doing(text):
        yield "headline", text
        found = employer.doing(text) or employer.read(text) or caption.confirmed(page, text)
        if found is None and _at_event(page):
            found = employer.beside_role(text)
        if found:
            yield "organisation", found
    elif place := locality.of(line, text):
        yield "location", place.strip("\U0001f4cd ")
    elif _ELSEWHERE.match(text) or text.count(" \u00b7 ") > 1:
        return
    elif occupation.house(text) or occupation.house(text := text.split(" / ")[0]):
        yield "organisation", employer.house_in(text)


def _clause(text: str) -> str:
    """Return what a line says first: of a sentence or a list one clause, empty where it is long."""
    if occupation.sentence(text):
        first = tidy(bio.CLAUSE.split(text)[0], LONGEST_CLAUSE + 1)
        text = first if len(first) <= LONGEST_CLAUSE else ""
    elif len(text) > occupation.LONGEST:
        text = tidy(text.partition(", ")[0], occupation.LONGEST)
    return _OPEN_END.sub("", text)


def _undated(text: str) -> str:
    """Drop since when: "Since 1979 surveyor", "Surveyor, on his own since 1979"."""
    said = occupation.SINCE.sub("", text, 1)
    first, comma, last = said.rpartition(", ")
    return first if comma and _PAST.search(last) and occupation.role(first) else said


def _at_event(page: Page) -> bool:
    """Tell whether a page shows a speaker, who is introduced with a role and a house."""
    return bool(
        _SPEAKER.search(page.url)
        or "peaker profile" in page.title.lower()
        or firm.EVENT.search(page.title)
    )
