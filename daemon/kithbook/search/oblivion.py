"""What of somebody forgotten is kept beside the index, and goes."""

from collections.abc import Collection
from uuid import UUID

from kithbook.search import phrase, vocabulary
from kithbook.search.text import words
from kithbook.store.database import Connection


def forget(connection: Connection, person: UUID) -> None:
    """Forget that somebody was ever opened from a search."""
    vocabulary.drop_opened(connection, person)


def forget_words(connection: Connection, texts: Collection[str]) -> None:
    """Take the words of these texts, of which nobody has them any more, out of the vocabulary."""
    single = {word for text in texts for word in words(text)}
    known = vocabulary.known(connection, single)
    gone = [word for word in known if not phrase.has_phrase(connection, [word])]
    vocabulary.drop(connection, gone)
