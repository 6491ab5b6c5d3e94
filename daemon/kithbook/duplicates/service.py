"""What may be done about people who may be the same."""

from functools import partial
from uuid import UUID

from kithbook.duplicates import store
from kithbook.duplicates.block import digest, word_feature
from kithbook.duplicates.evidence import evidence
from kithbook.duplicates.index import refresh
from kithbook.duplicates.record import Words
from kithbook.duplicates.rivals import COUNTED
from kithbook.errors import InvalidRequest
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.people.following import Followed
from kithbook.people.identifier import derived, who
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook_protocol.duplicates import (
    DistinctRequest,
    Duplicate,
    Duplicates,
    DuplicatesRequest,
    Proposal,
)
from kithbook_protocol.people import Applied

MOST_TOLD = 5
"""People told of with one answer."""


def every(connection: Connection, request: DuplicatesRequest) -> Duplicates:
    """List the pairs that may be one person, of all or of one.

    Raises:
        NotThere: nobody, or more than one, is called so.
    """
    if request.person is None:
        pairs = store.proposals(connection, request.limit)
        total = store.count_proposals(connection)
    else:
        wanted = people.find(connection, request.person).id
        found = store.proposals_of(connection, wanted, -1)
        pairs = [(wanted, other, score) for other, score in found[: request.limit]]
        total = len(found)
    listed = [
        Duplicate(person=one, name=told.name, other=proposal)
        for one, other, score in pairs
        if (told := people_store.person(connection, one))
        and (proposal := _proposal(connection, one, other, score))
    ]
    return Duplicates(duplicates=listed, total=total)


def of(connection: Connection, person: UUID) -> list[Proposal]:
    """Return who may be the same as somebody, likest first."""
    found = store.proposals_of(connection, person, MOST_TOLD)
    told = (_proposal(connection, person, other, score) for other, score in found)
    return [one for one in told if one]


def noticed(unit: Unit, done: Applied) -> Applied:
    """Add to an answer who may be the same as the person it is about."""
    if done.person is None:
        return done
    # Now, though the journal will tell of it too: the answer is written before that.
    refresh(unit.connection, Followed({done.person.id: done.person}))
    return done.model_copy(update={"proposals": of(unit.connection, done.person.id)})


def distinguish(unit: Unit, request: DistinctRequest) -> Applied:
    """Remember that two people are not the same; nothing proposes them as one again.

    Raises:
        NotThere: nobody, or more than one, is called so.
        InvalidRequest: both are the same person.
    """
    one, other = (people.find(unit.connection, named) for named in (request.person, request.other))
    if one.id == other.id:
        raise InvalidRequest("That is one person; name two.")
    if not store.is_distinct(unit.connection, one.id, other.id):
        low, high = (UUID(bytes=side) for side in store.ordered(one.id, other.id))
        row = derived("distinction", low.bytes, high.bytes)
        unit.create("distinction", row, person=low, other=high)
    both = f"{who(one.name, one.id)} and {who(other.name, other.id)}"
    sentence = f"{both} are two people; that is remembered."
    return people.applied(unit, one.id, sentence)


def _proposal(connection: Connection, one: UUID, other: UUID, score: float) -> Proposal | None:
    left, right = (people_store.person(connection, person) for person in (one, other))
    if left is None or right is None:
        return None
    return Proposal(
        person=other,
        name=right.name,
        score=round(score, 3),
        evidence=evidence(left, right, partial(_namesakes, connection)),
    )


def _namesakes(connection: Connection, name: Words) -> int:
    """Return how many people have all words of a name, however they spell them."""
    return store.count_all(connection, {digest(word_feature(word)) for word in name}, COUNTED)
