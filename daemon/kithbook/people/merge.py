"""Two entries of one human made one. Nothing is lost: what is not shown is in the history."""

from kithbook.errors import InvalidRequest
from kithbook.people import service, store
from kithbook.people.identifier import quoted
from kithbook.people.model import MERGED_INTO, SINGLE_FIELDS
from kithbook.people.role import current
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook_protocol.merging import Choice, MergePreview, MergeRequest
from kithbook_protocol.people import Applied, Person

ROLE = "role"
"""Title and organisation of the first role, chosen together."""


def preview(connection: Connection, request: MergeRequest) -> MergePreview:
    """Show what a merge would choose between.

    Raises:
        NotThere: either is nobody, or more than one.
        InvalidRequest: both are the same person.
    """
    kept = service.find(connection, request.kept)
    other = service.find(connection, request.other)
    if kept.id == other.id:
        raise InvalidRequest("These are one person already; name two.")
    return MergePreview(
        kept=kept,
        other=other,
        choices=[
            Choice(
                field=name,
                kept=_value(kept, name),
                other=_value(other, name),
                takes="other" if name in request.take or not _value(kept, name) else "kept",
            )
            for name in (*SINGLE_FIELDS, ROLE)
            if _value(other, name) and _value(kept, name) != _value(other, name)
        ],
    )


def merge(unit: Unit, request: MergeRequest) -> Applied:
    """Make one person of two: all that hangs on the other hangs on the kept one from now on.

    Of single values the kept person's count, but where there are none, and where the request
    takes the other's. An undo gives each their own again.

    Raises:
        NotThere, InvalidRequest: as in `preview`.
    """
    found = preview(unit.connection, request)
    kept, other = found.kept, found.other
    taken = [one.field for one in found.choices if one.takes == "other"]
    single = {name: _value(other, name) for name in taken if name != ROLE}
    if single:
        service.set_field(unit, kept.id, **single)
    # The first role is the one that is shown: those of one of the two stand behind the other's.
    if kept.roles and other.roles:
        for role in store.roles(unit.connection, (kept if ROLE in taken else other).id):
            unit.set("role", role.id, rank=(store.rank(unit.connection, role.id) or 0) + 1)
    unit.restore("person", other.id, {MERGED_INTO: kept.id})
    return service.applied(
        unit,
        kept.id,
        f"{quoted(other.name)} merged into {quoted(kept.name)}; `kithbook undo` parts them again.",
    )


def _value(person: Person, name: str) -> str | None:
    """Return a single value of a person; the first role as people write it."""
    if name != ROLE:
        found: str | None = getattr(person, name)
        return found
    first = current(person.roles)
    return ", ".join(filter(None, (first.title, first.organisation))) if first else None
