"""How sure each kind of value is: as measured on labelled pages, or as it started.

A kind is a field, where its value came from, what agrees with it, and whether it stood in the
content. `calibration.json` has the counts; `scripts/calibrate` writes it and nobody else.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any, NamedTuple

from kithbook.extract import contacts, occupation
from kithbook.extract.confidence import AGREES, FILL, OUTSIDE_MAIN, PRECISE, RIVAL
from kithbook.extract.model import Agreement, Candidate
from kithbook.extract.named import Named
from kithbook.extract.text import fold

WEIGHT = 4
"""How many labelled values a starting confidence is worth."""

_FAR: dict[tuple[str, str], int] = {
    ("headline", "prose"): 1,
    ("headline", "head"): 1,
    ("headline", "works"): 2,
    ("headline", "history"): 2,
    ("organisation", "prose"): 1,
    ("organisation", "head"): 1,
    ("organisation", "works"): 2,
    ("organisation", "history"): 2,
    ("organisation", "postal"): 3,
}
"""How far from the name each source speaks: right beside it, in a sentence or the head of the page,
of what somebody did, of the house around."""
_FARTHEST = 9

_Z = 1.2816  # normal quantile of .9, one side

ENOUGH = math.ceil(FILL / (1 - FILL) * _Z**2)
"""From so many on a kind counts as measured: of fewer, even a perfect count proves too little."""


class Key(NamedTuple):
    """What is counted together."""

    field: str
    source: str
    agreement: str
    in_main: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What was counted of one kind."""

    right: int
    seen: int
    start: float
    """The starting confidence of its values; of names, what their source is worth alone."""

    @property
    def measured(self) -> bool:
        """Whether there are enough of them to leave the start behind."""
        return self.seen >= ENOUGH

    @property
    def confidence(self) -> float:
        """The precision, with the start counted in: what is right at 9 of 9 is not certain."""
        return round((self.right + WEIGHT * self.start) / (self.seen + WEIGHT), 4)

    @property
    def fills(self) -> bool:
        """Whether such a value is filled in without asking."""
        if not self.measured:
            return self.confidence >= FILL
        return self.right >= PRECISE * self.seen and wilson(self.right, self.seen) >= FILL


def wilson(right: int, seen: int) -> float:
    """Return the lower end of the one-sided 90 % interval of a precision.

    Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209; for small counts recommended by
    Brown, Cai and DasGupta, Statistical Science 16 (2001) 101.
    """
    share, z2 = right / seen, _Z**2
    spread = _Z * math.sqrt(share * (1 - share) / seen + z2 / (4 * seen**2))
    return max(0.0, (share + z2 / (2 * seen) - spread) / (1 + z2 / seen))


@dataclass(frozen=True)
class Table:
    """The counts by kind."""

    rows: Mapping[Key, Row]

    def judge(self, key: Key, start: float) -> tuple[float, bool]:
        """Return the confidence of a value and whether it may be filled in.

        A name is weighed by what speaks for it on its page: a count can only take away from that.
        """
        row = self.rows.get(key, Row(0, 0, start))
        if key.field == "name":
            return start, start >= FILL and (row.fills or not row.measured)
        return row.confidence, row.fills

    @cached_property
    def data(self) -> list[dict[str, Any]]:
        """The rows as they are stored."""
        return [
            key._asdict()
            | asdict(row)
            | {"basis": "measured" if row.measured else "start"}
            | {"confidence": row.confidence, "fills": row.fills}
            for key, row in sorted(self.rows.items())
        ]

    @classmethod
    def load(cls, data: Iterable[Mapping[str, Any]]) -> "Table":
        """Read rows as they are stored."""
        return cls(
            {
                Key(one["field"], one["source"], one["agreement"], one["in_main"]): Row(
                    one["right"], one["seen"], one["start"]
                )
                for one in data
            }
        )


