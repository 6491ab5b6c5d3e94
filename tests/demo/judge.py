"""Whether what was planted is found: a judge for each kind of answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from demo.manifest import Manifest

from kithbook.calendar.model import today
from kithbook.favours.match import fitting
from kithbook.paths.graph import Graph
from kithbook.reminders.service import due
from kithbook_protocol.favours import FittingRequest
from kithbook_protocol.reminders import DueRequest

TOP = 3
"""Proposals that somebody looks at."""


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


def matching(connection: Any, manifest: Manifest, moment: int) -> Verdict:
    """Judge how many of the first three proposals for each ask are planted ones: precision@3."""
    del moment
    found = 0
    for fit in manifest.fits:
        proposed = fitting(connection, FittingRequest(posting=fit.ask, limit=TOP)).proposals
        found += sum(one.person is not None and one.person.hex in fit.answers for one in proposed)
    return Verdict("answers to asks, among the first three", found, TOP * len(manifest.fits), 0.8)


def paths(connection: Any, manifest: Manifest, moment: int) -> Verdict:
    """Judge how often the first way to somebody begins with whom it should."""
    day = today(moment)
    firsts = [Graph(connection, day).ways([UUID(hex=one.person)], 1) for one in manifest.paths]
    found = sum(
        bool(ways) and ways[0].people[0].hex == one.via
        for ways, one in zip(firsts, manifest.paths, strict=True)
    )
    return Verdict("the right first way to somebody", found, len(manifest.paths), 0.9)


Judge = Callable[[Any, Manifest, int], Verdict]
JUDGES: tuple[Judge, ...] = (quiet, matching, paths)
"""One for each kind of planted answer."""


def verdicts(connection: Any, manifest: Manifest, moment: int) -> list[Verdict]:
    """Judge all of it, at a moment in milliseconds."""
    return [judge(connection, manifest, moment) for judge in JUDGES]
