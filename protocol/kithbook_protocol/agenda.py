"""Reminders, and what is left for later: of what you want to be told, and from when on."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Moment, Reference, RowId, ShortText, WireModel
from .interactions import Day, Interaction, When

Time = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}:[0-9]{2}$")]
"""A time by the clock on the wall, wherever that hangs: `09:30`."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=64_000)]
Rule = Annotated[str, StringConstraints(max_length=200)]
"""How often something comes: an RRULE (RFC 5545) of days, or words: "every 2 weeks", "every Monday
and Thursday", "first Monday of the month", "yearly on 12 April", each with ", 4 times" or ", until
2027-12-31" if it is to end."""

ReminderState = Literal["open", "done"]


class Reminder(WireModel):
    """Something to be reminded of, once or again and again."""

    id: RowId
    person: RowId | None
    """Whom it is about, if anybody."""
    name: ShortText | None
    """The person's."""
    text: LongText
    day: Day
    """When it comes, or came and is not done."""
    time: Time | None
    rule: Rule | None
    """An RRULE counted from the first day; None comes once."""
    every: ShortText | None
    """The rule in words, where there are some for it."""
    snoozed: Day | None
    """Left for later, until that day."""
    state: ReminderState
    made_at: Moment
    last: Interaction | None
    """The last one with the person."""
    note: LongText | None
    """The newest note about the person."""


class ReminderRequest(WireModel):
    """Ask to be reminded of something."""

    text: Text
    person: Reference | None = None
    """Whom it is about, as in `PersonRequest`."""
    when: When | None = None
    """The day, or the day and the time; of a rule, from when it is counted. None is tomorrow, or
    the first day of the rule after today."""
    rule: Rule | None = None
    """None comes once."""


class ReminderEdit(WireModel):
    """Change a reminder; what is left out stays."""

    reminder: Reference
    """Its id or the end of it."""
    text: Text | None = None
    when: When | None = None
    rule: Rule | None = None
    """Empty it comes once."""


class ReminderNamed(WireModel):
    """Name a reminder."""

    reminder: Reference
    """Its id or the end of it."""


class Reminded(WireModel):
    """A reminder was made, changed, done or removed."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    reminder: Reminder | None
    """As it is now; None once it is removed."""
    passed: list[Day] = []
    """Days of its rule that passed before it was done: they come no more."""
    sentence: ShortText


class RemindersRequest(WireModel):
    """List reminders."""

    person: Reference | None = None
    """As in `PersonRequest`; None is all."""
    done: bool = False
    """Those too that are done."""
    limit: Annotated[int, Field(ge=1, le=500)] = 100


class Reminders(WireModel):
    """Reminders, the next one first."""

    reminders: list[Reminder]
    more: bool
    """There are further ones beyond the limit."""


class SnoozeRequest(WireModel):
    """Leave a person or a reminder for later. Exactly one of the two."""

    person: Reference | None = None
    """As in `PersonRequest`."""
    reminder: Reference | None = None
    """Its id or the end of it."""
    until: When | None = None
    """The day on which it is back; None is at once."""


class Snoozed(WireModel):
    """Something was left for later, or taken up again."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    until: Day | None
    sentence: ShortText


class Resting(WireModel):
    """Somebody who would be due and is left for later."""

    person: RowId
    name: ShortText
    until: Day


class Birthday(WireModel):
    """A birthday that is near."""

    person: RowId
    name: ShortText
    day: ShortText
    """As it is known: 1984-04-12, or without its year --04-12."""
    on: Day
    """When it is next; that of 29 February on the 28th in other years."""
    days: Annotated[int, Field(ge=0)]
    """Until then."""
    turns: Annotated[int, Field(ge=0)] | None
    """How old they get, where the year is known."""
