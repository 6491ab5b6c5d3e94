"""What happened in three years: regular ties, ties that went quiet, chance meetings, gatherings."""

from collections.abc import Sequence
from datetime import date, timedelta

from demo.manifest import Manifest, Quiet, Way
from demo.pen import Pen
from demo.people import YEARS, Someone
from demo.words import GATHERINGS, HOBBIES, OPENINGS, PLACES, PROMISES, TOPICS

from kithbook.interactions import promise
from kithbook.interactions import service as interactions
from kithbook.notes import service as notes
from kithbook.people import relation
from kithbook.people import service as people
from kithbook.reminders import cadence
from kithbook_protocol.interactions import (
    InteractionKind,
    LogRequest,
    PromiseEnding,
    PromiseRequest,
)
from kithbook_protocol.people import EditRequest, NoteRequest
from kithbook_protocol.relation import RelationRequest
from kithbook_protocol.reminders import CadenceRequest

GAPS = (7, 14, 21, 30, 45, 60)
"""Days between two contacts of a regular tie."""
USUAL = (
    *[InteractionKind.MESSAGE] * 5,
    *[InteractionKind.EMAIL] * 3,
    *[InteractionKind.CALL] * 3,
    *[InteractionKind.MET] * 5,
    InteractionKind.FAVOUR,
)
CLOSE_TAG, MONEY_TAG = "inner circle", "investor"


