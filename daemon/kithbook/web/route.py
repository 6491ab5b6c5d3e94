"""From a request to a handler and back: verify, open, validate, do, sign.

A room lists its `Route`s; nothing else ever reaches the router, and `check_routes` refuses to start
a daemon whose router holds anything that this file did not put there.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog
from aiohttp import web

from kithbook.errors import (
    BadSetup,
    Busy,
    ClientRevoked,
    InvalidRequest,
    KithbookError,
    OutOfScope,
)
from kithbook.web import body
from kithbook.web.envelope import item_of, unseal
from kithbook.web.guard import bare_refusal, is_local
from kithbook.web.model import ANYONE, COMMAND_LINE, Call, Caller, to_text
from kithbook.web.session import SESSION, Session
from kithbook.web.signature import (
    WINDOW_SECONDS,
    RequestSignature,
    base,
    digest,
    reply_headers,
    verified,
)
from kithbook_protocol.base import WireModel
from kithbook_protocol.failure import ErrorCode, Failure
from kithbook_protocol.operation import Operation, Scope
from kithbook_protocol.operations import OPERATIONS

JSON = "application/json"
ENVELOPE = "application/vnd.kithbook.envelope"
DEADLINE_SECONDS = 10
MOST_INFLATED = 16 * 1024 * 1024
"""Bytes of JSON in one envelope: 2 Mi characters of HTML, escaped, and the rest."""
STATUS = {
    ErrorCode.INVALID: 400,
    ErrorCode.REVOKED: 401,
    ErrorCode.SCOPE: 403,
    ErrorCode.CONFLICT: 409,
    ErrorCode.VERSION: 412,
    ErrorCode.LOCKED: 423,
    ErrorCode.FAILED: 500,
    ErrorCode.BUSY: 503,
}
OPEN_PATHS = {name for name, op in OPERATIONS.items() if op.scope is Scope.OPEN}
"""The written allow-list of what anyone may call; `check_routes` compares it with the contract."""

log = structlog.get_logger()


class NotVerified(Exception):
    """The request is not from a client of ours; answered by the bare refusal."""


@dataclass(frozen=True, slots=True)
class Route:
    """An operation and what does it."""

    operation: Operation[Any, Any]
    handle: Callable[[Call], Awaitable[WireModel]]


def add_routes(app: web.Application, routes: Iterable[Route]) -> None:
    """Put a room's calls on the router."""
    for route in routes:
        app.router.add_post(route.operation.path, _Endpoint(route).serve)


def check_routes(app: web.Application) -> None:
    """Refuse to start with a path left open, unknown to the contract, or missing.

    Raises:
        BadSetup: naming the path.
    """
    if {"HELLO", "PAIR_START", "PAIR_FINISH"} != OPEN_PATHS:
        raise BadSetup(f"These calls must not be open: {sorted(OPEN_PATHS)}.")
    found = set()
    for entry in app.router.routes():
        path = entry.resource.canonical if entry.resource else "?"
        maker = getattr(entry.handler, "__self__", None)
        if entry.method != "POST" or not isinstance(maker, _Endpoint):
            raise BadSetup(f"{entry.method} {path} would be reachable without a signature.")
        found.add(path)
    if missing := {op.path for op in OPERATIONS.values()} - found:
        raise BadSetup(f"Nothing answers {', '.join(sorted(missing))}.")


