"""What a short line says: what someone does, a house, or a place. By the words it is made of.

`occupations.json` holds how such words begin, folded, in the languages of Europe, and what they
contain in Chinese, Japanese and Korean.
"""

import json
import re
from collections.abc import Callable
from importlib.resources import files

from kithbook.extract import country
from kithbook.extract import name as names
from kithbook.extract.once import once
from kithbook.extract.text import fold, words

_LISTS: dict[str, list[str]] = json.loads(
    files("kithbook.extract").joinpath("occupations.json").read_text(encoding="utf-8")
)
_TITLES = frozenset(_LISTS["titles"])
_OPENING = frozenset(_LISTS["opening"])
"""Words that say what someone does only where more follows: "Hoofd Communicatie"."""
_FORMS = frozenset(_LISTS["forms"]) | frozenset(one.rstrip(".") for one in _LISTS["forms"])


def _any_of(stems: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, stems), reverse=True))})")


class _Stems:
    """Beginnings or ends of words. A thousand alternatives cost a pattern as many looks at a word;
    a set costs one for each length that they have.
    """  # noqa: D205 - one thought

    def __init__(self, stems: list[str]) -> None:
        self._known = frozenset(stems)
        self._lengths = sorted({len(one) for one in stems})

    def opens(self, word: str) -> bool:
        """Tell whether a word begins with one of them."""
        return any(word[:length] in self._known for length in self._lengths)

    def ends(self, word: str) -> bool:
        """Tell whether a word ends with one of them, behind two more letters of the alphabet."""
        for length in self._lengths:
            if word[-length:] in self._known and len(word) > length:
                before = word[-length - 2 : -length]
                if len(before) == _TWO and before.isascii() and before.isalpha():
                    return True
        return False


