"""Two spellings of one organisation made one entry. Nothing is lost; undo parts them again."""

from kithbook.errors import InvalidRequest
from kithbook.people import organisation
from kithbook.people.identifier import clean, quoted
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook.store.model import MERGED_INTO
from kithbook_protocol.organisation import (
    OrganisationChoice,
    OrganisationEdited,
    OrganisationJoin,
    OrganisationJoinPreview,
)

SINGLE = ("name", "website")


def preview(connection: Connection, request: OrganisationJoin) -> OrganisationJoinPreview:
    """Show what a join would choose between.

    Raises:
        NotThere: either is none, or more than one.
        InvalidRequest: both are the same organisation.
    """
    kept = organisation.found(connection, organisation.resolve(connection, request.kept))
    other = organisation.found(connection, organisation.resolve(connection, request.other))
    if kept.id == other.id:
        raise InvalidRequest("These are one organisation already; name two.")
    return OrganisationJoinPreview(
        kept=kept,
        other=other,
        choices=[
            OrganisationChoice(
                field=name,
                kept=getattr(kept, name),
                other=getattr(other, name),
                takes="other" if name in request.take or not getattr(kept, name) else "kept",
            )
            for name in SINGLE
            if getattr(other, name) and getattr(kept, name) != getattr(other, name)
        ],
    )


def join(unit: Unit, request: OrganisationJoin) -> OrganisationEdited:
    """Make one organisation of two: whoever is or was at the other is or was at the kept one.

    Pages and files that spell it as the other did mean the kept one from now on.

    Raises:
        NotThere, InvalidRequest: as in `preview`.
    """
    shown = preview(unit.connection, request)
    kept, other = shown.kept, shown.other
    taken = (one for one in shown.choices if one.takes == "other")
    values: dict[str, str | None] = {one.field: one.other for one in taken}
    if other.note and other.note != kept.note:
        values["note"] = clean("\n\n".join(filter(None, (kept.note, other.note))))
    if values:
        unit.set("organisation", kept.id, **values)
    unit.restore("organisation", other.id, {MERGED_INTO: kept.id})
    return OrganisationEdited(
        change_set=unit.change_set,
        organisation=organisation.found(unit.connection, kept.id),
        sentence=f"{quoted(other.name)} joined to {quoted(kept.name)}; "
        "`kithbook undo` parts them again.",
    )
