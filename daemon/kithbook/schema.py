"""What every room brings to the store, in the order of the rooms."""

from kithbook.capture import draft
from kithbook.capture import model as capture
from kithbook.capture import store as capture_store
from kithbook.notes import model as notes
from kithbook.notes import store as notes_store
from kithbook.people import model as people
from kithbook.people import store as people_store
from kithbook.search import index
from kithbook.search import store as search_store
from kithbook.store import store as journal_store
from kithbook.store.service import Schema


def schema() -> Schema:
    """Return tables, journalled entities and hooks of all rooms."""
    return Schema(
        migrations=(
            journal_store.migrations,
            people_store.migrations,
            notes_store.migrations,
            search_store.migrations,
            capture_store.migrations,
        ),
        entities=(*people.ENTITIES, notes.NOTE, capture.CAPTURE),
        hooks=(index.refresh,),
        adopt=draft.adopt,
    )
