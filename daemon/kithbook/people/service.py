"""What may be done with people."""

from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere, WasForgotten
from kithbook.people import facts, field, role, store
from kithbook.people.identifier import (
    address,
    clean,
    derived,
    line,
    normal,
    quoted,
    tag_name,
)
from kithbook.people.identifier import new_id as new_id  # noqa: PLC0414 - upper rooms use it
from kithbook.people.model import SINGLE_FIELDS
from kithbook.store import merging
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook.store.redaction import is_forgotten
from kithbook_protocol.people import (
    AddRequest,
    Applied,
    EditRequest,
    IdentityKind,
    Person,
    PersonFields,
    PersonRequest,
    TagList,
)


def resolve(connection: Connection, reference: str) -> UUID:
    """Return the person someone means: an id, the tail of one, or the item that made the person.

    Raises:
        NotThere: nobody, or more than one.
    """
    try:
        identifier = UUID(reference)
    except ValueError:
        return named(connection, "person", reference, "person")
    return store.person_of_item(connection, identifier) or merging.root(connection, identifier)


def person_of(connection: Connection, item: UUID) -> UUID | None:
    """Return the person an earlier item made or met, if they are still there."""
    found = store.person_of_item(connection, item)
    return found if found and store.person(connection, found) else None


def find(connection: Connection, reference: str) -> Person:
    """Return the person someone means.

    Raises:
        NotThere: nobody, or more than one.
    """
    identifier = resolve(connection, reference)
    person = store.person(connection, identifier)
    if person is None:
        if is_forgotten(connection, identifier):
            raise WasForgotten
        raise NotThere("That person is no longer there; `kithbook undo` may bring them back.")
    return person


def followed(unit: Unit, reference: str) -> Person:
    """Return the person a write is about; a draft's person is made for it.

    Raises:
        NotThere: nobody, or more than one.
    """
    try:
        adopted = unit.journal.adopt(unit, UUID(reference))
    except ValueError:
        adopted = None  # the tail of an id: that of someone who is there
    return find(unit.connection, str(adopted) if adopted else reference)


def show(connection: Connection, request: PersonRequest) -> Person:
    """Show one person."""
    return find(connection, request.person)


def list_tags(connection: Connection, _request: object) -> TagList:
    """List every tag."""
    return TagList(tags=store.all_tags(connection))


def add(unit: Unit, request: AddRequest) -> Applied:
    """Add someone.

    Raises:
        InvalidRequest: no name, or a malformed e-mail, phone or URL.
    """
    name = line(request.fields.name)
    if not name:
        raise InvalidRequest("A person needs a name.")
    identifier = create(unit, name)
    _set_fields(unit, identifier, request.fields)
    _add_identities(
        unit, identifier, emails=request.emails, phones=request.phones, urls=request.urls
    )
    for tag in request.tags:
        add_tag(unit, identifier, tag)
    store.remember_item(unit.connection, unit.change_set, identifier)
    return applied(unit, identifier, f"{quoted(name)} added.")


def edit(unit: Unit, request: EditRequest) -> Applied:
    """Change someone."""
    person = followed(unit, request.person)
    if "name" in request.fields.model_fields_set and not line(request.fields.name):
        raise InvalidRequest("A person needs a name.")
    _set_fields(unit, person.id, request.fields)
    _add_identities(
        unit,
        person.id,
        emails=request.add_emails,
        phones=request.add_phones,
        urls=request.add_urls,
    )
    for identity in request.remove_identities:
        remove_identity(unit, person.id, identity)
    for value in request.values:
        field.put(unit, person.id, value.field, value.value)
    for row in request.remove_values:
        field.take_off(unit, person.id, row)
    for tag in request.add_tags:
        add_tag(unit, person.id, tag)
    for tag in request.remove_tags:
        remove_tag(unit, person.id, tag)
    return applied(unit, person.id, "Saved." if unit.changed else "Nothing changed.")


