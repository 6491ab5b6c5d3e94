"""The command line's side of the API: the daemon's socket, or the app in this process."""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID

import aiohttp
import click
import uuid_utils
from pydantic import SecretStr

from kithbook.config import Settings
from kithbook.errors import BadSetup, KithbookError
from kithbook.vault.passphrase import passphrase_from_file
from kithbook_protocol.base import Nothing, WireModel
from kithbook_protocol.failure import Failure
from kithbook_protocol.hello import VaultState
from kithbook_protocol.operation import Operation
from kithbook_protocol.operations import LOCAL_UNLOCK, STATUS
from kithbook_protocol.vault import LocalUnlock, Status

ReplyT = TypeVar("ReplyT", bound=WireModel)

CALL_SECONDS = 60


class Refused(KithbookError):
    """The daemon said no; its sentence says why."""


class NotRunning(KithbookError):
    """Kithbook is not running; start it with `kithbook up`."""


class Connection:
    """Calls to the daemon, made one after another.

    Where none runs and `alone` is allowed, the app starts in this process for as long as the
    connection lives, under the same lock file, and the vault is unlocked for it.
    """

    def __init__(self, settings: Settings, *, alone: bool = True) -> None:
        self._settings = settings
        self._alone = alone
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._session: aiohttp.ClientSession | None = None

    def __enter__(self) -> Self:
        try:
            self._runner.run(self._open())
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def call(
        self,
        operation: Operation[Any, ReplyT],
        request: WireModel | None = None,
        item: UUID | None = None,
    ) -> ReplyT:
        """Make a call.

        Raises:
            Refused: with the daemon's own sentence.
            NotRunning: the daemon went away.
        """
        return self._runner.run(self._call(operation, request or Nothing(), item))

    def _close(self) -> None:
        try:
            self._runner.run(self._stack.aclose())
        finally:
            self._runner.close()

    async def _open(self) -> None:
        connector = aiohttp.UnixConnector(path=str(self._settings.socket))
        self._session = await self._stack.enter_async_context(
            aiohttp.ClientSession(
                connector=connector, timeout=aiohttp.ClientTimeout(total=CALL_SECONDS)
            )
        )
        try:
            await self._call(STATUS, Nothing(), None)
        except NotRunning:
            if not self._alone:
                raise
        else:
            return
        # Imported here: 0.3 s that a command beside a running daemon need not pay.
        from kithbook.server import log_to_file, serving  # noqa: PLC0415

        await self._stack.enter_async_context(serving(self._settings, with_port=False))
        log_to_file(self._settings)
        await self._unlock()

    async def _unlock(self) -> None:
        status = await self._call(STATUS, Nothing(), None)
        if status.state is VaultState.READY:
            return
        secret = await self._way_in(status)
        await self._call(LOCAL_UNLOCK, secret, None)

    async def _way_in(self, status: Status) -> LocalUnlock:
        if self._settings.passphrase_file is None and "keyring" in status.slots:
            try:
                await self._call(LOCAL_UNLOCK, LocalUnlock(), None)
            except Refused:
                pass
            else:
                return LocalUnlock()
        return LocalUnlock(passphrase=ask_passphrase(self._settings))

    async def _call(
        self, operation: Operation[Any, ReplyT], request: WireModel, item: UUID | None
    ) -> ReplyT:
        if self._session is None:
            raise NotRunning
        headers = {"Content-Type": "application/json"}
        if operation.writes:
            headers["Kithbook-Item"] = str(item or uuid_utils.uuid7())
        try:
            async with self._session.post(
                f"http://kithbook{operation.path}", data=_plain(request), headers=headers
            ) as response:
                content = await response.read()
        except (aiohttp.ClientConnectionError, FileNotFoundError) as error:
            raise NotRunning from error
        except TimeoutError as error:
            raise NotRunning("Kithbook does not answer; see its log.") from error
        if response.status == 200:  # noqa: PLR2004 - OK
            return operation.reply.model_validate_json(content)
        if not content:
            raise Refused("The daemon refused this user's command line.")
        failure = Failure.model_validate_json(content)
        raise Refused(failure.sentence)


def _plain(request: WireModel) -> bytes:
    """Write a request, secrets in clear: the socket is ours alone."""
    message = request.model_dump(mode="json", exclude_unset=True)
    for name, value in request:
        if isinstance(value, SecretStr):
            message[name] = value.get_secret_value()
    return json.dumps(message).encode()


def ask_passphrase(settings: Settings, *, new: bool = False) -> str:
    """Return the passphrase: from the file that was named, or typed on the terminal.

    Raises:
        BadSetup: there is neither.
    """
    if settings.passphrase_file is not None:
        return passphrase_from_file(settings.passphrase_file)
    if not sys.stdin.isatty():
        raise BadSetup("There is no terminal to type the passphrase on; use --passphrase-file.")
    typed: str = click.prompt(
        "New passphrase (8 characters or more)" if new else "Passphrase",
        hide_input=True,
        confirmation_prompt=new,
        err=True,
    )
    return typed
