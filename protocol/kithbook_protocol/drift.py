"""Drift: a site has changed its pages, and they are read worse than before."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Reference, ShortText, WireModel
from .capture import CaptureStatus

MAX_REPORT = 60_000
"""Characters of a report's text; GitHub takes 65,536 in an issue."""


class SiteNotice(WireModel):
    """A site has changed its pages."""

    site: ShortText
    """Its id, to dismiss the notice by."""
    sentence: ShortText


class SiteRuns(WireModel):
    """How the newest captures of one site were read."""

    site: ShortText
    name: ShortText
    statuses: Annotated[list[CaptureStatus], Field(max_length=50)]
    """Newest first."""
    notice: ShortText | None
    """What is told of it, dismissed or not."""
    dismissed: bool


class Drift(WireModel):
    """Every known site of which something was captured."""

    sites: list[SiteRuns]


class SiteRequest(WireModel):
    """Name a site."""

    site: Reference
    """Its id, as `linkedin`, or its name."""


class SiteField(WireModel):
    """How a field of a page was looked for."""

    field: ShortText
    strategies: int
    """How many ways of finding it the site's own file knows."""
    found: int | None
    """Which of them found it, counted from 1; None where none did."""


class SiteReport(WireModel):
    """What may be told of a page that is read badly. Nobody can be known by it."""

    site: ShortText
    name: ShortText
    pipeline: int
    """Version of the reader that made this report."""
    status: CaptureStatus
    """How that reader reads the page."""
    fields: list[SiteField]
    text: Annotated[str, StringConstraints(max_length=MAX_REPORT)]
    """All of it as Markdown for an issue: the above, and the page's tags without its texts."""
