"""Pairing over HTTP: two open calls, the rest only for the command line."""

from aiohttp import web

from kithbook.pairing.service import PAIRING
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook.web.session import SESSION
from kithbook_protocol.pairing import (
    Client,
    Clients,
    PairChallenge,
    PairDone,
    Window,
    WindowOutcome,
)
from kithbook_protocol.vault_operations import (
    CLIENTS,
    PAIR_FINISH,
    PAIR_OUTCOME,
    PAIR_START,
    PAIR_WINDOW,
    REVOKE,
)


async def start(call: Call) -> PairChallenge:
    """Begin a key exchange."""
    return call.app[PAIRING].start(call.body, call.origin)


async def finish(call: Call) -> PairDone:
    """End a key exchange."""
    return await call.app[PAIRING].finish(call.body, call.origin)


async def pairs(app: web.Application, origin: str) -> None:
    """Let an extension pair while the window is open; how often is the window's business.

    Raises:
        NotVerified: no window is open for it.
    """
    app[PAIRING].check_open(origin)


async def window(call: Call) -> Window:
    """Open the window."""
    return call.app[PAIRING].open(call.body)


async def outcome(call: Call) -> WindowOutcome:
    """Say how the window closed."""
    return await call.app[PAIRING].outcome()


async def clients(call: Call) -> Clients:
    """List who is or was paired."""
    return Clients(clients=[one.shown() for one in call.app[SESSION].identity.clients])


async def revoke(call: Call) -> Client:
    """Unpair one. When this is answered, nothing it asked for is still to be written."""
    session = call.app[SESSION]
    revoked = session.standing.revoke(call.body.client, session.now())
    await call.app[STORE].let_out(revoked)
    return revoked.shown()


ROUTES = [
    Route(PAIR_START, start, pairs),
    Route(PAIR_FINISH, finish, pairs),
    Route(PAIR_WINDOW, window),
    Route(PAIR_OUTCOME, outcome),
    Route(CLIENTS, clients),
    Route(REVOKE, revoke),
]
