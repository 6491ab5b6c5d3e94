"""For whom a sentence says that its subject works: "I work on engines at Halden Labs"."""

import re

from kithbook.extract import employer, occupation, sentence

_WORKS = re.compile(
    r"(?:\b(?P<self>I|We|I['\u2019]m)\s+(?:currently\s+|now\s+)?work(?:ing)?"
    r"|^(?P<now>Currently)(?: working)?|\b(?:now |currently )?works|\bnow working)"
    r"\s(?:(?!previously|formerly)[^.;]){0,60}?"
    r"\b(?:at|for)\s+(?:the\s+)?(?P<house>[A-Z][^.;:,()]{1,80})"
)
_MY_WORK = re.compile(
    r"(?:\b(?:ich (?:arbeite|forsche|lehre|studiere)|(?:arbeite|forsche|lehre|studiere) ich"
    r"|je (?:travaille|enseigne)|j['\u2019](?:\u00e9tudie|enseigne)|eu trabalho|cursando|estudando"
    r"|(?<!l )(?<!mi )(?<!su )trabajo"
    r"|(?<!il )(?<!mio )(?<!di )lavoro|insegno|ik (?:werk|studeer|doceer)|(?:werk|studeer) ik"
    r"|jag (?:arbetar|jobbar|studerar|pluggar)|jeg (?:arbejder|arbeider|jobber|studerer)"
    r"|(?:arbejder|arbeider|jobber|studerer) jeg|pracuj\u0119|studiuj\u0119|pracuji|pracujem"
    r"|I['\u2019]?m? (?:am )?(?:currently |now )?study(?:ing)?)\b[^.;]{0,60}?"
    r"|\b(?P<now>aktuell|derzeit|zurzeit|momentan|actuellement|actualmente|attualmente|atualmente"
    r"|momenteel|obecnie))"
    r"[ ,]+(?P<to>at|an der|am|an|bei der|beim|bei|chez|[\u00e0a] l['\u2019]|[\u00e0a] la|au"
    r"|pour|en la|en el|en|na|no|em|presso(?: l['\u2019]| la| il)?|per|all['\u2019]|alla|al"
    r"|bij(?: de| het)?|aan de|aan het|voor|p[\u00e5a]|hos|vid|ved|i|w|v|ve)(?:\s+|(?<=['\u2019]))"
    r"(?:the\s+)?(?P<house>(?-i:[A-Z\u00c0-\u017d])[^.;:,()]{1,80})",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:I|ich|je|yo|soy|io|sono|eu|sou|ik|jag|jeg|jestem)\b", re.IGNORECASE)
_SURE = frozenset(("chez", "presso", "bij", "hos", "bei"))
"""Prepositions before employers and people, never before places."""
_MAY_WORK = (
    "rbeit", "orsche", "ehre ", "tudi", "tudy", "ravaill", "nseign", "raba", "avoro", "nsegno",
    "werk", "ursando", "studando",
    "jobb", "rbejd", "racuj", "ktuell", "erzeit", "urzeit", "oment", "ctu", "ttualmente", "becnie",
)  # fmt: skip


def read(sentences: list[str], subject: set[str]) -> str | None:
    """Return for whom the subject works: "I work on engines at Halden Labs"."""
    for place, one in enumerate(sentences):
        may = "work" in one or "Currently" in one
        found = _WORKS.search(one) if may else None
        if found is None:
            continue
        if not (found["self"] or found["now"] or sentence.named(sentences[: place + 1], subject)):
            continue
        if house := employer.opening(found["house"]):
            return house
    return None


def mine(sentences: list[str]) -> str | None:
    """Return for whom somebody says they work or study, in other words than "I work at"."""
    for one in sentences:
        if not any(map(one.__contains__, _MAY_WORK)):
            continue
        found = _MY_WORK.search(one)
        if found is None or (found["now"] and not _MINE.search(one)):
            continue
        house = employer.opening(found["house"])
        known = found["to"].partition(" ")[0].lower() in _SURE or occupation.house(house)
        if house and known:
            return house
    return None
