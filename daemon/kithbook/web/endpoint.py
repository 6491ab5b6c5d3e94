"""From a request to a handler and back: verify, open, validate, do, sign."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID

from aiohttp import web

from kithbook.errors import (
    ClientRevoked,
    InvalidRequest,
    KithbookError,
    OutOfScope,
    VersionMismatch,
)
from kithbook.web import body
from kithbook.web.caller import verify
from kithbook.web.connection import Request
from kithbook.web.envelope import item_of, unseal
from kithbook.web.failure import STATUS, ours, told
from kithbook.web.guard import is_local
from kithbook.web.model import ANYONE, COMMAND_LINE, ENVELOPE, JSON, Call, Caller, Sealed, nothing
from kithbook.web.refusal import NotVerified, bare_refusal
from kithbook.web.session import SESSION
from kithbook.web.signature import RequestSignature, digest, reply_headers
from kithbook_protocol.base import WireModel
from kithbook_protocol.operation import Operation
from kithbook_protocol.spool import Spooled

DEADLINE_SECONDS = 10
MOST_INFLATED = 16 * 1024 * 1024
"""Bytes of JSON in one envelope: 2 Mi characters of HTML, escaped, and the rest."""

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
        reply: WireModel
        try:
            async with asyncio.timeout(DEADLINE_SECONDS) as deadline:
                with self._session.standing.under_way(caller, deadline):
                    reply = await self._do(request, caller, content, signature)
                self._session.standing.check(caller)
            status = 202 if isinstance(reply, Spooled) else 200
        except NotVerified:
            raise
        except Exception as error:  # noqa: BLE001 - the last line: no traceback leaves, none is lost
            failure = self._failure(error, caller)
            if caller is ANYONE:
                raise NotVerified from None
            status, reply = STATUS[failure.code], told(failure)
        payload = body.serialise(reply)
        response = web.Response(status=status, body=payload, content_type=JSON)
        if caller is not COMMAND_LINE:
            response.headers.update(
                reply_headers(
                    self._session.identity.answering_key(
                        caller.name, request.headers.get("Origin", "")
                    ),
                    status=status,
                    content_type=JSON,
                    body=payload,
                    seconds=self._session.now() // 1000,
                    request=signature,
                )
            )
        return response

    async def redo(self, caller: Caller, sealed: Sealed, *, pardoned: bool) -> WireModel:
        """Do a write that was kept.

        Args:
            caller: whose it is.
            sealed: the write.
            pardoned: do it also for a client that was unpaired since.

        Raises:
            KithbookError: it was not done; the same errors that a call would be answered with.
        """
        check = nothing if pardoned else partial(self._session.standing.check, caller)
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                check()
                self._check_scope(caller)
                item = self._item_of(sealed.envelope)
                content = self._unseal(caller, sealed.envelope)
                return await self._handle(self._call(caller, content, item, check=check))
        except Exception as error:  # noqa: BLE001 - as above
            raise ours(error, self._operation.path) from None

    async def _do(
        self,
        request: Request,
        caller: Caller,
        content: bytes,
        signature: RequestSignature | None,
    ) -> WireModel:
        """Do the call, or keep it for later.

        Raises:
            KithbookError: out of scope, locked, or not of the form this call takes.
        """
        operation = self._operation
        # Only now: it may have been unpaired while its body came in.
        self._session.standing.check(caller)
        if caller is not ANYONE:
            self._session.called(caller, unattended=operation.unattended)
        self._check_scope(caller)
        plain = operation.while_locked or caller is COMMAND_LINE
        if request.headers.get("Content-Type") != (JSON if plain else ENVELOPE):
            raise InvalidRequest("The Content-Type is not the one this call takes.")
        item: UUID | None = None
        if not plain:
            item = self._item_of(content)
            if operation.writes and signature:
                sealed = Sealed(operation.path, item, content, signature, self._session.port)
                if kept := await self._session.keep(sealed):
                    return kept
            content = self._unseal(caller, content)
        elif operation.writes:
            item = _item_header(request)
            await self._session.turn()
        call = self._call(
            caller,
            content,
            item,
            origin=request.headers.get("Origin", ""),
            check=partial(self._session.standing.check, caller),
        )
        return await self._handle(call)

    def _check_scope(self, caller: Caller) -> None:
        if caller.scope < self._operation.scope:
            raise OutOfScope

    def _item_of(self, envelope: bytes) -> UUID:
        """Check an envelope in all that can be checked without opening it; return its item id."""
        item, epoch = item_of(envelope)
        if epoch not in {self._session.identity.epoch, *self._session.sealing_keys.by_epoch}:
            raise VersionMismatch
        return _version_seven(item)

    def _unseal(self, caller: Caller, envelope: bytes) -> bytes:
        return unseal(
            envelope,
            self._session.sealing_keys,
            vault=self._session.identity.vault,
            client=UUID(caller.name),
            path=self._operation.path,
            most=MOST_INFLATED,
        )

    def _call(
        self,
        caller: Caller,
        content: bytes,
        item: UUID | None,
        *,
        check: Callable[[], None],
        origin: str = "",
    ) -> Call:
        """Turn the opened body into the operation's request."""
        return Call(
            app=self._app,
            caller=caller,
            body=body.parse(self._operation.request, content or b"{}"),
            item=item if self._operation.writes else None,
            origin=origin,
            check=check,
        )

    def _failure(self, error: Exception, caller: Caller) -> KithbookError:
        """Put an error into words for the caller."""
        try:
            self._session.standing.check(caller)
        except ClientRevoked as revoked:
            # Its deadline came because of that, or it might as well have.
            return revoked
        return ours(error, self._operation.path)


def _item_header(request: Request) -> UUID:
    try:
        item = UUID(request.headers["Kithbook-Item"])
    except (KeyError, ValueError) as error:
        raise InvalidRequest("A call that writes needs a Kithbook-Item header.") from error
    return _version_seven(item)


def _version_seven(item: UUID) -> UUID:
    if item.version != 7:  # noqa: PLR2004 - RFC 9562
        raise InvalidRequest("The item id must be a UUID version 7.")
    return item
