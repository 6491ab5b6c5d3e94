"""What was done with people, told in names."""

from uuid import UUID

from kithbook.people import store
from kithbook.people.service import resolve
from kithbook.store.database import Connection
from kithbook.store.history import history
from kithbook_protocol.journal import FieldEdit, History, HistoryRequest

MOST_NAMED = 500
"""Organisations looked up for one answer; SQLite takes 32,766 values, nobody reads as many."""


def past(connection: Connection, request: HistoryRequest) -> History:
    """List what was done, of all or on one person; deleted people have a history too."""
    owner = resolve(connection, request.person) if request.person else None
    found = history(connection, owner, request.limit)
    ids = {
        UUID(hex=value)
        for deed in found.deeds
        for edit in deed.edits
        for value in (edit.before, edit.after)
        if _is_house(edit) and value
    }
    names = {
        row.hex: name
        for row, name in store.names_of_organisations(connection, list(ids)[:MOST_NAMED]).items()
    }
    return History(
        deeds=[
            deed.model_copy(update={"edits": [_named(edit, names) for edit in deed.edits]})
            for deed in found.deeds
        ]
    )


def _is_house(edit: FieldEdit) -> bool:
    return (edit.entity, edit.field) == ("role", "organisation")


def _named(edit: FieldEdit, names: dict[str, str]) -> FieldEdit:
    if not _is_house(edit):
        return edit
    before, after = (names.get(value, value) for value in (edit.before, edit.after))
    return edit.model_copy(update={"before": before, "after": after})
