"""What people ask for and give: introductions, asks and offers, favours, opportunities."""

from collections.abc import Sequence
from datetime import date, timedelta

from demo.manifest import Fit, Manifest
from demo.pen import Pen
from demo.people import Someone
from demo.words import FAVOURS, OPPORTUNITIES, SUBJECTS

from kithbook.favours import ledger, opportunity
from kithbook.favours import service as postings
from kithbook.introductions import service as introductions
from kithbook.notes import service as notes
from kithbook.people import service as people
from kithbook_protocol.favours import FavourRequest, PostingRequest
from kithbook_protocol.introductions import IntroductionRequest, IntroductionStepRequest
from kithbook_protocol.opportunity import Money, OpportunityRequest
from kithbook_protocol.people import EditRequest, NoteRequest, PersonFields

STEPS = ((), ("ask",), ("ask", "agree"), ("make",), ("make", "met"), ("make", "met", "outcome"))
"""How far introductions came."""


class Exchange:
    """Tells of it, and takes note of which asks fit what."""

    def __init__(self, pen: Pen, manifest: Manifest, known: Sequence[Someone], day: date) -> None:
        self.pen, self.manifest, self.day = pen, manifest, day
        silent = {one.person for one in manifest.quiet} | {one.person for one in manifest.paths}
        # Whom one exchanges anything with, one has known for a while, and not lost.
        self.people = [
            one for one in known if one.added < day - timedelta(days=400) and one.id not in silent
        ]

    def tell(self) -> None:
        """Write all of it."""
        self._introductions()
        self._fits()
        self._favours()
        self._opportunities()

    def _ago(self, most: int) -> date:
        return self.day - timedelta(days=self.pen.chance.randint(1, most))

    def _introductions(self) -> None:
        chance = self.pen.chance
        for number in range(36):
            person, other, introducer = chance.sample(self.people, 3)
            when = self._ago(360)
            mine = number % 3
            request = IntroductionRequest(
                person=person.id,
                other=other.id if mine else None,
                introducer=None if mine else introducer.id,
                why=f"Both care about {chance.choice(SUBJECTS).what}",
            )
            made = self.pen.write("introduction", introductions.add, request, when).introduction
            self.manifest.count("introductions")
            for number_, step in enumerate(STEPS[number % len(STEPS)]):
                if made is None or (made.state != "idea" and step == "ask"):
                    break
                taken = IntroductionStepRequest(
                    introduction=made.id.hex,
                    step=step,
                    text="They work together now" if step == "outcome" else None,
                    log=False,
                )
                later = min(when + timedelta(days=3 * (number_ + 1)), self.day)
                self.pen.write("introduction", introductions.step, taken, later)

    def _fits(self) -> None:
        """Plant asks, each with an offer, a role and a note that answer it, and nobody else's."""
        chance = self.pen.chance
        for subject in SUBJECTS:
            asker, giver, expert, friend = chance.sample(self.people, 4)
            when = self._ago(200)
            ask = PostingRequest(kind="ask", person=asker.id, text=subject.ask)
            asked = self.pen.write("ask", postings.post, ask, when).posting
            offer = PostingRequest(kind="offer", person=giver.id, text=subject.offer)
            offered = self.pen.write("ask", postings.post, offer, when).posting
            role = EditRequest(person=expert.id, fields=PersonFields(headline=subject.role))
            self.pen.write("edit", people.edit, role, when)
            note = NoteRequest(person=friend.id, text=subject.note)
            self.pen.write("note", notes.write, note, when)
            assert asked
            assert offered
            answers = [giver.id, expert.id, friend.id]
            self.manifest.fits.append(Fit(asked.id.hex, subject.ask, answers))
            self.manifest.count("asks")
            self.manifest.count("offers")

    def _favours(self) -> None:
        chance = self.pen.chance
        for _ in range(70):
            one = chance.choice(self.people[:60])
            request = FavourRequest(
                person=one.id, given=chance.random() < 0.55, text=chance.choice(FAVOURS)
            )
            self.pen.write("favour", ledger.add, request, self._ago(380))
            self.manifest.count("favours")

    def _opportunities(self) -> None:
        chance = self.pen.chance
        for kind, title in OPPORTUNITIES:
            one, other = chance.sample(self.people, 2)
            request = OpportunityRequest.model_validate(
                {
                    "person": one.id,
                    "kind": kind,
                    "title": title,
                    "people": [other.id],
                    "state": chance.choice(("open", "active", "won", "won", "lost")),
                    "value": Money(hundredths=chance.randint(2, 90) * 50_000, currency="EUR"),
                }
            )
            self.pen.write("opportunity", opportunity.add, request, self._ago(380))
            self.manifest.count("opportunities")
