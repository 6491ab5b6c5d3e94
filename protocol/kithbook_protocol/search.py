"""Search as you type."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, ShortText, Url, WireModel


class SearchRequest(WireModel):
    """Find people."""

    query: Annotated[str, StringConstraints(max_length=1_000)]
    """Words; each must be found, the last one as a prefix. Empty: the newest people."""
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class Mark(WireModel):
    """A part of a text to highlight, in Unicode code points: text[start:end]."""

    start: int
    end: int


class Hit(WireModel):
    """One person found, and why."""

    person: UUID
    name: ShortText
    name_marks: list[Mark]
    line: ShortText
    """Role and organisation, or the headline."""
    line_marks: list[Mark]
    field: ShortText | None
    """Where the match was, if not in name or line: "tag", "note", "email", ..."""
    snippet: LongText
    """A piece of that field around the match."""
    snippet_marks: list[Mark]
    email: ShortText | None
    """To copy by key."""
    url: Url | None
    """The profile to open by key."""
    tags: list[ShortText]


class SearchReply(WireModel):
    """Best first."""

    hits: list[Hit]
    more: bool
    """There are further hits beyond the limit."""
