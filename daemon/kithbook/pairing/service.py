"""Letting an extension in: a window, a code, one try that works or three that do not.

Only what comes by the Unix socket opens the window: the command line, and the native messaging
host, which opens it for the one origin that its browser vouches for. Every refusal on the HTTP side
is the bare 403.
"""

import asyncio
import hmac
import secrets
from dataclasses import dataclass, field
from time import monotonic
from typing import Literal
from uuid import UUID

import uuid_utils
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kithbook.clock import Now
from kithbook.errors import InvalidRequest
from kithbook.pairing.code import make_code, normal_code
from kithbook.pairing.exchange import PairingKeys, transcript
from kithbook.store.service import Store
from kithbook.web.identity import HOUR, PairedClient
from kithbook.web.model import to_bytes, to_text
from kithbook.web.refusal import NotVerified
from kithbook.web.session import Session
from kithbook_protocol.pairing import (
    ClientScope,
    Grant,
    PairChallenge,
    PairDone,
    PairFinish,
    PairStart,
    Window,
    WindowOutcome,
    WindowRequest,
)

SECONDS = 120
TRIES = 3
MOST_ATTEMPTS = 8
"""Key exchanges begun in one window; a page that floods it cannot exhaust the machine."""
OUTCOME_WAIT_SECONDS = 8


@dataclass(slots=True)
class _Attempt:
    """One key exchange, begun but not proven."""

    request: PairStart
    origin: str
    exchange_key: X25519PrivateKey


class _End:
    """A moment that comes by the wall clock or by the steady one, whichever is there first.

    The steady one stands still while the machine sleeps; the wall clock can be set back.
    """

    def __init__(self, now: Now, seconds: int) -> None:
        self._now = now
        self._wall = now() + seconds * 1000
        self._steady = monotonic() + seconds

    @property
    def seconds_left(self) -> float:
        """How long until then; 0 or less once it came."""
        return min((self._wall - self._now()) / 1000, self._steady - monotonic())


@dataclass(slots=True)
class _OpenWindow:
    """From `kithbook pair` until it is used, burnt or over."""

    code: str
    scope: ClientScope
    ends: "_End"
    origin: str | None = None
    """The only one it is open for, where a browser vouches for that."""
    wrong: int = 0
    begun: int = 0
    state: Literal["open", "paired", "burnt"] = "open"
    client: PairedClient | None = None
    attempts: dict[str, _Attempt] = field(default_factory=dict)
    closed: asyncio.Event = field(default_factory=asyncio.Event)

    def close(self, state: Literal["paired", "burnt"]) -> None:
        self.state = state
        self.attempts.clear()
        self.closed.set()


class Pairing:
    """The pairing window, of which there is at most one."""

    def __init__(self, session: Session, store: Store) -> None:
        self._session = session
        self._store = store
        self._window: _OpenWindow | None = None

    def open(self, request: WindowRequest) -> Window:
        """Open a window with a fresh code; a window that was open closes."""
        if self._window:
            self._window.close("burnt")
        code = make_code()
        ends = _End(self._session.now, SECONDS)
        self._window = _OpenWindow(normal_code(code), request.scope, ends, request.origin)
        return Window(code=code, seconds=SECONDS)

    async def outcome(self) -> WindowOutcome:
        """Wait a while for the window to close, and say how it did."""
        window = self._window
        if window is None:
            return WindowOutcome(state="expired")
        left = max(0, window.ends.seconds_left)
        try:
            async with asyncio.timeout(min(left, OUTCOME_WAIT_SECONDS)):
                await window.closed.wait()
        except TimeoutError:
            return WindowOutcome(state="open" if window.ends.seconds_left > 0 else "expired")
        return WindowOutcome(
            state=window.state, client=window.client.shown() if window.client else None
        )

    def check_open(self, origin: str) -> None:
        """See that a window is open for this origin.

        Raises:
            NotVerified: none is.
        """
        self._usable(origin)

    def start(self, request: PairStart, origin: str) -> PairChallenge:
        """Begin a key exchange.

        Raises:
            NotVerified: no window is open for this origin, or too much was begun in it.
            InvalidRequest: a key or nonce of the wrong length, or a name that is not plain text.
        """
        window = self._usable(origin)
        if not request.name.isprintable():
            # It is shown on a terminal, which obeys control characters.
            raise InvalidRequest("The name must be one line of plain text.")
        for value, length in (
            (request.client_key, 32),
            (request.exchange_key, 32),
            (request.nonce, 16),
        ):
            to_bytes(value, length)
        if window.begun >= MOST_ATTEMPTS:
            raise NotVerified
        window.begun += 1
        key, pairing = X25519PrivateKey.generate(), to_text(secrets.token_bytes(16))
        window.attempts[pairing] = _Attempt(request, origin, key)
        return PairChallenge(
            pairing=pairing, exchange_key=to_text(key.public_key().public_bytes_raw())
        )

    async def finish(self, request: PairFinish, origin: str) -> PairDone:
        """Check that the client knows the code, and let it in.

        Raises:
            NotVerified: it does not, or came from another origin, or too late.
            InvalidRequest: the proof is not 32 bytes; that is no guess and counts as none.
        """
        window = self._usable(origin)
        proof = to_bytes(request.proof, 32)
        attempt = window.attempts.pop(request.pairing, None)
        if attempt is None or attempt.origin != origin:
            raise NotVerified
        try:
            keys = await asyncio.to_thread(self._derive, window.code, attempt, request.pairing)
        except ValueError as error:
            raise NotVerified from error
        if self._usable(origin) is not window:
            raise NotVerified
        if not hmac.compare_digest(keys.client_proof, proof):
            window.wrong += 1
            if window.wrong >= TRIES:
                window.close("burnt")
            raise NotVerified
        client = self._admit(attempt, window.scope)
        window.client = client
        window.close("paired")
        await self._store.let_in(client)
        identity = self._session.identity
        grant = Grant(
            client=client.id,
            scope=client.scope,
            vault=identity.vault,
            daemon_key=to_text(identity.public_key),
            sealing_key=to_text(identity.sealing_key),
            epoch=identity.epoch,
        )
        return PairDone(
            proof=to_text(keys.daemon_proof),
            grant=to_text(keys.seal(grant.model_dump_json().encode())),
        )

    def _usable(self, origin: str) -> _OpenWindow:
        window = self._window
        if window is None or window.state != "open" or window.ends.seconds_left <= 0:
            raise NotVerified
        if window.origin not in (None, origin):
            raise NotVerified
        return window

    def _derive(self, code: str, attempt: _Attempt, pairing: str) -> PairingKeys:
        request, own = attempt.request, attempt.exchange_key
        bound = transcript(
            attempt.origin,
            f"127.0.0.1:{self._session.port}",
            request.name,
            to_bytes(request.client_key),
            to_bytes(request.exchange_key),
            to_bytes(request.nonce),
            to_bytes(pairing),
            own.public_key().public_bytes_raw(),
        )
        return PairingKeys.derive(own, to_bytes(request.exchange_key), code, bound)

    def _admit(self, attempt: _Attempt, scope: ClientScope) -> PairedClient:
        client = PairedClient(
            id=UUID(bytes=uuid_utils.uuid7().bytes),
            name=attempt.request.name,
            origin=attempt.origin,
            scope=scope,
            paired_at=self._session.now(),
            last_used_at=self._session.now() // HOUR * HOUR,
            key=attempt.request.client_key,
        )
        self._session.identity.admit(client)
        return client


PAIRING: web.AppKey[Pairing] = web.AppKey("pairing", Pairing)
