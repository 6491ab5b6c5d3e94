"""Other ways to write and to say a name: for the index, and for what is typed.

Short names, Latin letters and sounds come from one place, `duplicates.spelling`.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from kithbook.duplicates import spelling
from kithbook.search.text import words

MOST_FORMS = 16
"""Other names of a name that are looked for."""
SHORTEST = 3
"""Letters of a word that sounds like others."""
SHORTEST_SOUND = 2
"""Letters of a sound that tell something."""
LIKE = 0.5
"""Share of the letters in which two words that sound alike agree."""
_APOSTROPHES = re.compile(r"(?<=\w)['\u2019\u02bc](?=\w)")
_TRANSCRIBED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"}
)
"""As people write them where the letters are missing; folding leaves only the accents out."""
_VOWELS = re.compile(r"[aeiouhy]")


def aliases(name: str) -> list[str]:
    """Return words by which somebody is looked for beside those of their name.

    Joined (`obrien`, `jeanluc`), initials (`jrr`, `jrrt`), in Latin letters (`yuliya`, `mueller`).
    """
    own = words(name)
    found = _initials(own)
    runs = name.split()
    if len(runs) != len(own):
        found += words(_APOSTROPHES.sub("", name))
        found += ["".join(pieces) for run in runs if 1 < len(pieces := words(run)) < len(run)]
    if not name.isascii():
        found += [word for row in latin(name) for word in row]
        # The given name alone, where the family's is written before it without a space.
        found += ["".join(spelling.words(run)[1:]) for run in name.split() if len(words(run)) > 1]
    return [one for one in dict.fromkeys(found) if one and one not in own]


def _initials(own: list[str]) -> list[str]:
    letters = [word[0] for word in own if word[0].isalpha()]
    if not 1 < len(letters) == len(own) or not any(len(word) > 1 or word.isascii() for word in own):
        return []  # of signs that are words each there are no initials
    every = "".join(letters)
    return [every, every[:-1]] if len(every) > 2 else [every]  # noqa: PLR2004 - one is no initials


@lru_cache(maxsize=4096)
def latin(text: str) -> list[tuple[str, ...]]:
    """Return a text in Latin letters, as it is typed on a keyboard that has no others: each way.

    A way is words in a row: `wang xiao ming`; what is written without spaces is also one word.
    """
    if text.isascii():
        return []
    found = [tuple(words(text.translate(_TRANSCRIBED))), spelling.words(text)]
    found += [
        ("".join(pieces),)
        for run in text.split()
        if len(words(run)) > 1 and len(pieces := spelling.words(run)) > 1
    ]
    return [row for row in dict.fromkeys(found) if row and all(one.isascii() for one in row)]


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """Return other names of whoever has a name: the full one of a short one, and the short ones."""
    found = spelling.full_names(word) | spelling.short_names(word)
    return tuple(sorted(found - {word}))[:MOST_FORMS]


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return how a word sounds, vowels left out but for where it begins; "" if that tells little.

    Katherine and Kathryn, Meyer and Maier, John and Jon are the same.
    """
    heard = _heard(word)
    if not heard.isalpha() or len(word) < SHORTEST:
        return ""
    first = "a" if _VOWELS.match(heard) else heard[0]
    code = re.sub(r"(.)\1+", r"\1", first + _VOWELS.sub("", heard[1:]))
    return code if len(code) >= SHORTEST_SOUND else ""


def sounds_like(word: str, other: str) -> bool:
    """Tell whether two words sound alike and are not too different in writing."""
    code = sound(word)
    if not code or code != sound(other):
        return False
    return OSA.normalized_similarity(_heard(word), _heard(other)) >= LIKE


def _heard(word: str) -> str:
    return spelling.sound(word if word.isascii() else "".join(spelling.words(word)))
