"""What fits an ask or an offer: found by the search index, measured by the texts themselves."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from kithbook.favours import service, store
from kithbook.favours.lexicon import TELLING, Lexicon
from kithbook.favours.likeness import LEAST, at_most, likeness, score
from kithbook.favours.model import FITS, NOT
from kithbook.favours.person import Trace, traces
from kithbook.favours.proposal import Found, Offered, of_offer, of_person, text_of
from kithbook.favours.tongue import Said, beginning, said
from kithbook.people import store as people
from kithbook.people.model import OWN
from kithbook.search import store as index
from kithbook.search.store import SIGN_OF
from kithbook.search.text import marks
from kithbook.store.database import Connection
from kithbook_protocol.favours import (
    Board,
    BoardRequest,
    Fitting,
    FittingRequest,
    Posting,
    PostingKind,
    PostingsRequest,
    Proposal,
)
from kithbook_protocol.people import Person

COMMON = 2_000
"""People from whom on a word is too common to look at all who have it."""
MOST_TRIED = 160
"""People found by rarer words among whom common ones are looked for."""
MOST_MEASURED = 40
"""People whose texts are read."""
BESIDE = 0.6
"""A person, who offers nothing, is proposed from so much of the best score on."""
_OTHER: dict[PostingKind, PostingKind] = {"ask": "offer", "offer": "ask"}


class Verdicts(NamedTuple):
    """What was said of what may fit, by the offer, the ask or the person."""

    no: set[UUID]
    yes: set[UUID]


@dataclass
class Matcher:
    """Looks for what fits; what it learns of words counts for one snapshot."""

    connection: Connection
    _said: dict[UUID, Said] = field(default_factory=dict)
    _mine: dict[PostingKind, list[Offered]] = field(default_factory=dict)
    _theirs: dict[tuple[PostingKind, int], list[Offered]] = field(default_factory=dict)
    """By the person's row in the index: whom many asks find is read once."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the book."""
        return Lexicon(self.connection)

    def learn(self, postings: Iterable[Posting]) -> None:
        """Read the words that many asks or offers have, all at once."""
        self.lexicon.read(stem_ for one in postings for stem_ in self._about(one).concepts)

    def fitting(self, posting: Posting, limit: int) -> Fitting:
        """Return what fits an ask or an offer, the best first."""
        about = self._about(posting)
        told = self._told(posting)
        found = self._postings(posting, about, told)
        if posting.kind == "ask":
            wanted = self._candidates(about, _least(found))
            found += self._people(posting, wanted, found, told)
        found.sort(key=lambda one: one.order(told.yes))
        shown = self._shown(posting, about, found[:limit], told.yes)
        forms = [form for one in shown for form in one.words]
        return Fitting(
            posting=posting,
            marks=marks(posting.text, list(dict.fromkeys(forms))),
            proposals=shown,
            more=len(found) > limit,
            met_by=store.met_by(self.connection, posting.id) if posting.state == "met" else [],
        )

    def answer(self, ask: Posting) -> Posting | Person | None:
        """Return what serves an ask best: what was said to fit it, else an offer; or nothing.

        Who merely could, by role or notes, is not looked for: that is a guess, and takes longer.
        """
        told = self._told(ask)
        found = self._postings(ask, self._about(ask), told)
        found += self._people(ask, [], found, told)
        best = min(found, key=lambda one: one.order(told.yes), default=None)
        if best is None:
            return None
        if isinstance(best.of, Trace):
            return best.of.person
        return store.posting(self.connection, _OTHER[ask.kind], best.id)

    def _told(self, posting: Posting) -> Verdicts:
        told = store.verdicts(self.connection, posting.kind, posting.id)
        return Verdicts(
            no={of for of, (_, state) in told.items() if state == NOT},
            yes={of for of, (_, state) in told.items() if state == FITS},
        )

    def _postings(self, posting: Posting, about: Said, told: Verdicts) -> list[Found]:
        """Return the offers that fit an ask, or the asks that fit an offer."""
        kind = _OTHER[posting.kind]
        there = [*self._of_owner(kind)] if posting.person else []
        if starts := {beginning(one) for one in about.concepts}:
            ways = " OR ".join(f'"{SIGN_OF[kind]}{one}" *' for one in sorted(starts))
            there += self._of_rows(kind, index.matches(self.connection, f"{kind} : ({ways})", -1))
        if told.yes:
            known = {one.id for one in there}
            chosen = (store.posting(self.connection, kind, of) for of in told.yes - known)
            there += [self._offered(one) for one in chosen if one]
        weigh, passed, yes = self.lexicon.weight, told.no, told.yes
        weights = {one: weigh(one, about.tongue) for one in about.concepts} if there else {}
        found = []
        for one in there:
            # Most of those that the index finds share a word that many have, and no more.
            if at_most(about, one.said, weights) < LEAST and one.id not in yes:
                continue
            if one.person != posting.person and not (passed and one.id in passed):
                alike = likeness(about, one.said, weigh)
                if alike.score >= LEAST or one.id in yes:
                    found.append(Found(alike.score, one, alike))
        return found

    def _people(
        self, ask: Posting, wanted: Sequence[UUID], offers: Sequence[Found], told: Verdicts
    ) -> list[Found]:
        """Return who may fit an ask by their roles, tags, notes; who was said to does."""
        about = self._about(ask)
        offering = {one.of.person for one in offers if isinstance(one.of, Offered)}
        passed = offering | told.no | {ask.person}
        measured = [
            Found(self._measure(about, one), one)
            for one in traces(self.connection, [*wanted, *told.yes], about)
            if one.person.id not in passed and (one.is_telling or one.person.id in told.yes)
        ]
        least = _least([*offers, *measured])
        return [one for one in measured if one.score >= least or one.id in told.yes]

    def _measure(self, about: Said, trace: Trace) -> float:
        shared = sum(
            self.lexicon.weight(one, about.tongue) * share for one, share in trace.shares.items()
        )
        missing = len(about.concepts) - len(trace.shares) + trace.beside
        return min(1.0, score(shared, missing / 2))

    def _candidates(self, about: Said, least: float) -> list[UUID]:
        """Return people in whose texts the rarest words of an ask stand; none who must score less.

        No text of theirs that counts stands beside the index, so their words are no more than it
        finds.
        """
        words = self.lexicon
        weights = {one: words.weight(one, about.tongue) for one in about.concepts}
        sums: dict[int, float] = {}
        left: list[str] = []
        having: list[set[int]] = []
        for one in sorted(weights, key=lambda stem_: (-weights[stem_], stem_)):
            terms = words.forms(one, about.tongue)
            if not terms:
                continue
            if sum(terms.values()) > COMMON and sums:
                left.append(one)
                continue
            rows = index.matches(self.connection, _asked(terms), COMMON)
            having.append({*rows})
            for row in rows:
                sums[row] = sums.get(row, 0.0) + weights[one]
        # Each row is looked up for each word: only of those who may yet be among the best.
        best = sorted(sums, key=lambda row: (-sums[row], -row))[:MOST_TRIED]
        for one in left:
            rows = index.among(self.connection, _asked(words.forms(one, about.tongue)), best)
            having.append({*rows})
            for row in rows:
                sums[row] += weights[one]

        def most(row: int) -> float:
            missing = len(weights) - sum(row in those for those in having)
            return score(sums[row], missing / 2)

        tried = sorted(best, key=lambda row: (-sums[row], -row))[:MOST_MEASURED]
        return index.people_of(self.connection, [row for row in tried if most(row) >= least])

    def _about(self, posting: Posting) -> Said:
        """Return what an ask or an offer is about; an offer is held against many asks."""
        if posting.id not in self._said:
            self._said[posting.id] = said(text_of(posting.text, posting.tags))
        return self._said[posting.id]

    def _offered(self, posting: Posting) -> Offered:
        return Offered(posting.id, posting.person, self._about(posting))

    def _of_owner(self, kind: PostingKind) -> list[Offered]:
        if kind not in self._mine:
            mine = store.postings(self.connection, [kind], -1, mine=True)
            self._mine[kind] = [self._offered(one) for one in mine]
        return self._mine[kind]

    def _of_rows(self, kind: PostingKind, rows: Sequence[int]) -> list[Offered]:
        """Return the asks or offers of people, by their rows in the index."""
        known = self._theirs
        if new := [row for row in rows if (kind, row) not in known]:
            known.update(((kind, row), []) for row in new)
            for row, one, person, text, tags in store.of_rows(self.connection, kind, new):
                known[kind, row].append(Offered(one, person, said(text_of(text, tags))))
        return [one for row in rows for one in known[kind, row]]

    def _shown(
        self, posting: Posting, about: Said, found: Sequence[Found], yes: Collection[UUID]
    ) -> list[Proposal]:
        offers = {
            one.id: offer
            for one in found
            if isinstance(one.of, Offered)
            and (offer := store.posting(self.connection, _OTHER[posting.kind], one.id))
        }
        whose = {one.person for one in offers.values() if one.person}
        there = people.persons(self.connection, whose, OWN) if whose else {}
        lines = {one: Trace(person, []).line for one, person in there.items()}
        shown = []
        for one in found:
            told = {"id": one.id, "score": round(one.score, 3), "fits": one.id in yes}
            if isinstance(one.of, Trace):
                shown.append(of_person(about, one.of, told))
            elif offer := offers.get(one.id):
                line = lines.get(offer.person, "") if offer.person else ""
                shown.append(of_offer(about, offer, one.likeness, line, told))
        return shown


def _least(found: Iterable[Found]) -> float:
    """Return from which score on a person is proposed beside these."""
    return max(LEAST, BESIDE * max((one.score for one in found), default=0.0))


def _asked(terms: Iterable[str]) -> str:
    """Return what finds those who have one of these words of the index in a telling column."""
    ways = " OR ".join(f'"{one}"' for one in sorted(terms))
    return f"{{{' '.join(TELLING)}}} : ({ways})"


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
    matcher.learn(found.postings)
    rows = [matcher.fitting(one, request.each) for one in found.postings]
    return Board(rows=rows, more=found.more)
