"""What a sentence says that its subject works as, in other ways than "Ada Example is an engineer".

"As an engineer at Halden Labs, Ada ...", "Ada works at Halden Labs as an engineer", "Her current
employer is Halden Labs", "Ada Example, engineer at Halden Labs, ...".
"""

import re

from kithbook.extract import employer, occupation, sentence
from kithbook.extract.text import without_article, words

LONGEST_ROLE, LONGEST_APPOSED = 90, 240
"""Characters of a role, and of how a line begins that has it behind the name."""
_AT = (
    r"(?:at|for|with|bei(?:m| der)?|an der|am|chez|au sein (?:de la |de l['\u2019]|du |de )"
    r"|auprès de|en|na|no|presso(?: l['\u2019]| la| il)?|bij|voor|hos|p\u00e5|vid|ved|i|w|v|ve)"
)
_ROLE = r"(?P<role>[^.;:!?()]{3,90}?)"
_AS = re.compile(
    r"^(?:As|Als|En tant qu(?:e|(?=['\u2019]))|Como|Come|In qualit\u00e0 di|Som|Jako)"
    rf"['\u2019\s]\s*(?:an?\s|the\s|ein\w*\s|une?\s|una\s)?{_ROLE}"
    rf"(?:\s{_AT}\s*(?:the\s|der\s|dem\s|la\s|het\s|de\s)?"
    r"(?P<house>[^\W\d_a-z][^.;:!?(),]{1,80}?))?"
    r"(?:,|\s(?=[\w\u00c0-\u017f]+t\s"
    r"|(?:jobber|arbejder|arbeider|jobbar|arbetar|arbeite|werk)\s))\s*(?P<rest>[^.;!?]{2,60})"
)
"""How a sentence opens with what somebody works as."""
_VERB = (
    r"(?:(?:[Nn]ow |[Cc]urrently )working|[Ww]orks?|[Aa]rbeitet?|[Ll]eb[te]"
    r"|[Tt]ravaille|[Tt]rabaj[ao]"
    r"|[Ll]avor[ao]|[Tt]rabalh[ao]|[Ww]erkt?|[Aa]rbetar|[Jj]obbar|[Aa]rbejder|[Aa]rbeider|[Jj]obber|[Pp]racuj(?:e|\u0119|i|em))"
)
_LIKE = (
    r"(?:as(?: an?| the)?|als(?: eine?| een)?|comme|en tant qu(?:e |['\u2019])|en qualit\u00e9 de"
    r"|como(?: uma?| una?)?|come|in qualit\u00e0 di|som|jako)"
)
_WORKS = re.compile(
    rf"\b{_VERB}\s(?P<between>[^.;:!?()]{{0,90}}?)\b{_LIKE}\s*(?P<role>[^.;:!?()]{{3,120}})"
)
_EMPLOYER = re.compile(
    r"\b(?:[Cc]urrent employer is|[Cc]urrently employed (?:at|by|with)"
    r"|[Nn]ow employed (?:at|by|with)|[Dd]erzeitiger Arbeitgeber ist"
    r"|[Ee]mployeur actuel est|[Hh]uidige werkgever is)\s+(?:the\s)?"
    r"(?P<house>[^.;:!?()]{2,80})"
)
_THEIR = re.compile(r"(?:His|Her|Their|Sein|Ihr|Son|Zijn|Haar)\s")
_BETWEEN = re.compile(rf"(?:^|\s){_AT}\s+(?:the\s)?(?P<house>[^\W\d_a-z][^.;:!?(),]{{1,80}})")
_ENDS = re.compile(
    rf"\s{_AT}\s|,|\s[\u2013\u2014-]\s|\s(?:who|where|since|und|and|et|y|en|e|och|og|i|a|seit|depuis"
    r"|desde|dal|sinds|sedan|from|in|on|mit|von|du|des|dans|su|op|om)\s"
)
_MAY_SAY = (
    "As ", "Als ", "En tant ", "Como ", "Come ", "In qualit", "Som ", "Jako ", " as ", " als ",
    "omme ", "n tant ", " como ", " come ", " som ", " jako ", "mployer", "mployed", "rbeitgeber",
    "mployeur", "werkgever",
)  # fmt: skip
"""One of them is in every sentence that says it so, and they are quickly seen."""
_ME = frozenset(("I", "ich", "je", "yo", "io", "eu", "ik", "jag", "jeg"))
_APPOSED = re.compile(
    r"^(?P<who>[^\W\d_][^,.;:!?()]{2,60}),\s(?P<role>[^.;:!?()]{3,150}?)(?:,\s|$)"
)


def told(text: str) -> bool:
    """Tell whether a line may say what somebody works as: a quick look instead of slow ones."""
    return bool(_APPOSED.match(text[:LONGEST_APPOSED])) or any(map(text.__contains__, _MAY_SAY))


def read(sentences: list[str], subject: set[str]) -> tuple[str | None, str | None]:
    """Return what the subject works as, and for whom; None for what no sentence tells."""
    for place, one in enumerate(sentences):
        known = sentence.named(sentences[: place + 1], subject)
        ways = (_as(one, subject), _works(one, known=known), _apposed(one, subject))
        role, house = next(filter(any, ways), (None, None))
        found = _EMPLOYER.search(one) if house is None else None
        if found and (known or _THEIR.match(one)):
            house = employer.opening(found["house"]) or None
        if role or house:
            return role, house
    return None, None


_Said = tuple[str | None, str | None]


def _as(text: str, subject: set[str]) -> _Said:
    found = _AS.match(text)
    if found is None or not occupation.role(found["role"]):
        return None, None
    about = sentence.named([found["rest"]], subject) or sentence.PRONOUN.match(
        found["rest"][:1].upper() + found["rest"][1:]
    )
    if not about and _ME.isdisjoint(found["rest"].split()[:2]):
        return None, None
    return _plain(found["role"]), employer.opening(found["house"] or "") or None


def _works(text: str, *, known: bool) -> _Said:
    found = _WORKS.search(text) if known else None
    if found is None:
        return None, None
    said = found["role"]
    end = _ENDS.search(f"{said} ")
    role = _plain(said[: end.start()] if end else said)
    if not role or not occupation.role(role):
        return None, None
    before = _BETWEEN.search(found["between"])
    behind = _BETWEEN.search(said[end.start() :]) if end else None
    house = next((employer.opening(one["house"]) for one in (before, behind) if one), "")
    return role, house or None


def _apposed(text: str, subject: set[str]) -> _Said:
    """Read "Ada Example, engineer at Halden Labs, speaks ..."; the name must be the subject's."""
    found = _APPOSED.match(text)
    who = set(words(found["who"])) if found else set()
    if found is None or len(who & subject) < 2 or not occupation.role(found["role"]):  # noqa: PLR2004
        return None, None
    end = _ENDS.search(f"{found['role']} ")
    role = _plain(found["role"][: end.start()] if end else found["role"])
    return (role, employer.read(found["role"])) if role and occupation.role(role) else (None, None)


def _plain(role: str) -> str | None:
    said = without_article(role.strip(" ,"))
    return said if 3 <= len(said) <= LONGEST_ROLE else None  # noqa: PLR2004 - "CEO"
