"""What the journal keeps of cadences, and what makes a past regular."""

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

ENTITIES = (CADENCE, TAG_CADENCE)

FEWEST_DAYS = 4
"""With an interaction, before a past can be called regular."""
SHORTEST_SPAN = 28
"""Days between the first and the last of them: a week at a fair is no habit."""
MOST_UNEVEN = 2
"""The mean gap is at most so many medians: bursts with long pauses are no habit either."""
GAPS = 3
"""More than so many median gaps of silence, and touch is being lost."""
