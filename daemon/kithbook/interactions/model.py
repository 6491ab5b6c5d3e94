"""What the journal keeps of interactions and promises."""

from kithbook.store.model import Entity

# Nobody's own: everybody who took part has a row in `participant`. `day` is where it was said, `at`
# the minute in milliseconds since 1970, where it is known.
INTERACTION = Entity("interaction", ("kind", "day", "at", "place", "text"), needs=("kind", "day"))
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
