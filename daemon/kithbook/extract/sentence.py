"""Sentences of running text, and whether one is about the page's subject."""

import re

from kithbook.extract.text import words

MOST = 8
"""Sentences of a paragraph that are read."""
MOST_NAMED = 60  # characters of a sentence that its subject stands in
_NEXT = re.compile(r"(?<=[^\W\d_A-Z][.!?])\s+(?=[A-Z])")
PRONOUN = re.compile(
    r"^(?:He|She|They|Er|Sie|Il|Elle|Hij|Zij|Han|Hon|Hun|Lui|Lei|Él|Ella|Ele|Ela)\b"
)


def split(text: str) -> list[str]:
    """Return the first sentences of a paragraph."""
    return _NEXT.split(text, MOST)[:MOST]


def named(sentences: list[str], subject: set[str]) -> bool:
    """Tell whether one of them opens with the subject's name, by one of its folded words."""
    return any(not subject.isdisjoint(words(one[:MOST_NAMED])) for one in sentences)
