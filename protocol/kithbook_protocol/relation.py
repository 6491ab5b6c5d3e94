"""Important dates, and what people are to each other."""

from .base import LongText, Reference, RowId, ShortText, WireModel


class ImportantDate(WireModel):
    """A birthday, an anniversary, or another day that matters."""

    id: RowId
    label: ShortText
    """birthday, anniversary, met, or words of one's own."""
    day: ShortText
    """`1984-04-12`; `--04-12` without its year (RFC 6350 section 4.3.1)."""


class DateRequest(WireModel):
    """Set an important date of someone, or take it off."""

    person: Reference
    """As in `PersonRequest`."""
    label: ShortText
    day: ShortText | None
    """None takes it off."""


class Relation(WireModel):
    """What someone is to the person shown."""

    id: RowId
    person: RowId
    """The other one."""
    name: ShortText
    """The other one's."""
    label: ShortText
    """What the other one is: "manager". Told from the side that is shown."""
    reverse: bool = False
    """The label is what the person shown is to the other one: "godmother" of theirs."""
    note: LongText | None = None


class RelationRequest(WireModel):
    """Say what another is to a person; the same again changes the note."""

    person: Reference
    """As in `PersonRequest`."""
    other: Reference
    """As in `PersonRequest`."""
    label: ShortText
    """partner, colleague, knows, manager, report, met through, introduced, parent, child, or words
    of one's own: what the other is to the person."""
    inverse: ShortText | None = None
    """Of words of one's own: what the person is to the other."""
    note: LongText | None = None
    """Left out it stays; empty it goes."""


class RelationRemoval(WireModel):
    """Take a relation off both."""

    person: Reference
    """As in `PersonRequest`."""
    relation: Reference
    """Its id or the end of it."""
