"""Operators as FTS5 expressions: what is asked for with a value, on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kithbook.search import flag, period
from kithbook.search.expression import CLOSE, EVERYBODY, FLAGS, during, quoted, without
from kithbook.search.model import Note
from kithbook.search.operators import BY_NAME, DATED, NEVER, NEW_DAYS
from kithbook.search.period import Period
from kithbook.search.store import SIGN_OF
from kithbook.search.text import words
from kithbook.search.tree import Asked, Text
from kithbook_protocol.search import SearchNoteKind

WANTED: dict[str, tuple[SearchNoteKind, str]] = {
    "days": ("date", "a date"),
    "words": ("words", "words"),
}
"""What an operator of a kind takes; others take one of its words."""
_DATE_LIKE = frozenset("<>.0123456789")
"""With which nothing begins but a date; what else `met:` takes is where you met."""
MOST_FILES = 100
"""Files of one name, or whose names begin alike, the newest."""
Cadences = Sequence[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Known:
    """What a query is read against."""

    today: date
    cadences: Cadences = ()
    """Of tags: tag, ideal and latest days."""
    files: Sequence[tuple[str, int]] = ()
    """Those that were imported: name, and number of the change set."""


@dataclass(frozen=True, slots=True)
class Asking:
    """An operator that was understood: an expression that is the same for every kind of match."""

    expression: str
    words: tuple[str, ...] = ()


def as_text(leaf: Asked, notes: list[Note]) -> Text:
    """Return an operator whose value is not understood as words, and say so in a note."""
    operator = BY_NAME[leaf.operator]
    kind, wanted = WANTED.get(operator.kind, ("value", "one of its words"))
    value = leaf.value[:40]
    told = f'{leaf.operator}: does not take "{value}" for {wanted}; it was searched as text.'
    notes.append(Note(kind, told, leaf.operator, value))
    row = tuple(words(f"{leaf.operator} {leaf.value}"))
    return Text(row, leaf.is_open, leaf.is_quoted)


def asking(leaf: Asked, known: Known) -> Asking | None:
    """Return an operator with its value as an expression; None if the value is not understood."""
    operator = BY_NAME[leaf.operator]
    if operator.kind == "days":
        expression = _days(leaf, known)
        if expression or leaf.value[:1] in _DATE_LIKE:
            return Asking(expression) if expression else None
    row = words(leaf.value)
    if operator.columns:
        return Asking(_in_columns(operator.columns, leaf, row), tuple(row)) if row else None
    expression = _flagged(leaf, row, known)
    return Asking(expression) if expression else None


def _flagged(leaf: Asked, row: Sequence[str], known: Known) -> str | None:
    value = leaf.value.lower()
    if leaf.operator == "source":
        return _from(row, known, is_open=leaf.is_open) if row else None
    if value not in BY_NAME[leaf.operator].values:
        return None
    if leaf.operator == "has":
        return has_cadence(known) if value == "cadence" else quoted(FLAGS, [flag.HAS + value])
    return _state(value, known)


def _from(row: Sequence[str], known: Known, *, is_open: bool) -> str:
    """Return what finds those who came from a site, were typed, or came from a file."""
    ways = [quoted(FLAGS, [flag.SOURCE + "".join(row)], is_open=is_open)]
    files = [number for name, number in known.files if _is_called(name, row, is_open=is_open)]
    ways += [quoted(FLAGS, [f"{flag.FILE}{number}"]) for number in files[:MOST_FILES]]
    return f"({' OR '.join(ways)})"


def _is_called(name: str, row: Sequence[str], *, is_open: bool) -> bool:
    """Tell whether words stand in a file's name in a row; without spaces, they do too."""
    pieces = words(name)
    typed = "".join(row)
    for at in range(len(pieces)):
        rest = "".join(pieces[at:])
        if is_open and rest.startswith(typed):
            return True
        if any("".join(pieces[at:end]) == typed for end in range(at + 1, len(pieces) + 1)):
            return True
    return False


def _in_columns(columns: Sequence[str], leaf: Asked, row: Sequence[str]) -> str:
    if leaf.operator == "tag" and leaf.is_quoted:
        # The whole tag: "angel" is not "angel investor".
        return quoted(FLAGS, [flag.joined(flag.TAG, "".join(row))])
    ways = [f"({one} : {quoted(SIGN_OF[one], row, is_open=leaf.is_open)})" for one in columns]
    return f"({' OR '.join(ways)})"


def _days(leaf: Asked, known: Known) -> str | None:
    if leaf.value.lower() == NEVER and leaf.operator in {"met", "due"}:
        if leaf.operator == "met":
            return without(EVERYBODY, [quoted(FLAGS, [flag.HAS + "contact"])])
        return without(EVERYBODY, [has_cadence(known)])
    wanted = period.parse(leaf.value, known.today, ahead=leaf.operator == "due")
    if wanted is None:
        return None
    if leaf.operator == "due":
        return _due(wanted, known)
    return during(DATED[leaf.operator], wanted)


def _state(value: str, known: Known) -> str:
    """Return what finds those of whom a value of `is:` is true."""
    today = known.today
    if value == "close":
        return CLOSE
    if value == "new":
        return during(flag.ADDED, Period(first=today - timedelta(days=NEW_DAYS)))
    if value == "due":
        return _due(Period(last=today), known)
    if value == "overdue":
        return _run_out(flag.OVERDUE, today, known, [late + 1 for *_, late in known.cadences])
    return without(during(flag.QUIET, Period(last=today)), [has_cadence(known)])


def _due(wanted: Period, known: Known) -> str:
    """Return what finds those whose next contact is due in a period.

    The strictest of several tags counts: due by the last day by any of them, and by none before.
    """
    ideals = [ideal for _, ideal, _ in known.cadences]
    by_then = _run_out(flag.DUE, wanted.last, known, ideals)
    if wanted.first <= period.FIRST:
        return by_then
    before = _run_out(flag.DUE, wanted.first - timedelta(days=1), known, ideals)
    return without(by_then, [before])


def _run_out(letter: str, day: date, known: Known, lengths: Sequence[int]) -> str:
    """Return what finds those whose cadence, their own or a tag's, has run out by a day."""
    ways = [during(letter, Period(last=day))]
    for (tag, *_), length in zip(known.cadences, lengths, strict=True):
        since = during(flag.SINCE, Period(last=day - timedelta(days=length)))
        own = quoted(FLAGS, [flag.OWN_CADENCE])
        ways.append(f"(({tagged(tag)} AND {since}) NOT {own})")
    return f"({' OR '.join(ways)})"


def has_cadence(known: Known) -> str:
    """Return what finds those who have a cadence, their own or a tag's."""
    ways = [quoted(FLAGS, [flag.OWN_CADENCE]), *(tagged(tag) for tag, *_ in known.cadences)]
    return f"({' OR '.join(ways)})"


def tagged(tag: str) -> str:
    """Return what finds those who have the whole tag."""
    return quoted(FLAGS, [flag.joined(flag.TAG, "".join(words(tag)))])
