"""What the journal keeps of searches, and what is counted."""

from kithbook.store.model import Entity

SAVED = Entity("saved_search", ("name", "query"), needs=("name", "query"))

MOST_COUNTED = 1_000
"""People found that are counted one by one; of more it is only said that there are more."""
FEWEST = 5
"""Hits below which guesses are made: words that are nearly what was typed."""
