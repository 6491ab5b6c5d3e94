"""Which call is answered by what: a room lists its `Route`s, and the table has nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from kithbook.errors import BadSetup, InvalidRequest
from kithbook.web.connection import Handler, Request
from kithbook.web.endpoint import Endpoint, Gate, Handle
from kithbook.web.guard import acceptable, calendar_token
from kithbook.web.model import Caller, Sealed
from kithbook.web.refusal import bare_refusal
from kithbook.web.session import SESSION
from kithbook_protocol.base import WireModel
from kithbook_protocol.operation import Operation, Scope
from kithbook_protocol.operations import OPERATIONS

OPEN_PATHS = {"/v1/hello", "/v1/pair/start", "/v1/pair/finish"}
"""The written allow-list of what may be called without a signature. Beside them, the calendar feed
is fetched by who knows its token (`web/guard.py`)."""


@dataclass(frozen=True, slots=True)
class Route:
    """An operation and what does it."""

    operation: Operation[Any, Any]
    handle: Handle
    gate: Gate | None = None
    """Of a call that is open: asked before a byte of the body is read."""


def check_routes(routes: Iterable[Route]) -> None:
    """Refuse to start with a call left open, unknown to the contract, doubled, or missing.

    Raises:
        BadSetup: naming the path.
    """
    missing = {operation.path: operation for operation in OPERATIONS.values()}
    for route in routes:
        path = route.operation.path
        if missing.pop(path, None) != route.operation:
            raise BadSetup(f"{path} is not a call of the contract, or has two handlers.")
        if route.operation.scope is Scope.OPEN and path not in OPEN_PATHS:
            raise BadSetup(f"{path} would be reachable without a signature.")
        if (route.operation.scope is Scope.OPEN) != (route.gate is not None):
            raise BadSetup(f"{path} needs either a signature or a gate.")
    if missing:
        raise BadSetup(f"Nothing answers {', '.join(sorted(missing))}.")


def handler(app: web.Application, routes: Iterable[Route]) -> Handler:
    """Return what answers every request of an application, and what was kept of them."""
    session = app[SESSION]
    table = {
        route.operation.path: Endpoint(app, route.operation, route.handle, route.gate)
        for route in routes
    }

    async def redo(caller: Caller, sealed: Sealed, *, pardoned: bool) -> WireModel:
        endpoint = table.get(sealed.path)
        if endpoint is None:
            raise InvalidRequest("This Kithbook does not know that call; update it, then retry.")
        return await endpoint.redo(caller, sealed, pardoned=pardoned)

    session.redo = redo

    async def handle(request: Request) -> web.StreamResponse:
        if token := calendar_token(request, session.port):
            return await session.calendar(token) or bare_refusal()
        endpoint = table.get(request.raw_path)
        if endpoint is None or not acceptable(request, session.port):
            return bare_refusal()
        return await endpoint.serve(request)

    return handle
