"""Pages told by their addresses alone: whose they are, and whom a link leads to."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import LongText, RowId, Url, WireModel


class KnownRequest(WireModel):
    """Ask whose pages these are."""

    urls: Annotated[list[Url], Field(min_length=1, max_length=100)]


class Known(WireModel):
    """Whose pages they are."""

    people: list[RowId | None]
    """For each address, in their order: who in the book has it as their own page. Who is shown is
    only ever somebody whom a capture of that address would have met by it."""


class LinkRequest(WireModel):
    """Keep whom a link leads to, without looking at the page."""

    url: Annotated[Url, StringConstraints(min_length=1)]
    text: LongText = ""
    """What the link says; the name is its first line with a letter, else what the address says."""
