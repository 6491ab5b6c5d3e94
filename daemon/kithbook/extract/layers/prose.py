"""The sentence that introduces a person, as in "Ada Example is an engineer at Halden Labs".

Read only where the sentence's subject is whom the page's heading or title names, or the page
speaks of itself ("I'm a ..."). English, with the verbs and articles of its neighbours.
"""

import re
from collections.abc import Iterator

from kithbook.extract import (
    employer,
    employment,
    occupation,
    residence,
    sentence,
    tenure,
    workplace,
)
from kithbook.extract import name as names
from kithbook.extract.confidence import candidate
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.occupation import roles
from kithbook.extract.page import Page
from kithbook.extract.text import words

NAME = "prose"
SENTENCE = 60
"""Characters from which on a line is no heading and no value."""
SHORTEST, LONGEST = 20, 4_000
"""Characters of a line that is looked at."""
MOST_LINES = 40
MOST_WORKS = 12
"""Lines that may say what somebody works as."""
MOST_HEADS = 8
"""Headings that may name whom the page is about."""
MOST_HOME, LONGEST_HOME = 12, 400
"""Lines that may say where somebody lives, and characters of one."""
LONGEST_HEADING = 80
"""Characters of a heading; a longer one is a sentence drawn large."""
LONGEST_ROLE = 90

_IS = (
    r"(?:is|has been|ist|est|es|è|é|is een)\s+"
    r"(?:currently\s+|now\s+|also\s+|derzeit\s+|actuellement\s+)?"
    r"(?:an?|the|one of the|ein|eine|der|die|un|une|le|la|una|o|um|uma|een)\s+(?:long[- ]time\s+)?"
)
_ME = (
    r"(?P<me>(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Hh]allo|[Hh]ola|[Bb]onjour|[Cc]iao|[Oo]l\u00e1|[Hh]ej"
    r"|[Cc]ze\u015b\u0107|[Aa]hoj|[Tt]ere|[Mm]oi|[Bb]un\u0103)(?: there)?\W{1,4})?(?:I['\u2019]m"
    r"|I am|[Mm]y name is|[Ii]ch bin|[Mm]ein Name ist|[Jj]e suis|[Jj]e m['\u2019]appelle|[Ss]oy"
    r"|[Mm]e llamo|[Ss]ono|[Mm]i chiamo|[Ee]u sou|[Ii]k ben|[Jj]ag heter|[Jj]estem|[Jj]eg heter"
    r"|[Jj]eg hedder|[Vv]ol\u00e1m sa|[Jj]menuji se|(?:[Mm]a |[Mm]ina )?[Oo]len|[Jj]ag \u00e4r"
    r"|[Jj]eg er|[Jj]sem|[Ss]em|[Ss]unt|[Mm]\u0103 numesc))"
)
"""How somebody says who they are, before their name."""
_INTRODUCES = re.compile(rf"{_ME}\s")
_AND = (
    r"(?:,?\s(?:and )?I(?: am|['\u2019]m)|,|\s[-\u2013\u2014]|\sund(?: ich)? bin"
    r"|\set (?:je )?suis|\sy soy"
    r"|\se sono|\sen(?: ik)? ben|\soch (?:jag )?\u00e4r|\soch jobbar som|\sog er|\si jestem"
    r"|\sa som)"
)
_ART = r"(?:(?:an?|the|ein|eine|un|une|una|um|uma|een|en|et)\s)?"
_SENTENCE = re.compile(
    rf"^(?:(?P<who>[^\s,.:;!?][^,.:;!?]{{1,60}}?)\s+{_IS}"
    r"|(?P<self>I['\u2019]m|I am)\s+(?:(?:currently|now|presently|also)\s+)?(?:an?|the)\s+"
    r"|(?P<own>Ich bin|Je suis|Soy|Sono|Sou|Eu sou|Ik ben|Jag \u00e4r|Jeg er|Jestem|Jsem|Sem|Sunt"
    rf"|(?:Ma )?[Oo]len)\s+{_ART}(?=[a-z\u00df-\u00ff]|(?<=Ich bin )[A-Z]\w+(?:,|\.|\s[a-z]))"
    rf"|{_ME}\s+[^\W\d_][\w'\u2019-]*(?:\s[^\W\d_][\w'\u2019.-]*){{0,3}}\s*{_AND}\s*{_ART})"
    r"(?P<role>[^.;:!?()]{3,400}?)(?:[.;:!?(]|$)"
)
_VERBS = (
    " is ", " has been ", " ist ", " est ", " es ", " è ", " é ", "I am", "I'm", "I\u2019m", "work",
    "Currently", "ch bin ", "e suis ", "appelle ", "oy ", "e llamo ", "ono ", "i chiamo ", "u sou ",
    "k ben ", "ag heter ", "ag är ", "Sem ", "sem ", "unt ", "olen ", "Olen ", " numesc ", "estem ",
    "eg he", "eg er ", "ol\u00e1m sa ", "menuji se ", "Sou ",
)  # fmt: skip
"""One of them is in every line that says something, and they are quickly seen."""
_ROLE_ENDS = re.compile(
    r",|\s[\u2013\u2014-]\s|\s(?:at|for|with|who|based|on|in|from|whose|where|that|which|working|living"
    r"|bei|chez|en|à|presso|bij)\s",
)
_ABROAD = re.compile(r"\s(?:na|på|ved|hos|vid|[iw]|ve?|em|am|an der)\s")  # "profesor na ..."
_SECOND = re.compile(
    r"\s(?:and|but|und|et|y)\s+(?:an?|the|I|I['\u2019]m|he|she|they|is|has|also|ein|eine|un|une)\s"
)
"""Where the sentence goes on to something else."""
_MEMBER = re.compile(r"^Member of (?:the )?(?P<house>[A-Z][^.;:,()]{1,59})(?:[.;:,(]|$)")
_AT = re.compile(r"\s(?:at|for|bei|chez|presso|bij)\s+(?:the\s+)?(?P<house>.+)$")
_WITH = re.compile(r"\swith\s+(?:the\s+)?(?P<house>.+)$")
_OF = re.compile(r"\s(?:of|to|von|de|di)\s+(?:the\s+)?(?P<house>[A-Z].+)$")
_WORKS_AT = re.compile(
    r"^(?:Works at|Arbeitet bei|Travaille chez|Lavora presso|Trabaja en|Trabalha na?|Werkt bij"
    r"|Pracuje w)\s+(?P<house>\S.{1,79})$"
)
"""A whole line, as social networks write it."""
_STUDENT = re.compile(r"^(?:[\w.-]+\s){0,4}(?:student|undergraduate)\b")
_POST: tuple[FieldName, FieldName] = ("headline", "organisation")
_BARE = frozenset(("member", "person", "man", "woman", "part", "fan", "lot", "result", "great"))


