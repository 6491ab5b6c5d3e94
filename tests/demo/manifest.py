"""What was planted: answers that Kithbook must find. Kept beside the vault as JSON."""

from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody met regularly, and no longer."""

    person: str
    """An id, as hex digits."""
    name: str
    gap: int
    """Days between two contacts, about."""
    since: str
    """The day of the last one."""


@dataclass(frozen=True, slots=True)
class Way:
    """The best way to somebody you do not know."""

    person: str
    name: str
    via: str
    """Who should be asked: an id."""
    evidence: str
    """How those two know each other: relation, colleague or event."""


@dataclass(frozen=True, slots=True)
class Fit:
    """An ask, and who answers it: by an offer, by what they do, and by a note about them."""

    ask: str
    """An id."""
    text: str
    answers: list[str]
    """Ids of people."""


@dataclass(slots=True)
class Manifest:
    """All that was planted, and when."""

    day: str
    """For which it was made: the story ends there."""
    quiet: list[Quiet] = field(default_factory=list)
    paths: list[Way] = field(default_factory=list)
    fits: list[Fit] = field(default_factory=list)
    made: dict[str, int] = field(default_factory=dict)
    """How many of each were written."""

    def count(self, what: str) -> None:
        """Take note that one more was written."""
        self.made[what] = self.made.get(what, 0) + 1

    def write(self, path: Path) -> None:
        """Keep it."""
        path.write_bytes(TypeAdapter(dict[str, Any]).dump_json(asdict(self), indent=2))


def read(path: Path) -> Manifest | None:
    """Return what was kept; None where there is nothing, or another version's."""
    if not path.exists():
        return None
    try:
        return TypeAdapter(Manifest).validate_json(path.read_bytes())
    except ValueError:
        return None


def is_of(manifest: Manifest | None, day: date) -> bool:
    """Tell whether a manifest is that of a day."""
    return manifest is not None and manifest.day == day.isoformat()
