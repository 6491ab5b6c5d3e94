"""What two people may be to each other: proposed as one, or kept apart for ever."""

from kithbook.store.model import Entity

DISTINCTION = Entity(
    "distinction",
    ("person", "other"),
    ids=frozenset({"person", "other"}),
    owner="person",
    names=frozenset({"other"}),
    needs=("person", "other"),
)
"""Two people who are not the same, the one with the lower id first."""

PROPOSED = 0.17
"""Likeness from which two people are proposed as one; the README says what it means, and on what
it was chosen."""
MOST_COMPARED = 300
"""People looked at for one: as many as fifteen keys that twenty have each can bring."""
