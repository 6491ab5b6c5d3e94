"""Drift: a site has changed its pages, and they are read worse than before."""

from typing import Annotated

from pydantic import Field

from .base import ShortText, WireModel
from .capture import CaptureStatus


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

    site: ShortText
    """Its id, as `linkedin`, or its name."""
