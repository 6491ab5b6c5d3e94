"""From an extraction to a person: someone new, or what changed in someone we know.

What the person typed is never written over: where the page differs, the difference is kept as a
suggestion. A value that an earlier capture of the same page set follows the page.
"""

from dataclasses import dataclass, field
from uuid import UUID

from kithbook.capture import store
from kithbook.capture.model import Waiting
from kithbook.capture.said import (
    LONGEST_SHOWN,
    ROLE,
    SINGLE,
    differs,
    fields,
    identities,
    normal_form,
    profiles,
    refused,
    said,
    suggested_name,
)
from kithbook.clock import moment_of_id
from kithbook.extract.model import Extraction
from kithbook.notes import service as notes
from kithbook.people import date, facts, marks, role, suggestion
from kithbook.people import service as people
from kithbook.people.house import folded
from kithbook.people.identifier import clean, line
from kithbook.people.match import Evidence, match
from kithbook.people.model import BIRTHDAY
from kithbook.people.partial import PartialDate, today
from kithbook.people.store import person as find_person
from kithbook.people.store import remember_item
from kithbook.store.history import removed, setters
from kithbook.store.journal import Unit
from kithbook.store.model import VISIT
from kithbook_protocol.capture import FieldChange, ListedPerson, PageSnapshot, Receipt
from kithbook_protocol.people import IdentityKind, Person

BY_PAGE = {"capture"}
"""Kinds of actions whose values a page may set anew."""


@dataclass
class Outcome:
    """What a capture did to a known person."""

    changed: list[FieldChange] = field(default_factory=list)
    suggested: list[FieldChange] = field(default_factory=list)