_ROLE = _Stems(_LISTS["roles"])
_HOUSE = _Stems(_LISTS["houses"])
_CJK_ROLE = _any_of(_LISTS["cjk"])
_CJK_HOUSE = _any_of(_LISTS["cjk_houses"])
_CJK_NO_HOUSE = re.compile(r"(?:情報|概要|案内|紹介|一覧|沿革|简介|概况|消息|소개|안내)$")
"""What a house says of itself: "会社概要"."""
_NO_ROLE = re.compile(
    r"(?:fizyk|matematyk|informatyk|statystyk|historyk|chemik|botanik|polityk)(?:i|ow)$"
    r"|(?:fyzik|matematik|informatik|statistik|chemik|jazyk)[yu]$|(?:mathematik|informatik|statistik)$"
    r"|muhendisli|arquitetur|director(?:y|ies|io)$|direct(?:ions?|e|es|ly)$|direkt$|direction|author(?:it|iz|is)|editorial"
    r"|minister(?:i(?!n)|stv)|minist(?:ry|rie)|se[ck]retaria[td]|segreteria|associat(?:es|ion|ive)$"
    r"|investments?$|engineering$|developers?$(?<=s)|specialt|specialit|investigations?$|advisory"
    r"|executives$|researching$|representation|consult(?:ing|ancy|ations?)$|architec?tur"
    r"|photograph(?:y|ie)"
    r"|fotografi[ae]$|journalism|designer?s$|composition|judgement|organisation|volunteering"
    r"|translations?$|advoc(?:aten|acy)$|advokater$|abogados$|avocats$|avvocati$|advogados$|lawyers$"
    r"|solicitors$|attorneys$|architects$|architekten$|consultants$|accountants$|designers$"
    r"|photographers$|engineers$|notare$|notaires$|chefkoche$|associated|presidenc|presidenz"
    r"|[a-z]*olog(?:ie|ia|y|ii)$|dentistry|governors$|officers$|planners$|pracovni(?:ci|kov)|pracownicy"
    r"|advokat(?:sk|ni|fi|by|ur)|architektur|leitung$(?<=^leitung)|procuradores$|asesores$|abogadas$"
    r"|[a-z]{3,}isch(?:e[rsnm]?)?$|notarios$|economistas$|gestores$|auditores$|auditors$|advogadas$|avocates$|advocates$|makelaars$|peritos$|escritorios?$"
)
_NO_HOUSE = re.compile(r"offic(?:er|ial)|commun(?:ity|aut)|δημοσι")
SINCE = re.compile(
    r"^(?:seit|since|depuis|desde|dal|sinds|sedan|siden|od)\s(?:[^\W\d_]+\.?\s)?(?:19|20)\d\d\b[,:]?\s*",
    re.IGNORECASE,
)
"""How a line begins that says since when: "Since 1979 ..."."""
_LATE = frozenset(_LISTS["late"])
"""Kinds that stand small behind a house's name: "Haldens universitet"."""
_ROOM = re.compile(r"\b(?:office|bureau|buro|oficina|ufficio)\s+(?:hours|\d)", re.IGNORECASE)
"""Where a door is and when it opens, not a house."""
_AND_MORE = re.compile(
    r"([^\W\d_][\w'\u2019-]*)\s*[&+]\s*(?:partners?|associates?|associ[e\u00e9]s|s(?:o|\u00f6)hne|sons?|co)\b",
    re.IGNORECASE,
)
"""A firm by its founders: "Roe & Partner"; "Founder & Partner" is what someone does."""
_TOWN = re.compile(
    r"^(?:(?:city|town|village|borough|county|state|ville|mairie|commune) (?:of|de|du|d['\u2019])"
    r"|stadt|stadtgemeinde|marktgemeinde|gemeinde|mesto|obec|camara municipal"
    r"|(?:tu|th|fh|htl|eth|ph|uni|rwth))\s+\S"
)
_ROLE_END = _Stems(_LISTS["ends"])
_HOUSE_END = re.compile(
    r"(?:institut|klinik|kanzlei|bibliothek|praxis|schule|verein|verband|zentrum|amt|universitat)$"
)
_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*")
_LINK = re.compile(
    r"\s*,\s|\s[-\u2013\u2014|·•/]\s|\s(?:of|for|fur|de|des|du|di|der|del|della|van|voor|at|in)\s"
)
_SENTENCE = re.compile(
    r"^(?:I|We|He|She|They|Ich|Je|Yo|Er|Sie|Il|Elle)\b.{20,}|[^.]{40,}[^\W\d_]{3}\.\s*$"
)
_PLACE = re.compile(r"^[^\W\d_][\w.'\u2019 -]{1,40}(?:,\s+[^\W\d_][\w.'\u2019 -]{1,40}){1,3}$")
_RESIDES = re.compile(
    r"(?:lives|based|born|from|wohnt|geboren|habite|vive|located)\b", re.IGNORECASE
)
_SEAT = re.compile(
    r"(?:[^\W\d_]+ )?(?:Member|Senator|Deputy) (?:for|representing) (?:the )?[^\W\d_a-z]"
)
"""Whom somebody speaks for: "Member for Halden"."""
_INDEX = re.compile(r"\b(?:google|semantic) scholar\b", re.IGNORECASE)
"""A service, whatever its words say."""
_KINDS = frozenset(
    (
        "keynote", "featured", "speaker", "speakers", "member", "members", "author", "authors",
        "agent", "student", "users", "host", "hosts", "guest", "the", "our", "about", "by", "and",
        "referent", "referenten", "redner",
    )
)  # fmt: skip
"""Words that alone say what a page shows, not what someone does."""
_VERB = re.compile(
    r"[^\W\d_]\s(?:is|are|was|were|has|have|had|ist|sind|war|hat|wurde|est|sont|fut|es|fue|era|foi"
    r"|jest|by[lł]a?|[eé] (?:un|uma?)|works?|worked|joined|received|studied|holds|held|leads|led"
    r"|serves|served|helps|builds|makes|loves|enjoys|writes|teaches|lives|arbeitet|leitet|studierte|travaille"
    r"|dirige|trabaja|lavora|spent|brings|runs)\s",
)
_SENTENCES = re.compile(r"[^\W\d_]{3}\.\s+[A-Z\u00c0-\u017f].*[^\W\d_]{2}\.", re.DOTALL)
_CALLS = frozenset(
    (
        "more", "about", "all", "other", "find", "meet", "your", "latest", "contact", "email",
        "call", "view", "see", "read", "back", "message", "follow", "our", "this", "ask",
        "become", "for", "mehr", "alle", "weitere", "kontakt", "zum", "zur", "contactez",
        "contacter", "voir", "tous", "ver", "todos", "book", "request", "schedule", "related",
        "similar", "search", "login", "to", "sign", "hire", "are", "is", "download", "visit",
        "with", "from", "zuruck", "retour", "who",
    )
)  # fmt: skip
"""How a heading or a button begins that names a role all the same."""
_MEMBER = frozenset(("member", "mitglied", "membre", "miembro", "membro", "lid", "medlem"))
LONGEST = 150  # characters
LONGEST_HOUSE = 90
MOST_WORDS = 18
_TWO = 2


