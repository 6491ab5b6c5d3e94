"""Whom you open often: taken note of, so that they come first among equals."""

from kithbook.calendar.model import today
from kithbook.people import service as people
from kithbook.search import vocabulary
from kithbook.search.index import index
from kithbook.store.database import Connection
from kithbook.ties.strength import added, moment
from kithbook_protocol.search import Opened, OpenedRequest


def opened(connection: Connection, request: OpenedRequest, milliseconds: int) -> Opened:
    """Take note that somebody was opened, at a moment in milliseconds.

    Raises:
        NotThere: nobody, or more than one.
    """
    person = people.find(connection, request.person).id
    before = vocabulary.opened(connection, [person]).values()
    tie = added([*before, moment(today(milliseconds))])
    if tie is not None:
        vocabulary.put_opened(connection, person, tie)
        index(connection, [person])
    return Opened(sentence="Noted.")
