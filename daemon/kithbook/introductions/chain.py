"""Who came to you through whom, as trees."""

from collections.abc import Iterator
from uuid import UUID

from kithbook.introductions import store
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.store.database import Connection
from kithbook_protocol.introductions import Chain, ChainLink, ChainRequest, Party

Tree = dict[UUID, list[UUID]]


def chain(connection: Connection, request: ChainRequest) -> Chain:
    """Return the tree that somebody stands in, or all of them.

    Who is said to have come through several stands once, below the first; of a circle whoever is
    asked for, or the first, is its top.

    Raises:
        NotThere: no such person.
    """
    person = people.find(connection, request.person).id if request.person else None
    through: dict[UUID, UUID] = {}
    days: dict[UUID, str | None] = {}
    for introducer, one, day in store.brought(connection):
        if one not in through and not _leads(through, introducer, one):
            through[one], days[one] = introducer, day
    tree: Tree = {}
    for one, introducer in through.items():
        tree.setdefault(introducer, []).append(one)
    tops = [one for one in tree if one not in through]
    if person:
        tops = [_top(through, person)]
    found = [link for top in tops for link in _walk(tree, top)]
    shown = found[: request.limit]
    names = people_store.names(connection, "person", [one for one, *_ in shown])
    links = [
        ChainLink(
            person=Party(id=one, name=names.get(one, "")),
            depth=depth,
            day=days.get(one),
            brought=brought,
        )
        for one, depth, brought in shown
    ]
    return Chain(links=links, more=len(found) > len(shown))


def _leads(through: dict[UUID, UUID], introducer: UUID, person: UUID) -> bool:
    """Tell whether an introducer came through a person, at whatever distance."""
    while introducer in through and introducer != person:
        introducer = through[introducer]
    return introducer == person


def _top(through: dict[UUID, UUID], person: UUID) -> UUID:
    while person in through:
        person = through[person]
    return person


def _walk(tree: Tree, top: UUID) -> Iterator[tuple[UUID, int, int]]:
    """Yield everybody of a tree with the depth and how many came through them, top first."""
    order: list[tuple[UUID, int]] = []
    waiting = [(top, 0)]
    while waiting:
        one, depth = waiting.pop()
        order.append((one, depth))
        waiting += [(each, depth + 1) for each in reversed(tree.get(one, ()))]
    brought: dict[UUID, int] = {}
    for one, _ in reversed(order):
        brought[one] = sum(1 + brought[each] for each in tree.get(one, ()))
    yield from ((one, depth, brought[one]) for one, depth in order)
