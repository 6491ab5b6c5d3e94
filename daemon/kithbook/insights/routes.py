"""Insights over HTTP."""

from kithbook.insights import graph, service
from kithbook.store.routes import reads
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.insight_operations import GRAPH, INSIGHT, INSIGHT_PEOPLE, INSIGHTS
from kithbook_protocol.insights import Graph, Insight, InsightPeople


async def show(call: Call) -> Insight:
    """Return one insight, now."""
    store = call.app[STORE]
    return await store.read(lambda held: service.show(held, call.body, store.now()))


async def people(call: Call) -> InsightPeople:
    """Return whom a number counts, now."""
    store = call.app[STORE]
    return await store.read(lambda held: service.people(held, call.body, store.now()))


async def drawn(call: Call) -> Graph:
    """Return the graph, now."""
    store = call.app[STORE]
    return await store.read(lambda held: graph.graph(held, call.body, store.now()))


ROUTES = [
    reads(INSIGHTS, service.every),
    Route(INSIGHT, show),
    Route(INSIGHT_PEOPLE, people),
    Route(GRAPH, drawn),
]
