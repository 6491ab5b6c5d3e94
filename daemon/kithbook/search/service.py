"""Search as you type: candidates by kind of match, ranked, shown with what matched.

Candidates are capped before ranking: ranking every match of a short prefix took 40 to 900 ms at a
million people, the capped tiers 0.3 to 4 ms.
"""

from typing import Any
from uuid import UUID

from kithbook.people import store as people
from kithbook.search import store
from kithbook.search.index import index, texts_of
from kithbook.search.query import Query
from kithbook.search.text import excerpt, marks, words
from kithbook.store.database import Connection
from kithbook_protocol.search import Hit, SearchReply, SearchRequest

MOST_CANDIDATES = 200
"""Looked at per tier."""
BATCH = 200
"""People indexed in one transaction of a rebuild; about 50 ms."""


def search(connection: Connection, request: SearchRequest) -> SearchReply:
    """Find people; an empty query shows who was added last."""
    query = Query.parse(request.query)
    wanted = request.limit + 1
    if query.words:
        rows = _ranked(connection, query, wanted)
    elif request.query.strip():
        rows = []  # only punctuation: nothing can match it
    else:
        rows = store.newest(connection, wanted)
    shown = rows[: request.limit]
    cards = store.cards(connection, shown)
    hits = [_hit(connection, query, *cards[row]) for row in shown]
    return SearchReply(hits=hits, more=len(rows) > request.limit)


def everybody(connection: Connection, text: str) -> list[UUID]:
    """Return whomever a search finds, all of them, in the order of their ids."""
    query = Query.parse(text)
    if not query.words:
        return []
    rows = {
        row
        for table, expression in query.tiers
        for row in store.matches(connection, table, expression, -1)
    }
    return store.people_of(connection, rows)


def rebuild_batch(connection: Connection, after: bytes) -> tuple[bytes, int]:
    """Index the next people; return where to go on (empty at the end) and how many were done.

    Everybody stays findable meanwhile, and after a rebuild that was broken off.
    """
    batch = store.everyone(connection, after, BATCH)
    index(connection, batch)
    if len(batch) == BATCH:
        return batch[-1].bytes, len(batch)
    store.sweep(connection)
    return b"", len(batch)


def _ranked(connection: Connection, query: Query, wanted: int) -> list[int]:
    """Return rows, best first: tier by tier, and within a tier by how the name fits."""
    typed = " ".join(query.words)
    found: dict[int, None] = {}
    for table, expression in query.tiers:
        rows = [
            row
            for row in store.matches(connection, table, expression, MOST_CANDIDATES)
            if row not in found
        ]
        if not rows:
            continue
        # A row without a name is a damaged index: the doctor's business, not the searcher's.
        fits = {row: _misfit(name, typed) for row, name in store.names(connection, rows).items()}
        found.update(dict.fromkeys(sorted(fits, key=lambda row: (fits[row], -row))))
        if len(found) >= wanted:
            break
    return list(found)[:wanted]


def _misfit(name: str, typed: str) -> int:
    """Return how far a folded name is from what was typed: the same, begins so, other."""
    plain = " ".join(words(name))
    return 0 if plain == typed else 1 if plain.startswith(typed) else 2


def _hit(connection: Connection, query: Query, person: UUID, card: dict[str, Any]) -> Hit:
    wanted = list(query.words)
    name, line = str(card["name"]), str(card["line"])
    name_marks, line_marks = marks(name, wanted), marks(line, wanted)
    field, snippet = None, ""
    seen = {word for word in wanted if _begins(f"{name} {line}", word)}
    if seen != set(wanted):
        missing = [word for word in wanted if word not in seen]
        field, snippet = _told(_on_card(card), missing) or _elsewhere(connection, person, missing)
    return Hit(
        person=person,
        name=name,
        name_marks=name_marks,
        line=line,
        line_marks=line_marks,
        field=field,
        snippet=snippet,
        snippet_marks=marks(snippet, wanted),
        email=card["email"],
        url=card["url"],
        tags=card["tags"],
    )


def _on_card(card: dict[str, Any]) -> dict[str, str]:
    """Return what the card says beyond name and line: no other table need be asked."""
    addresses = filter(None, (card["email"], card["url"]))
    return {"identity": " · ".join(addresses), "tag": " · ".join(card["tags"])}


def _elsewhere(
    connection: Connection, identifier: UUID, missing: list[str]
) -> tuple[str | None, str]:
    """Return the field, and a piece of it, where words not in name or line were found."""
    person = people.person(connection, identifier)
    told = _told(texts_of(connection, person), missing) if person else None
    return told or (None, "")


def _told(texts: dict[str, str], missing: list[str]) -> tuple[str, str] | None:
    for field, text in texts.items():
        if any(_begins(text, word) for word in missing):
            return field, excerpt(text, missing)
    return None


def _begins(text: str, word: str) -> bool:
    return any(one.startswith(word) for one in words(text))
