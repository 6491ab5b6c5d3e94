"""Text as the index sees it: without case, accents and punctuation. One rule for both sides."""

import unicodedata
from collections.abc import Sequence

from kithbook_protocol.search import Mark

_MARKS = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x064B, 0x065F), (0xFE00, 0xFE0F))
"""Combining marks that are dropped: Latin, Greek and Cyrillic accents, Hebrew and Arabic vowel
points, emoji variants. The vowel signs of Indic scripts are letters to their readers and stay."""
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})
"""Letters that carry a stroke instead of a combining mark, so that NFKD leaves them alone."""
_WITHOUT_SPACES = ("CJK UNIFIED", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
"""Scripts, by how their characters' names begin, that are written without spaces between words:
each character is a word, and what is typed without a space is looked for in a row."""
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def _fold_character(character: str) -> str:
    if unicodedata.category(character) == "So":
        return f" {character} "  # an emoji is a word of its own
    if unicodedata.category(character) == "Cf":
        return ""  # soft hyphens, joiners, direction marks: inside words, but not of them
    # Twice: only the second sees that a mathematical A is an A.
    for _ in range(2):
        character = unicodedata.normalize("NFKD", character.casefold())
    folded = character.translate(_STROKES)
    if unicodedata.name(folded[:1], "").startswith(_WITHOUT_SPACES):
        # A given name must be found without its family name before it.
        return f" {folded} "
    return "".join(
        part if unicodedata.category(part)[0] in "LNM" else " "
        for part in folded
        if not any(low <= ord(part) <= high for low, high in _MARKS)
    )


class _Folded(dict[int, str]):
    """What each character becomes, by its code: `str.translate` goes through a text at C's pace."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()
        """Characters met that become none, or more than one."""

    def __missing__(self, code: int) -> str:
        """Fold a character that was not met before."""
        found = self[code] = _fold_character(chr(code))
        if len(found) != 1:
            self.odd.add(chr(code))
        return found


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return text for comparing: case and accents gone, all that is no letter or digit a space."""
    if text.isascii():
        return text.translate(_ASCII)
    return text.translate(_FOLDED)


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return fold(text).split()


def marks(text: str, wanted: Sequence[str]) -> list[Mark]:
    """Return where words of the text begin with a wanted (folded) word; for highlighting."""
    folded = f" {fold(text)}"
    longest: dict[int, int] = {}
    for one in wanted:
        at = folded.find(f" {one}")
        while at >= 0:
            longest[at] = max(longest.get(at, 0), len(one))
            at = folded.find(f" {one}", at + 1)
    if not longest:
        return []
    origin = _origins(text)
    found: list[Mark] = []
    for at in sorted(longest):
        start, last = origin[at], origin[at + longest[at] - 1]
        if not found or found[-1].end <= start:
            found.append(Mark(start=start, end=_end_of_cluster(text, last)))
    return found


def _origins(text: str) -> range | list[int]:
    """Return, for each character of the folded text, where it came from."""
    if _FOLDED.odd.isdisjoint(text):
        return range(len(text))
    return [at for at, character in enumerate(text) for _ in _FOLDED[ord(character)]]


def _end_of_cluster(text: str, last: int) -> int:
    """Return where a highlight ends: after the combining marks that follow its last letter."""
    end = last + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def excerpt(text: str, wanted: Sequence[str], width: int = 140) -> str:
    """Return about `width` characters of a text around the first wanted word."""
    plain = " ".join(text.split())
    if len(plain) <= width:
        return plain
    found = marks(plain, wanted)
    first = found[0].start if found else 0
    start = max(0, first - width // 3)
    if start:
        # At a word's beginning, unless that would jump over what was found.
        start = plain.find(" ", start, first) + 1 or start
    end = min(len(plain), start + width)
    return ("… " if start else "") + plain[start:end].rstrip() + (" …" if end < len(plain) else "")
