"""Whether what was planted is found: a judge for each kind of answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from demo.manifest import Manifest

from kithbook.reminders.service import due
from kithbook_protocol.reminders import DueRequest


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many of the planted answers were found."""

    what: str
    found: int
    planted: int
    least: float
    """The share that must be found."""

    @property
    def kept(self) -> bool:
        """Whether enough are."""
        return self.planted > 0 and self.found >= self.least * self.planted

    def __str__(self) -> str:
        return f"{self.what}: {self.found} of {self.planted} found"


def quiet(connection: Any, manifest: Manifest, moment: int) -> Verdict:
    """Judge whether every tie that went quiet is listed by `due`."""
    listed = due(connection, DueRequest(limit=500), moment).losing_touch
    there = {one.person.hex for one in listed}
    found = sum(one.person in there for one in manifest.quiet)
    return Verdict("ties that went quiet, listed by due", found, len(manifest.quiet), 1.0)


Judge = Callable[[Any, Manifest, int], Verdict]
JUDGES: tuple[Judge, ...] = (quiet,)
"""One for each kind of planted answer."""


def verdicts(connection: Any, manifest: Manifest, moment: int) -> list[Verdict]:
    """Judge all of it, at a moment in milliseconds."""
    return [judge(connection, manifest, moment) for judge in JUDGES]