def stored() -> dict[str, Any]:
    """Return the generated file."""
    text = files("kithbook.extract").joinpath("calibration.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


TABLE = Table.load(stored()["rows"])
UNMEASURED = Table({})


def settle(candidates: list[Candidate], ranked: list[Named], table: Table) -> list[Candidate]:
    """Return the candidates with what agrees with each, how sure it is, and whether it fills in."""
    groups = {id(one): group for group in ranked for one in group.members}
    name = ranked[0].value if ranked else ""
    candidates = [
        one.model_copy(update={"generic": False}) if contacts.own_mailbox(one, name) else one
        for one in candidates
    ]
    values = [fold(one.value) for one in candidates]
    said: dict[tuple[str, str], set[str]] = {}
    for one, value in zip(candidates, values, strict=True):
        said.setdefault((one.field, value), set()).add(one.layer)
    agreed = [
        len(said[one.field, value]) > 1 or contacts.made_from(one, name)
        for one, value in zip(candidates, values, strict=True)
    ]
    stands: dict[str, dict[str, int]] = {}
    for one, value, known in zip(candidates, values, agreed, strict=True):
        if known or (one.in_main and not one.generic):
            there = stands.setdefault(one.field, {})
            there[value] = min(there.get(value, _FARTHEST), _far(one))
    done = []
    for one, value, known in zip(candidates, values, agreed, strict=True):
        group = groups.get(id(one))
        if one.field == "name":
            done.append(_named(one, group, ranked, table))
            continue
        others = not known and any(
            # What several agree on stands against what says more.
            each != value
            and far <= _far(one)
            and (len(said[one.field, each]) > 1 or not _within(each, value, one))
            for each, far in stands.get(one.field, {}).items()
        )
        agreement: Agreement = "agreed" if known else "rival" if others else "sole"
        start = _start(one, agreement)
        confidence, sure = table.judge(_key(one, agreement), start)
        done.append(_settled(one, agreement, confidence, sure=sure and not one.generic))
    return done


def _far(one: Candidate) -> int:
    """Tell how far from the name a value is said: what is nearer has no rival in it."""
    return _FAR.get((one.field, one.source), 0)


def _within(said: str, value: str, one: Candidate) -> bool:
    """Tell whether two folded values say the same, one of them more: "cook", "cook at X"."""
    if one.field not in {"headline", "organisation"}:
        return False
    small, large = sorted((said, value), key=len)
    same = one.field == "headline" and occupation.roles(said) & occupation.roles(value)
    return small in large or bool(same)


def _named(one: Candidate, group: Named | None, ranked: list[Named], table: Table) -> Candidate:
    """Settle a name with all that say it: whose line reads "Ada's posts" says "Ada" too."""
    if group is None:
        start = one.confidence if one.in_main else one.confidence * OUTSIDE_MAIN
        return _settled(one, "rival", start, sure=False)
    agreement: Agreement = "rival"
    if group is ranked[0]:
        agreement = "agreed" if group.voices > 1 else "sole"
    confidence, sure = table.judge(_key(one, agreement), group.score)
    if group is ranked[0] and one is group.strongest:
        group.sure = sure
    whole = {"value": group.value, "raw": one.raw or one.value}
    return _settled(one, agreement, confidence, sure=sure, **whole)


def _start(one: Candidate, agreement: Agreement) -> float:
    start = one.confidence if one.in_main else one.confidence * OUTSIDE_MAIN
    if agreement == "agreed":
        return 1 - (1 - start) * (1 - AGREES)
    if agreement == "rival" and one.field == "email" and one.layer not in contacts.STATED:
        return start * RIVAL
    return start


def _key(one: Candidate, agreement: Agreement) -> Key:
    return Key(one.field, one.source or one.layer, agreement, one.in_main)


def _settled(
    one: Candidate, agreement: Agreement, confidence: float, *, sure: bool, **also: str
) -> Candidate:
    return one.model_copy(
        update={"agreement": agreement, "confidence": round(confidence, 4), "sure": sure, **also}
    )
