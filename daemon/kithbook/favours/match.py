"""What fits an ask or an offer: found by the search index, measured by the texts themselves."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from kithbook.favours import service, store
from kithbook.favours.likeness import LEAST, Likeness, likeness, score, weight
from kithbook.favours.model import FITS, NOT
from kithbook.favours.person import Trace, traces
from kithbook.favours.tongue import Said, beginning, said, stem
from kithbook.people import store as people
from kithbook.search import store as index
from kithbook.search import vocabulary
from kithbook.search.store import SIGN_OF
from kithbook.search.text import marks
from kithbook.store.database import Connection
from kithbook_protocol.favours import (
    Board,
    BoardRequest,
    Fitting,
    FittingRequest,
    Piece,
    Posting,
    PostingKind,
    PostingsRequest,
    Proposal,
)

TELLING = ("role", "organisation", "place", "tag", "about", "note")
"""Columns of the index that say what somebody can do for others."""
COMMON = 2_000
"""People from whom on a word is too common to look at all who have it."""
MOST_TRIED = 160
"""People found by rarer words among whom common ones are looked for."""
MOST_MEASURED = 40
"""People whose texts are read."""
BESIDE = 0.6
"""A person, who offers nothing, is proposed from so much of the best score on."""
NONE = Likeness(0)
_SIGNS = tuple(dict.fromkeys(SIGN_OF[column] for column in TELLING))
_OTHER: dict[PostingKind, PostingKind] = {"ask": "offer", "offer": "ask"}


@dataclass(frozen=True, slots=True)
class Found:
    """What may fit, before it is shown."""

    score: float
    of: Posting | Trace
    likeness: Likeness = NONE

    @property
    def id(self) -> UUID:
        """The offer's, the ask's or the person's."""
        return self.of.id if isinstance(self.of, Posting) else self.of.person.id

    def order(self, yes: Collection[UUID]) -> tuple[bool, float, bool, int]:
        """Return where it stands: what was said to fit first, the best, offers before people."""
        is_person = isinstance(self.of, Trace)
        return self.id not in yes, -round(self.score, 3), is_person, self.id.int


class Verdicts(NamedTuple):
    """What was said of what may fit, by the offer, the ask or the person."""

    no: set[UUID]
    yes: set[UUID]


