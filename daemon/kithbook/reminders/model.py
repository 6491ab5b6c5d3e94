"""What the journal keeps of cadences and reminders, and what makes a past regular."""

from kithbook.store.model import Entity

# Thresholds in days.
CADENCE = Entity(
    "cadence",
    ("person", "ideal", "latest"),
    ids=frozenset({"person"}),
    owner="person",
    needs=("person", "ideal", "latest"),
)
TAG_CADENCE = Entity("tag_cadence", ("name", "ideal", "latest"), needs=("name", "ideal", "latest"))

# About a person or about none. `day` is when it comes, `start` from when its rule is counted,
# `time` one by the clock on the wall; days are texts where you are.
REMINDER = Entity(
    "reminder",
    ("person", "text", "day", "time", "rule", "start", "snoozed", "state", "made_at"),
    ids=frozenset({"person"}),
    owner="person",
    needs=("text", "day", "state", "made_at"),
)
SNOOZE = Entity(
    "snooze",
    ("person", "until"),
    ids=frozenset({"person"}),
    owner="person",
    needs=("person", "until"),
)
"""Somebody left for later: not due before that day."""

ENTITIES = (CADENCE, TAG_CADENCE, REMINDER, SNOOZE)

FEWEST_DAYS = 4
"""With an interaction, before a past can be called regular."""
SHORTEST_SPAN = 28
"""Days between the first and the last of them: a week at a fair is no habit."""
MOST_UNEVEN = 2
"""The mean gap is at most so many medians: bursts with long pauses are no habit either."""
GAPS = 3
"""More than so many median gaps of silence, and touch is being lost."""
