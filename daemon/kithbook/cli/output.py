"""How answers look: tables and sentences for people, JSON for programs."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kithbook.cli import agenda
from kithbook.errors import KithbookError
from kithbook_protocol.agenda import Reminder
from kithbook_protocol.base import WireModel
from kithbook_protocol.interactions import Interaction, Promise
from kithbook_protocol.organisation import Role
from kithbook_protocol.people import Note, Person
from kithbook_protocol.photo import Photo
from kithbook_protocol.relation import Relation
from kithbook_protocol.reminders import Touch
from kithbook_protocol.search import Mark
from kithbook_protocol.ties import Tie


class NotWritten(KithbookError):
    """The file could not be written."""


console = Console(highlight=False, markup=False, emoji=False)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PARTIAL = re.compile(r"([0-9]{4}|-)(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
TAIL = 8
"""Hex digits of an id that are shown and suffice to name it."""
LONGEST_NOTE = 100
"""Characters of a note, in a list."""

as_json = click.option(
    "--json", "json_", is_flag=True, help="Print JSON, for programs; an error too, on stderr."
)


def show(json_: bool, reply: WireModel, for_people: Callable[[], None]) -> None:
    """Print a reply."""
    if json_:
        click.echo(reply.model_dump_json())
    else:
        for_people()


def show_json(value: dict[str, Any]) -> None:
    """Print one line of JSON, at once."""
    click.echo(json.dumps(value, ensure_ascii=False))


def say(sentence: str) -> None:
    """Print a sentence as it is."""
    console.print(harmless(sentence), soft_wrap=True)


def write_new(path: Path, content: bytes) -> None:
    """Write a new file of one's own.

    Raises:
        NotWritten: it is there already, or its folder is not.
    """
    try:
        path.touch(0o600, exist_ok=False)
        path.write_bytes(content)
    except FileExistsError as error:
        raise NotWritten(f"{path} is there already; choose another name.") from error
    except OSError as error:
        raise NotWritten(f"{path} could not be written: {error.strerror}.") from error


def harmless(text: str) -> str:
    """Return text without what a terminal would obey."""
    return _CONTROL.sub("", text)


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 note`, `2 notes`."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def tail(identifier: UUID) -> str:
    """Return the end of an id: the end of a UUIDv7 is its random part."""
    return identifier.hex[-TAIL:]


def day(milliseconds: int) -> str:
    """Return a time as people in this time zone write it in lists."""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone()
    return moment.strftime("%Y-%m-%d %H:%M")


def marked(text: str, marks: list[Mark]) -> Text:
    """Return text with its matches highlighted."""
    styled = Text(text)
    for mark in marks:
        styled.stylize("bold yellow", mark.start, mark.end)
    return styled


def person(
    found: Person,
    notes: list[Note],
    photo: Photo | None = None,
    touch: Touch | None = None,
    tie: Tie | None = None,
) -> None:
    """Print one person."""
    console.print(Text(found.name, style="bold"), Text(tail(found.id), style="dim"))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    for held in found.roles:
        table.add_row("role", role(held))
    for label, value in (
        ("headline", found.headline),
        ("location", found.location),
        ("met at", found.met_at),
        ("about", found.about),
    ):
        if value:
            table.add_row(label, value)
    for identity in found.identities:
        kind = identity.kind.value.replace("_", " ")
        generic = " (shared)" if identity.generic else ""
        table.add_row(kind, identity.value + generic)
    for row in facts(found):
        table.add_row(*row)
    if found.tags:
        table.add_row("tags", ", ".join(found.tags))
    if photo:
        table.add_row("photo", sight(photo))
    table.add_row("added", day(found.added_at))
    for row in (*_tie(tie), *_touch(touch)):
        table.add_row(*row)
    for note in notes:
        table.add_row("note", f"{day(note.written_at)}  {note.text}")
    console.print(table)


def facts(found: Person) -> list[tuple[str, str]]:
    """Return own fields, dates and relations of a person, each with its label."""
    return [
        *((one.name, one.value) for one in found.values),
        *((one.label, day_of(one.day)) for one in found.dates),
        *map(relation, found.relations),
    ]


def role(held: Role) -> str:
    """Return a role in words, with when it was held as far as that is known."""
    began = f"since {day_of(held.since)}" if held.since else ""
    if held.seen and not held.since and not held.until:
        began = f"seen since {day_of(held.seen)}"
    ended = f"until {day_of(held.until)}" if held.until else ""
    if held.until_seen:
        ended = f"no longer seen on {day_of(held.until or '')}"
    times = ", ".join(filter(None, (began, ended)))
    what = " · ".join(filter(None, (held.title, held.organisation)))
    return f"{what}  ({times})" if times else what


def relation(one: Relation) -> tuple[str, str]:
    """Return what another is to somebody, and who it is."""
    note = f": {one.note}" if one.note else ""
    label = f"{one.label} of" if one.reverse else one.label
    return label, f"{one.name}  {tail(one.person)}{note}"


def day_of(partial: str) -> str:
    """Return a date as people write it: `12 April 1984`, `12 April`, `April 1984`, `1984`."""
    found = _PARTIAL.fullmatch(partial)
    if not found:
        return partial
    year, month, date = found.groups()
    parts = (date and str(int(date)), month and MONTHS[int(month) - 1], year.strip("-"))
    return " ".join(filter(None, parts))


def _tie(tie: Tie | None) -> list[tuple[str, str]]:
    """Return how strong the tie with a person is, if there is any."""
    return [("tie", f"{tie.strength:.0f} of 100")] if tie and tie.parts else []


def _touch(touch: Touch | None) -> list[tuple[str, str]]:
    """Return how you stand with a person, as labels and words."""
    if touch is None:
        return []
    rows = [("last", occasion(touch.last))] if touch.last else []
    if touch.contact:
        every = counted(touch.contact.ideal, "day")
        rows.append(("cadence", f"every {every}, {touch.contact.state}"))
    if touch.snoozed:
        rows.append(("later", f"left until {touch.snoozed}"))
    rows += [("promise", promised(one)) for one in touch.promises]
    return rows + [("reminder", agenda.reminded(one)) for one in touch.reminders]


def reminder(one: Reminder) -> None:
    """Print a reminder."""
    say("  ".join(filter(None, (tail(one.id), one.name, agenda.reminded(one)))))


def sight(photo: Photo) -> str:
    """Return what a photo is, in words."""
    return f"{photo.width} x {photo.height}, {day(photo.taken_at)}  {photo.url}"


def occasion(one: Interaction) -> str:
    """Return what an interaction was, in one line."""
    when = one.day if one.at is None else day(one.at)
    place = f" at {one.place}" if one.place else ""
    text = f": {' '.join(one.text.split())}" if one.text else ""
    side = {"me": ", from you", "them": ", from them"}.get(one.begun_by or "", "")
    return f"{when}  {one.kind.value}{side}{place}{text}"


def last(one: Interaction | None, note: str | None = None) -> None:
    """Print the last interaction with somebody and the newest note, below their name."""
    if one:
        say(f"          {occasion(one)}")
    if note:
        plain = " ".join(note.split())
        cut = plain if len(plain) <= LONGEST_NOTE else plain[: LONGEST_NOTE - 1] + "…"
        say(f"          note: {cut}")


def interactions(found: list[Interaction]) -> None:
    """Print interactions."""
    for one in found:
        names = ", ".join(person.name for person in one.people)
        say(f"{tail(one.id)}  {names}  {occasion(one)}")


def promised(one: Promise) -> str:
    """Return a promise in one line, without whom it is about."""
    due = f", by {one.due}" if one.due else ""
    state = "" if one.state == "open" else f" ({one.state})"
    return f"{'theirs' if one.theirs else 'yours'}{due}: {' '.join(one.text.split())}{state}"


def promises(found: list[Promise]) -> None:
    """Print promises."""
    for one in found:
        say(f"{tail(one.id)}  {one.name}  {promised(one)}")
