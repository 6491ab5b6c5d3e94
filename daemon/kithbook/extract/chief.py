"""Which heading of a page is what its first one is elsewhere: the name of whom it shows."""

import re
from urllib.parse import unquote, urlsplit

from kithbook.extract import mine, occupation
from kithbook.extract import name as names
from kithbook.extract.lines import Line
from kithbook.extract.page import Page
from kithbook.extract.text import words

MOST_HEADINGS = 30
MOST_POST = 3
"""Words of a first heading that is what the person below it is: "Deputy Director"."""
LIKELY = 0.9
_DIRECTORY = frozenset(
    words(
        "staff directory profile profiles people person persons details detail member members bio"
        " faculty employee employees our team councillor councillors agent agents of the doctors"
        " doctor attorneys lawyers speaker speakers mitarbeiter mitarbeiterinnen mitarbeitende"
        " personal personen personenverzeichnis profil equipe medewerkers personale docenti lekári"
        " naši lékaři pracownicy zaměstnanci ľudia medarbetare ansatte equipo profesorado"
        " contact kontakt biography biografie about profilo perfil сотрудники преподаватели"
        " 教員紹介 役員紹介 会社情報 スタッフ紹介 研究者紹介 講師紹介 医師紹介 教員情報 教授陣"
        " プロフィール 师资队伍 教师简介 个人简介 教师队伍 专家介绍 团队成员 교수진 교수소개 구성원"
        " 임원소개 의료진"
    )
)
"""Words of a first heading that only says that a person follows."""
_INVESTIGATOR = frozenset(("principal", "co", "lead", "chief", "investigator", "scientist"))
"""Words of posts that look like names."""
_SPEAKER = re.compile(
    r"/(?:speakers?|sprecher(?:innen)?|referent(?:en|innen)?|sprekers?|intervenants?|orateurs?|ponentes?"
    r"|relatori|oradores|palestrantes|talare|prelegenci)/[^/]",
    re.IGNORECASE,
)
"""Where a conference shows one of its speakers."""


def find(page: Page, headings: list[Line]) -> Line | None:
    """Return the heading that is what the first one is elsewhere: where there is none, or only
    the site's own or one that says "Staff Directory", and nobody else has one like it.
    """  # noqa: D205 - one thought
    main = [one for one in headings if one.region == "main"]
    above = [one for one in main if one.level == 1]
    if any(not _leads(one.text) for one in above[-1:]) and not _talk(page):
        return None
    # What stands over the last of them is the site's head.
    start = main.index(above[-1]) + 1 if above else 0
    below = [one for one in main[start:] if one.level > 1 and not _leads(one.text)]
    people = [one for one in below if (found := names.read(one.text)) and found.looks >= LIKELY]
    if not people or people[0] is not below[0]:
        return None
    level = people[0].level
    known = [one for one in people[1:] if one.level == level and names.given(one.text)]
    alone = known or len(people[0].text.split()) < 2  # noqa: PLR2004 - a name
    return None if alone else people[0]


def _talk(page: Page) -> bool:
    """Tell whether a speaker's page has what they speak about as its first heading."""
    heads = [one.text for one in page.headings[:MOST_HEADINGS] if one.level == 1]
    said = bool(heads) and len(heads[-1].split()) > MOST_POST
    return said and bool(_SPEAKER.search(unquote(urlsplit(page.url).path)))


def _leads(heading: str) -> bool:
    """Tell whether a heading only says that a person follows, what they are, or that one speaks of
    themselves.
    """  # noqa: D205 - one thought
    said = words(heading)
    if set(said) <= _DIRECTORY or mine.called(heading):
        return True
    if len(said) > MOST_POST or not occupation.role(heading):
        return False
    if set(said) <= _INVESTIGATOR:
        return True
    found = names.read(heading)
    return found is None or (found.looks < LIKELY and not names.given(found.value))
