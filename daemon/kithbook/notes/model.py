"""What the journal keeps of a note."""

from kithbook.store.model import Entity

NOTE = Entity(
    "note",
    ("person", "text", "written_at"),
    ids=frozenset({"person"}),
    owner="person",
    needs=("person", "text", "written_at"),
)
