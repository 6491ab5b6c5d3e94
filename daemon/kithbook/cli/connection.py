"""The command line's side of the API: the daemon's socket, or the app in this process."""

import json
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID

import click
import uuid_utils
from pydantic import SecretStr, ValidationError

from kithbook import peer
from kithbook.cli.passphrase import ask_passphrase
from kithbook.config import Settings, refuse_foreign
from kithbook.errors import BadSetup, InvalidRequest, KithbookError
from kithbook_protocol.base import Nothing, WireModel
from kithbook_protocol.failure import ErrorCode, Failure
from kithbook_protocol.hello import VaultState
from kithbook_protocol.operation import Operation
from kithbook_protocol.vault import LocalUnlock, Status
from kithbook_protocol.vault_operations import LOCAL_UNLOCK, STATUS

ReplyT = TypeVar("ReplyT", bound=WireModel)

CALL_SECONDS = 60
START_SECONDS = 30.0
"""For a daemon to answer; 1 s on a quiet machine."""
BETWEEN = 0.05
"""Seconds from one look to the next."""
FIRST_SECONDS = 5
"""For the first look whether a daemon is there: it asks for nothing that takes time."""


class Refused(KithbookError):
    """The daemon said no; its sentence says why."""

    def __init__(self, sentence: str, code: ErrorCode = ErrorCode.FAILED) -> None:
        super().__init__(sentence)
        self.code = code


class NotRunning(KithbookError):
    """Kithbook is not running; start it with `kithbook up`."""


class NotAnswering(KithbookError):
    """Kithbook runs but does not answer; wait a moment, or end it and run `kithbook up` again."""


class Connection:
    """Calls to the daemon, made one after another.

    Where none runs and `alone` is allowed, the app starts in this process for as long as the
    connection lives, under the same lock file, and the vault is unlocked for it, unless the calls
    bring their secret along.
    """

    def __init__(self, settings: Settings, *, alone: bool = True, unlock: bool = True) -> None:
        self._settings = settings
        self._alone = alone
        self._unlocks = unlock
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        try:
            self._open()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def call(
        self,
        operation: Operation[Any, ReplyT],
        request: WireModel | None = None,
        item: UUID | None = None,
        seconds: float = CALL_SECONDS,
    ) -> ReplyT:
        """Make a call, and wait so many seconds for each piece of its answer.

        Raises:
            Refused: with the daemon's own sentence.
            NotRunning: there is no daemon, or it went away.
            NotAnswering: there is one, but it hangs.
        """
        headers = {"Content-Type": "application/json"}
        if operation.writes:
            headers["Kithbook-Item"] = str(item or uuid_utils.uuid7())
        status, content = self._post(operation.path, _plain(request or Nothing()), headers, seconds)
        try:
            if status == 200:  # noqa: PLR2004 - OK
                return operation.reply.model_validate_json(content)
            if content:
                failure = Failure.model_validate_json(content)
                raise Refused(failure.sentence, failure.code)
        except ValidationError as error:
            raise Refused("The daemon is another version of Kithbook; start it anew.") from error
        raise Refused("The daemon did not take that: it is too large, or not yours to ask.")

    def _post(
        self, path: str, body: bytes, headers: dict[str, str], seconds: float
    ) -> tuple[int, bytes]:
        connection = _SocketConnection(self._settings.socket, seconds)
        try:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        except KeyboardInterrupt:
            click.echo("Kithbook was asked already, and goes on with it.", err=True)
            raise
        except (TimeoutError, BlockingIOError) as error:
            # Blocking: so many wait for it already that the system lets nobody else queue.
            raise NotAnswering from error
        except (FileNotFoundError, ConnectionError, HTTPException) as error:
            raise NotRunning from error
        except OSError as error:
            where = self._settings.socket.parent
            raise BadSetup(f"Nothing can be asked through {where}: {error.strerror}.") from error
        finally:
            connection.close()

    def _open(self) -> None:
        try:
            self.call(STATUS, seconds=FIRST_SECONDS)
        except NotRunning:
            if not self._alone:
                raise
        else:
            return
        # Imported here: the daemon's 0.2 s, which a command beside a running one need not pay.
        from kithbook.cli.alone import Alone  # noqa: PLC0415

        self._stack.enter_context(Alone(self._settings))
        if self._unlocks:
            self._unlock()

    def _unlock(self) -> None:
        status = self.call(STATUS)
        if status.state is VaultState.READY or self._opens_by_keyring(status):
            return
        secret = SecretStr(ask_passphrase(self._settings))
        self._tell(self.call(LOCAL_UNLOCK, LocalUnlock(passphrase=secret)))

    def _opens_by_keyring(self, status: Status) -> bool:
        if self._settings.passphrase_file is not None or "keyring" not in status.slots:
            return False
        try:
            self._tell(self.call(LOCAL_UNLOCK, LocalUnlock()))
        except Refused:
            return False
        return True

    def _tell(self, status: Status) -> None:
        """Say what the person should see to: nobody asks a passing daemon for its status."""
        for warning in status.warnings:
            click.echo(warning.sentence, err=True)


def reached(settings: Settings, given_up: Callable[[], bool], seconds: float) -> Status | None:
    """Wait for a daemon that is starting; None where it does not come.

    Args:
        settings: whose it is.
        given_up: tells whether it has ended already.
        seconds: for how long.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended = given_up()
        # Once more after it ended: another that was started at the same time may be the one.
        if found := running(settings):
            return found
        if ended:
            break
        time.sleep(BETWEEN)
    return None


def running(settings: Settings) -> Status | None:
    """Return how a daemon that listens for browsers stands; None where there is none."""
    try:
        with Connection(settings, alone=False) as connection:
            status = connection.call(STATUS)
    except (NotRunning, NotAnswering):
        return None
    # A command that is at work alone answers too, and no browser reaches it.
    return status if status.port else None


class _SocketConnection(HTTPConnection):
    """HTTP over the daemon's Unix socket; aiohttp's client would cost 0.1 s of every command."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__("kithbook", timeout=seconds)
        self._path = path

    def connect(self) -> None:
        """Connect to the path, if nobody else can be behind it: a passphrase may follow.

        Raises:
            BadSetup: the folder around the socket is not ours alone, or another user listens.
        """
        refuse_foreign(self._path.parent)
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))
        if not peer.is_own(self.sock):
            raise BadSetup(f"Another user's program listens on {self._path}; nothing was sent.")


def _plain(request: WireModel) -> bytes:
    """Write a request, secrets in clear: the socket is ours alone."""
    message = request.model_dump(mode="json", exclude_unset=True)
    for name, value in request:
        if isinstance(value, SecretStr):
            message[name] = value.get_secret_value()
    try:
        # As it is: escaped, a page in Chinese would be twice as long.
        return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError as error:
        raise InvalidRequest("That is not text in UTF-8; check the terminal's language.") from error
