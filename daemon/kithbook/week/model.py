"""What the journal keeps of the week."""

from kithbook.store.model import Entity

# `monday` is the week's first day, `answer` is done or no.
WEEK_ANSWER = Entity(
    "week_answer",
    ("person", "monday", "answer"),
    ids=frozenset({"person"}),
    owner="person",
    needs=("person", "monday", "answer"),
)

MOST = 5
"""People in a week."""
RESTS = 4
"""Weeks after the one in which somebody was turned down."""
