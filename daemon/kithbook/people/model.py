"""What the journal keeps about people."""

from kithbook.store.model import Entity

PERSON = Entity(
    "person",
    ("name", "headline", "location", "about", "met_at", "added_at"),
    owner="id",
    needs=("name", "added_at"),
)
ORGANISATION = Entity("organisation", ("name",), needs=("name",), shared=True)
ROLE = Entity(
    "role",
    ("person", "title", "organisation"),
    ids=frozenset({"person", "organisation"}),
    owner="person",
    needs=("person",),
)
IDENTITY = Entity(
    "identity",
    ("person", "kind", "value", "generic"),
    ids=frozenset({"person"}),
    owner="person",
    needs=("person", "kind", "value"),
)
TAG = Entity(
    "tag",
    ("person", "name"),
    ids=frozenset({"person"}),
    owner="person",
    needs=("person", "name"),
)

SUGGESTION = Entity(
    "suggestion",
    ("person", "field", "value", "url"),
    ids=frozenset({"person"}),
    owner="person",
    needs=("person", "field", "value"),
)
"""A value that a later reading of a page gives; accepted or dismissed, the row goes."""

ENTITIES = (PERSON, ORGANISATION, ROLE, IDENTITY, TAG, SUGGESTION)

SINGLE_FIELDS = ("name", "headline", "location", "about", "met_at")
"""Fields of the person row that a person can edit."""
