"""Counting: of each kind of value, how many were seen and how many were right.

Pages are read with the starting confidences, so that counting again gives the same counts. Only
persons' pages count: whether a page is one is the kind's decision, not a value's. A house's mailbox
or switchboard is never filled in and is not counted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from calibrate.judgement import right
from calibrate.label import Label

from kithbook.extract import manifest
from kithbook.extract.calibration import UNMEASURED, Key, Row, Table
from kithbook.extract.confidence import NAME_SOURCES
from kithbook.extract.model import Candidate, Extraction
from kithbook.extract.service import extract
from kithbook.extract.text import fold

SINGLE = ("name", "headline", "organisation", "location", "about")


def read(label: Label, table: Table) -> Extraction:
    """Read a labelled page as the CLI does."""
    return extract(manifest.snapshot_from_file(label.file, label.url), table)


def key(one: Candidate) -> Key:
    """Return what a value is counted with."""
    return Key(one.field, one.source or one.layer, one.agreement, one.in_main)


@dataclass
class Counted:
    """The labelled pages, each read once, and what each gave."""

    pages: list[tuple[Label, list[tuple[Key, float, bool]]]]

    @classmethod
    def of(cls, labels: Iterable[Label]) -> "Counted":
        """Read and judge every person's page."""
        return cls([(one, list(_judged(one))) for one in labels if one.person])

    def table(self, without: str = "") -> Table:
        """Return the table; `without` leaves a source's pages out."""
        seen: Counter[Key] = Counter()
        hits: Counter[Key] = Counter()
        start: dict[Key, float] = {}
        for label, values in self.pages:
            for kind, confidence, hit in values if label.source != without else ():
                seen[kind] += 1
                hits[kind] += hit
                start[kind] = NAME_SOURCES[kind.source] if kind.field == "name" else confidence
        return Table({kind: Row(hits[kind], seen[kind], start[kind]) for kind in seen})


def _judged(label: Label) -> Iterable[tuple[Key, float, bool]]:
    done: set[tuple[Key, str]] = set()
    for one in read(label, UNMEASURED).candidates:
        said = (key(one), fold(one.value))
        if one.field == "kind" or one.generic or said in done:
            continue
        done.add(said)
        hit = right(one.field, one.value, label)
        if hit is not None:
            yield said[0], one.confidence, hit


@dataclass
class Tally:
    """What was filled in on some pages, by field: what was right, given, and there to be found."""

    pages: int = 0
    invented: int = 0
    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)

    def add(self, label: Label, got: Extraction) -> None:
        """Count one page."""
        self.pages += 1
        filled = got.filled
        if not label.person:
            self.invented += got.kind == "person" and filled.name is not None
            return
        for one in SINGLE:
            value = getattr(filled, one)
            self._count(one, [value] if value else [], label, most=1)
        self._count("email", [one.value for one in filled.emails], label)
        self._count("phone", [one.value for one in filled.phones], label)

    def _count(self, one: str, values: Sequence[str], label: Label, most: int = 99) -> None:
        self.stated[one] += min(most, len(label.right.get(one, [])))
        for value in values:
            hit = right(one, value, label)
            self.given[one] += hit is not None
            self.right[one] += hit is True
