"""What the journal keeps of introductions, and the order of their states."""

from kithbook.store.model import Entity
from kithbook_protocol.introductions import IntroductionState

# `other` or `introducer` is nothing where that is you. Each `..._on` is the day on which it came to
# that state, `ended_on` the day of `done` or `declined`; `created_at` is milliseconds since 1970.
INTRODUCTION = Entity(
    "introduction",
    (
        *("person", "other", "introducer", "why", "state", "outcome", "note"),
        *("asked_on", "agreed_on", "relayed_on", "mutual_on", "made_on", "met_on", "ended_on"),
        *("thanked_on", "created_at"),
    ),
    ids=frozenset({"person", "other", "introducer"}),
    owner="person",
    needs=("person", "state", "created_at"),
    names=frozenset({"other", "introducer"}),
)
TEMPLATE = Entity("introduction_template", ("name", "text"), needs=("name", "text"))

ENTITIES = (INTRODUCTION, TEMPLATE)

DAY_OF: dict[IntroductionState, str] = {
    "asked": "asked_on",
    "agreed": "agreed_on",
    "relayed": "relayed_on",
    "mutual": "mutual_on",
    "made": "made_on",
    "met": "met_on",
    "done": "ended_on",
    "declined": "ended_on",
}
"""The column with the day of a state."""
MADE: tuple[IntroductionState, ...] = ("made", "met", "done")
"""States in which it was made."""
