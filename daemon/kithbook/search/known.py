"""What a query is read against: the day, the cadences of tags, the files that were imported."""

from datetime import date

from kithbook.reminders import store as cadences
from kithbook.search import vocabulary
from kithbook.search.asking import Known
from kithbook.search.tree import Node, asks
from kithbook.store.database import Connection


def known_for(connection: Connection, root: Node | None, day: date) -> Known:
    """Return what a query is read against, on a day."""
    rows = cadences.of_tags(connection)
    return Known(
        day,
        [(tag, ideal, latest) for _row, tag, ideal, latest in rows],
        vocabulary.files(connection) if asks(root, "source") else (),
    )
