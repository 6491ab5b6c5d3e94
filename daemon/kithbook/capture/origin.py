"""Where each value of a person comes from: the page that said it, or whoever typed it."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any
from uuid import UUID

from kithbook.capture import store
from kithbook.capture.said import normal_form
from kithbook.extract.model import Candidate, Extraction
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.people.identifier import clean, line, quoted
from kithbook.people.telling import Telling
from kithbook.store import actions, merging
from kithbook.store import store as journal
from kithbook.store.database import Connection
from kithbook.store.history import Said, sayings
from kithbook.store.model import EXISTS, MERGE, UNDO_IMPORT, ChangeSet
from kithbook_protocol.origin import Origin, Origins, Saying
from kithbook_protocol.people import IdentityKind, PersonRequest

UNTOLD = {
    "capture",
    "fit",
    "introduction",
    "note",
    "photo",
    "reminder",
    "snooze",
    "suggestion",
    "week_answer",
}
"""Entities that say by themselves where they come from, or are no values."""
BARE = {
    *("person", "kind", "generic", "rank", "added_at", "made_at", "merged_into", EXISTS),
    *("changed_at", "currency"),
    *("field", "other", "seen", "until_seen"),
}
"""Fields that are no values of their own."""
TOLD = {("date", "label"), ("relation", "inverse"), ("promise", "interaction")}
"""Values that another of their row is told with."""
WHOLE = {"distinction": "other"}
"""The one value of a row that is nothing but two people."""
POSTED = {"ask": "text", "offer": "text", "opportunity": "title"}
"""Rows of which somebody may have several, and by which value one is told."""
READ = {"title": "role"}
"""What the reader calls a field."""
TAKING = {MERGE, "undo"}
"""Kinds of actions that say again, of another row, what somebody said."""
MOST_EARLIER = 20


def origins(connection: Connection, request: PersonRequest) -> Origins:
    """Say of every value of a person who said it, when, and how sure that is.

    Raises:
        NotThere: nobody, or more than one.
    """
    person = people.find(connection, request.person)
    rows = sorted(
        {
            (entity, row)
            for one in merging.family(connection, person.id)
            for entity, row in journal.rows_ever(connection, one)
            if entity not in UNTOLD
        }
    )
    told = _Told(connection)
    found = [origin for entity, row in rows for origin in told.of_row(entity, row)]
    # Of who was merged into somebody only what is shown counts: the rest is history.
    return Origins(origins=[one for one in found if one.entity != "person" or one.row == person.id])


class _Told:
    """What pages said, each read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._telling = Telling(connection)
        self._pages: dict[UUID, Extraction | None] = {}
        self._actions: dict[UUID, ChangeSet | None] = {}

    def of_row(self, entity: str, row: UUID) -> Iterator[Origin]:
        """Yield where the values of a row that is there come from."""
        said = sayings(self._connection, entity, row)
        now: dict[str, Any] = {}
        for one in said:
            now.update(one.fields)
        if not now.get(EXISTS):
            return
        for field, value in now.items():
            bare = field in BARE and WHOLE.get(entity) != field
            if not bare and value is not None and (entity, field) not in TOLD:
                yield self._origin(entity, row, field, now, said)

    def _origin(
        self, entity: str, row: UUID, field: str, now: dict[str, Any], said: list[Said]
    ) -> Origin:
        *before, last = [one for one in said if field in one.fields]
        # An undo says again what somebody said before.
        for one in reversed(before):
            if last.kind in {"undo", UNDO_IMPORT} and one.fields[field] == now[field]:
                last = one
        said_before = [*takewhile(lambda one: one is not last, before)]
        first = [self._source(entity, row, field, one) for one in (last, *reversed(said_before))]
        shown = self._shown(entity, field, now)
        return Origin(
            entity=entity,
            row=row,
            field=shown,
            label=self._label(entity, row, field, shown, now),
            said=self._saying(first[0], entity, field, shown, now),
            earlier=[
                self._saying(one, entity, field, shown, now) for one in first[1 : MOST_EARLIER + 1]
            ],
        )

    def _label(self, entity: str, row: UUID, field: str, shown: str, now: dict[str, Any]) -> str:
        """Return what a value is called; of several roles, promises, relations also which."""
        label = self._telling.label(entity, field, row)
        if entity == "role":
            house = self._telling.value(entity, "organisation", now.get("organisation"))
            what = [
                now.get("title") if field != "title" else None,
                house if field != "organisation" else None,
            ]
            return _of(label, " at ".join(filter(None, what)))
        if entity == "promise":
            whose = "their promise" if now.get("theirs") else "your promise"
            return whose if field == "text" else _of(label, f"{whose}: {now.get('text')}")
        if entity in POSTED:
            called = POSTED[entity]
            return entity if field == called else _of(label, f"{entity}: {now.get(called)}")
        if (entity, field) == ("relation", "note"):
            return _of(label, self._relation(now["label"], now))
        if entity in {"custom", "date", "tag"}:
            return shown
        return f"cadence: {label}" if entity == "cadence" else label

    def _relation(self, label: str, now: dict[str, Any]) -> str:
        return f"{label}: {self._telling.value('relation', 'other', now.get('other'))}"

    def _source(
        self, entity: str, row: UUID, field: str, said: Said, passed: frozenset[UUID] = frozenset()
    ) -> Said:
        """Return who said a value before a merge, or its end, took it over from another row."""
        action = said.change_set
        if said.kind not in TAKING or action in passed or said.fields[field] is None:
            return said
        if action not in self._actions:
            self._actions[action] = actions.change_set(self._connection, action)
        done = self._actions[action]
        found = (
            [
                (other, one)
                for other in dict.fromkeys(one.row for one in done.changes if one.entity == entity)
                for one in sayings(self._connection, entity, other)
                if other != row and one.at <= said.at and one.change_set != action
                if one.fields.get(field) == said.fields[field]
            ]
            if done
            else []
        )
        if not found:
            return said
        other, before = found[-1]
        return self._source(entity, other, field, before, passed | {action})

    def _shown(self, entity: str, field: str, now: dict[str, Any]) -> str:
        """Return what a value is called: an address by its kind, an own field by its name."""
        if entity == "custom":
            row = UUID(hex=now["field"])
            return people_store.names(self._connection, "field", [row]).get(row, field)
        if (entity, field) == ("date", "day"):
            return str(now["label"])
        if (entity, field) == ("relation", "label"):
            return entity
        return {"identity": str(now.get("kind")), "tag": entity}.get(entity, field)

    def _saying(
        self, one: Said, entity: str, field: str, shown: str, now: dict[str, Any]
    ) -> Saying:
        value = self._telling.value(entity, field, one.fields[field])
        if (entity, field) == ("relation", "label") and value:
            value = self._relation(value, now)
        read = self._page(one.change_set) if one.kind == "capture" else None
        candidate = _candidate(read, READ.get(shown, shown), value) if read and value else None
        return Saying(
            value=None if value is None else str(value),
            kind=one.kind,
            by=one.by,
            at=one.at,
            change_set=one.change_set,
            url=store.address(self._connection, one.change_set),
            confidence=candidate and candidate.confidence,
            layer=candidate and candidate.layer,
        )

    def _page(self, capture: UUID) -> Extraction | None:
        if capture not in self._pages:
            found = store.outcome(self._connection, capture)
            read = found and found[1]
            self._pages[capture] = Extraction.model_validate_json(read) if read else None
        return self._pages[capture]


def _of(label: str, what: str) -> str:
    return f"{label} ({quoted(what)})" if what else label


def _candidate(read: Extraction, field: str, value: str) -> Candidate | None:
    """Return the surest candidate of a page that gives a value as it is stored."""
    found = [one for one in read.candidates if one.field == field and _stored(field, one) == value]
    return max(found, key=lambda one: one.confidence, default=None)


def _stored(field: str, candidate: Candidate) -> str | None:
    if field in set(IdentityKind):
        return normal_form(IdentityKind(field), candidate.value)
    return clean(candidate.value) if field == "about" else line(candidate.value)
