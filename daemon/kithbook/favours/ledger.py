"""The ledger: favours given and received, counted, and nothing made of the counts.

A favour is an interaction that was one, so it is in touch with somebody too, and which way it went.
"""

from uuid import UUID

from kithbook.errors import NotThere
from kithbook.favours import tally
from kithbook.interactions import service as interactions
from kithbook.interactions import store as interactions_store
from kithbook.people import service as people
from kithbook.people.identifier import quoted
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook_protocol.favours import (
    Favour,
    FavourDone,
    FavourReference,
    FavourRequest,
    Ledger,
    LedgerRequest,
)
from kithbook_protocol.interactions import InteractionKind, InteractionRequest, LogRequest


def add(unit: Unit, request: FavourRequest) -> FavourDone:
    """Write down a favour.

    Raises:
        NotThere: no such person.
        InvalidRequest: the day is still to come, or not understood.
    """
    favour = write(unit, request)
    way = "given to" if favour.given else "received from"
    sentence = f"A favour {way} {quoted(favour.name)} on {favour.day}."
    return FavourDone(change_set=unit.change_set, favour=favour, posting=None, sentence=sentence)


def write(unit: Unit, request: FavourRequest, ask: UUID | None = None) -> Favour:
    """Log a favour, and keep which way it went, and the ask that it met.

    Raises:
        NotThere, InvalidRequest: as in `add`.
    """
    person = people.followed(unit, request.person)
    done = interactions.log(
        unit,
        LogRequest(
            people=[str(person.id)],
            kind=InteractionKind.FAVOUR,
            when=request.on,
            text=request.text,
        ),
    )
    made = people.new_id()
    where = done.interaction.id if done.interaction else None
    given = 1 if request.given else None
    unit.create("favour", made, person=person.id, interaction=where, given=given, ask=ask)
    return _found(unit.connection, made)


def remove(unit: Unit, request: FavourReference) -> FavourDone:
    """Remove a favour, with what was logged of it; undo brings both back.

    Raises:
        NotThere: there is none, or more than one.
    """
    found = _found(unit.connection, named(unit.connection, "favour", request.favour, "favour"))
    unit.remove("favour", found.id)
    if len(set(interactions_store.there(unit.connection, found.interaction))) == 1:
        request_ = InteractionRequest(interaction=str(found.interaction))
        interactions.remove(unit, request_)
    sentence = f"Removed: a favour {'to' if found.given else 'from'} {quoted(found.name)}."
    return FavourDone(change_set=unit.change_set, favour=None, posting=None, sentence=sentence)


def show(connection: Connection, request: LedgerRequest) -> Ledger:
    """Return favours, of one person or all, and how many went each way.

    Raises:
        NotThere: no such person.
    """
    person = people.find(connection, request.person).id if request.person else None
    found = tally.favours(connection, person, request.limit + 1)
    years = tally.years(connection, person)
    return Ledger(
        favours=found[: request.limit],
        given=sum(one.given for one in years),
        received=sum(one.received for one in years),
        years=years,
        balances=tally.balances(connection, person, request.limit),
        more=len(found) > request.limit,
    )


def _found(connection: Connection, row: UUID) -> Favour:
    found = tally.favour(connection, row)
    if found is None:
        raise NotThere("With whom that favour was is no longer there.")
    return found
