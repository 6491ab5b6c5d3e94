"""A target that no Playwright page stands for: the popup, the side panel, the worker.

So it is spoken to in the DevTools protocol:
https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-sendMessageToTarget
"""

import itertools
import json
from typing import Any

from end_to_end.patience import PATIENCE, DidNotHappen, until
from playwright.sync_api import CDPSession, Page

PUMP = 1
"""Milliseconds for Playwright to take in what the browser said, which mostly is there by then."""


class ChromiumTarget:
    """Whatever runs JavaScript, by its target's id."""

    def __init__(self, control: CDPSession, tab: Page, target: str) -> None:
        self._control = control
        self._tab = tab
        self._target = target
        self._numbers = itertools.count(1)
        self._replies: dict[int, dict[str, Any]] = {}
        self._session = control.send(
            "Target.attachToTarget", {"targetId": target, "flatten": False}
        )["sessionId"]
        control.on("Target.receivedMessageFromTarget", self._receive)

    def send(self, method: str, **parameters: Any) -> Any:
        """Say something in the DevTools protocol; return what the target answers."""
        number = next(self._numbers)
        message = json.dumps({"id": number, "method": method, "params": parameters})
        self._control.send(
            "Target.sendMessageToTarget", {"sessionId": self._session, "message": message}
        )
        # Longer than anything that the target itself is asked to wait for, so that it can say why.
        until(lambda: self._pumped(number), f"{method} is answered", PATIENCE * 2)
        reply = self._replies.pop(number)
        if "error" in reply:
            raise DidNotHappen(f"{method}: {reply['error']['message']}")
        return reply["result"]

    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to."""
        result = self.send(
            "Runtime.evaluate",
            expression=expression,
            awaitPromise=True,
            returnByValue=True,
        )
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            why = details.get("exception", {})
            raise DidNotHappen(f"{why.get('description') or why.get('value') or details}")
        return result["result"].get("value")

    def leave(self) -> None:
        """Listen to it no more."""
        self._control.remove_listener("Target.receivedMessageFromTarget", self._receive)

    def _pumped(self, number: int) -> bool:
        self._tab.wait_for_timeout(PUMP)
        return number in self._replies

    def _receive(self, event: dict[str, Any]) -> None:
        if event["sessionId"] == self._session:
            message = json.loads(event["message"])
            if "id" in message:
                self._replies[message["id"]] = message
