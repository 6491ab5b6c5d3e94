"""One request from the extension, answered; everything that may be asked, and who may ask."""

import json
import os
import sys
from collections.abc import Sequence

from pydantic import ValidationError

from kithbook.cli.connection import Connection, running
from kithbook.config import PREFIX, Settings
from kithbook.errors import InvalidRequest, KithbookError
from kithbook.host import frame
from kithbook.host.caller import NotABrowser, vouched
from kithbook.host.starting import started
from kithbook.jail.system import hide_memory
from kithbook.vault.service import Vault
from kithbook_protocol.native import NativeReply, NativeRequest
from kithbook_protocol.pairing import WindowRequest
from kithbook_protocol.vault_operations import PAIR_WINDOW

FAILED = 1
UNKNOWN = "This Kithbook does not know that request; bring it up to date."


def main(words: Sequence[str]) -> int:
    """Answer the one request that a browser brings; 0 once it was, 1 with a sentence if not."""
    hide_memory()
    try:
        settings, origin = _settings(words), vouched(words[1:])
        content = frame.receive(sys.stdin.buffer)
        reply = _answer(settings, origin, content)
        frame.send(sys.stdout.buffer, reply.model_dump_json().encode())
    except BrokenPipeError:
        return FAILED
    except KithbookError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the browser's own log
        return FAILED
    return 0


def _settings(words: Sequence[str]) -> Settings:
    """Return the settings that the launcher holds; the browser's environment has no say.

    Raises:
        NotABrowser: there are none, so it is not the launcher that started us.
    """
    try:
        told = json.loads(words[0])
        variables = {str(name): str(value) for name, value in told.items()}
    except (IndexError, ValueError, AttributeError) as error:
        raise NotABrowser from error
    for name in [one for one in os.environ if one.startswith(PREFIX)]:
        del os.environ[name]
    os.environ.update({name: value for name, value in variables.items() if name.startswith(PREFIX)})
    return Settings()


def _answer(settings: Settings, origin: str | None, content: bytes) -> NativeReply:
    try:
        request = NativeRequest.model_validate_json(content)
    except ValidationError:
        return NativeReply(state="refused", sentence=UNKNOWN)
    try:
        if not Vault(settings, None).exists:
            return NativeReply(state="no-vault")
        if request.ask == "start":
            return NativeReply(state="running", port=started(settings).port)
        return _window(settings, origin or _firefox(request))
    except KithbookError as error:
        return NativeReply(state="failed", sentence=str(error))


def _firefox(request: NativeRequest) -> str:
    """Return the origin that the extension has in this Firefox, which tells it to nobody else.

    Raises:
        InvalidRequest: it says none, or another browser's.
    """
    if request.origin is None or not request.origin.startswith("moz-extension://"):
        raise InvalidRequest("The extension must say which origin it has in this browser.")
    return request.origin


def _window(settings: Settings, origin: str) -> NativeReply:
    """Open the window for this one origin, and hand on the code that a person would type."""
    status = running(settings)
    if status is None:
        return NativeReply(state="not-running")
    with Connection(settings, alone=False) as connection:
        window = connection.call(PAIR_WINDOW, WindowRequest(origin=origin))
    return NativeReply(state="code", port=status.port, code=window.code)
