"""How a query may go on: operators, then their values with how many people have each."""

from collections.abc import Iterator
from itertools import chain, islice

from kithbook.search import saved, store, vocabulary
from kithbook.search.asking import Known
from kithbook.search.known import known_for
from kithbook.search.language import Parsed, Unfinished
from kithbook.search.model import MOST_COUNTED
from kithbook.search.operators import ALL, BY_NAME, NEVER
from kithbook.search.period import NAMES
from kithbook.search.plan import planned
from kithbook.search.text import fold, words
from kithbook.search.tree import Asked, Node
from kithbook.store.database import Connection
from kithbook_protocol.search import Completion

MOST = 8
LONGEST = 1_000
"""Characters of a query, as on the wire."""
_LOOKED_AT = 40
"""Values of which the most frequent are offered."""


def completions(
    connection: Connection, text: str, parsed: Parsed, known: Known
) -> list[Completion]:
    """Return ways to go on from where a query ends."""
    end = parsed.end
    if end is None:
        return []
    found: Iterator[Completion]
    if end.operator is not None:
        found = _values(connection, text, end, known)
    else:
        ways = [_operators(text, end), _searches(connection, text, end, known)]
        # Where nothing is typed, saved searches are what one may want at once.
        found = chain(*(ways if text.strip() else reversed(ways)))
    return list(islice((one for one in found if len(one.query) <= LONGEST), MOST))


def _operators(text: str, end: Unfinished) -> Iterator[Completion]:
    typed = end.typed.lower()
    for one in ALL:
        # Without a letter they are offered where nothing is typed at all.
        if one.name.startswith(typed) and (typed or not text.strip()):
            query = f"{_head(text, end)}{one.name}:"
            shown = f"{one.name}:"
            yield Completion(query=query, shown=shown, operator=one.name, help=one.help, count=None)


def _searches(
    connection: Connection, text: str, end: Unfinished, known: Known
) -> Iterator[Completion]:
    """Yield saved searches in whose name a word begins so; where nothing is typed, all."""
    typed = saved.key(end.typed)
    if not typed and text.strip():
        return
    for name in saved.names(connection):
        if not typed or any(word.startswith(typed) for word in (saved.key(name), *words(name))):
            query = f"{_head(text, end)}in:{_written(name)}"
            count = _count(connection, Asked("in", name, is_quoted=True), known)
            yield Completion(query=query, shown=name, help="", count=count)


def _values(
    connection: Connection, text: str, end: Unfinished, known: Known
) -> Iterator[Completion]:
    name, typed = end.operator or "", end.typed.lower()
    counted = [
        (value, _count(connection, Asked(name, value, is_quoted=True), known))
        for value in _known_values(connection, name, typed)
    ]
    if not (BY_NAME[name].values or BY_NAME[name].kind == "days" or name == "in"):
        counted = sorted((one for one in counted if one[1]), key=lambda one: (-one[1], one[0]))
    for value, count in counted:
        shown = f"{name}:{_written(value)}"
        query = f"{_head(text, end)}{shown}"
        yield Completion(query=query, shown=shown, help="", count=count)


def _count(connection: Connection, asked: Asked, known: Known) -> int:
    root: Node | None = asked
    if asked.operator in {"in", "source"}:
        root, _ = saved.expanded(connection, asked)
        known = known_for(connection, root, known.today)
    if root is None:
        return 0
    return store.count(connection, planned(root, known).everything, MOST_COUNTED + 1)


def _known_values(connection: Connection, name: str, typed: str) -> list[str]:
    operator = BY_NAME[name]
    if name == "tag":
        return vocabulary.tags_beginning(connection, typed, _LOOKED_AT)
    if name == "in":
        return [one for one in saved.names(connection) if one.casefold().startswith(typed)]
    if name == "source":
        names = ["typed", "import", *(file for file, _ in vocabulary.files(connection))]
        begun = [one for one in dict.fromkeys(names) if one.casefold().startswith(typed)]
        return begun[:_LOOKED_AT]
    if operator.values:
        return [one for one in operator.values if one.startswith(typed)]
    if operator.kind == "days":
        every = (*NAMES, NEVER) if name in {"met", "due"} else NAMES
        return [one for one in every if one.startswith(typed)]
    kinds = 0
    for column in operator.columns:
        kinds |= vocabulary.KINDS.get(column, 0)
    start = "".join(fold(typed).split())
    return vocabulary.of_kind(connection, kinds, start, _LOOKED_AT) if kinds and start else []


def _written(value: str) -> str:
    """Return a value as it is typed behind a colon."""
    return f'"{value}"' if set(value) & set(' \t"()\u201c\u201d\u201e') else value


def _head(text: str, end: Unfinished) -> str:
    return text[: end.start]
