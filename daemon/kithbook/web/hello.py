"""Hello: the one call without a signature of the caller."""

from importlib.metadata import version

from kithbook.web.model import ANYONE, Call, to_bytes, to_text
from kithbook.web.refusal import NotVerified
from kithbook.web.route import Route
from kithbook.web.session import SESSION
from kithbook_protocol import PROTOCOL_VERSION
from kithbook_protocol.hello import HelloReply, HelloRequest
from kithbook_protocol.operations import HELLO

VERSION = version("kithbook")


async def hello(call: Call) -> HelloReply:
    """Say who this is, under the daemon's signature.

    Raises:
        NotVerified: no client ever paired from this origin.
        InvalidRequest: the nonce is not 16 bytes.
    """
    session, request = call.app[SESSION], call.body
    assert isinstance(request, HelloRequest)  # noqa: S101 - for the type checker
    if call.caller is ANYONE and not session.identity.knows(call.origin):
        # Other extensions need not learn that Kithbook is here.
        raise NotVerified
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


ROUTES = [Route(HELLO, hello)]
