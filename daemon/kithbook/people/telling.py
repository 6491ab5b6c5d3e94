"""What the journal's rows, fields and values are called to people: of whom, with whom, which."""

from typing import Any
from uuid import UUID

from kithbook.calendar.model import Occasion, local, written
from kithbook.people.identifier import quoted
from kithbook.store import actions, store
from kithbook.store.database import Connection
from kithbook.store.fields import fold
from kithbook.store.model import EXISTS

MOST_NAMES = 3
"""Of people who take part, in one line."""
LONGEST = 200
"""Characters of what a row is called."""
POINTING = {
    ("person", "merged_into"): "person",
    ("organisation", "merged_into"): "organisation",
    ("role", "organisation"): "organisation",
    ("custom", "field"): "field",
    ("relation", "other"): "person",
    ("introduction", "other"): "person",
    ("introduction", "introducer"): "person",
    ("distinction", "other"): "person",
    ("participant", "interaction"): "interaction",
    ("promise", "interaction"): "interaction",
    ("favour", "interaction"): "interaction",
    ("favour", "ask"): "ask",
    ("fit", "ask"): "ask",
    ("fit", "offer"): "offer",
    ("fit", "asker"): "person",
    ("involved", "opportunity"): "opportunity",
}
"""Fields that hold the id of a row, and of which kind that is."""
TIMES = {
    *(("interaction", "at"), ("promise", "made_at"), ("person", "added_at")),
    ("introduction", "created_at"),
    *(("note", "written_at"), ("photo", "taken_at"), ("capture", "captured_at")),
    ("reminder", "made_at"),
    *(("ask", "made_at"), ("offer", "made_at"), ("opportunity", "made_at")),
    *(("ask", "changed_at"), ("offer", "changed_at")),
}
"""Fields that hold milliseconds since 1970."""
YES = {
    *(("promise", "theirs"), ("identity", "generic"), ("field", "several")),
    *(("role", "until_seen"), ("favour", "given")),
}
"""Fields that hold 1 where it is so."""
ADDRESSES = {"email": "e-mail", "site_id": "site id"}
"""Kinds of identities, where their own name says less."""
LABELS = {
    ("tag", "name"): "tag",
    ("role", "seen"): "first seen",
    ("role", "until_seen"): "only seen until then",
    ("interaction", "at"): "time",
    ("interaction", "begun_by"): "begun by",
    ("promise", "theirs"): "promised by them",
    ("promise", "interaction"): "promised in",
    ("relation", "label"): "relation",
    ("relation", "inverse"): "the other way round",
    ("relation", "other"): "to",
    ("introduction", "other"): "to",
    ("introduction", "introducer"): "by",
    ("distinction", "other"): "not the same as",
    ("cadence", "ideal"): "ideal, in days",
    ("cadence", "latest"): "latest, in days",
    ("tag_cadence", "name"): "tag",
    ("tag_cadence", "ideal"): "ideal, in days",
    ("tag_cadence", "latest"): "latest, in days",
    ("field", "several"): "several values",
    ("reminder", "rule"): "how often",
    ("reminder", "start"): "counted from",
    ("reminder", "snoozed"): "left for later until",
    ("snooze", "until"): "left for later until",
    ("favour", "interaction"): "favour",
    ("favour", "given"): "you did it",
    ("favour", "ask"): "met the ask",
    ("fit", "asker"): "for",
    ("fit", "state"): "said",
    ("opportunity", "kind"): "opportunity",
    ("opportunity", "person"): "came through",
    ("involved", "opportunity"): "involved in",
}
"""Fields, where their own name says less."""
CALLED = {
    "person": "{name}",
    "organisation": "organisation {name}",
    "field": "field {name}",
    "tag_cadence": "cadence of the tag {name}",
    "role": "role of {whose}",
    "identity": "{kind} of {whose}",
    "tag": "tag of {whose}",
    "note": "note on {whose}",
    "suggestion": "suggestion for {whose}",
    "custom": "{field} of {whose}",
    "date": "{label} of {whose}",
    "relation": "relation of {whose} to {other}",
    "distinction": "{whose} and {other} are not the same",
    "cadence": "cadence for {whose}",
    "snooze": "{whose}, left for later",
    "week_answer": "{whose} in the week of {monday}",
    "capture": "page about {whose}",
    "photo": "photo of {whose}",
    "introduction_template": "template {name}",
    "participant": "{whose} in the interaction of {day}",
    "ask": "ask of {whose}",
    "offer": "offer of {whose}",
    "fit": "what fits an ask of {asker}",
    "favour": "favour with {whose}",
    "opportunity": "opportunity through {whose}",
    "involved": "{whose} in an opportunity",
}
"""What a row is, of whom and with whom, by its kind."""
YOURS = {"ask", "offer", "fit"}
"""Kinds of rows that are the book's owner's where they name nobody."""
QUOTED = {"ask": "text", "offer": "text", "opportunity": "title"}
"""What a row that another points to is told by, where it has no name."""


