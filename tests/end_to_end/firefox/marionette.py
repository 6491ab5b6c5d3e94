"""Firefox's own remote control, as far as it is needed here.

Frames of `LENGTH:JSON` over TCP: `[0, number, command, parameters]` is answered by
`[1, number, error, result]`.
https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import itertools
import json
import socket
from typing import Any, Literal

from end_to_end.patience import PATIENCE, DidNotHappen

Context = Literal["chrome", "content"]
"""Chrome is the browser's own window; content is what the tab in hand shows."""

PATIENT = PATIENCE * 2
"""Longer than anything that a page is asked to wait for, so that it can say why."""


class Marionette:
    """A session with one running Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENT)
        self._stream = self._socket.makefile("rb")
        self._numbers = itertools.count(1)
        self._context: Context = "content"
        self._read()  # it says who it is
        self.send("WebDriver:NewSession", timeouts={"script": int(PATIENT * 1000)})

    def send(self, command: str, context: Context = "content", **parameters: Any) -> Any:
        """Give one command; return its result.

        Raises:
            DidNotHappen: it failed, or Firefox is gone; says how.
        """
        if context != self._context:
            self._exchange("Marionette:SetContext", {"value": context})
            self._context = context
        return self._exchange(command, parameters)

    def script(self, body: str, *arguments: Any) -> Any:
        """Run the body of a function in the browser's own window; return its value."""
        done = self.send("WebDriver:ExecuteScript", "chrome", script=body, args=arguments)
        return done["value"]

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._socket.close()

    def _exchange(self, command: str, parameters: dict[str, Any]) -> Any:
        number = next(self._numbers)
        message = json.dumps([0, number, command, parameters]).encode()
        try:
            self._socket.sendall(b"%d:%b" % (len(message), message))
            _, answered, error, result = self._read()
        except OSError as gone:
            raise DidNotHappen(f"{command}: {gone}") from gone
        assert answered == number
        if error is not None:
            raise DidNotHappen(f"{command}: {error['message']}")
        return result

    def _read(self) -> Any:
        length = b""
        while (character := self._stream.read(1)) != b":":
            if not character:
                raise ConnectionError("Firefox hung up")
            length += character
        return json.loads(self._stream.read(int(length)))