class _Endpoint:
    """The one kind of handler on the router."""

    def __init__(self, route: Route) -> None:
        self._operation = route.operation
        self._handle = route.handle

    async def serve(self, request: web.Request) -> web.Response:
        """Answer one request."""
        session = request.app[SESSION]
        content = await body.receive(request, self._operation.max_body)
        if content is None:
            return bare_refusal()
        if is_local(request):
            return await self._answer(request, COMMAND_LINE, content, None)
        if self._operation.scope is Scope.OPEN:
            return await self._answer(request, ANYONE, content, None)
        try:
            caller, signature = _verify(request, session, content)
        except NotVerified:
            return bare_refusal()
        return await self._answer(request, caller, content, signature)

    async def _answer(
        self,
        request: web.Request,
        caller: Caller,
        content: bytes,
        signature: RequestSignature | None,
    ) -> web.Response:
        """Do the call and sign what comes of it."""
        session = request.app[SESSION]
        status = 200
        try:
            if caller is not ANYONE:
                session.on_call()
            async with asyncio.timeout(DEADLINE_SECONDS):
                call = self._open(request, session, caller, content)
                reply = await self._handle(call)
        except NotVerified:
            return bare_refusal()
        except KithbookError as error:
            if caller is ANYONE:
                return bare_refusal()
            status, reply = STATUS[error.code], Failure(code=error.code, sentence=str(error))
        except TimeoutError:
            busy = Busy("That took too long; it was not done.")
            status, reply = STATUS[busy.code], Failure(code=busy.code, sentence=str(busy))
        except Exception as error:  # noqa: BLE001 - the last line: no traceback leaves, none is lost
            status, reply = 500, _report(error, self._operation.path)
        payload = body.serialise(reply)
        response = web.Response(status=status, body=payload, content_type=JSON)
        if caller is not COMMAND_LINE:
            response.headers.update(
                reply_headers(
                    session.identity.signing_key,
                    status=status,
                    content_type=JSON,
                    body=payload,
                    seconds=session.now() // 1000,
                    request=signature,
                )
            )
        return response

    def _open(self, request: web.Request, session: Session, caller: Caller, content: bytes) -> Call:
        """Turn the body into the operation's request.

        Raises:
            KithbookError: out of scope, locked, or not of the form this call takes.
        """
        operation = self._operation
        if caller.scope < operation.scope:
            # A verified caller with no scope left is one that was unpaired.
            raise ClientRevoked if caller.scope is Scope.OPEN else OutOfScope
        item: UUID | None = None
        plain = operation.while_locked or caller is COMMAND_LINE
        if request.headers.get("Content-Type") != (JSON if plain else ENVELOPE):
            raise InvalidRequest("The Content-Type is not the one this call takes.")
        if not plain:
            item, _epoch = item_of(content)
            content = unseal(
                content,
                session.sealing_keys,
                vault=session.identity.vault,
                client=UUID(caller.name),
                path=operation.path,
                most=MOST_INFLATED,
            )
        elif operation.writes:
            item = _item_header(request)
        if item is not None and item.version != 7:  # noqa: PLR2004 - RFC 9562
            raise InvalidRequest("The item id must be a UUID version 7.")
        message = body.parse(operation.request, content or b"{}")
        return Call(
            app=request.app,
            caller=caller,
            body=message,
            item=item if operation.writes else None,
            origin=request.headers.get("Origin", ""),
        )


def _verify(
    request: web.Request, session: Session, content: bytes
) -> tuple[Caller, RequestSignature]:
    """Find out whose call this is.

    Raises:
        NotVerified: whatever the reason; the caller of this learns none.
    """
    headers = request.headers
    signature = RequestSignature.parse(
        headers.get("Signature-Input", ""), headers.get("Signature", "")
    )
    known = session.identity.client(signature.keyid) if signature else None
    if signature is None or known is None:
        raise NotVerified
    client, key = known
    seconds = session.now() // 1000
    lines = [
        ('"@method"', "POST"),
        ('"@authority"', f"127.0.0.1:{session.port}"),
        ('"@path"', request.raw_path),
        ('"origin"', client.origin),
        ('"content-type"', headers["Content-Type"]),
        ('"content-digest"', digest(content)),
    ]
    try:
        message = base(lines, signature.params)
    except UnicodeEncodeError as error:
        raise NotVerified from error
    if (
        headers["Origin"] != client.origin
        or headers.get("Content-Digest") != digest(content)
        or signature.boot != to_text(session.boot)
        or abs(seconds - signature.created) > WINDOW_SECONDS
        or not verified(key, signature.value, message)
        or not session.nonces.first_use(signature.keyid, signature.nonce, seconds)
    ):
        raise NotVerified
    scope = Scope.OPEN if client.revoked_at else Scope[client.scope.upper()]
    return Caller(str(client.id), scope), signature


def _item_header(request: web.Request) -> UUID:
    try:
        return UUID(request.headers["Kithbook-Item"])
    except (KeyError, ValueError) as error:
        raise InvalidRequest("A call that writes needs a Kithbook-Item header.") from error


def _report(error: Exception, path: str) -> Failure:
    """Log where it broke, without what it broke on, and give the person a reference."""
    reference = secrets.token_hex(4)
    frames = []
    trace = error.__traceback__
    while trace:
        frames.append(f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("broken", reference=reference, path=path, error=type(error).__name__, at=frames[-6:])
    return Failure(
        code=ErrorCode.FAILED,
        sentence=f"Kithbook made a mistake; nothing was changed. Its log knows it as {reference}.",
    )
