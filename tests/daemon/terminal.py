"""The command line's side of the wire: plain JSON over the Unix socket."""

import uuid_utils
from daemon.extension import JSON, Refused, encoded
from daemon.message import Request, send

from kithbook_protocol.base import Nothing


async def call(socket, operation, body=None, *, item=None):
    """Make a call; return its reply's model. A body may be a model, a dict or raw bytes.

    Raises:
        Refused: with the daemon's failure.
    """
    request = Request(operation.path, (("Host", "kithbook"), ("Content-Type", JSON)))
    if operation.writes:
        request = request.with_header("Kithbook-Item", str(item or uuid_utils.uuid7()))
    reply = await send(socket, request.with_body(encoded(Nothing() if body is None else body)))
    if reply.status != 200:
        raise Refused(reply)
    return operation.reply.model_validate_json(reply.body)