def read(page: Page) -> Iterator[Candidate]:
    """Propose role, organisation and place of the first sentence that introduces someone."""
    subject = _subject(page)
    lines = [one for one in page.main_lines if SHORTEST <= len(one.text) <= LONGEST]
    yield from _home(lines[:MOST_LINES], subject)
    told = list(_told(page, lines[:MOST_LINES], subject))
    yield from told
    early = [one for one in lines[:MOST_WORKS] if not one.level and employment.told(one.text)]
    yield from _works_as([one.text for one in early], subject, told)


def _told(page: Page, lines: list[Line], subject: set[str]) -> Iterator[Candidate]:
    known = False
    for line in lines:
        yield from _whole(line.text)
        text = _heading(page, line) if line.level else line.text
        if not text:
            continue
        known = known or sentence.named([text], subject)
        if not any(map(text.__contains__, _VERBS)):
            if house := workplace.mine(sentence.split(text)):
                yield _said("organisation", house, text)
            continue
        said = sentence.split(text)
        if house := workplace.read(said, subject) or workplace.mine(said):
            yield _said("organisation", house, text)
        if known:
            yield from _since(said, subject)
        found = _introduced(said, subject)
        role, house = _what(page, found) if found else (None, None)
        if role is None and house is None:
            continue
        if role:
            yield _said("headline", role, text)
        if house:
            yield _said("organisation", house, text)
        return


def _what(page: Page, found: re.Match[str]) -> tuple[str | None, str | None]:
    """Return what a sentence says somebody is, and for whom; nothing where it may be anything."""
    role, house = _parts(found["role"])
    if role and found["own"]:
        role, house = _ABROAD.split(role)[0], None
    elif not found["me"]:
        return role, house
    # Without an article it may be anything: "I'm Ada, welcome".
    known = page.mine or not found["own"]
    # A student of somewhere is one, and "student" alone is what a page shows.
    if known and role and occupation.role(role):
        return role, house
    # A student of somewhere is one, and "student" alone is what a page shows.
    if not (known and role and house and _STUDENT.search(role)):
        return None, None
    return (None if any(map(occupation.role, page.title_parts)) else role), house


