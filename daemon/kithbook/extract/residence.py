"""Where somebody says, or is said, to live: "Based in Bergen, Norway"."""

import re
from collections.abc import Iterable

from kithbook.extract import sentence
from kithbook.extract.text import fold

LABELS = frozenset(
    map(
        fold,
        ("lives in", "residence", "home town", "hometown", "wohnort", "lebt in", "bydlisko",
         "bydli\u0161t\u011b", "woonplaats", "bostadsort", "bosted", "bop\u00e6l", "residenza",
         "residencia", "lieu de r\u00e9sidence", "kotipaikka", "miejsce zamieszkania"),
    )
)  # fmt: skip
"""Labels of where somebody lives, which no house does."""
_LIVES = re.compile(
    r"\b(?:[Bb]ased (?:in|out of)|[Ll]iv(?:e|es|ing)(?: and work\w*)?(?: with [^.;:!?]{3,60}?)? in"
    r"|[Rr]esid(?:e|es|ing) in"
    r"|(?:lebe|lebt|[Ww]ohne|[Ww]ohnt|ansässig|beheimatet)(?: und arbeite[nt]?)?"
    r"(?: mit [^.;:!?]{3,60}?)? in"
    r"|(?:vis|vit|[Hh]abite|basée?|installée?)(?: et travaille)?(?: avec [^.;:!?]{3,60}?)? à"
    r"|(?:vivo|[Vv]ive|resido|reside|[ra]\w+ad[oa])(?: y trabaj[ao])?(?: con [^.;:!?]{3,60}?)? en"
    r"|(?:vivo|[Vv]ive|abito|abita)(?: e lavor[ao])?(?: con [^.;:!?]{3,60}?)? a"
    r"|(?:moro|mora|vivo|[Vv]ive|resid[eo])(?: e trabalh[ao])? em"
    r"|(?:[Ww]oont?|gevestigd)(?: en werkt?)?(?: met [^.;:!?]{3,60}?)? in"
    r"|(?:[Bb]or|bosatt|bosat)(?: [oe]\w+ \w+)? i"
    r"|[Mm]ieszkam?(?: i pracuj\w+)? we?|bydlím? v|(?:žijem?|žije)(?: a \w+)? v)"
    r"\s+(?:the\s+)?"
    r"(?P<place>[A-ZÀ-Ž][\w'\u2019-]*(?:,?\s+[A-ZÀ-Ž][\w'\u2019-]*){0,4})"
)
_MAY_LIVE = (
    "ased in", "ased out", "ive in", "ives in", "iving in", " and work", "ive with",
    "ives with", "iving with", "ebe mit", "ebt mit", "ohne mit", "ohnt mit", "vis avec", "vit avec",
    "ive con", "ivo con", "oon met", "oont met", "side in", "sides in",
    "siding in", "ebe in", "ebt in", "ohne in", "ohnt in", "ässig in", "matet in", "nd arbeite",
    "vis à", "vit à", "bite à", "asée à", "asé à", "llé à", "llée à", "t travaille", "vo en",
    "ve en", "ide en", "ido en", "ado en", "ada en", " trabaj", "vo a ", "ve a ", "ito a", "ita a",
    " lavor", "oro em", "ora em", "vo em", "ve em", "ido em", "ide em", " trabalh", "oon in",
    "oont in", "igd in", " werk", "or i ", "satt i", "sat i", "or o", "ieszka", "ydlí", "ije",
)  # fmt: skip
"""One of them is in every match, and they are quickly seen."""
_ABOUT_ONE = re.compile(
    r"(?:I\b|I['\u2019]m|[Bb]ased|[Ll]iving|[Ll]ives|[Rr]esiding|Ich|Je|Habite|Yo|Vivo|Resido|Io"
    r"|Abito|Eu|Moro|Ik|Woon|Jag|Jeg|Mieszkam|He|She|They|Er|Sie|Il|Elle|Hij|Zij|Han|Hon|Lebt"
    r"|Wohnt|Vit|Vive|Woont|Bor|Mieszka)\b"
)
"""How a sentence begins that says where its subject lives."""


def told(texts: Iterable[str]) -> bool:
    """Tell whether any line may say where somebody lives: a quick look instead of many slow."""
    return any(map("\n".join(texts).__contains__, _MAY_LIVE))


def read(text: str, subject: set[str]) -> str | None:
    """Return where a line says that the subject lives, in a sentence that is about them."""
    for said in sentence.split(text):
        found = _LIVES.search(said)
        if found and (_ABOUT_ONE.match(said) or sentence.named([said], subject)):
            return found["place"]
    return None