@dataclass
class Matcher:
    """Looks for what fits; what it learns of words counts for one snapshot."""

    connection: Connection
    _terms: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    _weights: dict[tuple[str, str], float] = field(default_factory=dict)
    _said: dict[str, Said] = field(default_factory=dict)

    def fitting(self, posting: Posting, limit: int) -> Fitting:
        """Return what fits an ask or an offer, the best first."""
        about = self._about(posting)
        told = self._told(posting)
        found = self._postings(posting, about, told)
        if posting.kind == "ask":
            wanted = self._candidates(about)
            found += self._people(posting, wanted, found, told)
        found.sort(key=lambda one: one.order(told.yes))
        shown = [self._proposal(about, one, told.yes) for one in found[:limit]]
        forms = [form for one in shown for form in one.words]
        return Fitting(
            posting=posting,
            marks=marks(posting.text, list(dict.fromkeys(forms))),
            proposals=shown,
            more=len(found) > limit,
            met_by=store.met_by(self.connection, posting.id) if posting.state == "met" else [],
        )

    def answer(self, ask: Posting) -> Proposal | None:
        """Return what serves an ask best: what was said to fit it, else an offer; or nothing.

        Who merely could, by role or notes, is not looked for: that is a guess, and takes longer.
        """
        told = self._told(ask)
        about = self._about(ask)
        found = self._postings(ask, about, told)
        found += self._people(ask, [], found, told)
        best = min(found, key=lambda one: one.order(told.yes), default=None)
        return self._proposal(about, best, told.yes) if best else None

    def _told(self, posting: Posting) -> Verdicts:
        told = store.verdicts(self.connection, posting.kind, posting.id)
        return Verdicts(
            no={of for of, (_, state) in told.items() if state == NOT},
            yes={of for of, (_, state) in told.items() if state == FITS},
        )

    def _postings(self, posting: Posting, about: Said, told: Verdicts) -> list[Found]:
        """Return the offers that fit an ask, or the asks that fit an offer."""
        kind = _OTHER[posting.kind]
        there = store.postings(self.connection, [kind], -1, mine=True) if posting.person else []
        if starts := {beginning(one) for one in about.concepts}:
            ways = " OR ".join(f'"{SIGN_OF[kind]}{one}" *' for one in sorted(starts))
            rows = index.matches(self.connection, f"{kind} : ({ways})", -1)
            having = index.people_of(self.connection, rows)
            there += store.of_people(self.connection, kind, having)
        chosen = [one for of in told.yes if (one := store.posting(self.connection, kind, of))]
        found = []
        for one in {one.id: one for one in [*there, *chosen]}.values():
            if one.person != posting.person and one.id not in told.no:
                alike = likeness(about, self._about(one), self._weight)
                if alike.score >= LEAST or one.id in told.yes:
                    found.append(Found(alike.score, one, alike))
        return found

    def _people(
        self, ask: Posting, wanted: Sequence[UUID], offers: Sequence[Found], told: Verdicts
    ) -> list[Found]:
        """Return who may fit an ask by their roles, tags, notes; who was said to does."""
        about = self._about(ask)
        offering = {one.of.person for one in offers if isinstance(one.of, Posting)}
        passed = offering | told.no | {ask.person}
        measured = [
            Found(self._measure(about, one), one)
            for one in traces(self.connection, [*wanted, *told.yes], about)
            if one.person.id not in passed and (one.is_telling or one.person.id in told.yes)
        ]
        best = max((one.score for one in (*offers, *measured)), default=0.0)
        least = max(LEAST, BESIDE * best)
        return [one for one in measured if one.score >= least or one.id in told.yes]

    def _measure(self, about: Said, trace: Trace) -> float:
        shared = sum(self._weight(one, about.tongue) * share for one, share in trace.shares.items())
        missing = len(about.concepts) - len(trace.shares) + trace.beside
        return min(1.0, score(shared, missing / 2))

    def _candidates(self, about: Said) -> list[UUID]:
        """Return people in whose texts the rarest words of an ask stand."""
        weights = {one: self._weight(one, about.tongue) for one in about.concepts}
        sums: dict[int, float] = {}
        left: list[str] = []
        for one in sorted(weights, key=lambda stem_: (-weights[stem_], stem_)):
            terms = self._words(one, about.tongue)
            if not terms:
                continue
            if sum(terms.values()) > COMMON and sums:
                left.append(one)
                continue
            for row in index.matches(self.connection, _asked(terms), COMMON):
                sums[row] = sums.get(row, 0.0) + weights[one]
        # Each row is looked up for each word: only of those who may yet be among the best.
        best = sorted(sums, key=lambda row: (-sums[row], -row))[:MOST_TRIED]
        for one in left:
            for row in index.among(self.connection, _asked(self._words(one, about.tongue)), best):
                sums[row] += weights[one]
        rows = sorted(best, key=lambda row: (-sums[row], -row))[:MOST_MEASURED]
        return index.people_of(self.connection, rows)

    def _weight(self, stem_: str, tongue: str) -> float:
        key = (stem_, tongue)
        if key not in self._weights:
            having = sum(self._words(stem_, tongue).values())
            self._weights[key] = weight(having, self._count)
        return self._weights[key]

    def _about(self, posting: Posting) -> Said:
        """Return what an ask or an offer is about; an offer is held against many asks."""
        text = text_of(posting)
        if text not in self._said:
            self._said[text] = said(text)
        return self._said[text]

    @cached_property
    def _count(self) -> int:
        return people.count(self.connection)

    def _words(self, stem_: str, tongue: str) -> dict[str, int]:
        """Return the words of the index that have a stem, and how many people have each."""
        key = (stem_, tongue)
        if key not in self._terms:
            starts = [f"{sign}{beginning(stem_)}" for sign in _SIGNS]
            self._terms[key] = {
                term: having
                for term, having in vocabulary.terms(self.connection, starts)
                if stem(term[1:], tongue) == stem_
            }
        return self._terms[key]

    def _proposal(self, about: Said, one: Found, yes: Collection[UUID]) -> Proposal:
        told = {"id": one.id, "score": round(one.score, 3), "fits": one.id in yes}
        if isinstance(one.of, Trace):
            return Proposal(
                what="person",
                person=one.id,
                name=one.of.person.name,
                line=one.of.line,
                pieces=one.of.pieces(),
                words=_words_of(about, one.of.shares),
                **told,
            )
        theirs = self._about(one.of).concepts
        forms = [form for stem_ in one.likeness.others for form in theirs[stem_]]
        text = " · ".join([one.of.text, *one.of.tags])
        return Proposal(
            what=one.of.kind,
            person=one.of.person,
            name=one.of.name,
            line=self._line(one.of.person),
            pieces=[Piece(field=one.of.kind, text=text, marks=marks(text, forms))],
            words=_words_of(about, one.likeness.shared),
            **told,
        )

    def _line(self, person: UUID | None) -> str:
        found = people.persons(self.connection, [person], related=False) if person else {}
        return "".join(Trace(one, []).line for one in found.values())


def text_of(posting: Posting) -> str:
    """Return all that an ask or an offer says."""
    return "\n".join([posting.text, *posting.tags])


def _asked(terms: Iterable[str]) -> str:
    """Return what finds those who have one of these words of the index in a telling column."""
    ways = " OR ".join(f'"{one}"' for one in sorted(terms))
    return f"{{{' '.join(TELLING)}}} : ({ways})"


def _words_of(about: Said, stems: Iterable[str]) -> list[str]:
    """Return the words of an ask that have these stems, in its order."""
    wanted = {*stems}
    return [form for one, forms in about.concepts.items() if one in wanted for form in forms]


def fitting(connection: Connection, request: FittingRequest) -> Fitting:
    """Say what fits an ask or an offer.

    Raises:
        NotThere: there is none, or more than one.
    """
    posting = service.find(connection, request.posting)
    return Matcher(connection).fitting(posting, request.limit)


def board(connection: Connection, request: BoardRequest) -> Board:
    """Return open asks or offers, each with what fits it.

    Raises:
        NotThere: no such person.
    """
    asked = PostingsRequest(kind=request.kind, person=request.person, limit=request.limit)
    found = service.show(connection, asked)
    matcher = Matcher(connection)
    rows = [matcher.fitting(one, request.each) for one in found.postings]
    return Board(rows=rows, more=found.more)
