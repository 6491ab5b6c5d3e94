"""Introductions: who brings whom together, how far that is, and what to write for it."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Moment, Reference, RowId, ShortText, WireModel
from .interactions import Day, When

IntroductionState = Literal[
    "idea", "asked", "agreed", "relayed", "mutual", "made", "met", "done", "declined"
]
"""How far it is. Where you introduce: `asked` is the person, who `agreed`; then the other was asked
(`relayed`), and both agree (`mutual`). Where somebody else does, `asked` and `agreed` is the
introducer. `made` it can be at any time; `done` is what came of it."""

IntroductionStep = Literal["ask", "agree", "decline", "make", "met", "outcome", "thank"]


class Party(WireModel):
    """Somebody who is introduced, or introduces."""

    id: RowId
    name: ShortText


class StepTaken(WireModel):
    """When it came to a state."""

    state: IntroductionState
    day: Day


class Introduction(WireModel):
    """An introduction of two people, one of whom may be you, by a third or by you."""

    id: RowId
    person: Party
    """Who is asked first, where you introduce."""
    other: Party | None
    """None is you."""
    introducer: Party | None
    """None is you."""
    why: LongText | None
    state: IntroductionState
    outcome: LongText | None
    """What came of it, or why it was declined."""
    note: LongText | None
    steps: list[StepTaken]
    """In the order of their days."""
    thanked: Day | None
    """When the introducer was thanked."""
    thanks_owed: bool
    """Whether you were introduced and have not thanked the introducer yet."""
    next: IntroductionStep | None
    """What comes next, as a rule; None where nothing does."""
    created_at: Moment


class IntroductionRequest(WireModel):
    """Think of an introduction, or write one down that was made."""

    person: Reference
    """As in `PersonRequest`."""
    other: Reference | None = None
    """As in `PersonRequest`; None is you."""
    introducer: Reference | None = None
    """As in `PersonRequest`; None is you. You are not both."""
    why: LongText | None = None
    note: LongText | None = None
    state: Literal["idea", "asked", "made", "met"] = "idea"
    when: When | None = None
    """When that was; None is today. Never still to come."""
    log: bool = True
    """As in `IntroductionStepRequest`."""


class IntroductionStepRequest(WireModel):
    """Say what was done for an introduction, or answered."""

    introduction: Reference
    """Its id or the end of it."""
    step: IntroductionStep
    when: When | None = None
    """None is today. Never still to come."""
    text: LongText | None = None
    """What came of it; why it was declined."""
    log: bool = True
    """Once it is made, log that as an interaction with all who take part."""


class IntroductionEdit(WireModel):
    """Change what is said of an introduction; what is left out stays."""

    introduction: Reference
    """Its id or the end of it."""
    why: LongText | None = None
    """Empty it goes."""
    note: LongText | None = None
    """Empty it goes."""
    state: IntroductionState | None = None
    """To put right how far it is: nothing is logged, and no day is taken down."""


class IntroductionOf(WireModel):
    """Name an introduction."""

    introduction: Reference
    """Its id or the end of it."""


class Introduced(WireModel):
    """An introduction was written down, changed or removed."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    introduction: Introduction | None
    """None once it is removed."""
    sentence: ShortText


class IntroductionsRequest(WireModel):
    """List introductions."""

    person: Reference | None = None
    """As in `PersonRequest`: who takes part in any way; None is everybody."""
    which: Literal["open", "all", "thanks"] = "open"
    """Open: not yet done nor declined, or thanks are owed; thanks: only where these are."""
    limit: Annotated[int, Field(ge=1, le=500)] = 200


class Introductions(WireModel):
    """Introductions, the newest first."""

    introductions: list[Introduction]
    more: bool
    """There are further ones beyond the limit."""


TemplateName = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class Template(WireModel):
    """A text to begin from.

    `{person}`, `{other}` and `{introducer}` stand for names, `{person_first}` for the first word of
    one, `{person_about}` for a name with what they do, `{why}` and `{outcome}` for what was said.
    """

    name: TemplateName
    text: LongText
    built_in: bool
    """Whether Kithbook brings one of this name."""
    changed: bool
    """Whether it is not, or not any more, as Kithbook brings it."""


class Templates(WireModel):
    """Templates: those that Kithbook brings, in the order they are used, then your own."""

    templates: list[Template]


class TemplatePut(WireModel):
    """Write a template, or change one."""

    name: TemplateName
    text: LongText


class TemplateRequest(WireModel):
    """Name a template."""

    name: TemplateName


class TemplateKept(WireModel):
    """A template was written, or is again as Kithbook brings it, or is gone."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    template: Template | None
    """None once it is gone."""
    sentence: ShortText


class DraftRequest(WireModel):
    """Ask for a text to copy."""

    introduction: Reference
    """Its id or the end of it."""
    template: TemplateName | None = None
    """None is the one for what comes next."""


class Draft(WireModel):
    """A text to copy and send yourself: Kithbook sends nothing."""

    template: TemplateName
    to: list[Party]
    """Whom it is for."""
    text: LongText


class ChainRequest(WireModel):
    """Ask who came to you through whom."""

    person: Reference | None = None
    """As in `PersonRequest`: whose tree; None is everybody's."""
    limit: Annotated[int, Field(ge=1, le=2_000)] = 500


class ChainLink(WireModel):
    """Somebody in the tree."""

    person: Party
    depth: int
    """0 is who came to you through nobody."""
    day: Day | None
    """When they were introduced to you, where that is known."""
    brought: int
    """How many came through them, and through these."""


class Chain(WireModel):
    """Trees of who came through whom: each person before those who came through them."""

    links: list[ChainLink]
    more: bool
    """There are further ones beyond the limit."""
