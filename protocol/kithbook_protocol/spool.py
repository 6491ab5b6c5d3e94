"""The spool: writes that came while the vault was locked, kept sealed until they can be applied."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from .base import Moment, Reference, RowId, ShortText, WireModel
from .failure import ErrorCode


class Spooled(WireModel):
    """The body of a 202: the write is on disk, sealed as it came, and is applied after the unlock.

    Acknowledged like any reply: the outbox lets go of the item. The same item sent again gets the
    same answer, or the call's own reply once it was applied.
    """

    item: UUID
    """The envelope's item id."""
    kept_at: Moment
    """When it was kept first."""


class RefusedWrite(WireModel):
    """A kept write that could not be applied when its turn came; still sealed."""

    id: RowId
    """Names it here; an item may have come twice."""
    item: UUID
    path: ShortText
    """The call; empty where its file was too damaged to tell."""
    client: UUID | None
    """Which client it came from; None where its file was too damaged to tell."""
    browser: ShortText | None
    """The client's name, where it is known."""
    made_at: Moment
    """When the client made it, by its own clock."""
    kept_at: Moment
    refused_at: Moment
    """The last time it was tried."""
    code: ErrorCode
    sentence: ShortText
    """Why, for people."""


class SpoolState(WireModel):
    """What the spool holds."""

    count: Annotated[int, Field(ge=0)]
    """Writes whose turn comes after the unlock."""
    bytes: Annotated[int, Field(ge=0)]
    """What they take on disk."""
    most_bytes: Annotated[int, Field(ge=0)]
    """Beyond this a write is answered `busy`, and stays in its outbox."""
    oldest: Moment | None
    """When the first of them was kept; None if nothing waits."""
    refused: list[RefusedWrite] | None
    """First kept first; None while locked."""


class RefusedRequest(WireModel):
    """Name a refused write."""

    write: Reference
    """Its id or the end of it."""
