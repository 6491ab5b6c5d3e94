"""The week: at most five people to reach out to, each with its reasons."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from .base import LongText, Reference, RowId, ShortText, WireModel
from .interactions import Day, Interaction

ReasonKind = Literal[
    "overdue",
    "due",
    "quiet",
    "birthday",
    "reminder",
    "promise",
    "theirs",
    "job",
    "ask",
    "introduction",
    "thanks",
]
"""Overdue or due by a cadence; gone quiet; a birthday; a reminder; what you promised; what they
did; a new job seen on their page; an ask you can serve; an introduction that waits; a thank-you
owed."""


class WeekReason(WireModel):
    """Why somebody is in the week."""

    kind: ReasonKind
    day: Day | None
    """On which it is, or since when; None where no day says it."""
    days: Annotated[int, Field(ge=0)] | None
    """Of a cadence how often is wished, of who went quiet how often it was."""
    text: LongText | None
    """What it is about: what was promised, the new job, how old they get, what they look for."""
    row: RowId | None
    """The promise, the reminder, the introduction or the ask that it is."""
    name: ShortText | None = None
    """Of an ask who can serve it; None is you."""
    sentence: ShortText


class WeekPerson(WireModel):
    """Somebody to reach out to this week."""

    person: RowId
    name: ShortText
    line: ShortText
    """Role and organisation."""
    state: Literal["open", "done", "resting"]
    """Done: you were in touch since Monday, or said so; resting: left for later within the week."""
    until: Day | None
    """Of who rests."""
    reasons: Annotated[list[WeekReason], Field(min_length=1)]
    """The most pressing first."""
    last: Interaction | None
    """The last one."""
    talked: Interaction | None
    """The last one with a note on what it was about."""
    note: LongText | None
    """The newest note about them."""


class Week(WireModel):
    """At most five people, the same from Monday to Sunday unless something is done about one."""

    today: Day
    monday: Day
    people: Annotated[list[WeekPerson], Field(max_length=5)]
    others: Annotated[int, Field(ge=0)]
    """How many more there are reasons for."""


class WeekAnswerRequest(WireModel):
    """Say of somebody in the week what came of it."""

    person: Reference
    """As in `PersonRequest`."""
    answer: Literal["done", "no", "open"]
    """`no`: not this one, nor in the four weeks after; `open` takes this week's answer back."""


class WeekAnswered(WireModel):
    """An answer was noted."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    sentence: ShortText
