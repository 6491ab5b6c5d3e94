"""Lists of people in an order, a page at a time: everybody, or all whom a query finds."""

from collections.abc import Sequence
from datetime import date

from kithbook.calendar.model import today
from kithbook.search import build, order, saved, store
from kithbook.search.asking import Known, has_cadence, tagged
from kithbook.search.completion import completions
from kithbook.search.hit import Found, Sight, hits
from kithbook.search.known import known_for
from kithbook.search.language import parse
from kithbook.search.operators import BY_NAME
from kithbook.search.plan import NOTHING, planned
from kithbook.search.ranking import Kind
from kithbook.store.database import Connection
from kithbook_protocol.search import PeopleList, PeopleListRequest


def listed(connection: Connection, request: PeopleListRequest, moment: int) -> PeopleList:
    """List people, at a moment in milliseconds."""
    parsed = parse(request.query, BY_NAME)
    root, notes = saved.expanded(connection, parsed.root)
    known = known_for(connection, root, today(moment))
    notes = [*parsed.notes, *notes]
    plan = planned(NOTHING if root is None else root, known)
    among = None
    if root is not None:
        notes += plan.notes
        among = store.matches(connection, plan.everything, -1)
    told = [one.told() for one in notes]
    if waiting := build.note(connection):
        told.append(waiting)
    rows = _page(connection, request, known, among)
    shown = hits(connection, Sight(plan, known), [Found(row, Kind.ASKED) for row in rows])
    count = order.size(connection) if among is None else order.count(connection, among)
    ways = completions(connection, request.query, parsed, known) if request.complete else []
    return PeopleList(hits=shown, count=count, notes=told, completions=ways)


def _page(
    connection: Connection,
    request: PeopleListRequest,
    known: Known,
    among: Sequence[int] | None,
) -> list[int]:
    if request.sort != "due":
        by = order.ORDERS[request.sort, request.reverse]
        return order.ordered(
            connection, by, limit=request.limit, offset=request.offset, among=among
        )
    due = _due(connection, known, among, reverse=request.reverse)
    page = due[request.offset : request.offset + request.limit]
    if len(page) < request.limit:
        page += order.ordered(
            connection,
            order.ORDERS["newest", False],
            limit=request.limit - len(page),
            offset=max(0, request.offset - len(due)),
            among=among,
            but=due,
        )
    return page


def _due(
    connection: Connection, known: Known, among: Sequence[int] | None, *, reverse: bool
) -> list[int]:
    """Return rows of those with a cadence by the day on which contact is due."""
    wanted = store.matches(connection, has_cadence(known), -1)
    if among is not None:
        only = set(among)
        wanted = [row for row in wanted if row in only]
    ideals: dict[int, int] = {}
    # The strictest of several tags counts, so it is said last.
    for tag, ideal, _ in sorted(known.cadences, key=lambda one: -one[1]):
        ideals |= dict.fromkeys(store.matches(connection, tagged(tag), -1), ideal)
    days = [
        (date.fromisoformat(since).toordinal() + (own or ideals.get(row, 0)), row)
        for row, since, own in order.standing(connection, wanted)
    ]
    return [row for _, row in sorted(days, reverse=reverse)]
