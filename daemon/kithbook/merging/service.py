"""Two entries of one human made one. Nothing is lost: what is not in force is in the history."""

from dataclasses import dataclass

from kithbook.errors import InvalidRequest
from kithbook.merging.single import Single, singles
from kithbook.people import service, store
from kithbook.people.identifier import quoted, who
from kithbook.people.model import LABELS, SINGLE_FIELDS
from kithbook.people.role import current
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook.store.model import EXISTS, MERGED_INTO
from kithbook_protocol.merging import Choice, Merged, MergePreview, MergeRequest
from kithbook_protocol.people import Person

ROLE = "role"
"""Title and organisation of the first role, chosen together."""
ALWAYS = {*SINGLE_FIELDS, ROLE, *LABELS, "cadence", "photo"}
"""Names that may be taken, whether the two differ in them or not."""


@dataclass(frozen=True, slots=True)
class _Rivals:
    """Rows of both of which one is in force after the merge."""

    choice: Choice
    kept: list[Single]
    other: list[Single]


def preview(connection: Connection, request: MergeRequest) -> MergePreview:
    """Show what a merge would choose between.

    Raises:
        NotThere: either is nobody, or more than one.
        InvalidRequest: both are the same person, or what is to be taken is nothing they have.
    """
    kept, other, choices, _ = _look(connection, request)
    return MergePreview(kept=kept, other=other, choices=choices)


def merge(unit: Unit, request: MergeRequest) -> Merged:
    """Make one person of two: all that hangs on the other hangs on the kept one from now on.

    Of single values the kept person's count, but where there are none, and where the request
    takes the other's. An undo gives each their own again.

    Raises:
        NotThere, InvalidRequest: as in `preview`.
    """
    kept, other, choices, rivals = _look(unit.connection, request)
    taken = [one.field for one in choices if one.takes == "other"]
    single = {name: _value(other, name) for name in SINGLE_FIELDS if name in taken}
    if single:
        service.set_field(unit, kept.id, **single)
    # The first role is the one that is shown: those of one of the two stand behind the other's.
    if kept.roles and other.roles:
        for role in store.roles(unit.connection, (kept if ROLE in taken else other).id):
            unit.set("role", role.id, rank=(store.rank(unit.connection, role.id) or 0) + 1)
    for one in rivals:
        _settle(unit, one)
    unit.restore("person", other.id, {MERGED_INTO: kept.id})
    sentence = (
        f"{who(other.name, other.id)} merged into {who(kept.name, kept.id)}; "
        "`kithbook undo` parts them again."
    )
    done = service.applied(unit, kept.id, sentence)
    return Merged(**dict(done), choices=choices)


def _settle(unit: Unit, rivals: _Rivals) -> None:
    """Leave one value in force, in the kept person's own row: edits to come are theirs."""
    if not rivals.kept:
        return
    for one in rivals.other:
        unit.remove(one.key[0], one.row)
    [own, *_] = rivals.kept
    taken = rivals.other[0].fields if rivals.choice.takes == "other" else {}
    # Said last: of two devices that merge crosswise, each removes what the other one keeps.
    unit.restore(own.key[0], own.row, {EXISTS: 1, **taken})


def _look(
    connection: Connection, request: MergeRequest
) -> tuple[Person, Person, list[Choice], list[_Rivals]]:
    """Return the two, and what there is to choose between: of their own rows, and of others."""
    kept = service.find(connection, request.kept)
    other = service.find(connection, request.other)
    if kept.id == other.id:
        raise InvalidRequest("These are one person already; name two.")
    take = {name.casefold() for name in request.take}
    choices = [
        _choice(name, _value(kept, name), value, take)
        for name in (*SINGLE_FIELDS, ROLE)
        if (value := _value(other, name)) and _value(kept, name) != value
    ]
    named = {*SINGLE_FIELDS, ROLE}
    mine, theirs = singles(connection, kept.id), singles(connection, other.id)
    rivals = []
    for key, rows in theirs.items():
        own = mine.get(key, [])
        name = rows[0].called if rows[0].called not in named else f"{rows[0].called} (own field)"
        named.add(name)
        if not own or own[0].fields != rows[0].fields:
            choice = _choice(name, own[0].told if own else None, rows[0].told, take)
            rivals.append(_Rivals(choice, own, rows))
    choices += [one.choice for one in rivals]
    unknown = take - {name.casefold() for name in ALWAYS | named}
    if unknown:
        raise InvalidRequest(
            f'There is no "{quoted(min(unknown))}" of {quoted(other.name)} to take; '
            "`kithbook merge --dry-run` lists what there is."
        )
    return kept, other, choices, rivals


def _choice(name: str, kept: str | None, other: str, take: set[str]) -> Choice:
    takes = "other" if kept is None or name.casefold() in take else "kept"
    return Choice.model_validate({"field": name, "kept": kept, "other": other, "takes": takes})


def _value(person: Person, name: str) -> str | None:
    """Return a single value of a person; the first role as people write it."""
    if name != ROLE:
        found: str | None = getattr(person, name)
        return found
    first = current(person.roles)
    return ", ".join(filter(None, (first.title, first.organisation))) if first else None
