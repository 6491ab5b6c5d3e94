"""The post that somebody holds now: since a day, or as the open end of a history of posts.

"Since 2019 she is Professor of Acoustics"; "2021 - present · Lecturer, University of Halden".
"""

import re
from collections.abc import Sequence

from kithbook.extract import employer, occupation, sentence
from kithbook.extract.lines import Line
from kithbook.extract.text import fold, tidy, without_marks, words

_SINCE = re.compile(
    r"^(?:Seit|Since|Depuis|Desde|Dal|Sinds|Sedan|Siden)\s[^.;:!?]{3,40}?,?\s"
    r"(?P<who>[^,;:!?]{0,60}?)\s?\b(?:ist|is|has been|est|es|è|é|är|er)\s+"
    r"(?P<too>(?:er|sie|he|she|they|hij|zij|han|hon|hun)\s+)?"
    r"(?:(?:an?|the|ein|eine|un|une|la|le|una|um|uma|een|en)\s+)?(?P<role>[^.;:!?()]{3,200})"
)
LONGEST_POST = 160
"""Characters of a line of a history."""
MOST_BELOW, MOST_ABOVE = 3, 2
"""Lines below and above a span of years that may say what was done in it."""
_DATE = r"(?:[^\W\d_]{3,10}[.,]?\s|\d{1,2}[./])?(?:19|20)\d\d(?:[.\u5e74]\s?\d{0,2}\u6708?)?"
_NOW = (
    r"(?:present|now|today|current(?:ly)?|ongoing|aktuell|heute|jetzt|aujourd['\u2019]hui"
    r"|[à\u00e0] ce jour"
    r"|actualidad|presente|actual|atual(?:mente)?|oggi|attuale|heden|nu|n\u00e5|idag|i dag"
    r"|dnes|s\u00fa\u010dasnos\u0165|sou\u010dasnost|obecnie|teraz|\u73fe\u5728|\u73b0\u5728|\u81f3\u4eca|\u4eca"
    r"|\ud604\uc7ac)"
)
_SPAN = re.compile(
    rf"[(\[]?\s*(?:since\s|seit\s|depuis\s|desde\s|dal\s|sinds\s|sedan\s|siden\s)?{_DATE}\s*"
    r"(?:[-\u2013\u2014~\u301c\uff5e]|to|until|bis(?: zum)?|à|al?|tot|t\.?o\.?m\.?|til|do|\u81f3"
    r"|\u304b\u3089)?\s*"
    rf"{_NOW}\s*[)\]]?",
    re.IGNORECASE,
)
"""Years without an end: "Sep. 2025 - Present", "2021 bis heute"."""
_HISTORY = re.compile(
    r"experience|erfahrung|employment|position|appointment|career|work|vita\b|\bcv\b|curriculum|werdegang|beruf"
    r"|tatigkeit|parcours|carriere|experiencia|trayectoria|esperienz|carriera|ervaring|loopbaan"
    r"|erfarenhet|anstallning|erfaring|ansettelse|ansættelse|doswiadczenie|praca|zkusenost|prax"
    r"|karier|経歴|職歴|略歴|履歴|经历|經歷|履历|简历|工作|경력|약력|education|bio|about|profil"
)
"""Headings, folded, below which posts are told; service and awards have open ends too."""
_SERVES = re.compile(
    r"\b(?:editor|editorial|reviewer|referee|committee|board|chair|treasurer|organi[sz]er|volunteer"
    r"|member|fellow|mitglied|membre|miembro|membro|lid|medlem|grant|project|award|scholarship)\b",
    re.IGNORECASE,
)
"""What is held beside a post."""
_PAST = re.compile(r"(?:19|20)\d\d")
_CUTS = re.compile(r"^[\s.,;:|·•\u2013\u2014-]+|[\s.,;:|·•\u2013\u2014-]+$")
_SHORT = re.compile(r"(?:Dept|Dpt|Dep|Abt|Inst|Fac|Univ)\.")
_PART = re.compile(
    r"\s*[,:;|·•]\s+|\s+[·•|\u2013\u2014-]\s+|\s+(?:@|at|bei|chez|presso|bij|hos)\s+"
)


def read(said: str, subject: set[str]) -> str | None:
    """Return what a sentence says that the subject is by now, with all that follows."""
    found = _SINCE.match(said)
    if found is None or not (found["too"] or _subject(found["who"], subject)):
        return None
    return found["role"]


def motto(line: Line, under: Line) -> bool:
    """Tell whether a heading below a name only says something, and what someone does follows.

    "Ada Example", "Rivers are for all", "Engineer" are headings, and no history begins with them.
    """
    said = line.text.count(" ") > 1 and not _HISTORY.search(fold(line.text))
    return said and bool(under.level) and occupation.role(under.text)


def _subject(who: str, subject: set[str]) -> bool:
    """Tell whether words before a verb end with the subject's name, or stand for it."""
    last = who.split()[-1:]
    stands = last and sentence.PRONOUN.match(last[0].capitalize())
    return bool(last) and bool(stands or not subject.isdisjoint(words(last[0])))


def held(lines: Sequence[Line]) -> tuple[str, str | None] | None:
    """Return the first post of a history that has no end, and its house where it is told."""
    told = False
    for place, line in enumerate(lines):
        dated = told and _SPAN.search(line.text)
        if line.level and not dated and not (told and _does(line.text)):
            told = bool(_HISTORY.search(fold(line.text)))
            continue
        if not told or len(line.text) > LONGEST_POST:
            continue
        text = without_marks(line.text)
        span = _SPAN.search(text)
        if span is None:
            continue
        said = _CUTS.sub("", f"{text[: span.start()]} {text[span.end() :]}")
        if found := _post(_around(lines, place, said)):
            return found
    return None


def _around(lines: Sequence[Line], place: int, said: str) -> list[str]:
    """Return what tells of a span of years: its own line, else those above or below it."""
    below = [one.text for one in lines[place + 1 : place + 1 + MOST_BELOW] if not one.level]
    above = [one.text for one in lines[max(0, place - MOST_ABOVE) : place]]
    over = next((at for at, one in enumerate(above) if _does(one)), None)
    if over is not None and not _PAST.search(" ".join(above[over:])):
        # Kits for résumés draw the post as a heading and its years below.
        under = below[:1] if not said and below and occupation.house(below[0]) else []
        return [*above[over:], said, *under]
    return [said] if said else below


def _does(text: str) -> bool:
    """Tell whether a line is a post, or one with its house behind it: "Buyer @ Halden Ltd"."""
    post, at, _ = text.partition(" @ ")
    return occupation.role(text) or (bool(at) and occupation.role(post))


def _post(said: list[str]) -> tuple[str, str | None] | None:
    """Read a role and the house that follows it, in one line or in the next ones."""
    parts = [tidy(part, LONGEST_POST) for one in said for part in _PART.split(one) if part.strip()]
    at = next((at for at, one in enumerate(parts) if occupation.role(one)), None)
    if at is None or _SERVES.search(parts[at]):
        return None
    near = [*parts[at + 1 :], *parts[:at]]
    houses = [one for one in near if occupation.house(one)]
    # "Dept. of Rivers, University of Halden": the second is written out.
    house = next((one for one in houses if not _SHORT.match(one)), next(iter(houses), None))
    return parts[at], house or employer.read(parts[at])