class Story:
    """Tells it, and takes note of what was planted."""

    def __init__(self, pen: Pen, manifest: Manifest, known: Sequence[Someone], day: date) -> None:
        self.pen, self.manifest, self.day = pen, manifest, day
        self.people = known
        self.gaps: dict[str, int] = {}
        first = day - timedelta(days=YEARS * 365)
        # Whom a story of months is told of must have been there for it.
        old = [one for one in known if one.added < day - timedelta(days=500)]
        chosen = pen.chance.sample(old, 170)
        self.first = first
        self.regular, self.quiet = chosen[:50], chosen[50:75]
        self.kept, self.late = chosen[75:95], chosen[95:110]
        self.occasional = [*chosen[110:], *pen.chance.sample(known, 60)]

    def tell(self) -> None:
        """Write all of it."""
        self._cadences()
        for one in self.regular:
            self._regular(one, pauses=0)
        for one in self.kept:
            self._regular(one, pauses=0)
        for one in self.late:
            self._regular(one, pauses=8)
        for one in self.quiet:
            self._went_quiet(one)
        for one in self.occasional:
            self._now_and_then(one)
        self._gatherings()
        self._relations()
        self._ways()
        self._notes()
        self._promises()

    def _log(self, there: Sequence[Someone], when: date, **more: str) -> None:
        chance = self.pen.chance
        kind = chance.choice(USUAL)
        text = f"{chance.choice(OPENINGS)} {chance.choice(TOPICS[there[0].work])}"
        side = {InteractionKind.MESSAGE, InteractionKind.EMAIL, InteractionKind.CALL}
        values = {
            "people": [one.id for one in there],
            "kind": kind,
            "when": when.isoformat(),
            "text": text if chance.random() < 0.6 else None,
            "place": chance.choice(PLACES) if kind is InteractionKind.MET else None,
            "begun_by": chance.choice(("me", "them")) if kind in side else None,
            **more,
        }
        request = LogRequest.model_validate(values)
        # Written down the same day, in the evening.
        self.pen.write("log", interactions.log, request, when, hour=21)
        self.manifest.count("interactions")

    def _days(self, one: Someone, gap: int, last: date) -> list[date]:
        """Return days a gap apart, give or take a fifth, up to the last."""
        chance, found = self.pen.chance, [last]
        while True:
            before = found[-1] - timedelta(days=max(2, round(gap * chance.uniform(0.8, 1.2))))
            if before < one.added:
                return found[::-1]
            found.append(before)

    def _regular(self, one: Someone, *, pauses: int) -> None:
        chance = self.pen.chance
        gap = chance.choice(GAPS)
        self.gaps[one.id] = gap
        silence = pauses * gap if pauses else chance.randint(0, gap)
        last = max(self.day - timedelta(days=silence), one.added)
        for when in self._days(one, gap, last):
            self._log([one], when)

    def _went_quiet(self, one: Someone) -> None:
        chance = self.pen.chance
        gap = chance.choice(GAPS[:4])
        last = self.day - timedelta(days=round(gap * chance.uniform(4.0, 7.5)) + 1)
        for when in self._days(one, gap, last):
            self._log([one], when)
        self.manifest.quiet.append(Quiet(one.id, one.name, gap, last.isoformat()))

    def _now_and_then(self, one: Someone) -> None:
        chance = self.pen.chance
        age = (self.day - one.added).days
        for _ in range(chance.randint(1, 3)):
            self._log([one], self.day - timedelta(days=chance.randint(0, age)))

    def _gatherings(self) -> None:
        chance = self.pen.chance
        for number in range(40):
            when = self.day - timedelta(days=chance.randint(0, YEARS * 365 - 60))
            there = [
                one for one in (*self.regular, *self.kept, *self.occasional) if one.added <= when
            ]
            there = list({one.id: one for one in there}.values())
            if len(there) < 4:
                continue
            guests = chance.sample(there, chance.randint(3, min(9, len(there))))
            what = GATHERINGS[number % len(GATHERINGS)]
            self._log(guests, when, kind="event", text=what, place=chance.choice(PLACES))
            self.manifest.count("gatherings")

    def _relations(self) -> None:
        chance = self.pen.chance
        for _ in range(220):
            one, other = chance.sample(self.people, 2)
            label = chance.choice(("colleague", "knows", "knows", "manager", "friend"))
            self._relate(one, other, label)

    def _relate(self, one: Someone, other: Someone, label: str) -> None:
        request = RelationRequest(person=one.id, other=other.id, label=label)
        when = max(one.added, other.added)
        self.pen.write("relation", relation.write, request, when)
        self.manifest.count("relations")

    def _ways(self) -> None:
        """Plant people you never met, each close to a strong tie of yours, and known to a weak."""
        met = {one.id for one in (*self.regular, *self.kept, *self.late, *self.quiet)}
        met |= {one.id for one in self.occasional}
        strangers = [one for one in self.people if one.id not in met]
        weak = [one for one in self.occasional if one not in self.regular]
        targets = self.pen.chance.sample(strangers, 20)
        strongest = sorted(self.regular, key=lambda one: self.gaps[one.id])
        for target, via in zip(targets, strongest, strict=False):
            self._relate(target, via, "partner")
            self._relate(target, self.pen.chance.choice(weak), "knows")
            self.manifest.paths.append(Way(target.id, target.name, via.id, "relation"))

    def _notes(self) -> None:
        chance = self.pen.chance
        for one in chance.sample(list(self.people), 200):
            topic = chance.choice(TOPICS[one.work])
            text = f"Knows a lot about {topic}; also {chance.choice(HOBBIES)}."
            request = NoteRequest(person=one.id, text=text)
            self.pen.write("note", notes.write, request, one.added, hour=22)
            self.manifest.count("notes")

    def _cadences(self) -> None:
        for tag, ideal in ((CLOSE_TAG, 30), (MONEY_TAG, 90)):
            request = CadenceRequest(tag=tag, ideal=ideal)
            self.pen.write("cadence", cadence.put, request, self.first)
        for at, one in enumerate((*self.kept, *self.late)):
            if at % 3 == 0:
                request = CadenceRequest(person=one.id, ideal=GAPS[-1], latest=GAPS[-1] + 30)
                self.pen.write("cadence", cadence.put, request, one.added)
            else:
                self._tag(one, CLOSE_TAG if at % 3 == 1 else MONEY_TAG)
            self.manifest.count("cadences")

    def _tag(self, one: Someone, tag: str) -> None:
        self.pen.write("edit", people.edit, EditRequest(person=one.id, add_tags=[tag]), one.added)

    def _promises(self) -> None:
        chance = self.pen.chance
        for one in chance.sample([*self.regular, *self.kept, *self.late], 45):
            made = self.day - timedelta(days=chance.randint(1, 240))
            text = f"{chance.choice(PROMISES)} {chance.choice(TOPICS[one.work])}"
            due = (made + timedelta(days=chance.randint(5, 60))).isoformat()
            request = PromiseRequest(
                person=one.id, text=text, theirs=chance.random() < 0.4, due=due
            )
            given = self.pen.write("promise", promise.make, request, made).promise
            if date.fromisoformat(due) < self.day and chance.random() < 0.8:
                ending = PromiseEnding(promise=given.id.hex, state="kept")
                self.pen.write("promise", promise.end, ending, date.fromisoformat(due))
            self.manifest.count("promises")