def _heading(page: Page, line: Line) -> str:
    """Return a heading that is a sentence drawn large, whole; of any other nothing."""
    if len(line.text) >= LONGEST_HEADING:
        return line.text
    if not introduces(line.text):
        return ""
    return " ".join(one.text for one in page.headings if one.node.mem_id == line.node.mem_id)


def introduces(text: str) -> bool:
    """Tell whether a line begins as somebody does who says who they are."""
    return bool(_INTRODUCES.match(text))


def _whole(text: str) -> Iterator[Candidate]:
    """Propose what a line says that is no sentence: "Member of HALDEN", "Works at Halden"."""
    if said := _MEMBER.match(text):
        yield _said("organisation", said["house"].partition(" for ")[0].strip(), text)
    if said := _WORKS_AT.match(text):
        yield _said("organisation", said["house"].strip(), text)


def _home(lines: list[Line], subject: set[str]) -> Iterator[Candidate]:
    early = [one.text[:LONGEST_HOME] for one in lines[:MOST_HOME]]
    for text in early if residence.told(early) else ():
        if home := residence.read(text, subject):
            yield _said("location", home, text)
            return


def _since(sentences: list[str], subject: set[str]) -> Iterator[Candidate]:
    """Propose the post that the subject holds since a day, and where."""
    for one in sentences:
        said = tenure.read(one, subject)
        role, house = _parts(said) if said else (None, None)
        if said and role and occupation.role(role):
            yield _said("headline", role, one)
            if house := house or employer.read(said):
                yield _said("organisation", house, one)
            return


def _works_as(texts: list[str], subject: set[str], told: list[Candidate]) -> Iterator[Candidate]:
    """Propose what the first of some lines that tells says the subject works as, and where."""
    known = {one.field for one in told}
    does = {one for each in told if each.field == "headline" for one in roles(each.value)}
    for text in texts:
        said = role, _ = employment.read(sentence.split(text), subject)
        if not any(said):
            continue
        if role and does and does.isdisjoint(roles(role)):
            # Another post than the one they are introduced with, perhaps a past one.
            return
        for field, value in zip(_POST, said, strict=True):
            if value and field not in known:
                yield candidate(field, value, NAME, source="works", locator="a sentence", raw=text)
        return


def _introduced(sentences: list[str], subject: set[str]) -> re.Match[str] | None:
    """Return the sentence that says what the subject is: by name, or as "she" once named."""
    for place, one in enumerate(sentences):
        found = _SENTENCE.match(one)
        if found is None:
            continue
        if sentence.PRONOUN.match(one) and sentence.named(sentences[:place], subject):
            return found
        if _names(found["who"], subject, own=found["self"] or found["me"] or found["own"]):
            return found
    return None


def _subject(page: Page) -> set[str]:
    heads = [one.text for one in page.headings if one.level <= 2 or names.given(one.text)]  # noqa: PLR2004 - h1, h2
    said = [*heads[:MOST_HEADS], page.title]
    if page.mine:
        # A page about oneself may say who that is in its first sentence alone.
        first = next((one for one in page.main_lines if len(one.text) >= SENTENCE), None)
        said += [first.text[:SHORTEST]] if first and names.given(first.text.split()[0]) else []
    return {one for text in said for one in words(text) if len(one) > 1}


def _names(who: str | None, subject: set[str], *, own: str | None) -> bool:
    if own:
        return True
    said = set(words(who or ""))
    return bool(said) and len(said & subject) * 2 >= len(said)


def _parts(said: str) -> tuple[str | None, str | None]:
    """Cut what someone is into role and organisation."""
    said = _SECOND.split(said)[0]
    first = said.partition(" und ")[0]
    if first != said and " " not in first and occupation.role(first):
        said = first
    end = _ROLE_ENDS.search(said)
    role = (said[: end.start()] if end else said).strip(" ,")
    if not 3 <= len(role) <= LONGEST_ROLE or not words(role) or words(role)[0] in _BARE:  # noqa: PLR2004 - "CEO"
        return None, None
    of = _OF.search(role)
    at = _AT.search(said)
    beside = _WITH.search(said)
    if beside and (at is None or beside.start() < at.start()):
        # "works with Bo Quill at Halden" is for Halden.
        house = employer.opening(beside["house"])
        at = beside if occupation.house(house) or at is None else at
    for found in (at, of, _OF.search(said)):
        if found and (house := employer.opening(found["house"])):
            return role, house
    return role, None


def _said(field: FieldName, value: str, text: str) -> Candidate:
    return candidate(field, value, NAME, source=NAME, locator="the first sentence", raw=text)
