"""Search as you type: from what is typed to what is shown."""

from datetime import date
from uuid import UUID

from kithbook.calendar.model import today
from kithbook.search import build, flag, saved, store
from kithbook.search.asking import has_cadence
from kithbook.search.completion import completions
from kithbook.search.expression import during, quoted, without
from kithbook.search.hit import Found, Sight, hits
from kithbook.search.known import known_for
from kithbook.search.language import parse
from kithbook.search.model import MOST_COUNTED
from kithbook.search.operators import BY_NAME
from kithbook.search.period import Period
from kithbook.search.plan import NOTHING, planned
from kithbook.search.ranking import Kind
from kithbook.search.sieve import Sieve
from kithbook.store.database import Connection
from kithbook_protocol.search import Hit, SearchNote, SearchReply, SearchRequest

MOST_MEANT = 500


def search(connection: Connection, request: SearchRequest, moment: int) -> SearchReply:
    """Find people, at a moment in milliseconds; an empty query shows who was added last."""
    parsed = parse(request.query, BY_NAME)
    root, notes = saved.expanded(connection, parsed.root)
    known = known_for(connection, root, today(moment))
    notes = [*parsed.notes, *notes]
    shown: list[Hit] = []
    count = 0
    if root is not None:
        plan = planned(root, known)
        notes += plan.notes
        sieve = Sieve(connection, plan, request.offset + request.limit + 1)
        sieve.run()
        sight = Sight(plan, known, tuple(sieve.guessed))
        page = sieve.found[request.offset :][: request.limit]
        shown = hits(connection, sight, page, explain=request.explain)
        count = sieve.count
    elif not request.query.strip() or (parsed.end and parsed.end.operator):
        rows = store.newest(connection, request.offset, request.limit)
        sight = Sight(planned(NOTHING, known), known)
        shown = hits(connection, sight, [Found(row, Kind.ASKED) for row in rows])
        count = store.size(connection, MOST_COUNTED + 1)
    told = [one.told() for one in notes]
    if waiting := build.note(connection):
        told.append(waiting)
    ways = completions(connection, request.query, parsed, known) if request.complete else []
    more = request.offset + len(shown) < count
    return SearchReply(hits=shown, more=more, count=count, notes=told, completions=ways)


def count(connection: Connection, text: str, moment: int) -> int:
    """Return how many people a search finds, guesses left out."""
    root, _ = saved.expanded(connection, parse(text, BY_NAME).root)
    if root is None:
        return 0
    plan = planned(root, known_for(connection, root, today(moment)))
    return store.count(connection, plan.everything, -1)


def found(connection: Connection, text: str, moment: int) -> tuple[list[UUID], list[SearchNote]]:
    """Return whomever a search finds, as `everybody`, and what of it was not understood."""
    parsed = parse(text, BY_NAME)
    root, notes = saved.expanded(connection, parsed.root)
    notes = [*parsed.notes, *notes]
    if root is None:
        return [], [one.told() for one in notes]
    plan = planned(root, known_for(connection, root, today(moment)))
    rows = store.matches(connection, plan.everything, -1)
    told = [one.told() for one in (*notes, *plan.notes)]
    return store.people_of(connection, rows), told


def quiet_between(connection: Connection, first: date, last: date, moment: int) -> list[UUID]:
    """Return whose touch began to be lost on one of these days; nobody who has a cadence."""
    quiet = _quiet(connection, Period(first, last), moment)
    return store.people_of(connection, store.matches(connection, quiet, -1))


def count_quiet(connection: Connection, first: date, last: date, moment: int) -> int:
    """Return how many they are."""
    return store.count(connection, _quiet(connection, Period(first, last), moment), -1)


def _quiet(connection: Connection, when: Period, moment: int) -> str:
    known = known_for(connection, None, today(moment))
    return without(during(flag.QUIET, when), [has_cadence(known)])


def saying(connection: Connection, column: str, word: str) -> list[UUID]:
    """Return of whom a folded word is said in a column of the index."""
    if not word.isalnum():
        return []
    wanted = f"{column} : {quoted(store.SIGN_OF[column], [word])}"
    return store.people_of(connection, store.matches(connection, wanted, -1))


def everybody(connection: Connection, text: str, moment: int) -> list[UUID]:
    """Return whomever a search finds, all of them, in the order of their ids; guesses are none."""
    return found(connection, text, moment)[0]


def meant(connection: Connection, text: str, moment: int) -> list[UUID]:
    """Return whom words mean: who is called so, if anybody is, else whomever a search finds.

    Guesses only where nothing else is found; at most a page of 500 by words, by operators all.
    """
    root, _ = saved.expanded(connection, parse(text, BY_NAME, finished=True).root)
    if root is None:
        return []
    plan = planned(root, known_for(connection, root, today(moment)))
    if not plan.texts:
        return store.people_of(connection, store.matches(connection, plan.everything, -1))
    sieve = Sieve(connection, plan, MOST_MEANT)
    sieve.run()
    kinds = {one.kind for one in sieve.found}
    for least in (Kind.BEGINNING, Kind.NOTE, Kind.SOUND):
        if any(kind >= least for kind in kinds):
            rows = [one.row for one in sieve.found if one.kind >= least]
            return store.people_of(connection, rows[:MOST_MEANT])
    return []
