"""Fields of one's own making: what they are, and what people have in them."""

import json
import re
from collections.abc import Iterable
from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.people import facts
from kithbook.people.identifier import (
    LONGEST_LINE,
    clean,
    clean_identifier,
    derived,
    email,
    line,
    new_id,
    phone,
    quoted,
    url,
    words_of_name,
)
from kithbook.people.partial import PartialDate
from kithbook.store import store as journal
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook_protocol.field import (
    CustomField,
    FieldAddition,
    FieldDone,
    FieldKind,
    FieldList,
    FieldRequest,
    FieldUpdate,
)
from kithbook_protocol.people import PersonFields

RESERVED = frozenset(PersonFields.model_fields) | {
    *("email", "phone", "url", "profile", "link", "identity", "site_id", "tag", "note", "photo"),
    *("date", "relation", "place", "person", "id"),
}
"""Names that say something else already: in `kithbook edit`, and of where a search found a word."""
LONGEST_NAME = 100
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_SCHEME = re.compile(r"(mailto|tel):(.+)", re.IGNORECASE)


def every(connection: Connection, _request: object) -> FieldList:
    """List every field."""
    return FieldList(fields=facts.fields(connection))


def find(connection: Connection, reference: str) -> CustomField:
    """Return the field someone means, by its name in any case, its id, or the end of that.

    Raises:
        NotThere: none, or more than one.
    """
    known = facts.fields(connection)
    if found := _called(known, reference):
        return found
    try:
        row = named(connection, "field", reference, "field")
    except NotThere as error:
        raise NotThere(
            f'There is no field "{quoted(reference)}"; make it with: kithbook fields add'
        ) from error
    return next(one for one in known if one.id == row)


def _called(fields: Iterable[CustomField], name: str) -> CustomField | None:
    wanted = (line(name) or "").casefold()
    return next((one for one in fields if one.name.casefold() == wanted), None)


def add(unit: Unit, request: FieldAddition) -> FieldDone:
    """Make a field.

    Raises:
        InvalidRequest: the name is taken, or the choices do not fit the kind.
    """
    name = _free_name(unit.connection, request.name)
    choices = _choices(request.kind, request.choices)
    row = create(unit, name, request.kind, choices, several=request.several)
    return _done(unit, row, f'Field "{quoted(name)}" added.')


def create(
    unit: Unit, name: str, kind: FieldKind, choices: Iterable[str] = (), *, several: bool = False
) -> UUID:
    """Make a field of a name that is free."""
    row = new_id()
    unit.create(
        "field",
        row,
        name=name,
        kind=kind.value,
        choices=_as_json(choices),
        several=1 if several else None,
    )
    return row


def find_or_create(unit: Unit, name: str, kind: FieldKind) -> CustomField:
    """Return the field of that name, in any case, making it if there is none.

    Raises:
        InvalidRequest: there is none, and the name cannot be a field's.
    """
    found = _called(facts.fields(unit.connection), name)
    if found is None:
        row = create(unit, _free_name(unit.connection, name), kind, several=True)
        found = next(one for one in facts.fields(unit.connection) if one.id == row)
    return found


def edit(unit: Unit, request: FieldUpdate) -> FieldDone:
    """Rename a field, or change what may be chosen; the values that people have stay.

    Raises:
        NotThere: no such field.
        InvalidRequest: the name is taken, or it is no choice.
    """
    known = find(unit.connection, request.field)
    if request.name is not None:
        name = _free_name(unit.connection, request.name, known.id)
        if name != known.name:
            unit.set("field", known.id, name=name)
    if request.choices is not None:
        choices = _choices(known.kind, request.choices)
        if choices != known.choices:
            unit.set("field", known.id, choices=_as_json(choices))
    return _done(unit, known.id, "Saved." if unit.changed else "Nothing changed.")


def remove(unit: Unit, request: FieldRequest) -> FieldDone:
    """Remove a field; its values are hidden, and come back with it by undo.

    Raises:
        NotThere: no such field.
    """
    known = find(unit.connection, request.field)
    unit.remove("field", known.id)
    return _done(
        unit, known.id, f'Field "{quoted(known.name)}" removed; `kithbook undo` brings it back.'
    )


