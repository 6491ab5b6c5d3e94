"""From a request to a handler and back: verify, open, validate, do, sign."""

import asyncio
import hmac
import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID

from aiohttp import web

from kithbook.errors import Busy, ClientRevoked, InvalidRequest, KithbookError, OutOfScope
from kithbook.log import log
from kithbook.web import body
from kithbook.web.caller import verify
from kithbook.web.connection import Request
from kithbook.web.envelope import item_of, unseal
from kithbook.web.guard import is_local
from kithbook.web.model import ANYONE, COMMAND_LINE, Call, Caller
from kithbook.web.refusal import NotVerified, bare_refusal
from kithbook.web.session import SESSION
from kithbook.web.signature import RequestSignature, digest, reply_headers
from kithbook_protocol.base import WireModel
from kithbook_protocol.failure import ErrorCode, Failure
from kithbook_protocol.operation import Operation

JSON = "application/json"
ENVELOPE = "application/vnd.kithbook.envelope"
DEADLINE_SECONDS = 10
MOST_INFLATED = 16 * 1024 * 1024
"""Bytes of JSON in one envelope: 2 Mi characters of HTML, escaped, and the rest."""
LONGEST_SENTENCE = 1_000
"""Characters; the wire's ShortText. A sentence may quote a reference that is as long itself."""
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

Handle = Callable[[Call], Awaitable[WireModel]]
Gate = Callable[[web.Application, str], Awaitable[None]]
"""Takes the Origin; raises `NotVerified` for whom the call is not there."""


class Endpoint:
    """One operation of a running application. The only thing that ever calls a handler."""

    def __init__(
        self,
        app: web.Application,
        operation: Operation[Any, Any],
        handle: Handle,
        gate: Gate | None = None,
    ) -> None:
        self._app = app
        self._session = app[SESSION]
        self._operation = operation
        self._handle = handle
        self._gate = gate

    async def serve(self, request: Request) -> web.Response:
        """Answer one request that the guard let through."""
        try:
            caller, signature = await self._caller(request)
            content = await body.receive(request, self._operation.max_body)
            if signature and not hmac.compare_digest(
                request.headers.get("Content-Digest", ""), digest(content)
            ):
                return bare_refusal()
            request.whole()
            return await self._answer(request, caller, content, signature)
        except NotVerified:
            return bare_refusal()

    async def _caller(self, request: Request) -> tuple[Caller, RequestSignature | None]:
        if is_local(request):
            return COMMAND_LINE, None
        if self._gate:
            await self._gate(self._app, request.headers["Origin"])
            return ANYONE, None
        return verify(request, self._session)

    async def _answer(
        self,
        request: Request,
        caller: Caller,
        content: bytes,
        signature: RequestSignature | None,
    ) -> web.Response:
        """Do the call and sign what comes of it.

        Raises:
            NotVerified: it failed, and the caller is not known.
        """
        status = 200
        try:
            async with asyncio.timeout(DEADLINE_SECONDS) as deadline:
                with self._session.standing.under_way(caller, deadline):
                    reply = await self._handle(self._open(request, caller, content))
                self._session.standing.check(caller)
        except NotVerified:
            raise
        except Exception as error:  # noqa: BLE001 - the last line: no traceback leaves, none is lost
            failure = self._failure(error, caller)
            if caller is ANYONE:
                raise NotVerified from None
            status, reply = STATUS[failure.code], failure
        payload = body.serialise(reply)
        response = web.Response(status=status, body=payload, content_type=JSON)
        if caller is not COMMAND_LINE:
            response.headers.update(
                reply_headers(
                    self._session.identity.signing_key,
                    status=status,
                    content_type=JSON,
                    body=payload,
                    seconds=self._session.now() // 1000,
                    request=signature,
                )
            )
        return response

    def _open(self, request: Request, caller: Caller, content: bytes) -> Call:
        """Turn the body into the operation's request.

        Raises:
            KithbookError: out of scope, locked, or not of the form this call takes.
        """
        operation = self._operation
        # Only now: it may have been unpaired while its body came in.
        self._session.standing.check(caller)
        if caller is not ANYONE:
            self._session.called(caller)
        if caller.scope < operation.scope:
            raise OutOfScope
        item: UUID | None = None
        plain = operation.while_locked or caller is COMMAND_LINE
        if request.headers.get("Content-Type") != (JSON if plain else ENVELOPE):
            raise InvalidRequest("The Content-Type is not the one this call takes.")
        if not plain:
            item, _epoch = item_of(content)
            content = unseal(
                content,
                self._session.sealing_keys,
                vault=self._session.identity.vault,
                client=UUID(caller.name),
                path=operation.path,
                most=MOST_INFLATED,
            )
        elif operation.writes:
            item = _item_header(request)
        if item is not None and item.version != 7:  # noqa: PLR2004 - RFC 9562
            raise InvalidRequest("The item id must be a UUID version 7.")
        return Call(
            app=self._app,
            caller=caller,
            body=body.parse(operation.request, content or b"{}"),
            item=item if operation.writes else None,
            origin=request.headers.get("Origin", ""),
            check=partial(self._session.standing.check, caller),
        )

    def _failure(self, error: Exception, caller: Caller) -> Failure:
        """Put an error into words for the caller."""
        try:
            self._session.standing.check(caller)
        except ClientRevoked as revoked:
            # Its deadline came because of that, or it might as well have.
            error = revoked
        if isinstance(error, TimeoutError):
            error = Busy("That took too long; ask again, it is not done twice.")
        if isinstance(error, KithbookError):
            return Failure(code=error.code, sentence=str(error)[:LONGEST_SENTENCE])
        return _report(error, self._operation.path)


def _item_header(request: Request) -> UUID:
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
