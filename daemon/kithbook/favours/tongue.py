"""The words of a text that say what it is about, and which of them are one word. Pure.

A text's language is that of most of its small words; where there are none, English is assumed. So
two texts are held against each other by one rule, whichever of them is asked about.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kithbook.search.text import words

ALGORITHMS = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "sv": "swedish",
}
"""Snowball's, see snowballstem.org/algorithms."""
UNKNOWN = "en"
LONGEST_BEGINNING = 4
"""Letters that all forms of a word begin with, at most."""
LONGEST_WORD = 32
"""Letters of a word that is reduced to its stem; a longer one stands for itself."""

_OF_THREAD = threading.local()
"""Language -> stemmer, for each thread its own: one keeps in itself the word it works on."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a text is about."""

    tongue: str
    concepts: Mapping[str, tuple[str, ...]]
    """Stems, each with the folded words that have it, in the order of the text."""


def said(text: str) -> Said:
    """Return what a text is about."""
    every = words(text)
    tongue = language(every)
    empty, english = _small()[tongue], _small()[UNKNOWN]
    found: dict[str, dict[str, None]] = {}
    for word in every:
        if word not in empty and word not in english and (len(word) > 1 or not word.isascii()):
            found.setdefault(stem(word, tongue), {})[word] = None
    return Said(tongue, {one: tuple(forms) for one, forms in found.items()})


def language(folded: list[str]) -> str:
    """Return the language that most small words of a text are of; of equals the first."""
    of = _tongues()
    seen = [tongue for word in folded for tongue in of.get(word, ())]
    if not seen:
        return UNKNOWN
    return max(_small(), key=lambda one: (seen.count(one), one == UNKNOWN))


@lru_cache(maxsize=65_536)
def stem(word: str, tongue: str) -> str:
    """Return what all forms of a folded word have in common.

    A form that begins otherwise than its stem (dying, die) is a word of its own, so that all forms
    of a word are found by how it begins.
    """
    if not word.isalpha() or len(word) > LONGEST_WORD:
        return word
    found: str = _stemmer(tongue).stemWord(word)
    return found if found and word.startswith(beginning(found)) else word


def beginning(stem_: str) -> str:
    """Return with what all words of a stem begin."""
    return stem_[: max(1, min(LONGEST_BEGINNING, len(stem_) - 1))]


def _stemmer(tongue: str) -> Any:
    known = vars(_OF_THREAD)
    if tongue not in known:
        import snowballstemmer  # noqa: PLC0415 - 15 ms that only a question of what fits needs

        known[tongue] = snowballstemmer.stemmer(ALGORITHMS[tongue])
    return known[tongue]


@cache
def _small() -> Mapping[str, frozenset[str]]:
    """Return words that say nothing of what a text is about, by language."""
    lines = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").splitlines()
    told = (one.partition(":") for one in lines if one and not one.startswith("#"))
    return {tongue: frozenset(words(small)) for tongue, _, small in told}


@cache
def _tongues() -> Mapping[str, tuple[str, ...]]:
    """Return of which languages each of these words is."""
    found: dict[str, tuple[str, ...]] = {}
    for tongue, known in _small().items():
        for word in known:
            found[word] = (*found.get(word, ()), tongue)
    return found
