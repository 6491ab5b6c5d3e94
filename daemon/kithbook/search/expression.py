"""FTS5 expressions: what they are made of."""

from collections.abc import Sequence

from kithbook.search import flag
from kithbook.search.period import Period
from kithbook.search.store import SIGNS

NAMES, ALIASES, WORK, DETAIL, ABOUT, NOTES, FLAGS = SIGNS


def quoted(sign: str, row: Sequence[str], *, is_open: bool = False) -> str:
    """Return words in a row, in one kind of field, as FTS5 writes them."""
    phrase = " ".join(sign + word for word in row)
    return f'"{phrase}" *' if is_open else f'"{phrase}"'


EVERYBODY = quoted(FLAGS, [flag.EVERYBODY])
CLOSE = quoted(FLAGS, [flag.CLOSE])


def without(asked: str, banned: Sequence[str]) -> str:
    """Return what finds those that one expression finds, and none of others."""
    return f"({asked} NOT ({' OR '.join(banned)}))" if banned else asked


def during(letter: str, wanted: Period) -> str:
    """Return what finds those whose day lies in a period."""
    flags = flag.during(letter, wanted) or ["never"]
    return f"({' OR '.join(quoted(FLAGS, [one]) for one in flags)})"
