"""Saved searches, as rows."""

from uuid import UUID

from kithbook.store.database import Connection


def saved(connection: Connection) -> list[tuple[UUID, str, str]]:
    """Return saved searches: row, name and query, by name."""
    rows = connection.execute(
        "SELECT id, name, query FROM saved_search ORDER BY name COLLATE NOCASE, id"
    )
    return [(UUID(bytes=row), name, query) for row, name, query in rows]


def saved_ever(connection: Connection) -> list[tuple[UUID, str]]:
    """Return every name and query that saved searches have or had: row and text."""
    rows = connection.execute(
        "SELECT row, fields ->> 'name' FROM change INDEXED BY change_saved"
        " WHERE entity = 'saved_search' AND fields ->> 'name' IS NOT NULL"
        " UNION SELECT row, fields ->> 'query' FROM change INDEXED BY change_saved"
        " WHERE entity = 'saved_search' AND fields ->> 'query' IS NOT NULL"
    )
    return [(UUID(bytes=row), text) for row, text in rows]
