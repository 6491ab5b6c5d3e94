"""Text as a page shows it, made comparable."""

import re
import unicodedata
from itertools import filterfalse

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_ARTICLE = re.compile(r"^(?:an?|the|ein|eine|un|une|una|um|uma|een|en|et)\s+(?=\S)")
_MARKS = re.compile(r"\s*\[(?:cite:|citation needed|\^)?[\d,\s]*\]")
_MASK = re.compile(r"^[*•\s.,·-]+$")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


def tidy(text: str, limit: int = 1_000) -> str:
    """Return one line: invisible characters gone, white space folded, at most `limit` long."""
    folded = " ".join(text[: limit * 4].split())
    if not folded.isprintable():
        folded = " ".join(_INVISIBLE.sub("", folded).split())
        folded = folded.encode("utf-8", "replace").decode("utf-8")
    return folded[:limit]


def without_article(text: str) -> str:
    """Return what somebody is without its article: "an engineer" is an "engineer"."""
    return _ARTICLE.sub("", text)


def without_marks(text: str) -> str:
    """Drop the marks of notes and sources: "Lecturer [2]", "Lecturer [cite: 2, 7]"."""
    return _MARKS.sub("", text) if "[" in text else text


def masked(text: str) -> bool:
    """Tell whether a site hid the value: LinkedIn writes `*********` for strangers."""
    return bool(_MASK.match(text))


def fold(text: str) -> str:
    """Return text for comparison: no case, no accents, NFKD."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, split))


def words(text: str) -> list[str]:
    """Return the folded words of a text, digits included."""
    return _WORD.findall(fold(text))