def settle(unit: Unit, waiting: Waiting, snapshot: PageSnapshot, extraction: Extraction) -> Receipt:
    """Make of a capture what can be made of it, and say so.

    A page that was taken before its person was forgotten makes nobody: nothing of it is kept.
    """
    filled = extraction.filled
    title = line(extraction.title) or ""
    note = clean(waiting.note)
    named = any(letter.isalpha() for letter in line(filled.name) or "")
    is_person = extraction.kind == "person" and named
    evidence = _evidence(extraction) if is_person else Evidence("", (), profiles(extraction))
    person_id = match(unit.connection, evidence) if is_person else None
    taken = min(snapshot.captured_at, moment_of_id(waiting.id))
    if person_id is None and marks.forbid(unit.connection, evidence, taken):
        store.end_waiting(unit.connection, waiting.id)
        store.drop_blobs(unit.connection, [waiting.snapshot])
        return forgotten(waiting.id)
    if not is_person:
        outcome, word = Outcome(), "draft"
    elif person_id is None:
        person_id, outcome, word = _create(unit, extraction), Outcome(), "created"
    else:
        outcome = _update(unit, person_id, extraction, today(taken))
        word = "updated" if unit.changed else "unchanged"
    if person_id and note:
        notes.attach(unit, person_id, note)
    first = store.first_captured(unit.connection, person_id) if person_id else None
    # What is kept aside is nothing that a person would want undone.
    visit = not unit.changed
    if visit:
        unit.kind = VISIT
    if person_id:
        outcome.suggested = _suggest(unit, person_id, outcome.suggested, extraction.url)
    unit.create(
        "capture",
        waiting.id,
        person=person_id,
        url=extraction.url,
        title=title,
        captured_at=snapshot.captured_at,
        by=waiting.by,
        snapshot=waiting.snapshot.hex(),
        kind=extraction.kind,
        status=extraction.status,
        note=None if person_id else note,
    )
    if person_id:
        remember_item(unit.connection, waiting.id, person_id)
    store.end_waiting(unit.connection, waiting.id)
    return Receipt(
        capture=waiting.id,
        state="done",
        outcome=word,
        kind=extraction.kind,
        status=extraction.status,
        pipeline=extraction.pipeline,
        url=extraction.url,
        title=title,
        fields=fields(extraction),
        changed=outcome.changed,
        suggested=outcome.suggested,
        suggested_name=suggested_name(extraction) if person_id is None else None,
        people=[
            ListedPerson(
                name=one.name[: LONGEST_SHOWN // 2],
                headline=one.headline,
                url=one.url,
                organisation=one.organisation and one.organisation[:LONGEST_SHOWN],
            )
            for one in extraction.people
        ],
        first_saved_at=first,
        change_set=None if visit else unit.change_set,
    )


def forgotten(capture: UUID) -> Receipt:
    """Return what is said of a capture whose person was forgotten: nothing of them."""
    return Receipt(capture=capture, state="done", outcome="forgotten")


def _evidence(extraction: Extraction) -> Evidence:
    return Evidence(
        name=extraction.filled.name or "",
        site_ids=[one.value for one in extraction.identities if one.kind == "site_id"],
        profiles=profiles(extraction),
        emails=[
            value
            for one in extraction.filled.emails
            if not one.generic and (value := normal_form(IdentityKind.EMAIL, one.value))
        ],
    )


def _create(unit: Unit, extraction: Extraction) -> UUID:
    filled = extraction.filled
    person = people.create(unit, line(filled.name) or "")
    people.set_field(unit, person, **{name: said(extraction, name) for name in SINGLE[1:]})
    held = {column: said(extraction, name) for name, column in ROLE.items()}
    role.set_role(unit, person, held)
    _add_identities(unit, person, extraction)
    _keep_birthday(unit, person, extraction)
    return person


def _update(unit: Unit, identifier: UUID, extraction: Extraction, day: PartialDate) -> Outcome:
    """Fill what was empty, follow what this page set before, suggest the rest."""
    outcome = Outcome()
    person = find_person(unit.connection, identifier)
    if person is None:
        return outcome
    mine = setters(unit.connection, "person", identifier)
    for name in SINGLE:
        new, old = said(extraction, name), getattr(person, name)
        if differs(name, old, new):
            if _may_set(unit, old, mine.get(name), extraction.url):
                people.set_field(unit, identifier, **{name: new})
                outcome.changed.append(FieldChange(field=name, before=old, after=new))
            else:
                outcome.suggested.append(FieldChange(field=name, before=old, after=new))
    _update_role(unit, person, extraction, outcome, day)
    for value in _add_identities(unit, identifier, extraction):
        outcome.changed.append(FieldChange(field="identity", before=None, after=value))
    if born := _keep_birthday(unit, identifier, extraction):
        outcome.changed.append(FieldChange(field=BIRTHDAY, before=None, after=born))
    return outcome


def _keep_birthday(unit: Unit, person: UUID, extraction: Extraction) -> str | None:
    """Keep the birthday that a page shows, where none is known and none was taken off or undone."""
    shown = extraction.filled.birthday
    had = any(one.get("label") == BIRTHDAY for one in removed(unit.connection, "date", person))
    if not shown or had or facts.dates_called(unit.connection, person, BIRTHDAY):
        return None
    date.put(unit, person, BIRTHDAY, date.day(shown))
    return shown


def _update_role(
    unit: Unit, person: Person, extraction: Extraction, outcome: Outcome, day: PartialDate
) -> None:
    """Fill or follow the role of now; what it was before is kept as one that ended."""
    first = role.current(person.roles)
    mine = setters(unit.connection, "role", first.id) if first else {}
    if first is None and (person.roles or removed(unit.connection, "role", person.id)):
        # Ended, emptied or undone as a whole: not for a page to fill again.
        mine = dict.fromkeys(ROLE.values(), (person.id, "removed"))
    now = {name: said(extraction, name) for name in ROLE}
    now["organisation"] = role.known_as(unit.connection, now["organisation"])
    changes = [
        FieldChange(field=name, before=getattr(first, column) if first else None, after=now[name])
        for name, column in ROLE.items()
        if differs(name, getattr(first, column) if first else None, now[name])
    ]

    def may_set(one: FieldChange) -> bool:
        return _may_set(unit, one.before, mine.get(ROLE[one.field]), extraction.url)

    made, waiting = role.parted(changes, may_set)
    outcome.changed += made
    outcome.suggested += waiting
    values = {ROLE[one.field]: one.after for one in made}
    if first and any(_is_another(getattr(first, name), values[name]) for name in values):
        role.keep_past(unit, person.id, first, day)
    if values:
        role.set_role(unit, person.id, values)


def _is_another(old: str | None, new: str | None) -> bool:
    """Tell whether a value takes another's place: neither the first, nor the same in other case."""
    return bool(old and new) and folded(str(old)) != folded(str(new))


def _suggest(unit: Unit, person: UUID, differing: list[FieldChange], url: str) -> list[FieldChange]:
    """Keep aside what the page says otherwise; return what was not dismissed before."""
    for one in differing:
        suggestion.suggest(unit, person, one.field, one.after or "", url)
    return [
        one
        for one in differing
        if suggestion.waits(unit.connection, person, one.field, one.after or "")
    ]


def _may_set(unit: Unit, old: str | None, setter: tuple[UUID, str] | None, url: str) -> bool:
    """Tell whether a page may write a value: never over what someone typed, emptied or undid."""
    if setter is None:
        return old is None
    action, kind = setter
    if kind not in BY_PAGE:
        return False
    return old is None or store.address(unit.connection, action) == url


def _add_identities(unit: Unit, person: UUID, extraction: Extraction) -> list[str]:
    """Add what the person does not have yet; return the values added."""
    unwanted = refused(unit.connection, person)
    return [
        value
        for kind, value, generic in identities(extraction)
        if (kind.value, value) not in unwanted  # taken off, or undone
        and people.add_identity(unit, person, kind, value, generic=generic)
    ]
