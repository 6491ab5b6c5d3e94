"""Courtesy: long work in threads of ours lets calls have Python's lock soon."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SWITCH_SECONDS = 0.0005
"""After which long work lets others go on."""


class _GivingWay:
    """Lets whoever waits for Python's lock have it soon, as long as any such work goes on.

    An edit changes threads some ten times, and waits each time until the work lets go: by default
    that is 5 ms, and the edit took a hundred. A search does with each of its statements.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._working = 0
        self._before = 0.0

    @contextmanager
    def __call__(self) -> Iterator[None]:
        with self._guard:
            if not self._working:
                self._before = sys.getswitchinterval()
                sys.setswitchinterval(SWITCH_SECONDS)
            self._working += 1
        try:
            yield
        finally:
            with self._guard:
                self._working -= 1
                if not self._working:
                    sys.setswitchinterval(self._before)


giving_way = _GivingWay()
