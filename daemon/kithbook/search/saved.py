"""Saved searches: groups of those a search finds now, by a name."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.people.identifier import clean, line, new_id, quoted, words_of_name
from kithbook.search import phrase, shelf, store
from kithbook.search.known import known_for
from kithbook.search.language import parse
from kithbook.search.model import MOST_COUNTED, Note
from kithbook.search.operators import BY_NAME
from kithbook.search.plan import planned
from kithbook.search.text import words
from kithbook.search.tree import All, Asked, Node, Text, asks, mapped
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook_protocol.search import (
    SavedSearch,
    SavedSearches,
    SavedSearchRequest,
    SaveSearchRequest,
    SearchSaved,
)

LONGEST_NAME = 100
"""Characters, as on the wire."""
DEEPEST = 4
"""Saved searches in each other that count: one may name another."""


def names(connection: Connection) -> list[str]:
    """Return the names of saved searches, in order of the alphabet."""
    return list(dict.fromkeys(name for _, name, _ in shelf.saved(connection)))


def key(name: str) -> str:
    """Return a name as two are compared: without case, accents, spaces and signs."""
    return "".join(words(name))


def expanded(connection: Connection, root: Node | None) -> tuple[Node | None, list[Note]]:
    """Put the query of a saved search in the place of each `in:NAME`.

    Returns:
        The tree, and what of it could not be read.
    """
    if root is None or not asks(root, "in"):
        return root, []
    known = {key(name): query for _, name, query in reversed(shelf.saved(connection))}
    notes: list[Note] = []
    return _expanded(root, known, notes, DEEPEST), list(dict.fromkeys(notes))


def _expanded(root: Node, known: Mapping[str, str], notes: list[Note], depth: int) -> Node:
    def put(leaf: Text | Asked) -> Node:
        if not isinstance(leaf, Asked) or leaf.operator != "in":
            return leaf
        query = known.get(key(leaf.value))
        if query is None:
            told = f'There is no saved search "{quoted(leaf.value)}"; it was left out.'
            notes.append(Note("saved", told, value=quoted(leaf.value)))
            return All(())
        inner = parse(query, BY_NAME, finished=True).root if depth else None
        if inner is None:
            told = f'The saved search "{quoted(leaf.value)}" leads to itself or to nothing.'
            notes.append(Note("circular", told, value=quoted(leaf.value)))
            return All(())
        return _expanded(inner, known, notes, depth - 1)

    return mapped(root, put)


def every(connection: Connection, day: date) -> SavedSearches:
    """List saved searches, each with how many it finds on a day."""
    known: dict[str, tuple[UUID, str, str]] = {}
    for row, name, query in shelf.saved(connection):
        known.setdefault(key(name), (row, name, query))
    return SavedSearches(searches=[_told(connection, *one, day) for one in known.values()])


def save(unit: Unit, request: SaveSearchRequest, day: date) -> SearchSaved:
    """Save a search, in the place of what was saved under that name.

    Raises:
        InvalidRequest: the name or the query says nothing.
    """
    name, query = line(request.name) or "", clean(request.query) or ""
    if not key(name) or len(name) > LONGEST_NAME:
        raise InvalidRequest("A saved search needs a name with a letter or a digit.")
    if parse(query, BY_NAME, finished=True).root is None:
        raise InvalidRequest("That asks for nothing; write what the search is to find.")
    rows = _rows(unit.connection, name)
    if rows:
        (row, *before), *rest = rows
        if before != [name, query]:
            unit.set("saved_search", row, name=name, query=query)
        for other, *_ in rest:
            unit.remove("saved_search", other)
    else:
        row = new_id()
        unit.create("saved_search", row, name=name, query=query)
    found = _told(unit.connection, row, name, query, day)
    sentence = f'Saved as "{quoted(name)}"; find them with in:{_written(name)}'
    return _done(unit, found, sentence)


def remove(unit: Unit, request: SavedSearchRequest) -> SearchSaved:
    """Remove a saved search; nobody it finds is touched.

    Raises:
        NotThere: there is none of that name.
    """
    rows = _rows(unit.connection, request.name)
    if not rows:
        raise NotThere(f'There is no saved search "{quoted(request.name)}".')
    for row, *_ in rows:
        unit.remove("saved_search", row)
    return _done(unit, None, f'Removed: the saved search "{quoted(rows[0][1])}".')


def naming(connection: Connection, person: UUID, person_names: list[str]) -> list[UUID]:
    """Return saved searches, past ones too, that hold a word which is only in this one's name."""
    told = {word for name in person_names for word in words_of_name(name)}
    own = {word for word in told if not phrase.others_named(connection, words(word), person)}
    return [
        row
        for row, text in shelf.saved_ever(connection)
        if own & words_of_name(text.replace(":", " "))
    ]


def _rows(connection: Connection, name: str) -> list[tuple[UUID, str, str]]:
    return [one for one in shelf.saved(connection) if key(one[1]) == key(name)]


def _told(connection: Connection, row: UUID, name: str, query: str, day: date) -> SavedSearch:
    root, _ = expanded(connection, parse(query, BY_NAME, finished=True).root)
    count = 0
    if root is not None:
        plan = planned(root, known_for(connection, root, day))
        count = store.count(connection, plan.everything, MOST_COUNTED + 1)
    return SavedSearch(id=row, name=name, query=query, count=count)


def _written(name: str) -> str:
    return name if len(name.split()) == 1 else f'"{name}"'


def _done(unit: Unit, found: SavedSearch | None, sentence: str) -> SearchSaved:
    change_set = unit.change_set if unit.changed else None
    told = sentence if unit.changed else "Nothing changed."
    return SearchSaved(change_set=change_set, search=found, sentence=told)