@once
def role(text: str) -> bool:
    """Tell whether a line says what someone does, and is no sentence about it."""
    if not _TWO <= len(text) <= LONGEST or sentence(text):
        return False
    if _CJK_ROLE.search(text) or _SEAT.match(text):
        return True
    firm = _AND_MORE.search(text)
    said = _words(text)
    barred = (said and fold(said[0]) in _CALLS) or (firm and not _does(firm[1]))
    barred = barred or _INDEX.search(text) is not None
    does = [] if barred else [fold(one) for one in said if _does(one)]
    if not does:
        return _opened(said)
    if len(said) > MOST_WORDS or {fold(one) for one in said} <= _KINDS:
        return False
    place, house = _first(said, _does), _first(said, _houses)
    if house is None or place is None or house > place:
        # "Member of HALDEN" is a party or a club, "Member of Parliament" is what someone does.
        known = house is not None or not _MEMBER.issuperset(does)
        return known and not _only_named(text, said)
    between = text[text.find(said[house]) + len(said[house]) : text.find(said[place])]
    return not _LINK.search(fold(between) or " ")


def _opened(said: list[str]) -> bool:
    """Tell whether a line begins with a word that is a role where more follows: "Hoofd Verkoop"."""
    opens = 1 < len(said) <= MOST_WORDS and fold(said[0]) in _OPENING
    return opens and _first(said, _houses) is None


@once
def house(text: str) -> bool:
    """Tell whether a line is an organisation's name, by a word or a legal form in it."""
    if not _TWO <= len(text) <= LONGEST_HOUSE or sentence(text) or SINCE.match(text):
        return False
    if _CJK_HOUSE.search(text):
        return not _CJK_NO_HOUSE.search(text)
    said = _words(text)
    if len(said) == 1 and not _compound(said[0]):
        return False
    if not said or len(said) > MOST_WORDS or not _opens_name(text[0]) or role(text):
        return False
    known = bool(_TOWN.match(fold(text)) or _AND_MORE.search(text))
    return known or (not _ROOM.search(text) and _kind(said))


def _kind(said: list[str]) -> bool:
    if _first(said, _houses) is not None or fold(said[-1]).rstrip(".") in _FORMS:
        return True
    return len(said) <= 5 and not _LATE.isdisjoint(map(fold, said[1:]))  # noqa: PLR2004 - words


@once
def sentence(text: str) -> bool:
    """Tell whether a line is running text and not a value."""
    return bool(_SENTENCE.search(text) or _SENTENCES.search(text) or _VERB.search(text))


def place(text: str) -> bool:
    """Tell whether a line is a place: "Bergen, Norway", "Duluth, MN"."""
    said = text.strip("\U0001f4cd ")
    if (
        not _PLACE.match(said)
        or said[0].islower()
        or _RESIDES.match(said)
        or role(said)
        or house(said)
    ):
        return False
    last = said.rpartition(",")[2].strip()
    named = all(one[0].isupper() or _links(one) for one in said.split())
    return named and (country.region(last) or country.known(last))


def _links(word: str) -> bool:
    """Tell whether a small word stands within the names of towns: "Frankfurt am Main"."""
    return len(word) <= 3 or word in {"della", "delle", "degli", "upon", "unter", "sous", "sobre"}  # noqa: PLR2004


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _first(said: list[str], tells: Callable[[str], bool]) -> int | None:
    return next((place for place, one in enumerate(said) if tells(one)), None)


@once
def _does(word: str) -> bool:
    plain = fold(word).strip(".'\u2019")
    parts = [one for one in plain.split("-") if one] or [plain]
    return any(
        one in _TITLES or ((_ROLE.opens(one) or _ROLE_END.ends(one)) and not _NO_ROLE.match(one))
        for one in (plain, parts[-1])
    )


@once
def _houses(word: str) -> bool:
    plain = fold(word).strip(".'\u2019")
    if not _opens_name(word[0]) or _NO_HOUSE.match(plain):
        return False
    return _HOUSE.opens(plain) or bool(_HOUSE_END.search(plain))


def _opens_name(letter: str) -> bool:
    """Tell whether a name may begin with a letter: a capital, or one of letters without any."""
    return letter.isupper() or (letter.isalpha() and not letter.islower())


def _compound(word: str) -> bool:
    """Tell a name of one word from a bare kind: "Stadtbibliothek" from "Department"."""
    found = _HOUSE_END.search(fold(word))
    return found is not None and found.start() > 2  # noqa: PLR2004 - letters of another word


def _only_named(text: str, said: list[str]) -> bool:
    """Tell whether the words that look like a role are somebody's name: "Dean Example"."""
    found = names.read(text)
    by_title = not any(_ROLE.opens(fold(one)) for one in said)
    return by_title and found is not None and found.looks == 1 and names.given(found.value)


def roles(text: str) -> set[str]:
    """Return the folded words of a text that say what someone does."""
    return {one for word in _words(text) if _does(word) for one in words(word)}
