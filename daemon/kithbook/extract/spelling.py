"""How names of other letters are spelled in addresses: "Ева Ильина" has the mailbox "ilina"."""

import json
import unicodedata
from importlib.resources import files

from kithbook.extract.once import once
from kithbook.extract.text import fold, words

_SYLLABLES = range(0xAC00, 0xD7A4)
_TABLES = {
    key: str.maketrans(letters)
    for key, letters in json.loads(
        files("kithbook.extract").joinpath("spelling.json").read_text(encoding="utf-8")
    ).items()
}
"""Letter by letter: what is spelled the same everywhere, and what English and the Continent spell
each in their way.
"""


@once
def spellings(name: str) -> tuple[str, ...]:
    """Return a name and the ways it may be spelled in plain Latin letters.

    Chinese characters have no spelling of their own, and are left as they are.
    """
    if name.isascii():
        return (name,)
    said = unicodedata.normalize("NFC", name).lower()
    if any(ord(one) in _SYLLABLES for one in said):
        return (name, _korean(said))
    found = (
        fold(said.translate(_TABLES[one])).translate(_TABLES["plain"])
        for one in ("english", "continental")
    )
    return tuple(dict.fromkeys((name, *(" ".join(words(one)) for one in found))))


def _korean(said: str) -> str:
    """Spell syllables as Unicode names them, which is Korea's own romanisation of 2000.

    A name in one word has its family name first, of one syllable.
    """
    spaced = said if " " in said else f"{said[:1]} {said[1:]}"
    return "".join(
        unicodedata.name(one).removeprefix("HANGUL SYLLABLE ").lower()
        if ord(one) in _SYLLABLES
        else one
        for one in spaced
    )
