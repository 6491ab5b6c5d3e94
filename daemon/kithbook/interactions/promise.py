"""Promises: what one of you said they would do, open until it is kept or dropped."""

from kithbook.errors import InvalidRequest, NotThere
from kithbook.interactions import store
from kithbook.interactions.service import find, said_at
from kithbook.people import service as people
from kithbook.people.identifier import clean, quoted
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook_protocol.interactions import (
    Promise,
    Promised,
    PromiseEnding,
    PromiseRequest,
    Promises,
    PromisesRequest,
)

_ENDINGS = {"kept": "Kept", "dropped": "Dropped", "open": "Open again"}


def make(unit: Unit, request: PromiseRequest) -> Promised:
    """Write down a promise of yours, or of theirs.

    Raises:
        NotThere: no such person, or no such interaction.
        InvalidRequest: it says nothing, or the day is not understood.
    """
    # Imported late: its patterns cost 15 ms of the start-up budget.
    from kithbook.calendar.service import expected  # noqa: PLC0415

    text = clean(request.text)
    if not text:
        raise InvalidRequest("A promise needs some text.")
    due = expected(request.due, said_at(unit)).isoformat() if request.due else None
    person = people.followed(unit, request.person)
    where = find(unit.connection, request.interaction).id if request.interaction else None
    made = people.new_id()
    unit.create(
        "promise",
        made,
        person=person.id,
        interaction=where,
        theirs=1 if request.theirs else None,
        text=text,
        due=due,
        state="open",
        made_at=unit.at,
    )
    name = quoted(person.name)
    by = f"{name} promised you" if request.theirs else f"You promised {name}"
    until = f", by {due}" if due else ""
    return _promised(unit, _found(unit.connection, str(made)), f"{by}: {quoted(text)}{until}.")


def end(unit: Unit, request: PromiseEnding) -> Promised:
    """Say that a promise was kept or dropped, or is open after all.

    Raises:
        NotThere: there is none, or more than one.
    """
    promise = _found(unit.connection, request.promise)
    if promise.state == request.state:
        return _promised(unit, promise, "Nothing changed.")
    unit.set("promise", promise.id, state=request.state)
    now = promise.model_copy(update={"state": request.state})
    return _promised(unit, now, f"{_ENDINGS[request.state]}: {quoted(promise.text)}.")


def show(connection: Connection, request: PromisesRequest) -> Promises:
    """List promises, of one person or of all."""
    person = people.find(connection, request.person).id if request.person else None
    found = store.promises(connection, person, request.limit + 1, ended=request.ended)
    return Promises(promises=found[: request.limit], more=len(found) > request.limit)


def _promised(unit: Unit, promise: Promise, sentence: str) -> Promised:
    change_set = unit.change_set if unit.changed else None
    return Promised(change_set=change_set, promise=promise, sentence=sentence)


def _found(connection: Connection, reference: str) -> Promise:
    promise = store.promise(connection, named(connection, "promise", reference, "promise"))
    if promise is None:
        raise NotThere("Whom that promise is about is no longer there.")
    return promise
