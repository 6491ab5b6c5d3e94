"""Capture: a page as the extension saw it, and what became of it."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Moment, RowId, ShortText, Url, WireModel
from .duplicates import Proposal
from .people import Kind, Person

MAX_HTML = 2 * 1024 * 1024
"""Characters of HTML after trimming, on both sides of the wire."""

CaptureStatus = Literal["ok", "degraded", "broken", "not_profile", "wall", "unknown_site"]
"""How the extraction went; capture.md, section 5."""


class PageImage(WireModel):
    """An image of the page that could be a portrait."""

    src: Url
    current_src: Url
    alt: ShortText
    w: float
    h: float


class PageSnapshot(WireModel):
    """The trimmed DOM of a page plus its envelope, as the extension saw it."""

    v: Literal[1] = 1
    url: Url
    canonical: Url | None = None
    title: LongText = ""
    lang: Annotated[str, StringConstraints(max_length=100)] = ""
    captured_at: Moment
    ext_version: ShortText = ""
    trim_version: int = 0
    """Which version of the trim rules made `html`; 0 where nothing trimmed it."""
    html: Annotated[str, StringConstraints(max_length=MAX_HTML)]
    state: dict[str, Any] = {}
    """Allow-listed values of the page's own state, per site."""
    images: Annotated[list[PageImage], Field(max_length=50)] = []
    selection: LongText = ""
    """The text the person had selected."""


class CaptureRequest(WireModel):
    """Bring in a page."""

    snapshot: PageSnapshot
    note: LongText | None = None


class Acknowledgement(WireModel):
    """The capture is on disk, encrypted. Sent before anything is made of it."""

    capture: UUID
    received_at: Moment


class ReceiptRequest(WireModel):
    """Ask what became of a capture; waits for the answer."""

    capture: UUID
    wait_seconds: Annotated[float, Field(ge=0, le=8)] = 8


class ReextractRequest(WireModel):
    """Read kept pages again. What differs becomes suggestions."""

    site: ShortText | None = None
    """Only pages of this site, by its id or name."""
    since: Moment | None = None
    """Only pages captured from then on."""
    dry_run: bool = False
    """Say what would come of it, and change nothing."""


class ReceiptField(WireModel):
    """One value the page gave."""

    field: ShortText
    value: LongText
    confidence: float
    """Measured precision of the layer that found it, 0 to 1."""
    layer: ShortText
    guessed: bool
    """Below the bar for filling in by itself: shown marked, or only suggested."""


class FieldChange(WireModel):
    """What a capture changed in someone already known."""

    field: ShortText
    before: LongText | None
    after: LongText | None


class ListedPerson(WireModel):
    """One of several people that a list page names, or the author of an article."""

    name: ShortText
    headline: ShortText | None = None
    url: Url | None = None
    """Their own page, where the list leads to one."""
    organisation: ShortText | None = None
    person: RowId | None = None
    """Who that is, where their page is known already."""


class Receipt(WireModel):
    """What became of a capture."""

    capture: UUID
    state: Literal["pending", "done"]
    outcome: Literal["created", "updated", "unchanged", "draft", "forgotten"] | None = None
    """`draft`: the page named nobody for sure; the capture is kept and a name may be given.
    `forgotten`: it was taken before its person was forgotten, and nothing of it is kept."""
    kind: Kind | None = None
    status: CaptureStatus | None = None
    pipeline: int | None = None
    """Version of the reader; None for captures from before it was said."""
    url: Url = ""
    """The page's canonical address."""
    title: LongText = ""
    person: Person | None = None
    fields: list[ReceiptField] = []
    changed: list[FieldChange] = []
    suggested: list[FieldChange] = []
    """Where the page differs from what you typed: kept aside, never written over yours."""
    suggested_name: ShortText | None = None
    """For a draft: whom the page may be about."""
    people: Annotated[list[ListedPerson], Field(max_length=200)] = []
    """Of a list page: whom it names, to choose from; of an article: who wrote it.
    Nobody is added by itself."""
    proposals: list[Proposal] = []
    """Who else in the book may be this person, as of now, likest first; nobody was joined."""
    first_saved_at: Moment | None = None
    """When this person was first captured, if before now."""
    change_set: UUID | None = None
    """What to undo."""
