"""The words by which somebody forgotten could be told, were they found in the file."""

from kithbook.forget.store import Pending
from kithbook.search import phrase
from kithbook.search.text import words
from kithbook.store.database import Connection

MOST = 400
"""Looked for at once; of a longer list the longest. A page's slack is searched for each."""
SHORTEST = 4
"""Bytes. What is shorter stands by chance in any few pages."""
LONGEST_PIECE = 40
"""Characters of a text that are looked for in one piece."""


def telling(connection: Connection, wanted: Pending) -> list[bytes]:
    """Return what to look for, in lower case: pieces and words that nobody else has.

    What others have too may be theirs, and tells of nobody.
    """
    pieces = {text[:LONGEST_PIECE] for text in wanted.texts}
    single = {word for text in wanted.texts for word in (*text.split(), *words(text))}
    found = {
        text.encode().lower(): text for text in pieces | single if len(text.encode()) >= SHORTEST
    }
    longest = sorted(found, key=len, reverse=True)
    own = (one for one in longest if not phrase.has_phrase(connection, words(found[one])))
    chosen = [one for one, _ in zip(own, range(MOST), strict=False)]
    return [*(digest.lower() for digest in wanted.digests), *chosen]
