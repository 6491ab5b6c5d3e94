"""Who is found, best first: kind of match by kind of match, as far as a page needs.

Each kind is one FTS5 expression, read newest first: ranking every match of a short prefix took 40
to 900 ms at a million people. Those who are close are asked for apart, so that an old friend is not
missed behind the newest. Of few it is told in Python which words of their names they were found by.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kithbook.people import store as people
from kithbook.search import store
from kithbook.search.expression import CLOSE
from kithbook.search.hit import Found, heard
from kithbook.search.index import piece
from kithbook.search.model import FEWEST, MOST_COUNTED
from kithbook.search.naming import kind_by_name
from kithbook.search.plan import Plan
from kithbook.search.ranking import Kind
from kithbook.search.spelling import corrections
from kithbook.store.database import Connection

MOST_CLOSE = 2_000
"""Close people of one kind of match who are looked at, the newest."""
MOST_PIECES = 100
"""Rows looked at for a piece of a number or an address."""
MOST_ALIKE = 200
"""Rows of whom it is looked at closer whether their names sound like what was typed."""


@dataclass
class Sieve:
    """One search: who was found so far, best first."""

    connection: Connection
    plan: Plan
    wanted: int
    """Hits, the pages before and one more included."""
    found: list[Found] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    """Words that were taken for what was typed."""
    count: int = 0
    """How many there are in all: exact to 1,000, and then one more."""
    _rows: set[int] = field(default_factory=set)
    _any_tied: bool = False

    def run(self) -> None:
        """Find as many as are wanted; guess only where few are found."""
        enough = max(self.wanted, FEWEST)
        most = max(enough, MOST_COUNTED + 1)
        number, every = store.counted(self.connection, self.plan.everything, most, enough)
        self._any_tied = store.any_tied(self.connection)
        if number < enough:
            self._tell_apart(every)
        else:
            self._take_best(enough)
        if len(self.found) < FEWEST:
            self._guess(enough)
        self.count = min(max(number, len(self.found)), MOST_COUNTED + 1)

    def _tell_apart(self, rows: Collection[int]) -> None:
        """Add these, who are all that there are, by what each was found."""
        if not self.plan.texts:
            self._add(Kind.ASKED, rows)
        elif rows:
            # At the first: most are found by their names.
            self._part({*rows}, self.plan.kinds, 1)

    def _part(self, rows: set[int], kinds: Sequence[Kind], at: int) -> None:
        """Add rows that are all found by the last of these kinds, each by the best one."""
        if len(kinds) == 1:
            self._add_named(kinds[0], rows)
        elif rows:
            expression = self.plan.expression(kinds[at - 1])
            better = rows & {*store.matches(self.connection, expression, -1)}
            self._part(better, kinds[:at], at // 2)
            self._part(rows - better, kinds[at:], (len(kinds) - at) // 2)

    def _take_best(self, enough: int) -> None:
        """Add the best, of more than are wanted."""
        if not self.plan.texts:
            self._take(Kind.ASKED, self.plan.everything, enough)
            return
        for kind in self.plan.kinds:
            if len(self.found) >= enough:
                return
            if kind is Kind.BEGINNING and self.plan.head:
                self._take_names(enough)
            else:
                self._take(kind, self.plan.expression(kind), enough)

    def _take_names(self, enough: int) -> None:
        """Add those found by their names: the best, if there are more than are wanted."""
        expression = self.plan.expression(Kind.BEGINNING)
        begun = store.matches(self.connection, expression, enough)
        if len(begun) < enough:
            self._add_named(Kind.BEGINNING, begun)
            return
        named = store.matches(self.connection, self.plan.expression(Kind.NAME), enough)
        if len(named) < enough:
            self._add_named(Kind.BEGINNING, named)
        else:
            self._take(Kind.WHOLE, self.plan.whole, enough)
            self._take(Kind.NAME, self.plan.expression(Kind.NAME), enough)
        if len(self.found) < enough:
            self._take(Kind.FIRST, self.plan.first, enough)
        if len(self.found) < enough:
            self._take(Kind.BEGINNING, expression, enough)

    def _take(self, kind: Kind, expression: str, enough: int) -> None:
        """Add those of a kind: the close ones by how close they are, then the newest."""
        rows = {*store.matches(self.connection, expression, enough)}
        if len(rows) >= enough and self._any_tied:
            close = f"({expression}) AND {CLOSE}"
            rows.update(store.matches(self.connection, close, MOST_CLOSE))
        self._add(kind, rows)

    def _add_named(self, kind: Kind, rows: Collection[int]) -> None:
        """Add rows of a kind; those found by their names by how they were."""
        if kind is not Kind.BEGINNING or not self.plan.head:
            self._add(kind, rows)
            return
        names = store.names(self.connection, rows)
        kinds: dict[Kind, list[int]] = {}
        for row, name in names.items():
            kinds.setdefault(kind_by_name(name.split(), self.plan.head.texts), []).append(row)
        for one in sorted(kinds, reverse=True):
            self._add(one, kinds[one])

    def _add(self, kind: Kind, rows: Collection[int]) -> None:
        new = [row for row in rows if row not in self._rows]
        ties = store.ties(self.connection, new) if new and self._any_tied else {}
        # Without a tie, behind all who have one.
        new.sort(key=lambda row: (row not in ties, -ties.get(row, 0.0), -row))
        self._rows.update(new)
        self.found += [Found(row, kind, ties.get(row)) for row in new]

    def _guess(self, enough: int) -> None:
        """Add who has a piece of a number or address, and who is only nearly what was typed."""
        self._add(Kind.FRAGMENT, self._pieces())
        if len(self.found) >= FEWEST:
            return
        means = self._corrections()
        self.guessed = [word for guesses in means.values() for word in guesses]
        for tier in self.plan.guesses(means):
            if tier.kind is Kind.SPELLING:
                self._take(tier.kind, tier.expression, enough)
            else:
                self._add(tier.kind, self._alike(tier.expression))

    def _alike(self, expression: str) -> list[int]:
        """Return whose name sounds like what was typed; a sound alone is a coarse measure."""
        rows = store.matches(self.connection, expression, MOST_ALIKE)
        names = store.names(self.connection, rows)
        return [row for row, name in names.items() if heard(self.plan, name)]

    def _pieces(self) -> list[int]:
        """Return whose numbers, mailboxes or handles hold a piece that was typed."""
        found: list[int] = []
        for typed, rest in self.plan.pieces():
            rows = store.holding(self.connection, typed, MOST_PIECES)
            if rest and rows:
                rows = store.among(self.connection, rest, rows)
            if not rows:
                continue
            known = store.cards(self.connection, rows)
            held = people.identities_of(self.connection, [person for person, _ in known.values()])
            # The trigrams may stand there in another order.
            found += [
                row
                for row, (person, _) in known.items()
                if any(typed in piece(one) for one in held.get(person, ()))
            ]
        return found

    def _corrections(self) -> Mapping[str, list[str]]:
        return {
            leaf.words[0]: corrections(self.connection, leaf.words[0], is_open=leaf.is_open)
            for leaf in self.plan.texts
            if len(leaf.words) == 1 and not leaf.is_quoted
        }
