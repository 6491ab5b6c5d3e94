"""Search as you type: kind of match by kind of match, until a page is full.

Each kind is one FTS5 expression, read newest first and only as far as the page needs: ranking every
match of a short prefix took 40 to 900 ms at a million people. Those who are close are asked for
apart, so that an old friend is not missed behind the newest.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kithbook.calendar.model import today
from kithbook.people import store as people
from kithbook.reminders import store as cadences
from kithbook.search import build, saved, store
from kithbook.search.asking import Known
from kithbook.search.completion import completions
from kithbook.search.expression import CLOSE
from kithbook.search.hit import Found, Sight, heard, hit
from kithbook.search.index import piece
from kithbook.search.language import parse
from kithbook.search.model import FEWEST, MOST_COUNTED
from kithbook.search.operators import BY_NAME
from kithbook.search.plan import NOTHING, Plan, Tier, planned
from kithbook.search.ranking import Kind
from kithbook.search.spelling import corrections
from kithbook.store.database import Connection
from kithbook_protocol.search import Hit, SearchReply, SearchRequest

MOST_CLOSE = 2_000
"""Close people of one kind of match who are looked at, the newest."""
MOST_PIECES = 100
"""Rows looked at for a piece of a number or an address."""

MOST_ALIKE = 200
"""Rows of whom it is looked at closer whether their names sound like what was typed."""


def search(connection: Connection, request: SearchRequest, moment: int) -> SearchReply:
    """Find people, at a moment in milliseconds; an empty query shows who was added last."""
    known = read_against(connection, today(moment))
    parsed = parse(request.query, BY_NAME)
    root, notes = saved.expanded(connection, parsed.root)
    notes = [*parsed.notes, *notes]
    hits: list[Hit] = []
    count = 0
    if root is not None:
        plan = planned(root, known)
        notes += plan.notes
        search_ = _Search(connection, plan, request.offset + request.limit + 1)
        search_.run()
        sight = Sight(plan, known, tuple(search_.guessed))
        hits = _shown(connection, sight, search_.found[request.offset :], request)
        count = search_.count()
    elif not request.query.strip() or (parsed.end and parsed.end.operator):
        rows = store.newest(connection, request.offset, request.limit)
        sight = Sight(planned(NOTHING, known), known)
        hits = _shown(connection, sight, [Found(row, Kind.ASKED) for row in rows], request)
        count = store.size(connection, MOST_COUNTED + 1)
    if waiting := build.sentence(connection):
        notes.append(waiting)
    ways = completions(connection, request.query, parsed, known) if request.complete else []
    more = request.offset + len(hits) < count
    return SearchReply(hits=hits, more=more, count=count, notes=notes, completions=ways)


def read_against(connection: Connection, day: date) -> Known:
    """Return what a query is read against, on a day."""
    rows = cadences.of_tags(connection)
    return Known(day, [(tag, ideal, latest) for _row, tag, ideal, latest in rows])


def everybody(connection: Connection, text: str, moment: int) -> list[UUID]:
    """Return whomever a search finds, all of them, in the order of their ids; guesses are none."""
    root, _ = saved.expanded(connection, parse(text, BY_NAME).root)
    if root is None:
        return []
    plan = planned(root, read_against(connection, today(moment)))
    return store.people_of(connection, store.matches(connection, plan.everything, -1))


@dataclass
class _Search:
    """One search: who was found so far, best first."""

    connection: Connection
    plan: Plan
    wanted: int
    """Hits, the pages before and one more included."""
    found: list[Found] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    _rows: set[int] = field(default_factory=set)
    _is_whole: bool = True
    """Whether everybody there is was found."""
    _any_tied: bool = False

    def run(self) -> None:
        """Find as many as are wanted; guess only where few are found."""
        enough = max(self.wanted, FEWEST)
        every = store.matches(self.connection, self.plan.everything, enough)
        self._is_whole = len(every) < enough
        self._any_tied = store.any_tied(self.connection)
        for tier in self.plan.tiers():
            # Of few it is known when all of them were told apart.
            if len(self.found) >= (len(every) if self._is_whole else enough):
                break
            self._take(tier, enough)
        if len(self.found) < FEWEST:
            self._add(Kind.FRAGMENT, self._pieces())
        if len(self.found) < FEWEST:
            means = self._corrections()
            self.guessed = [word for guesses in means.values() for word in guesses]
            for tier in self.plan.guesses(means):
                if tier.kind is Kind.SPELLING:
                    self._take(tier, enough)
                else:
                    self._add(tier.kind, self._alike(tier))

    def count(self) -> int:
        """Return how many there are in all: exact to 1,000, and then one more."""
        most = MOST_COUNTED + 1
        if self._is_whole:
            return min(len(self.found), most)  # with those that were guessed
        return max(store.count(self.connection, self.plan.everything, most), len(self.found))

    def _take(self, tier: Tier, enough: int) -> None:
        """Add those of a tier: the close ones by how close they are, then the newest."""
        rows = set(store.matches(self.connection, tier.expression, enough))
        if len(rows) >= enough and self._any_tied:
            close = f"({tier.expression}) AND {CLOSE}"
            rows.update(store.matches(self.connection, close, MOST_CLOSE))
        self._add(tier.kind, rows)

    def _add(self, kind: Kind, rows: Collection[int]) -> None:
        new = [row for row in rows if row not in self._rows]
        ties = store.ties(self.connection, new) if new and self._any_tied else {}
        # Without a tie, behind all who have one.
        new.sort(key=lambda row: (row not in ties, -ties.get(row, 0.0), -row))
        self._rows.update(new)
        self.found += [Found(row, kind, ties.get(row)) for row in new]

    def _alike(self, tier: Tier) -> list[int]:
        """Return whose name sounds like what was typed; a sound alone is a coarse measure."""
        rows = store.matches(self.connection, tier.expression, MOST_ALIKE)
        names = store.names(self.connection, rows)
        return [row for row, name in names.items() if heard(self.plan, name)]

    def _pieces(self) -> list[int]:
        """Return whose numbers, mailboxes or handles hold a piece that was typed."""
        found: list[int] = []
        for typed, rest in self.plan.pieces():
            rows = store.holding(self.connection, typed, MOST_PIECES)
            if rest and rows:
                rows = store.among(self.connection, rest, rows)
            known = store.cards(self.connection, rows)
            held = people.identities_of(self.connection, [person for person, _ in known.values()])
            # The trigrams may stand there in another order.
            found += [
                row
                for row, (person, _) in known.items()
                if any(typed in piece(one) for one in held.get(person, ()))
            ]
        return found

    def _corrections(self) -> dict[str, list[str]]:
        return {
            leaf.words[0]: corrections(self.connection, leaf.words[0], is_open=leaf.is_open)
            for leaf in self.plan.texts
            if len(leaf.words) == 1 and not leaf.is_quoted
        }


def _shown(
    connection: Connection, sight: Sight, found: Sequence[Found], request: SearchRequest
) -> list[Hit]:
    page = found[: request.limit]
    cards = store.cards(connection, [one.row for one in page])
    hits = []
    # A row without a person is a damaged index: the doctor's business, not the searcher's.
    for one in (one for one in page if one.row in cards):
        shown = hit(connection, sight, one, *cards[one.row])
        if request.explain and request.query.strip():
            shown = shown.model_copy(update={"score": one.score(sight.known.today)})
        hits.append(shown)
    return hits
