"""Asks and offers: what people, and you, look for and can give."""

from typing import Any
from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.favours import store
from kithbook.interactions.service import said_at
from kithbook.people import service as people
from kithbook.people.identifier import clean, quoted, tag_name
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook_protocol.favours import (
    Posted,
    Posting,
    PostingEdit,
    PostingKind,
    PostingReference,
    PostingRequest,
    Postings,
    PostingsRequest,
    PostingState,
)

KINDS: tuple[PostingKind, PostingKind] = ("ask", "offer")
_NOUN: dict[PostingKind, str] = {"ask": "An ask", "offer": "An offer"}
_BECAME: dict[PostingState, str] = {
    "open": "Open again",
    "matched": "Something fits",
    "met": "Met",
    "closed": "Closed",
}


def post(unit: Unit, request: PostingRequest) -> Posted:
    """Write down what somebody, or you, look for or can give.

    Raises:
        NotThere: no such person.
        InvalidRequest: it says nothing, or the day is not understood.
    """
    unit.kind = request.kind
    text = _text(request.kind, request.text)
    person = people.followed(unit, request.person) if request.person else None
    made = people.new_id()
    unit.create(
        request.kind,
        made,
        person=person.id if person else None,
        text=text,
        tags=_tags(request.tags),
        state="open",
        due=_day(unit, request.due),
        made_at=unit.at,
        changed_at=unit.at,
    )
    found = _found(unit.connection, request.kind, made)
    until = f", by {found.due}" if found.due else ""
    return posted(unit, found, f"{_begins(found)}: {quoted(_line(found))}{until}.")


def edit(unit: Unit, request: PostingEdit) -> Posted:
    """Change an ask or an offer, or say what became of it; undo changes it back.

    Raises:
        NotThere: there is none, or more than one.
        InvalidRequest: it would say nothing, or the day is not understood.
    """
    before = find(unit.connection, request.posting)
    unit.kind = f"{before.kind} change"
    values: dict[str, Any] = {}
    if request.text is not None:
        values["text"] = _text(before.kind, request.text)
    if request.tags is not None:
        values["tags"] = _tags(request.tags)
    if request.due is not None:
        values["due"] = _day(unit, request.due)
    if request.state is not None:
        values["state"] = request.state
    return change(unit, before, values)


def change(unit: Unit, before: Posting, values: dict[str, Any]) -> Posted:
    """Make fields of an ask or an offer what they shall be, and say so."""
    held = before.model_dump() | {"tags": "\n".join(before.tags) or None}
    changed = {name: value for name, value in values.items() if value != held[name]}
    if not changed:
        return posted(unit, before, "Nothing changed.")
    unit.set(before.kind, before.id, **changed, changed_at=unit.at)
    now = _found(unit.connection, before.kind, before.id)
    said = _BECAME[now.state] if "state" in changed else "Saved"
    return posted(unit, now, f"{said}: {quoted(_line(now))}.")


def remove(unit: Unit, request: PostingReference) -> Posted:
    """Remove an ask or an offer, with what was said to fit it; undo brings it back.

    Raises:
        NotThere: there is none, or more than one.
    """
    found = find(unit.connection, request.posting)
    unit.kind = f"{found.kind} removal"
    for row in store.fits_of(unit.connection, found.id):
        unit.remove("fit", row)
    unit.remove(found.kind, found.id)
    return posted(unit, None, f"Removed: {quoted(_line(found))}.")


def show(connection: Connection, request: PostingsRequest) -> Postings:
    """List asks and offers."""
    person = people.find(connection, request.person).id if request.person else None
    found = store.postings(
        connection,
        (request.kind,) if request.kind else KINDS,
        request.limit + 1,
        person=person,
        mine=request.mine,
        ended=request.ended,
    )
    return Postings(postings=found[: request.limit], more=len(found) > request.limit)


def find(connection: Connection, reference: str, kind: PostingKind | None = None) -> Posting:
    """Return the ask or offer someone means; with a kind, only one of that.

    Raises:
        NotThere: there is none, or more than one, or whose it is is not there.
    """
    last: NotThere | None = None
    for one in (kind,) if kind else KINDS:
        try:
            row = named(connection, one, reference, kind or "ask or offer")
        except NotThere as error:
            last = error if last is None or "More than one" in str(error) else last
        else:
            return _found(connection, one, row)
    raise last or NotThere


def _found(connection: Connection, kind: PostingKind, row: UUID) -> Posting:
    found = store.posting(connection, kind, row)
    if found is None:
        raise NotThere(f"Whose {kind} that is is no longer there.")
    return found


def posted(unit: Unit, posting: Posting | None, sentence: str) -> Posted:
    """Return what was done to an ask or an offer."""
    change_set = unit.change_set if unit.changed else None
    return Posted(change_set=change_set, posting=posting, sentence=sentence)


def _text(kind: PostingKind, text: str) -> str:
    plain = clean(text)
    if not plain:
        raise InvalidRequest(f"{_NOUN[kind]} needs some text.")
    return plain


def _tags(tags: list[str]) -> str | None:
    """Return tags as they are kept: one a line, each once."""
    return "\n".join({name.casefold(): name for name in map(tag_name, tags)}.values()) or None


def _day(unit: Unit, due: str | None) -> str | None:
    # Imported late: its patterns cost 15 ms of the start-up budget.
    from kithbook.calendar.service import expected  # noqa: PLC0415

    return expected(due, said_at(unit)).isoformat() if due else None


def _begins(found: Posting) -> str:
    """Return how a sentence about it begins: "Ada looks for", "You can give"."""
    whose = quoted(found.name) if found.person else "You"
    if found.kind == "ask":
        return f"{whose} {'looks' if found.person else 'look'} for"
    return f"{whose} can give"


def _line(found: Posting) -> str:
    return " ".join(found.text.split())