class Telling:
    """Says in words what the journal holds; each row is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[tuple[str, UUID], dict[str, Any]] = {}

    def row(self, entity: str, row: UUID) -> str:
        """Return what a row is called: "interaction with Ada and Bo on 2025-11-23"."""
        held = self._fields(entity, row)
        if entity == "interaction":
            return f"interaction with {self.people(row)} on {held.get('day') or 'some day'}"
        if entity == "introduction":
            other = self._named(held, "other") if held.get("other") else "you"
            return f"introduction of {self._named(held, 'person')} to {other}"
        if entity == "promise":
            return f"promise {'of' if held.get('theirs') else 'to'} {self._named(held, 'person')}"
        if entity == "reminder":
            return f"reminder about {self._named(held, 'person')}" if held.get("person") else entity
        words = {
            "name": quoted(held.get("name") or "somebody"),
            "whose": self._named(held, "person"),
            "other": self._named(held, "other"),
            "asker": self._named(held, "asker") if held.get("asker") else "yours",
            "kind": _address(held),
            "label": held.get("label") or "date",
            # A suggestion's field is one that everybody has, and no row.
            "field": self._named(held, "field", "field") if entity == "custom" else "",
            "monday": held.get("monday") or "some day",
            "day": self._day(held) if entity == "participant" else "",
        }
        if entity in YOURS and not held.get("person"):
            words["whose"] = "yours"
        return CALLED.get(entity, entity.replace("_", " ")).format(**words)[:LONGEST]

    def label(self, entity: str, field: str, row: UUID) -> str:
        """Return what a field of a row is called."""
        if (entity, field) == ("identity", "value"):
            return _address(self._fields(entity, row))
        return LABELS.get((entity, field), field.replace("_", " "))

    def value(self, entity: str, field: str, value: Any) -> Any:
        """Return a value as people know it: whom and what it points to, a time by the clock."""
        if value is None:
            return None
        if told := _plainly(entity, field, value):
            return told
        kind = "person" if field == "person" else POINTING.get((entity, field))
        if kind is None:
            return value
        row = UUID(hex=value)
        if kind == "interaction":
            return self.occasion(row)
        held = self._fields(kind, row)
        return quoted(" ".join((held.get(QUOTED.get(kind, "name")) or "somebody").split()))

    def occasion(self, interaction: UUID) -> str:
        """Return what an interaction was: "met Ada and Bo on 2025-11-23: looms"."""
        held = self._fields("interaction", interaction)
        if not held:
            return "an interaction"
        text = f": {quoted(' '.join(held['text'].split()))}" if held.get("text") else ""
        return f"{held.get('kind')}, with {self.people(interaction)} on {held.get('day')}{text}"

    def people(self, interaction: UUID) -> str:
        """Return the names of who takes part; of a removed interaction, of who did."""
        rows = actions.participants(self._connection, interaction)
        held = [self._fields("participant", row) for row in rows]
        there = [one for one in held if one.get(EXISTS)] or held
        names = list(dict.fromkeys(self._named(one, "person") for one in there)) or ["somebody"]
        if len(names) > MOST_NAMES:
            names[MOST_NAMES:] = [f"{len(names) - MOST_NAMES} more"]
        return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))

    def _day(self, held: dict[str, Any]) -> str:
        where = held.get("interaction")
        day = self._fields("interaction", UUID(hex=where)).get("day") if where else None
        return day or "some day"

    def _named(self, held: dict[str, Any], column: str, kind: str = "person") -> str:
        """Return the name of the row that a column holds the id of."""
        found = held.get(column)
        told = self._fields(kind, UUID(hex=found)) if found else {}
        return quoted(told.get("name") or "somebody")

    def _fields(self, entity: str, row: UUID) -> dict[str, Any]:
        """Return what a row holds, or held last: of the deleted too."""
        if (entity, row) not in self._held:
            changes = store.changes_of_row(self._connection, entity, row)
            self._held[entity, row] = fold(change.fields for change in changes)
        return self._held[entity, row]


def _address(held: dict[str, Any]) -> str:
    kind = held.get("kind") or "address"
    return ADDRESSES.get(kind, kind)


def _plainly(entity: str, field: str, value: Any) -> str | None:
    """Return a value that is kept otherwise than people write it; None of any other."""
    if (entity, field) in TIMES:
        return written(Occasion(local(value).date(), value // 60_000 * 60_000))
    if (entity, field) in YES:
        return "yes"
    if (entity, field) == ("opportunity", "value"):
        return f"{value / 100:.2f}"
    return ", ".join(str(value).split("\n")) if field == "tags" else None
