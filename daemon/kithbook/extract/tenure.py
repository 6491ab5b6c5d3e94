"""The post that somebody holds since a day: "Since 2019 she is Professor of Acoustics"."""

import re

from kithbook.extract import sentence
from kithbook.extract.text import words

_SINCE = re.compile(
    r"^(?:Seit|Since|Depuis|Desde|Dal|Sinds|Sedan|Siden)\s[^.;:!?]{3,40}?,?\s"
    r"(?P<who>[^,;:!?]{0,60}?)\s?\b(?:ist|is|has been|est|es|è|é|är|er)\s+"
    r"(?P<too>(?:er|sie|he|she|they|hij|zij|han|hon|hun)\s+)?"
    r"(?:(?:an?|the|ein|eine|un|une|la|le|una|um|uma|een|en)\s+)?(?P<role>[^.;:!?()]{3,200})"
)


def read(said: str, subject: set[str]) -> str | None:
    """Return what a sentence says that the subject is by now, with all that follows."""
    found = _SINCE.match(said)
    if found is None or not (found["too"] or _subject(found["who"], subject)):
        return None
    return found["role"]


def _subject(who: str, subject: set[str]) -> bool:
    """Tell whether words before a verb end with the subject's name, or stand for it."""
    last = who.split()[-1:]
    stands = last and sentence.PRONOUN.match(last[0].capitalize())
    return bool(last) and bool(stands or not subject.isdisjoint(words(last[0])))
