"""How a query may go on: operators, then their values with how many people have each."""

from collections.abc import Iterator

from kithbook.search import plan, store, vocabulary
from kithbook.search.asking import Known
from kithbook.search.language import Parsed, Unfinished
from kithbook.search.model import MOST_COUNTED
from kithbook.search.operators import ALL, BY_NAME, NEVER
from kithbook.search.period import NAMES
from kithbook.search.saved import names as saved_names
from kithbook.search.text import fold
from kithbook.search.tree import Asked
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
    if end.operator is None:
        found = list(_operators(text, end))
    else:
        found = list(_values(connection, text, end, known))
    return [one for one in found if len(one.query) <= LONGEST][:MOST]


def _operators(text: str, end: Unfinished) -> Iterator[Completion]:
    typed = end.typed.lower()
    for one in ALL:
        # Without a letter they are offered where nothing is typed at all.
        if one.name.startswith(typed) and (typed or not text.strip()):
            query = f"{_head(text, end)}{one.name}:"
            yield Completion(query=query, shown=f"{one.name}:", help=one.help, count=None)


def _values(
    connection: Connection, text: str, end: Unfinished, known: Known
) -> Iterator[Completion]:
    name, typed = end.operator or "", end.typed.lower()
    counted = []
    for value in _known_values(connection, name, typed):
        asked = plan.planned(Asked(name, value, is_quoted=True), known)
        count = store.count(connection, asked.everything, MOST_COUNTED + 1)
        counted.append((value, count))
    if not (BY_NAME[name].values or BY_NAME[name].kind == "days"):
        counted = sorted((one for one in counted if one[1]), key=lambda one: (-one[1], one[0]))
    for value, count in counted:
        written = value if _is_one_run(value) else f'"{value}"'
        query = f"{_head(text, end)}{name}:{written}"
        yield Completion(query=query, shown=f"{name}:{written}", help="", count=count)


def _known_values(connection: Connection, name: str, typed: str) -> list[str]:
    operator = BY_NAME[name]
    if name == "tag":
        return vocabulary.tags_beginning(connection, typed, _LOOKED_AT)
    if name == "in":
        found = saved_names(connection)
        return [one for one in found if one.casefold().startswith(typed)]
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


def _is_one_run(value: str) -> bool:
    return not set(value) & set(' \t"()\u201c\u201d\u201e')


def _head(text: str, end: Unfinished) -> str:
    return text[: end.start]
