"""What the journal keeps about people."""

from collections.abc import Container

from kithbook.store.model import MERGED_INTO, Entity

PERSON = Entity(
    "person",
    ("name", "headline", "location", "about", "met_at", "added_at"),
    owner="id",
    needs=("name", "added_at"),
    merges=MERGED_INTO,
)
ORGANISATION = Entity(
    "organisation",
    ("name", "website", "note"),
    needs=("name",),
    shared=True,
    merges=MERGED_INTO,
)
# `since` and `until` are partial dates. `seen` is the day on which a page first showed the role,
# `until_seen` says that `until` is only the day on which a page showed another in its place.
ROLE = Entity(
    "role",
    ("person", "title", "organisation", "rank", "since", "until", "seen", "until_seen"),
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

FIELD = Entity("field", ("name", "kind", "choices", "several"), needs=("name", "kind"))
"""A field of one's own making; its choices are a JSON list. Removed, it hides its values."""
CUSTOM = Entity(
    "custom",
    ("person", "field", "value"),
    ids=frozenset({"person", "field"}),
    owner="person",
    needs=("person", "field", "value"),
)
"""A value in such a field."""
DATE = Entity(
    "date",
    ("person", "label", "day"),
    ids=frozenset({"person"}),
    owner="person",
    needs=("person", "label", "day"),
)
"""A birthday, an anniversary: a day with its year or without."""
RELATION = Entity(
    "relation",
    ("person", "other", "label", "inverse", "note"),
    ids=frozenset({"person", "other"}),
    owner="person",
    needs=("person", "other", "label"),
    names=frozenset({"other"}),
)
"""What another is to a person: with the label "manager", the other is the person's manager."""

ENTITIES = (PERSON, ORGANISATION, ROLE, IDENTITY, TAG, SUGGESTION, FIELD, CUSTOM, DATE, RELATION)

SINGLE_FIELDS = ("name", "headline", "location", "about", "met_at")
"""Fields of the person row that a person can edit."""

BIRTHDAY = "birthday"
LABELS = (BIRTHDAY, "anniversary", "met")
"""Of important dates, beside words of one's own."""
BEEN = (BIRTHDAY, "met")
"""Those of days that cannot be still to come."""

_PAIRS = (
    ("partner", "partner"),
    ("colleague", "colleague"),
    ("knows", "knows"),
    ("manager", "report"),
    ("met through", "introduced"),
    ("parent", "child"),
)
INVERSES = dict(_PAIRS) | {inverse: label for label, inverse in _PAIRS}
"""What a person is to another, by what the other is to the person."""

COMMON = frozenset((*LABELS, *INVERSES))
"""Labels that tell of nobody."""


class _Every:
    def __contains__(self, _kind: object) -> bool:
        return True


EVERY: Container[str] = _Every()
"""Whatever kind of row there is."""
OWN = frozenset({"role", "identity", "tag", "custom", "date"})
"""Kinds of rows that are about one person."""