def put(unit: Unit, person: UUID, reference: str, value: str | None) -> None:
    """Set someone's value in a field, or add one where it takes several; None takes all off.

    Raises:
        NotThere: no such field.
        InvalidRequest: the value is not of the field's kind.
    """
    known = find(unit.connection, reference)
    rows = facts.values_in(unit.connection, person, known.id)
    if value is None or not clean(value):
        for row, _ in rows:
            unit.remove("custom", row)
        return
    plain = normal(known, value)
    if known.several:
        if all(had != plain for _, had in rows):
            row = derived("custom", person.bytes, known.id.bytes, plain)
            unit.create("custom", row, person=person, field=known.id, value=plain)
        return
    if not rows:
        row = derived("custom", person.bytes, known.id.bytes)
        unit.create("custom", row, person=person, field=known.id, value=plain)
        return
    (first, had), *rest = rows
    if had != plain:
        unit.set("custom", first, value=plain)
    for row, _ in rest:
        unit.remove("custom", row)


def take_off(unit: Unit, person: UUID, row: UUID) -> None:
    """Take a value off, and its doubles; nothing happens where it was not on."""
    for shown in facts.values(unit.connection, [person]).get(person, []):
        if shown.id == row:
            for double, value in facts.values_in(unit.connection, person, shown.field):
                if value == shown.value:
                    unit.remove("custom", double)


def normal(field: CustomField, value: str) -> str:
    """Return a value as it is stored: of its field's kind, a number as it was written.

    Raises:
        InvalidRequest: it is not of that kind.
    """
    if field.kind is FieldKind.TEXT:
        return clean(value) or ""
    plain, shown = clean_identifier(value), line(value) or ""
    if field.kind is FieldKind.NUMBER:
        if not _NUMBER.fullmatch(plain) or len(plain) > LONGEST_LINE:
            raise InvalidRequest(f'"{quoted(shown)}" is not a number such as 12 or -3.50.')
        return plain
    if field.kind is FieldKind.DATE:
        return str(PartialDate.parse(plain))
    if field.kind is FieldKind.LINK:
        return link(plain)
    for choice in field.choices:
        if choice.casefold() == shown.casefold():
            return choice
    allowed = quoted(", ".join(field.choices))
    raise InvalidRequest(f'"{quoted(shown)}" is none of the choices: {allowed}.')


def link(text: str) -> str:
    """Return an address that is safe to open: http, https, mailto or tel.

    Raises:
        InvalidRequest: it is another kind of address, or none.
    """
    try:
        if not (found := _SCHEME.fullmatch(text)):
            return url(text)
        if found[1].lower() == "mailto":
            return f"mailto:{email(found[2])}"
        return "tel:" + "".join(phone(found[2]).split())
    except InvalidRequest as error:
        raise InvalidRequest(
            f'"{quoted(line(text) or "")}" is not a link: http, https, mailto or tel.'
        ) from error


def named_after(connection: Connection, person: UUID, names: Iterable[str]) -> list[CustomField]:
    """Return the fields that nobody else ever had a value in, and that hold a word of a name."""
    words = {word for name in names for word in words_of_name(name)}
    return [
        one
        for one in facts.fields(connection)
        if words & words_of_name(" ".join((one.name, *one.choices)))
        and not journal.others_point_to(connection, "custom", "field", one.id, person)
    ]


def _free_name(connection: Connection, text: str, own: UUID | None = None) -> str:
    """Return a field's name as it is stored.

    Raises:
        InvalidRequest: it cannot be typed before a `=`, or says something else already.
    """
    name = line(text) or ""
    if "=" in name or len(name) > LONGEST_NAME or not any(one.isalnum() for one in name):
        raise InvalidRequest(
            f"A field's name needs a letter or a digit, no =, and at most {LONGEST_NAME} letters."
        )
    if name.casefold().replace(" ", "_") in RESERVED:
        raise InvalidRequest(f'"{name}" has a meaning already; give the field another name.')
    taken = _called(facts.fields(connection), name)
    if taken and taken.id != own:
        raise InvalidRequest(f'There is a field "{quoted(taken.name)}" already.')
    return name


def _choices(kind: FieldKind, texts: Iterable[str]) -> list[str]:
    """Return choices as they are stored, each once.

    Raises:
        InvalidRequest: a choice without choices, or choices of something else.
    """
    plain = {one.casefold(): one for text in reversed([*texts]) if (one := line(text))}
    found = [*reversed(plain.values())]
    if (kind is FieldKind.CHOICE) != bool(found):
        raise InvalidRequest("A field of the kind choice, and no other, needs choices: --choice.")
    return found


def _as_json(choices: Iterable[str]) -> str | None:
    listed = [*choices]
    return json.dumps(listed, ensure_ascii=False) if listed else None


def _done(unit: Unit, row: UUID, sentence: str) -> FieldDone:
    known = next((one for one in facts.fields(unit.connection) if one.id == row), None)
    change_set = unit.change_set if unit.changed else None
    return FieldDone(change_set=change_set, field=known, sentence=sentence)
