"""What the journal keeps about people."""

from kithbook.store.model import Entity

MERGED_INTO = "merged_into"
"""What a person's changes call the person they were merged into."""

PERSON = Entity(
    "person",
    ("name", "headline", "location", "about", "met_at", "added_at"),
    owner="id",
    needs=("name", "added_at"),
    merges=MERGED_INTO,
)
ORGANISATION = Entity("organisation", ("name",), needs=("name",), shared=True)
ROLE = Entity(
    "role",
    ("person", "title", "organisation", "rank"),
    ids=frozenset({"person", "organisation"}),
    owner="person",
    needs=("person",),
)
"""`rank` is set by merges alone: the roles of who was merged stand behind (1, 2...) the others."""
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
