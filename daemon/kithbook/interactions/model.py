"""What the journal keeps of interactions and promises."""

from datetime import date
from typing import NamedTuple

from kithbook.store.model import Entity

# Nobody's own: everybody who took part has a row in `participant`. `day` is where it was said, `at`
# the minute in milliseconds since 1970, where it is known; `begun_by` is "me" or "them", or nothing
# for both.
INTERACTION = Entity(
    "interaction", ("kind", "day", "at", "place", "text", "begun_by"), needs=("kind", "day")
)
PARTICIPANT = Entity(
    "participant",
    ("person", "interaction"),
    ids=frozenset({"person", "interaction"}),
    owner="person",
    needs=("person", "interaction"),
)
PROMISE = Entity(
    "promise",
    ("person", "interaction", "theirs", "text", "due", "state", "made_at"),
    ids=frozenset({"person", "interaction"}),
    owner="person",
    needs=("person", "text", "state", "made_at"),
)

ENTITIES = (INTERACTION, PARTICIPANT, PROMISE)


class Contact(NamedTuple):
    """An interaction, as it counts between you and one person."""

    day: date
    kind: str
    """Of `InteractionKind`."""
    begun_by: str | None
    """"me", "them", or None for both."""
