"""The spool: writes that came while the vault was locked, kept sealed until they can be applied."""

from uuid import UUID

from .base import Moment, WireModel


class Spooled(WireModel):
    """The body of a 202: the write is on disk, sealed as it came, and is applied after the unlock.

    Acknowledged like any reply: the outbox lets go of the item. The same item sent again gets the
    same answer, or the call's own reply once it was applied.
    """

    item: UUID
    """The envelope's item id."""
    kept_at: Moment
    """When it was kept first."""
