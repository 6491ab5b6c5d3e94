"""The feed: turned on and off, and fetched by who knows its token."""

import asyncio
import hashlib
import hmac
import json
import secrets
from contextlib import suppress
from http import HTTPStatus

from aiohttp import web

from kithbook.config import Settings
from kithbook.errors import BadSetup, KithbookError
from kithbook.feed import entries, store
from kithbook.feed.store import Kept
from kithbook.files import read_private, write_private
from kithbook.store.database import Connection
from kithbook.store.service import Store
from kithbook.web.model import to_text
from kithbook.web.pace import Pace
from kithbook.web.session import Session
from kithbook_protocol.feed import Feed, FeedRequest

AT_ONCE = 10
A_SECOND = 0.5
"""Fetches: a calendar looks once in a quarter of an hour."""
DEADLINE_SECONDS = 10
RETRY_SECONDS = 600
"""After which it is worth looking whether the vault is open."""
LARGEST = 1_024
"""Bytes of feed.json."""
TOKEN_BYTES = 16
_OFF = "The calendar feed is off; turn it on with: kithbook feed on"
_NAMES = {
    True: "It says whom and what: any program that learns the address can read that.",
    False: "It names nobody; names come with: kithbook feed on --names",
}


class Feeding:
    """The feed of a running daemon."""

    def __init__(self, settings: Settings, session: Session, store_: Store) -> None:
        self._settings = settings
        self._session = session
        self._store = store_
        self._pace = Pace(AT_ONCE, A_SECOND)

    async def show(self) -> Feed:
        """Say how it stands, and at which address."""
        return self._told(await self._store.read(self._kept))

    async def turn_on(self, request: FeedRequest, *, anew: bool = False) -> Feed:
        """Turn it on, or change what it says; with `anew` what knew the old address is out.

        Raises:
            BadSetup: feed.json cannot be written.
        """
        before = await self._store.read(self._kept)
        token = to_text(secrets.token_bytes(TOKEN_BYTES))
        if before and not anew:
            kept = Kept(before.digest, before.token, request.names, before.made_at)
            if request.once:
                kept = Kept(before.digest, None, request.names, before.made_at)
            token = before.token or ""
        else:
            shown = None if request.once else token
            kept = Kept(_digest(token), shown, request.names, self._store.now())
        await asyncio.to_thread(self._note, kept.digest)
        epoch = self._session.identity.epoch
        await self._store.maintain(lambda held: store.put(held, kept, epoch))
        return self._told(kept, token)

    async def turn_off(self) -> Feed:
        """Turn it off: its address is nobody's any more.

        Raises:
            BadSetup: feed.json cannot be written.
        """
        await self._store.maintain(store.drop)
        await asyncio.to_thread(self._note, None)
        return self._told(None)

    async def answer(self, token: str) -> web.Response | None:
        """Answer who fetches it; None for whoever does not know its token.

        A locked vault has no calendar, and never an empty one: that would delete what was there.
        """
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                kept = await self._store.read(self._kept)
                if kept is None or not _knows(token, kept.digest):
                    return None
                if (wait := self._pace.turn(asyncio.get_running_loop().time())) is None:
                    return _later()
                await asyncio.sleep(wait)
                moment = self._store.now()
                made = await self._store.read(
                    lambda held: entries.written(held, moment, names=kept.names)
                )
        except (KithbookError, TimeoutError):
            noted = await asyncio.to_thread(self._noted)
            return _later() if noted and _knows(token, noted) else None
        return web.Response(body=made, content_type="text/calendar", charset="utf-8")

    def _kept(self, connection: Connection) -> Kept | None:
        return store.kept(connection, self._session.identity.epoch)

    def _told(self, kept: Kept | None, token: str | None = None) -> Feed:
        if kept is None:
            return Feed(on=False, url=None, names=False, made_at=None, sentence=_OFF)
        shown = token or kept.token
        where = f"http://127.0.0.1:{self._session.port or self._settings.port}"
        url = f"{where}/calendar/{shown}.ics" if shown else None
        known = "" if url else " Its address was told once; a new one comes with: kithbook feed new"
        return Feed(
            on=True,
            url=url,
            names=kept.names,
            made_at=kept.made_at,
            sentence=f"The calendar feed is on. {_NAMES[kept.names]}{known}",
        )

    def _note(self, digest: bytes | None) -> None:
        """Write down by what the address is known while the vault is locked."""
        content = {"sha256": digest.hex() if digest else None}
        write_private(self._settings.feed, json.dumps(content).encode())

    def _noted(self) -> bytes | None:
        with suppress(FileNotFoundError, BadSetup, ValueError, KeyError, TypeError):
            found = json.loads(read_private(self._settings.feed, limit=LARGEST))["sha256"]
            return bytes.fromhex(found)
        return None


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _knows(token: str, digest: bytes) -> bool:
    return hmac.compare_digest(_digest(token), digest)


def _later() -> web.Response:
    return web.Response(
        status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(RETRY_SECONDS)}
    )


FEEDING: web.AppKey[Feeding] = web.AppKey("feeding", Feeding)
