"""A day of the year as sites show birthdays: "May 3", "3. Mai", "3 de mayo", "5月3日"."""

import re
from datetime import date

from kithbook.extract.text import fold

LABELS = frozenset(
    fold(one)
    for one in (
        "Birthday", "Geburtstag", "Anniversaire", "Date de naissance", "Cumpleaños", "Compleanno",
        "Aniversário", "Verjaardag", "Födelsedag", "Urodziny", "Narodeniny", "Narozeniny",
        "Fødselsdag", "Fødselsdato", "Syntymäpäivä", "誕生日", "生日", "생일", "День рождения",
    )
)  # fmt: skip
"""The heading over it, in the languages LinkedIn speaks."""

_MONTHS = (
    ("jan", "ene", "gen", "sty", "led", "tam", "янв"),
    ("feb", "fev", "lut", "unor", "hel", "фев"),
    ("mar", "mrt", "brez", "maal", "мар"),
    ("apr", "avr", "abr", "kwi", "dub", "huh", "апр"),
    ("may", "mai", "mag", "mei", "maj", "kve", "tou", "мая"),
    ("jun", "juin", "giu", "cze", "cer", "kes", "июн"),
    ("jul", "juil", "lug", "lip", "cervenc", "hei", "июл"),
    ("aug", "aou", "ago", "sie", "srp", "elo", "авг"),
    ("sep", "set", "wrz", "zar", "syy", "сен"),
    ("oct", "okt", "ott", "out", "paz", "rij", "lok", "окт"),
    ("nov", "lis", "marras", "ноя"),
    ("dec", "dez", "dic", "gru", "pro", "jou", "дек"),
)
"""How each month's name begins, folded; a longer beginning goes first."""
_BEGINNINGS = sorted(
    ((begins, month) for month, every in enumerate(_MONTHS, 1) for begins in every),
    key=lambda one: -len(one[0]),
)
_NUMBERED = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d+")
LONGEST = 40  # characters
_OLDEST = 1900


def day(text: str) -> str | None:
    """Return a day as ISO 8601 has it, or a vCard without its year: `1984-05-03`, `--05-03`."""
    if len(text) > LONGEST:
        return None
    if found := _NUMBERED.search(text):
        return _whole(int(found[1]) if found[1] else None, int(found[2]), int(found[3]))
    months = {month for one in _WORD.findall(text) if (month := _month(fold(one)))}
    numbers = [int(one) for one in _NUMBER.findall(text)]
    years = [one for one in numbers if one >= _OLDEST]
    days = [one for one in numbers if one < _OLDEST]
    if len(months) != 1 or len(days) != 1 or len(years) > 1:
        return None
    return _whole(years[0] if years else None, months.pop(), days[0])


def _month(word: str) -> int | None:
    return next((month for begins, month in _BEGINNINGS if word.startswith(begins)), None)


def _whole(year: int | None, month: int, number: int) -> str | None:
    try:
        found = date(year or 2000, month, number)  # a leap year, where none is said
    except ValueError:
        return None
    return f"{found:%Y-%m-%d}" if year else f"-{found:-%m-%d}"
