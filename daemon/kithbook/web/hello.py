"""Hello: the one call without a signature of the caller."""

import asyncio
from importlib.metadata import version

from aiohttp import web

from kithbook.web.model import Call, to_bytes, to_text
from kithbook.web.pace import Pace
from kithbook.web.refusal import NotVerified
from kithbook.web.route import Route
from kithbook.web.session import SESSION
from kithbook_protocol import PROTOCOL_VERSION
from kithbook_protocol.hello import HelloReply, HelloRequest
from kithbook_protocol.vault_operations import HELLO

VERSION = version("kithbook")
HELLOS_AT_ONCE = 100
HELLOS_A_SECOND = 50
"""From one origin. Another extension can forge an Origin, and ask without end."""


async def hello(call: Call) -> HelloReply:
    """Say who this is, under the daemon's signature.

    Raises:
        InvalidRequest: the nonce is not 16 bytes.
    """
    session, request = call.app[SESSION], call.body
    assert isinstance(request, HelloRequest)  # noqa: S101 - for the type checker
    to_bytes(request.nonce, 16)
    session.on_hello()
    return HelloReply(
        nonce=request.nonce,
        boot=to_text(session.boot),
        vault=session.identity.vault,
        state=session.state,
        epoch=session.identity.epoch,
        oldest_protocol=PROTOCOL_VERSION,
        newest_protocol=PROTOCOL_VERSION,
        version=VERSION,
    )


async def greets(app: web.Application, origin: str) -> None:
    """Let an extension say hello, at a pace that none does honestly: one needs one each start.

    Raises:
        NotVerified: no client ever paired from this origin, or too many say hello from it.
    """
    session = app[SESSION]
    if not session.identity.knows(origin):
        # Other extensions need not learn that Kithbook is here.
        raise NotVerified
    pace = session.hellos.setdefault(origin, Pace(HELLOS_AT_ONCE, HELLOS_A_SECOND))
    wait = pace.turn(asyncio.get_running_loop().time())
    if wait is None:
        raise NotVerified
    await asyncio.sleep(wait)


ROUTES = [Route(HELLO, hello, greets)]