def delete(unit: Unit, request: PersonRequest) -> Applied:
    """Delete someone, and what hangs on them; undo brings all of it back."""
    person = find(unit.connection, request.person)
    remove(unit, person.id)
    ways = f"`kithbook undo` brings them back, `kithbook forget {person.id.hex[-8:]}` forgets them"
    return applied(unit, person.id, f"{quoted(person.name)} deleted; {ways}.")


def remove(unit: Unit, identifier: UUID) -> None:
    """Take somebody out, with roles, addresses and tags."""
    for held in store.roles(unit.connection, identifier):
        unit.remove("role", held.id)
    for one in store.identities(unit.connection, identifier):
        unit.remove("identity", one.id)
    for row, _ in facts.tags(unit.connection, identifier):
        unit.remove("tag", row)
    unit.remove("person", identifier)


def create(unit: Unit, name: str) -> UUID:
    """Make a person with nothing but a name."""
    identifier = new_id()
    unit.create("person", identifier, name=name, added_at=unit.at)
    return identifier


def applied(unit: Unit, identifier: UUID, sentence: str) -> Applied:
    """Say what a write did."""
    return Applied(
        change_set=unit.change_set if unit.changed else None,
        person=store.person(unit.connection, identifier),
        sentence=sentence,
    )


def set_field(unit: Unit, identifier: UUID, **values: str | None) -> None:
    """Set single fields of the person row; what is the same already is not written."""
    person = store.person(unit.connection, identifier)
    changed = {name: value for name, value in values.items() if getattr(person, name) != value}
    if changed:
        unit.set("person", identifier, **changed)


def add_identity(
    unit: Unit, identifier: UUID, kind: IdentityKind, value: str, *, generic: bool = False
) -> bool:
    """Give someone an identity; False if they have it already."""
    plain = normal(kind, value)
    have = store.identities(unit.connection, identifier)
    if any(one.value == plain and one.kind is kind for one in have):
        return False
    if kind is IdentityKind.LINK and address(plain) in {address(one.value) for one in have}:
        return False
    unit.create(
        "identity",
        new_id(),
        person=identifier,
        kind=kind.value,
        value=plain,
        generic=1 if generic else None,
    )
    return True


def remove_identity(unit: Unit, identifier: UUID, row: UUID) -> None:
    """Take an identity off; nothing happens where it was not on."""
    have = store.identities(unit.connection, identifier)
    wrong = {(one.kind, one.value) for one in have if one.id == row}
    for one in have:  # who was merged may have brought it too
        if (one.kind, one.value) in wrong:
            unit.remove("identity", one.id)


def add_tag(unit: Unit, identifier: UUID, tag: str) -> None:
    """Tag someone, once."""
    name = tag_name(tag)
    if all(name.casefold() != had.casefold() for _, had in facts.tags(unit.connection, identifier)):
        row = derived("tag", identifier.bytes, name.casefold())
        unit.create("tag", row, person=identifier, name=name)


def remove_tag(unit: Unit, identifier: UUID, tag: str) -> None:
    """Take a tag off; nothing happens where it was not on."""
    name = tag_name(tag).casefold()
    for row, had in facts.tags(unit.connection, identifier):
        if had.casefold() == name:
            unit.remove("tag", row)


def _set_fields(unit: Unit, identifier: UUID, fields: PersonFields) -> None:
    """Set what was given; what was left out stays."""
    given = fields.model_dump(exclude_unset=True)
    values = {name: clean(text) if name == "about" else line(text) for name, text in given.items()}
    single = {name: value for name, value in values.items() if name in SINGLE_FIELDS}
    if single:
        set_field(unit, identifier, **single)
    at_work = {column: values[name] for name, column in role.COLUMNS.items() if name in values}
    if at_work:
        role.set_role(unit, identifier, at_work)


def _add_identities(
    unit: Unit, identifier: UUID, *, emails: list[str], phones: list[str], urls: list[str]
) -> None:
    kinds = IdentityKind.EMAIL, IdentityKind.PHONE, IdentityKind.PROFILE
    for kind, values in zip(kinds, (emails, phones, urls), strict=True):
        for value in values:
            add_identity(unit, identifier, kind, value)
