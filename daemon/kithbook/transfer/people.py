"""People as cards, many at a time: what an export is made of.

One look-up a table and batch, not one a person: that is what makes ten thousand a second of it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from kithbook.people.facts import CURRENT_FIRST
from kithbook.people.model import INVERSES
from kithbook.store.database import Connection
from kithbook.transfer.known import reference
from kithbook.transfer.said import LABELLED, Said, said
from kithbook_protocol.card import (
    Card,
    CardAddress,
    CardDate,
    CardField,
    CardInteraction,
    CardNote,
    CardPromise,
    CardRelation,
    CardReminder,
    CardRole,
)
from kithbook_protocol.interactions import InteractionKind

T = TypeVar("T")
ADDRESSES = {kind: field for field, kind in LABELLED.items()}
"""Fields of a card, by the kind of identity that they hold."""

_PERSON = """
    SELECT id, name, headline, location, about, met_at, added_at FROM person WHERE id IN ?
"""
_ROLES = f"""
    SELECT role.person, title, organisation.name, since, until FROM role
    LEFT JOIN organisation ON organisation.id = role.organisation
    WHERE role.person IN ? ORDER BY {CURRENT_FIRST}
"""  # noqa: S608 - our names
_RELATIONS = """
    SELECT relation.person, person.id, name, label FROM relation
    JOIN person ON person.id = other
    WHERE other <> relation.person AND relation.person IN ? ORDER BY relation.id
"""
_INVERSE = """
    SELECT other, person.id, name, label, inverse FROM relation
    JOIN person ON person.id = relation.person
    WHERE other <> relation.person AND other IN ? ORDER BY relation.id
"""
_INTERACTIONS = """
    SELECT DISTINCT participant.person, interaction.id, kind, day, at, place, text,
        begun_by
    FROM participant JOIN interaction ON interaction.id = interaction
    WHERE participant.person IN ? ORDER BY day, at, interaction.id
"""
_PROMISES = """
    SELECT person, text, theirs, due, state FROM promise
    WHERE state <> 'dropped' AND person IN ? ORDER BY made_at, id
"""
_REMINDERS = """
    SELECT person, text, day, time, rule, state FROM reminder
    WHERE person IN ? ORDER BY made_at, id
"""
_FIELDS = """
    SELECT custom.person, name, value FROM custom JOIN field ON field.id = custom.field
    WHERE custom.person IN ? ORDER BY field.id, value
"""
_IDENTITIES = """
    SELECT person, kind, value, generic FROM identity WHERE person IN ? ORDER BY kind, id
"""
_TABLES = {
    "roles": _ROLES,
    "identities": _IDENTITIES,
    "tags": "SELECT person, name FROM tag WHERE person IN ? ORDER BY name COLLATE NOCASE, id",
    "notes": "SELECT person, text, written_at FROM note WHERE person IN ? ORDER BY written_at, id",
    "dates": "SELECT person, label, day FROM date WHERE person IN ? ORDER BY label, day",
    "fields": _FIELDS,
    "relations": _RELATIONS,
    "inverse": _INVERSE,
    "interactions": _INTERACTIONS,
    "promises": _PROMISES,
    "reminders": _REMINDERS,
    # Merging, or two devices, may have left two: the strictest counts.
    "cadence": "SELECT person, min(ideal) FROM cadence WHERE person IN ? GROUP BY person",
}
"""What is looked up for each batch; the `?` becomes one for each person."""

_CADENCES_OF_TAGS = """
    SELECT tag.person, min(ideal)
    FROM tag CROSS JOIN tag_cadence ON tag_cadence.name = tag.name COLLATE NOCASE
    WHERE tag.person IN ? GROUP BY tag.person
