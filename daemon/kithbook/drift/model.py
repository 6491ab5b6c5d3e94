"""A run: one reading of one captured page."""

from dataclasses import dataclass
from uuid import UUID

from kithbook_protocol.capture import CaptureStatus

RING = 50
"""Newest captures of a site that are looked at."""
WINDOW, TROUBLE = 5, 3
"""So many of the newest must have gone wrong before anybody is told."""
TELLING = frozenset(("ok", "degraded", "broken"))
"""Statuses that say something of how a site builds its profiles: a wall or an article does not."""
WRONG = frozenset(("degraded", "broken"))


@dataclass(frozen=True, slots=True)
class Run:
    """How the last reading of a capture went."""

    capture: UUID
    site: str | None
    """Id of the site file; None for pages of no known site."""
    pipeline: int
    """`extract.model.PIPELINE_VERSION` of the reading."""
    status: CaptureStatus
    strategies: dict[str, int]
    """Which of the site's own strategies found each field: 0 is the one tried first."""
