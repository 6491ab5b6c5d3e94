"""What a room tells a brief: what is open between you and somebody."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from uuid import UUID

from aiohttp import web

from kithbook.store.database import Connection
from kithbook_protocol.brief import BriefEntry

MOST_ENTRIES = 50
"""Of one room, on one person."""

Provider = Callable[[Connection, Sequence[UUID], date], Iterable[BriefEntry]]
"""Returns what is open with these people, on a day."""

ENTRIES: web.AppKey[tuple[Provider, ...]] = web.AppKey("entries", tuple)