"""

Hanging = dict[bytes, list[tuple[Any, ...]]]


def cards(
    connection: Connection, people: Sequence[UUID], *, cadences_of_tags: bool = False
) -> list[Card]:
    """Return people as cards, in the order given; who is not there is left out.

    With `cadences_of_tags` who has no cadence has the strictest of their tags.
    """
    ids = [one.bytes for one in people]
    marks = f"({', '.join('?' * len(ids))})"

    def rows(query: str) -> Iterable[tuple[Any, ...]]:
        found: Iterable[tuple[Any, ...]] = connection.execute(query.replace("?", marks), ids)
        return found

    found = {row[0]: row[1:] for row in rows(_PERSON)}
    hanging = {name: _grouped(rows(query)) for name, query in _TABLES.items()}
    if cadences_of_tags:
        hanging["cadence"] = _grouped(rows(_CADENCES_OF_TAGS)) | hanging["cadence"]
    told = said(connection, people)
    return [
        _card(
            reference(one),
            found[row],
            {name: every[row] for name, every in hanging.items() if row in every},
            told.get(row, ()),
        )
        for one, row in zip(people, ids, strict=True)
        if row in found
    ]


def _grouped(rows: Iterable[tuple[Any, ...]]) -> Hanging:
    found: Hanging = {}
    for row in rows:
        found.setdefault(row[0], []).append(row[1:])
    return found


def _card(
    key: str, row: tuple[Any, ...], hanging: dict[str, list[Any]], said: Sequence[Said]
) -> Card:
    name, headline, location, about, met_at, added_at = row

    def of(table: str, make: Callable[..., T]) -> list[T]:
        # Who was merged may have brought the same again.
        return [make(*one) for one in dict.fromkeys(hanging[table])] if table in hanging else []

    cadence = hanging.get("cadence")
    return Card.model_construct(
        key=key,
        name=name or "",
        headline=headline,
        location=location,
        about=about,
        met_at=met_at,
        roles=of("roles", _role),
        tags=of("tags", str),
        notes=of("notes", _note),
        dates=of("dates", _date),
        fields=of("fields", _field),
        relations=[
            *of("relations", _relation),
            *of("inverse", _inverse),
            *(CardRelation(**each) for one in said for each in one.relations),
        ],
        interactions=of("interactions", _interaction),
        promises=of("promises", _promise),
        reminders=of("reminders", _reminder),
        cadence=cadence[0][0] if cadence else None,
        added_at=added_at,
        lines=list(dict.fromkeys(line for one in said for line in one.lines)),
        **_addresses(hanging.get("identities", ()), said),  # type: ignore[arg-type]
    )


def _addresses(rows: Iterable[tuple[Any, ...]], said: Sequence[Said]) -> dict[str, list[Any]]:
    labels = {key: label for one in reversed(said) for key, label in one.labels.items()}
    found: dict[str, list[Any]] = {name: [] for name in (*LABELLED, "site_ids")}
    for kind, value, generic in dict.fromkeys(rows):
        if kind == "site_id":
            found["site_ids"].append(value)
        else:
            found[ADDRESSES[kind]].append(
                CardAddress.model_construct(
                    value=value, label=labels.get((kind, value)), generic=bool(generic)
                )
            )
    return found


def _role(
    title: str | None, organisation: str | None, since: str | None, until: str | None
) -> CardRole:
    return CardRole.model_construct(
        title=title, organisation=organisation, since=since, until=until
    )


def _note(text: str, written_at: int) -> CardNote:
    return CardNote.model_construct(text=text, written_at=written_at)


def _date(label: str, day: str) -> CardDate:
    return CardDate.model_construct(label=label, day=day)


def _field(name: str, value: str) -> CardField:
    return CardField.model_construct(name=name, value=value)


def _relation(other: bytes, name: str, label: str) -> CardRelation:
    key = reference(UUID(bytes=other))
    return CardRelation.model_construct(label=label, key=key, name=name)


def _inverse(other: bytes, name: str, label: str, inverse: str | None) -> CardRelation:
    return _relation(other, name, inverse or INVERSES.get(label) or f"{label} of")


def _interaction(row: bytes, kind: str, day: str, *rest: Any) -> CardInteraction:
    at, place, text, begun_by = rest
    return CardInteraction.model_construct(
        key=reference(UUID(bytes=row)),
        kind=InteractionKind(kind),
        day=day,
        at=at,
        place=place,
        text=text,
        begun_by=begun_by,
    )


def _promise(text: str, theirs: int | None, due: str | None, state: str) -> CardPromise:
    return CardPromise.model_construct(
        text=text, theirs=bool(theirs), due=due, kept=state == "kept"
    )


def _reminder(text: str, day: str, time: str | None, rule: str | None, state: str) -> CardReminder:
    return CardReminder.model_construct(
        text=text, day=day, time=time, rule=rule, done=state == "done"
    )
