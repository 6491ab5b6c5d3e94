"""A pace for what nobody signed: so many at once, then so many a second; who is faster waits.

What is signed never asks for a turn, so no flood of strangers' requests makes it wait.
"""

LONGEST_WAIT = 1.0
"""Seconds; whose turn would come later has none."""


class Pace:
    """A leaky bucket, as one number: the generic cell rate algorithm (ITU-T I.371, annex A)."""

    def __init__(self, at_once: int, a_second: float) -> None:
        self._ahead = at_once / a_second
        self._step = 1 / a_second
        self._next = 0.0
        """The moment of the next turn; it may lie behind us as far as what is free at once."""

    def turn(self, now: float) -> float | None:
        """Take a turn; return the seconds until it comes, or None where the line is too long.

        Args:
            now: seconds of any clock that is never set back.
        """
        begins = max(self._next, now - self._ahead)
        wait = max(0.0, begins - now)
        if wait > LONGEST_WAIT:
            return None
        self._next = begins + self._step
        return wait
