"""Typing errors: which words of the book somebody may mean by one that few or nobody has.

One error in a word of three letters or more, and two where both have eight letters or more; two
letters in the wrong order are one error (optimal string alignment). Words that begin with the same
letters are compared; what a word may be with an error in those is written out and looked up. Of a
long word with two errors at least one third is right, so the words that share one are compared.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kithbook.search import vocabulary
from kithbook.store.database import Connection

SHORTEST, LONG = 3, 8
"""Letters from which on one error, and two, are thought of."""
LONGEST = 32
MOST = 8
"""Words that one may mean."""
MOST_BEGINNING = 600
MOST_COMPARED = 6_000
"""Words that share a third; comparing them takes 2 ms."""
HEAD = 3
"""Letters by which words are thought to begin alike, or more where too many do."""
MOST_ALIKE = 600
"""Words that begin alike."""
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
    begins = is_open and len(word) > SHORTEST  # of three letters too many words nearly begin so
    head, found = _beginning_alike(connection, word)
    near = _variants(word, head)
    if begins:
        starts = [one for one in near if len(one) >= SHORTEST]
        found.update(vocabulary.beginning(connection, starts, MOST_BEGINNING))
    else:
        found.update(vocabulary.known(connection, near))
    most = 2 if len(word) >= LONG else 1
    if len(word) >= LONG:
        thirds = _thirds(word, is_open=is_open)
        found.update(vocabulary.holding(connection, thirds, MOST_COMPARED))
    off = _compared(word, [*(found - {word})], most, is_open=begins)
    # Of a short word two errors leave too little.
    off = {one: errors for one, errors in off.items() if errors == 1 or len(one) >= LONG}
    nearest = sorted(off, key=lambda one: (off[one], one[0] != word[0], _longer(one, word), one))
    return nearest[:MOST]


def _longer(one: str, word: str) -> int:
    return abs(len(one) - len(word))


def _beginning_alike(connection: Connection, word: str) -> tuple[int, set[str]]:
    """Return words that begin with the same letters, and how many letters those are."""
    for head in range(HEAD, len(word)):
        found = vocabulary.beginning(connection, [word[:head]], MOST_ALIKE + 1)
        if len(found) <= MOST_ALIKE:
            return head, set(found)
    return len(word), set()


def _compared(word: str, others: Sequence[str], most: int, *, is_open: bool) -> dict[str, int]:
    """Return how many errors are between a word and each of others, of those with few enough."""
    if not is_open:
        return {
            one: int(off)
            for one, off, _ in process.extract(
                word, others, scorer=OSA.distance, score_cutoff=most, limit=None
            )
        }
    # Measured in C first, with room for as many letters as the errors may have added or taken.
    cut = [one[: len(word)] for one in others]
    rough = process.extract(word, cut, scorer=OSA.distance, score_cutoff=2 * most, limit=None)
    exact = {others[at]: distance(word, others[at], is_open=True) for _, _, at in rough}
    return {one: off for one, off in exact.items() if off <= most}


def distance(word: str, other: str, *, is_open: bool) -> int:
    """Return errors between a word and another, or the nearest beginning of the other."""
    whole = OSA.distance(word, other)
    if not is_open:
        return whole
    lengths = range(max(1, len(word) - 2), min(len(other), len(word) + 2) + 1)
    return min([whole, *(OSA.distance(word, other[:length]) for length in lengths)])


@lru_cache(maxsize=64)
def _variants(word: str, first: int) -> tuple[str, ...]:
    """Return what a word may have been with one error less, in so many of its first letters.

    Kept for the next keys: the words before the last one stay.
    """
    found = dict.fromkeys(_changed(word, first))
    return tuple(one for one in found if len(one) >= SHORTEST - 1)


def _changed(word: str, first: int) -> Iterator[str]:
    script = unicodedata.name(word[0], "").partition(" ")[0]
    letters = _LETTERS.get(script, "")
    for at in range(first + (first == len(word))):
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
