"""Organisations by their names, whatever the case, as SQL."""

import json
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from kithbook.people.house import folded
from kithbook.store.database import Connection


def organisations(
    connection: Connection, names: Iterable[str], beyond: Mapping[str, UUID] | None = None
) -> dict[str, UUID]:
    """Return the organisations of these names, by the name without case; the oldest of each.

    Where none has a name, it may be one that was joined to another under it: then that other.
    `beyond` is what `beyond_ascii` returns, for whoever asks often.
    """
    wanted = {folded(name): name for name in names}
    found = _called(connection, _CALLED, wanted)
    if any(plain not in found and not name.isascii() for plain, name in wanted.items()):
        others = beyond_ascii(connection) if beyond is None else beyond
        found = {plain: others[plain] for plain in wanted if plain in others} | found
    if missing := {plain: name for plain, name in wanted.items() if plain not in found}:
        found |= _called(connection, _ONCE_CALLED, missing)
    return found


def beyond_ascii(connection: Connection, among: Collection[UUID] | None = None) -> dict[str, UUID]:
    """Return the organisations with other letters than A to Z, by the name without case.

    SQLite's NOCASE knows the case of A to Z only, so these are looked through: all, or some.
    """
    found: dict[str, UUID] = {}
    some = None if among is None else json.dumps([one.hex for one in among])
    for name, row in connection.execute(_BEYOND_ASCII, (some,)):
        found.setdefault(folded(name), UUID(bytes=row))
    return found


def _called(connection: Connection, sql: str, wanted: Mapping[str, str]) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for name, row in connection.execute(sql, (json.dumps([*wanted.values()]),)):
        if (plain := folded(name)) in wanted:
            found.setdefault(plain, UUID(bytes=row))
    return found


_CALLED = """
    SELECT name, organisation.id FROM json_each(?) AS asked
    JOIN organisation ON name = asked.value COLLATE NOCASE ORDER BY organisation.id
"""
_BEYOND_ASCII = """
    SELECT name, id FROM organisation WHERE name GLOB '*[^ -~]*'
    AND (?1 IS NULL OR id IN (SELECT unhex(value) FROM json_each(?1))) ORDER BY id
"""
_ONCE_CALLED = """
    SELECT change.fields ->> 'name', root FROM merged CROSS JOIN change ON change.row = merged.id
    JOIN organisation ON organisation.id = root
    WHERE ?1 IS NOT NULL AND change.entity = 'organisation'
    AND change.fields ->> 'name' IS NOT NULL ORDER BY root
"""
