"""Names and places as words that can be compared, whatever script and spelling they came in."""

import re
from functools import lru_cache
from importlib.resources import files

from kithbook.people.house import LEGAL
from kithbook.people.match import TITLES

UNSAID = TITLES | {"unnamed", "jr", "sr"}
"""Words in the place of a name that tell of nobody."""

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019\u02bc`](?=\w)")
_SYLLABLES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("shch", "s"), ("ch", "c"), ("sh", "s"), ("sz", "s"),
    ("cz", "c"), ("zh", "z"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("dj", "j"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ou", "u"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("iy", "i"), ("ij", "i"), ("yo", "e"), ("yu", "u"), ("ya", "a"), ("ie", "e"),
    ("y", "i"), ("j", "i"), ("tz", "z"), ("ts", "z"), ("c", "k"),
)  # fmt: skip
"""What the ways to write one sound in Latin letters become, in this order: Chaykovskiy and
Tchaikovsky, Müller and Mueller. Coarser than any one standard (BGN, ISO 9, Pinyin), on purpose."""
_DOUBLED = re.compile(r"(.)\1+")


def words(text: str) -> tuple[str, ...]:
    """Return a text's words in Latin letters, without case, accents and punctuation."""
    if not text.isascii():
        # Imported late, with the first text that needs it: 340 kB of tables.
        from anyascii import anyascii  # noqa: PLC0415

        spaced = anyascii(text)
        # Written without spaces, and one word for each sign: 王小明 is WangXiaoMing.
        text = _CAPITAL.sub(" ", spaced) if _SYLLABLES.search(text) else spaced
    return tuple(_WORD.findall(_APOSTROPHE.sub("", text).casefold()))


def name_words(name: str) -> tuple[str, ...]:
    """Return what of a name tells somebody from others, in the order it stands in."""
    found = words(name)
    return tuple(one for one in found if one not in UNSAID) or found


def house(name: str) -> str:
    """Return an organisation's name without its legal form: `Acme, Inc.` and `ACME` are one."""
    found = words(name)
    return " ".join(one for one in found if one not in LEGAL) or " ".join(found)


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return a word as it sounds, roughly: the same for its spellings in several alphabets."""
    for written, heard in _SOUNDS:
        if written in word:
            word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65_536)
def full_names(word: str) -> frozenset[str]:
    """Return the names that a name is short for, and itself: `bill` is of `william`."""
    return _table().get(word, frozenset()) | {word}


@lru_cache(maxsize=65_536)
def short_names(word: str) -> frozenset[str]:
    """Return what a full name is shortened to: `william` to `bill`, `will`..."""
    return _shortened().get(word, frozenset())


def warm() -> None:
    """Read every table: where this is called next there are no files."""
    from anyascii import anyascii  # noqa: PLC0415 - as above

    _table()
    for block in range(0x200):
        anyascii(chr(block << 8))


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    """Return, for short names, the full ones: English from `nicknames`, others from here."""
    from nicknames import NickNamer  # noqa: PLC0415 - reads a file

    found = {short: set(full) for short, full in NickNamer().canonical_lookup.items()}
    text = files("kithbook.duplicates").joinpath("nicknames.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        full, sign, shorts = line.partition(":")
        if sign and not line.startswith("#"):
            for short in shorts.split():
                found.setdefault(short, set()).add(full)
    return {short: frozenset(full) for short, full in found.items()}


@lru_cache(maxsize=1)
def _shortened() -> dict[str, frozenset[str]]:
    """Return, for full names, the short ones."""
    found: dict[str, set[str]] = {}
    for short, full in _table().items():
        for one in full:
            found.setdefault(one, set()).add(short)
    return {full: frozenset(short) for full, short in found.items()}
