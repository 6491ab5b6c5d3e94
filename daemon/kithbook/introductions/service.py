"""What may be done with introductions."""

from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.interactions import service as interactions
from kithbook.introductions import store
from kithbook.introductions.model import DAY_OF, MADE
from kithbook.introductions.step import after
from kithbook.people import relation
from kithbook.people import service as people
from kithbook.people.identifier import clean, quoted
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook_protocol.interactions import InteractionKind, LogRequest
from kithbook_protocol.introductions import (
    Introduced,
    Introduction,
    IntroductionEdit,
    IntroductionOf,
    IntroductionRequest,
    Introductions,
    IntroductionsRequest,
    IntroductionState,
    IntroductionStepRequest,
)

MET_THROUGH = "met through"
"""The relation that says who introduced somebody to you."""


def add(unit: Unit, request: IntroductionRequest) -> Introduced:
    """Write down an introduction: an idea, or one that was made.

    Raises:
        NotThere: one of them is nobody, or more than one.
        InvalidRequest: you would introduce yourself, or two of them are one person.
    """
    person = people.followed(unit, request.person)
    other = people.find(unit.connection, request.other) if request.other else None
    introducer = people.find(unit.connection, request.introducer) if request.introducer else None
    if other is None and introducer is None:
        raise InvalidRequest(
            "An introduction needs two people, or who introduces you: name another person."
        )
    there = [one.id for one in (person, other, introducer) if one]
    if len(set(there)) < len(there):
        raise InvalidRequest("Nobody is introduced to themselves, or by themselves.")
    row = people.new_id()
    unit.create(
        "introduction",
        row,
        person=person.id,
        other=other and other.id,
        introducer=introducer and introducer.id,
        why=clean(request.why),
        note=clean(request.note),
        state="idea",
        created_at=unit.at,
    )
    if request.state != "idea":
        day = _day(unit, request.when)
        _reach(unit, _found(unit.connection, row), request.state, day, log=request.log)
    found = _found(unit.connection, row)
    return _introduced(unit, found, f"{_whom(found)}: {said(found)}.")


def step(unit: Unit, request: IntroductionStepRequest) -> Introduced:
    """Say what was done, or answered.

    Raises:
        NotThere: there is none, or more than one.
        InvalidRequest: that does not follow, or the day is to come or not understood.
    """
    before = find(unit.connection, request.introduction)
    day = _day(unit, request.when)
    is_mine = before.introducer is None
    if request.step == "thank":
        if is_mine:
            raise InvalidRequest("You made that introduction yourself; nobody is to be thanked.")
        unit.set("introduction", before.id, thanked_on=day)
    else:
        state = after(before.state, request.step, is_mine=is_mine)
        _reach(unit, before, state, day, log=request.log)
        if request.step in {"outcome", "decline"} and (text := clean(request.text)):
            unit.set("introduction", before.id, outcome=text)
    found = _found(unit.connection, before.id)
    done = said(found)
    if request.step == "thank" and found.introducer:
        done = f"{quoted(found.introducer.name)} was thanked"
    return _introduced(unit, found, f"{_whom(found)}: {done}.")


def edit(unit: Unit, request: IntroductionEdit) -> Introduced:
    """Change what is said of an introduction; undo changes it back.

    Raises:
        NotThere: there is none, or more than one.
    """
    before = find(unit.connection, request.introduction)
    given = request.model_dump(exclude_unset=True, exclude={"introduction"})
    values = {name: text if name == "state" else clean(text) for name, text in given.items()}
    if values.get("state", "") is None:
        del values["state"]
    changed = {name: value for name, value in values.items() if value != getattr(before, name)}
    if changed:
        unit.set("introduction", before.id, **changed)
    found = _found(unit.connection, before.id)
    return _introduced(unit, found, f"Saved: {_whom(found)}.")


def remove(unit: Unit, request: IntroductionOf) -> Introduced:
    """Remove an introduction; undo brings it back. What was logged with it stays.

    Raises:
        NotThere: there is none, or more than one.
    """
    found = find(unit.connection, request.introduction)
    unit.remove("introduction", found.id)
    sentence = f"Removed: {_whom(found)}."
    return Introduced(change_set=unit.change_set, introduction=None, sentence=sentence)


def every(connection: Connection, request: IntroductionsRequest) -> Introductions:
    """List introductions, the newest first.

    Raises:
        NotThere: no such person.
    """
    person = people.find(connection, request.person).id if request.person else None
    found = store.introductions(connection, person, request.which, request.limit + 1)
    return Introductions(introductions=found[: request.limit], more=len(found) > request.limit)


def show(connection: Connection, request: IntroductionOf) -> Introduction:
    """Show an introduction.

    Raises:
        NotThere: there is none, or more than one.
    """
    return find(connection, request.introduction)


def find(connection: Connection, reference: str) -> Introduction:
    """Return the introduction someone means.

    Raises:
        NotThere: none, or more than one, or somebody of it is no longer there.
    """
    return _found(connection, named(connection, "introduction", reference, "introduction"))


def said(one: Introduction) -> str:
    """Return how far an introduction is, in words."""
    asked = one.introducer or one.person
    words: dict[IntroductionState, str] = {
        "idea": "an idea",
        "asked": f"{quoted(asked.name)} was asked",
        "agreed": f"{quoted(asked.name)} agrees",
        "relayed": f"{quoted(one.other.name) if one.other else 'you'} was asked",
        "mutual": "both agree",
        "made": "made",
        "met": "they met" if one.other else "you met",
        "done": "done",
        "declined": "declined",
    }
    return words[one.state]


def _reach(
    unit: Unit, before: Introduction, state: IntroductionState, day: str, *, log: bool
) -> None:
    """Bring an introduction to a state; one that is made now is logged, and said on the person."""
    days = {DAY_OF[state]: day}
    is_made = state in MADE and before.state not in MADE
    if is_made and state != "made":
        days[DAY_OF["made"]] = day
    unit.set("introduction", before.id, state=state, **days)
    if not is_made:
        return
    if before.other is None and before.introducer:
        relation.put(unit, before.person.id, MET_THROUGH, before.introducer.id)
    if log:
        there = [one for one in (before.person, before.other, before.introducer) if one]
        request = LogRequest(
            people=[str(one.id) for one in there],
            kind=InteractionKind.INTRODUCTION,
            when=day,
            text=before.why,
            begun_by=None if before.introducer else "me",
        )
        interactions.log(unit, request)


def _day(unit: Unit, when: str | None) -> str:
    # Imported late: its patterns cost 15 ms of the start-up budget.
    from kithbook.calendar.service import happened  # noqa: PLC0415

    return happened(when or "", interactions.said_at(unit)).day.isoformat()


def _found(connection: Connection, row: UUID) -> Introduction:
    found = store.introduction(connection, row)
    if found is None:
        raise NotThere("Somebody of that introduction is no longer there.")
    return found


def _introduced(unit: Unit, found: Introduction, sentence: str) -> Introduced:
    return Introduced(
        change_set=unit.change_set if unit.changed else None,
        introduction=found,
        sentence=sentence if unit.changed else "Nothing changed.",
    )


def _whom(one: Introduction) -> str:
    """Return who is brought together by whom: "Ada and Bo, by you"."""
    other = quoted(one.other.name) if one.other else "you"
    by = quoted(one.introducer.name) if one.introducer else "you"
    return f"{quoted(one.person.name)} and {other}, by {by}"
