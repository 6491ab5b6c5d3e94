"""What the journal keeps of asks, offers, favours and opportunities."""

from kithbook.store.model import Entity

_POSTING = ("person", "text", "tags", "state", "due", "made_at", "changed_at")
_NEEDED = ("text", "state", "made_at")

# Without a person it is the book's owner's. `tags` are lines of one text.
ASK = Entity("ask", _POSTING, ids=frozenset({"person"}), owner="person", needs=_NEEDED)
OFFER = Entity("offer", _POSTING, ids=frozenset({"person"}), owner="person", needs=_NEEDED)

# What was said of an ask and an offer, or of an ask and a person. `person` may fit the ask of
# `asker`; either is empty where it is the book's owner. It goes with whichever is forgotten.
FIT = Entity(
    "fit",
    ("ask", "offer", "person", "asker", "state"),
    ids=frozenset({"ask", "offer", "person", "asker"}),
    owner="person",
    needs=("ask", "state"),
    names=frozenset({"asker"}),
)

# An interaction that was a favour, and which way it went: `given` is 1 where you did it. Its day
# and text are the interaction's.
FAVOUR = Entity(
    "favour",
    ("person", "interaction", "given", "ask"),
    ids=frozenset({"person", "interaction", "ask"}),
    owner="person",
    needs=("person", "interaction"),
)

# `person` is through whom it came; `value` is in hundredths of the currency.
OPPORTUNITY = Entity(
    "opportunity",
    (
        *("person", "kind", "title", "state", "value", "currency", "outcome", "day", "ended"),
        "made_at",
    ),
    ids=frozenset({"person"}),
    owner="person",
    needs=("person", "kind", "title", "state", "day", "made_at"),
)
INVOLVED = Entity(
    "involved",
    ("person", "opportunity"),
    ids=frozenset({"person", "opportunity"}),
    owner="person",
    needs=("person", "opportunity"),
)

ENTITIES = (ASK, OFFER, FIT, FAVOUR, OPPORTUNITY, INVOLVED)

ALIVE = ("open", "matched")
"""States of an ask or offer that still counts."""
FITS, NOT, MET = "fits", "not", "met"
"""What was said of a fit."""
