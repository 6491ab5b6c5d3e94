"""Search as you type: from what is typed to what is shown."""

from uuid import UUID

from kithbook.calendar.model import today
from kithbook.search import build, saved, store
from kithbook.search.completion import completions
from kithbook.search.hit import Found, Sight, hits
from kithbook.search.known import known_for
from kithbook.search.language import parse
from kithbook.search.model import MOST_COUNTED
from kithbook.search.operators import BY_NAME
from kithbook.search.plan import NOTHING, planned
from kithbook.search.ranking import Kind
from kithbook.search.sieve import Sieve
from kithbook.store.database import Connection
from kithbook_protocol.search import Hit, SearchReply, SearchRequest


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
    if waiting := build.sentence(connection):
        notes.append(waiting)
    ways = completions(connection, request.query, parsed, known) if request.complete else []
    more = request.offset + len(shown) < count
    return SearchReply(hits=shown, more=more, count=count, notes=notes, completions=ways)


def everybody(connection: Connection, text: str, moment: int) -> list[UUID]:
    """Return whomever a search finds, all of them, in the order of their ids; guesses are none."""
    root, _ = saved.expanded(connection, parse(text, BY_NAME).root)
    if root is None:
        return []
    plan = planned(root, known_for(connection, root, today(moment)))
    return store.people_of(connection, store.matches(connection, plan.everything, -1))
