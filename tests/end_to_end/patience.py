"""Waiting for what another process does, and not for ever."""

import time
from collections.abc import Callable

PATIENCE = 30.0
"""Seconds after which something that should have happened has failed, on a machine that is busy."""
GLANCE = 0.02
"""Seconds between two looks at something that gives no sign of its own."""


class DidNotHappen(AssertionError):
    """Something awaited did not come in time."""


def until(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Look until the condition holds.

    Raises:
        DidNotHappen: it did not, within `patience` seconds.
    """
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise DidNotHappen(f"not within {patience:.0f} s: {what}")
        time.sleep(GLANCE)
