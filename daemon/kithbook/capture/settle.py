"""From an extraction to a person: someone new, or what changed in someone we know.

What the person typed is never written over: where the page differs, the difference is kept as a
suggestion. A value that an earlier capture of the same page set follows the page.
"""

from dataclasses import dataclass, field
from uuid import UUID

from kithbook.capture import store
from kithbook.capture.model import Waiting
from kithbook.clock import moment_of_id
from kithbook.errors import InvalidRequest
from kithbook.extract.model import Extraction
from kithbook.notes import service as notes
from kithbook.people import marks
from kithbook.people import service as people
from kithbook.people.identifier import clean, line, normal, words_of_name
from kithbook.people.match import Evidence, match
from kithbook.people.store import person as find_person
from kithbook.people.store import remember_item
from kithbook.store.history import removed, setters
from kithbook.store.journal import Unit
from kithbook.store.model import VISIT
from kithbook_protocol.capture import FieldChange, ListedPerson, PageSnapshot, Receipt, ReceiptField
from kithbook_protocol.people import IdentityKind, Person

SINGLE = ("name", "headline", "location", "about")
ROLE = {"role": "title", "organisation": "organisation"}
BY_PAGE = {"capture"}
"""Kinds of actions whose values a page may set anew."""
LONGEST_SHOWN = 2_000
"""Characters of a value in a receipt."""


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
    evidence = _evidence(extraction) if is_person else Evidence("", (), _profiles(extraction))
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
        outcome = _update(unit, person_id, extraction)
        word = "updated" if unit.changed else "unchanged"
    if person_id and note:
        notes.attach(unit, person_id, note)
    first = store.first_captured(unit.connection, person_id) if person_id else None
    visit = not unit.changed
    if visit:
        unit.kind = VISIT
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
        fields=_fields(extraction),
        changed=outcome.changed,
        suggested=outcome.suggested,
        suggested_name=_suggested_name(extraction) if person_id is None else None,
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


def _said(extraction: Extraction, name: str) -> str | None:
    """Return what a page says of a field, as it would be stored."""
    text = getattr(extraction.filled, name)
    return clean(text) if name == "about" else line(text)


def _evidence(extraction: Extraction) -> Evidence:
    return Evidence(
        name=extraction.filled.name or "",
        site_ids=[one.value for one in extraction.identities if one.kind == "site_id"],
        profiles=_profiles(extraction),
        emails=[
            value
            for one in extraction.filled.emails
            if not one.generic and (value := _normal(IdentityKind.EMAIL, one.value))
        ],
    )


def _profiles(extraction: Extraction) -> list[str]:
    """Return the URLs that are about the person: the page's own, and what its site calls it."""
    named = [one.value for one in extraction.identities if one.kind == "profile"]
    plain = (_normal(IdentityKind.PROFILE, one) for one in (*named, extraction.url))
    return list(dict.fromkeys(one for one in plain if one))


def _create(unit: Unit, extraction: Extraction) -> UUID:
    filled = extraction.filled
    person = people.create(unit, line(filled.name) or "")
    people.set_field(unit, person, **{name: _said(extraction, name) for name in SINGLE[1:]})
    role = {column: _said(extraction, name) for name, column in ROLE.items()}
    people.set_role(unit, person, role)
    _add_identities(unit, person, extraction)
    return person


def _update(unit: Unit, identifier: UUID, extraction: Extraction) -> Outcome:
    """Fill what was empty, follow what this page set before, suggest the rest."""
    outcome = Outcome()
    person = find_person(unit.connection, identifier)
    if person is None:
        return outcome
    mine = setters(unit.connection, "person", identifier)
    for name in SINGLE:
        new, old = _said(extraction, name), getattr(person, name)
        if _differs(name, old, new):
            if _may_set(unit, old, mine.get(name), extraction.url):
                people.set_field(unit, identifier, **{name: new})
                outcome.changed.append(FieldChange(field=name, before=old, after=new))
            else:
                outcome.suggested.append(FieldChange(field=name, before=old, after=new))
    _update_role(unit, person, extraction, outcome)
    for value in _add_identities(unit, identifier, extraction):
        outcome.changed.append(FieldChange(field="identity", before=None, after=value))
    return outcome


def _update_role(unit: Unit, person: Person, extraction: Extraction, outcome: Outcome) -> None:
    first = person.roles[0] if person.roles else None
    mine = setters(unit.connection, "role", first.id) if first else {}
    if first is None and removed(unit.connection, "role", person.id):
        # Emptied or undone as a whole: not for a page to fill again.
        mine = dict.fromkeys(ROLE.values(), (person.id, "removed"))
    values: dict[str, str | None] = {}
    for name, column in ROLE.items():
        new = _said(extraction, name)
        old = getattr(first, column) if first else None
        if not _differs(name, old, new):
            continue
        change = FieldChange(field=name, before=old, after=new)
        if _may_set(unit, old, mine.get(column), extraction.url):
            values[column] = new
            outcome.changed.append(change)
        else:
            outcome.suggested.append(change)
    if values:
        people.set_role(unit, person.id, values)


def _differs(name: str, old: str | None, new: str | None) -> bool:
    """Tell whether a page says something else; what it leaves out is not news."""
    if new is None or new == old:
        return False
    if name == "name" and old is not None:
        # "Dr. Ada Lovelace" and "ADA LOVELACE" are not a new name.
        return not words_of_name(new) <= words_of_name(old)
    # Nor is "ACME" another organisation than "Acme".
    return name != "organisation" or old is None or new.casefold() != old.casefold()


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
    filled, own = extraction.filled, _profiles(extraction)
    wanted = [
        *((IdentityKind.PROFILE, url, False) for url in own),
        *(
            (IdentityKind.SITE_ID, one.value, False)
            for one in extraction.identities
            if one.kind == "site_id"
        ),
        *((IdentityKind.EMAIL, one.value, one.generic) for one in filled.emails),
        *((IdentityKind.PHONE, one.value, False) for one in filled.phones),
        *((IdentityKind.LINK, url, False) for url in filled.links if url not in own),
    ]
    refused = {
        (fields.get("kind"), fields.get("value"))
        for fields in removed(unit.connection, "identity", person)
    }
    added = []
    for kind, value, generic in wanted:
        plain = _normal(kind, value)
        if plain and (kind.value, plain) in refused:
            continue  # taken off, or undone
        if plain and people.add_identity(unit, person, kind, plain, generic=generic):
            added.append(plain)
    return added


def _normal(kind: IdentityKind, value: str) -> str | None:
    """Return the normal form; None for what a page only claims to be an address."""
    try:
        return normal(kind, value)
    except InvalidRequest:
        return None


def _suggested_name(extraction: Extraction) -> str | None:
    best = extraction.best("name")
    return line(extraction.suggested_name or (best.value if best else None))


def _fields(extraction: Extraction) -> list[ReceiptField]:
    """Return the best candidate of each field, as the popup shows them."""
    found: list[ReceiptField] = []
    for name in (*SINGLE, *ROLE, "email", "phone", "link"):
        best = extraction.best(name)  # type: ignore[arg-type]
        if best:
            found.append(
                ReceiptField(
                    field=name,
                    value=best.value[:LONGEST_SHOWN],
                    confidence=round(best.confidence, 3),
                    layer=best.layer,
                    guessed=not _is_filled(extraction, name, best.value),
                )
            )
    return found


def _is_filled(extraction: Extraction, name: str, value: str) -> bool:
    filled = extraction.filled
    if name in {"email", "phone", "link"}:
        return bool({"email": filled.emails, "phone": filled.phones, "link": filled.links}[name])
    return getattr(filled, name, None) == value
