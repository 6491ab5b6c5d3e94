"""Damage: how another source spells a name.

After the published models of Christen and Pudjijono, Accurate Synthetic Generation of Realistic
Personal Information (2009), and Tran, Vatsalan and Christen, GeCo (2013): single edits (insert,
delete, substitute by a key's neighbour, transpose), swapped and missing values; and what address
books meet beside them: short names, marriages, transliteration. Each rate in `RATES` is the share
of second records that it befalls; kinds and models are published, the rates are chosen here.
"""

import random
from functools import lru_cache

from nicknames import NickNamer

RATES = {
    "typo": 0.15, "second typo": 0.03, "swapped": 0.15, "initial": 0.04, "word missing": 0.03,
    "short name": 0.2, "marriage": 0.06, "other script": 0.06, "other spelling": 0.06,
    "middle name": 0.08,
    "other house": 0.25, "house missing": 0.25, "house with form": 0.2,
    "moved": 0.15, "place missing": 0.25, "place shortened": 0.3,
    "same e-mail": 0.35, "same phone": 0.35, "same page": 0.1, "page linked": 0.1,
}  # fmt: skip

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_EDITS = ("insert", "delete", "substitute", "transpose")
_EDIT_WEIGHTS = (0.2, 0.25, 0.35, 0.2)
_CYRILLIC = dict(zip("abvgdezijklmnoprstufhcyq", "абвгдезийклмнопрстуфхцык", strict=True))
_GREEK = dict(zip("abgdezhiklmnoprstufxwv", "αβγδεζηικλμνοπρστυφχωβ", strict=True))
_SPELLINGS = (("sch", "sh"), ("c", "k"), ("ü", "ue"), ("ö", "oe"), ("é", "e"), ("á", "a"),
              ("y", "i"), ("ph", "f"), ("ei", "ey"), ("w", "v"))  # fmt: skip


def happens(what: str, chance: random.Random) -> bool:
    """Tell whether one kind of damage befalls this record."""
    return chance.random() < RATES[what]


def name(given: str, middle: str, family: str, new: str, chance: random.Random) -> str:
    """Return a name as another source writes it.

    Args:
        given: the given name.
        middle: a second one, which most sources leave out.
        family: the family name.
        new: another one, for a marriage.
        chance: decides.
    """
    if happens("short name", chance) and (known := shorts().get(given.lower())):
        given = chance.choice(known).capitalize()
    if happens("marriage", chance):
        family = chance.choice([new, f"{family}-{new}"])
    for what in ("typo", "second typo"):
        if happens(what, chance):
            given, family = _misspelt(given, family, chance)
    if happens("other spelling", chance):
        given, family = _respelt(given), _respelt(family)
    parts = [given, family]
    if happens("middle name", chance):
        parts.insert(1, middle)
    if happens("initial", chance):
        parts[0] = f"{parts[0][0]}."
    elif happens("word missing", chance):
        parts.pop(chance.randrange(len(parts)))
    written = " ".join(parts[-1:] + parts[:-1] if happens("swapped", chance) else parts)
    if happens("other script", chance):
        script = chance.choice([_CYRILLIC, _GREEK])
        written = "".join(script.get(letter, letter) for letter in written.lower()).title()
    return written


@lru_cache(maxsize=1)
def shorts() -> dict[str, list[str]]:
    """Return what English given names are shortened to."""
    lookup = NickNamer().nickname_lookup
    return {full: sorted(short) for full, short in sorted(lookup.items()) if full.isalpha()}


def _misspelt(given: str, family: str, chance: random.Random) -> tuple[str, str]:
    """Make one edit in one of two words."""
    if chance.random() < 0.5:
        return _edited(given, chance), family
    return given, _edited(family, chance)


def _edited(word: str, chance: random.Random) -> str:
    if len(word) < 3:
        return word
    at = chance.randrange(1, len(word))
    [edit] = chance.choices(_EDITS, _EDIT_WEIGHTS)
    if edit == "insert":
        return word[:at] + _beside(word[at], chance) + word[at:]
    if edit == "delete":
        return word[:at] + word[at + 1 :]
    if edit == "substitute":
        return word[:at] + _beside(word[at], chance) + word[at + 1 :]
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _beside(letter: str, chance: random.Random) -> str:
    """Return a key beside a letter's."""
    for row in _ROWS:
        if letter.lower() in row:
            place = row.index(letter.lower())
            return chance.choice([row[place - 1], row[(place + 1) % len(row)]])
    return chance.choice("aeiou")


def _respelt(word: str) -> str:
    for written, other in _SPELLINGS:
        if written in word.lower():
            return word.lower().replace(written, other).capitalize()
    return word
