"""Typing errors: which words of the book somebody may mean by one that few or nobody has.

One error in a word of three letters or more, and two from eight letters on; two letters in the
wrong order are one error (optimal string alignment). What a word may be with one error is written
out and looked up; of a long word with two errors at least one third is right, so the words that
share a third with it are compared.
"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import OSA

from kithbook.search import vocabulary
from kithbook.store.database import Connection

SHORTEST, LONG = 3, 8
"""Letters from which on one error, and two, are thought of."""
LONGEST = 32
MOST = 8
"""Words that one may mean."""
MOST_BEGINNING = 200
MOST_COMPARED = 6_000
"""Words that share a third; comparing them takes 2 ms."""
_LETTERS = {
    "LATIN": "abcdefghijklmnopqrstuvwxyz",
    "GREEK": "αβγδεζηθικλμνξοπρστυφχψω",
    "CYRILLIC": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "HEBREW": "אבגדהוזחטיכלמנסעפצקרשת",
    "ARABIC": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}


def corrections(connection: Connection, word: str, *, is_open: bool) -> list[str]:
    """Return words of the book that are nearly this one, the nearest first.

    Args:
        connection: to read from.
        word: folded.
        is_open: it may be unfinished: words count that nearly begin with it.
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return []
    near = [one for one in dict.fromkeys(_variants(word)) if len(one) >= SHORTEST - 1]
    found = set(vocabulary.known(connection, near))
    if is_open:
        # Of three letters too many words nearly begin so.
        starts = [one for one in near if len(one) >= SHORTEST] if len(word) > SHORTEST else []
        found |= set(vocabulary.beginning(connection, starts, MOST_BEGINNING))
    if len(word) >= LONG:
        found |= set(vocabulary.holding(connection, _thirds(word, is_open=is_open), MOST_COMPARED))
    most = 2 if len(word) >= LONG else 1
    begins = is_open and len(word) > SHORTEST
    off = {one: distance(word, one, is_open=begins) for one in found - {word}}
    near = [one for one in off if off[one] <= most]
    near.sort(key=lambda one: (off[one], one[0] != word[0], abs(len(one) - len(word)), one))
    return near[:MOST]


def distance(word: str, other: str, *, is_open: bool) -> int:
    """Return errors between a word and another, or the nearest beginning of the other."""
    whole = OSA.distance(word, other)
    if not is_open:
        return whole
    lengths = range(max(1, len(word) - 2), min(len(other), len(word) + 2) + 1)
    return min([whole, *(OSA.distance(word, other[:length]) for length in lengths)])


def _variants(word: str) -> Iterator[str]:
    """Yield what a word may have been with one error less."""
    script = unicodedata.name(word[0], "").partition(" ")[0]
    letters = _LETTERS.get(script, "")
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in letters)


def _thirds(word: str, *, is_open: bool) -> list[str]:
    """Return three pieces of a word, the first and last with where it begins and ends."""
    whole = f"^{word}" if is_open else f"^{word}$"
    cut = [round(len(whole) * part / 3) for part in range(4)]
    return [whole[begin:end] for begin, end in pairwise(cut)]
