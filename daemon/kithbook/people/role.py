"""What somebody does: the role that is shown beside the name, and those that ended."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from kithbook.people import store
from kithbook.people.house import folded, house
from kithbook.people.identifier import new_id
from kithbook.people.partial import PartialDate
from kithbook.store import merging
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook_protocol.capture import FieldChange
from kithbook_protocol.organisation import Role

COLUMNS = {"role": "title", "organisation": "organisation"}
"""Columns of the role that is shown, by the fields of a person that set them."""


def current(roles: Sequence[Role]) -> Role | None:
    """Return the role that is shown beside the name: the first of now."""
    return next((one for one in roles if one.until is None), None)


def parted(
    changes: Sequence[FieldChange], may_set: Callable[[FieldChange], bool]
) -> tuple[list[FieldChange], list[FieldChange]]:
    """Return which changes of the role of now may be made, and which wait.

    Title and house are one role: half of another would be a role that nobody has. So where one may
    not be set, the other waits too, unless it fills what is empty.
    """
    waiting = [one for one in changes if not may_set(one)]
    if waiting:
        waiting += [one for one in changes if one not in waiting and one.before is not None]
    return [one for one in changes if one not in waiting], waiting


def set_role(unit: Unit, identifier: UUID, values: dict[str, str | None]) -> None:
    """Set title or organisation (or both) of someone's role of now, making it if there is none.

    The same organisation spelt otherwise ("acme", "ACME") is renamed, for everyone there.
    """
    before = current(store.roles(unit.connection, identifier))
    now = {
        "title": before.title if before else None,
        "organisation": before.organisation if before else None,
    }
    wanted = {**now, **values}
    wanted["organisation"] = house(wanted["organisation"])
    if respell(unit, now["organisation"], wanted["organisation"]):
        now["organisation"] = wanted["organisation"]
    if wanted == now:
        return
    fields: dict[str, Any] = {
        "title": wanted["title"],
        "organisation": organisation(unit, wanted["organisation"]),
    }
    if before and not any(wanted.values()):
        unit.remove("role", before.id)
    elif before:
        changed = {key: fields[key] for key in fields if wanted[key] != now[key]}
        unit.set("role", before.id, **changed)
    else:
        unit.create("role", new_id(), person=identifier, **fields)


def keep_past(unit: Unit, person: UUID, role: Role, day: PartialDate) -> None:
    """Keep what a role was, before a page that shows another on that day sets its row anew.

    The row of now stays the row of now: what was typed into it, no page writes over later.
    """
    unit.create(
        "role",
        new_id(),
        person=person,
        title=role.title,
        organisation=organisation(unit, role.organisation),
        since=role.since,
        until=str(day),
        seen=role.seen,
        until_seen=1,
    )
    unit.set("role", role.id, since=None, seen=str(day))


def respell(unit: Unit, old: str | None, new: str | None) -> bool:
    """Tell whether one organisation is spelt in two ways; where only the case differs, rename it.

    The spelling of one that was joined to another is not written over the name of that other.
    """
    if old is None or new is None or old == new:
        return False
    row, taken = (store.organisation_called(unit.connection, name) for name in (old, new))
    is_same_name = folded(old) == folded(new)
    if row is None or (taken != row and not (taken is None and is_same_name)):
        return False
    if is_same_name:
        unit.set("organisation", row, name=new)
    return True


def known_as(connection: Connection, name: str | None) -> str | None:
    """Return the name of the organisation that one of this name was joined to; else the same."""
    if name is None or not merging.any_merged(connection):
        return name
    row = store.organisation_called(connection, name)
    known = store.names(connection, "organisation", [row]).get(row) if row else None
    return known if known and folded(known) != folded(name) else name


def organisation(unit: Unit, name: str | None) -> UUID | None:
    """Return the organisation of that name, making it if nobody was there before."""
    plain = house(name)
    if plain is None:
        return None
    found = store.organisation_called(unit.connection, plain)
    if found is None:
        found = new_id()
        unit.create("organisation", found, name=plain)
    return found
