"""What `scripts/run` tells on the terminal."""

import time


def since(began: float) -> str:
    """Return how long ago a `time.monotonic` was, for people."""
    return f"{time.monotonic() - began:.2f} s"


def say(words: str, *, bullet: str = "> ") -> None:
    """Tell what happened, at once."""
    print(f"{bullet}{words}", flush=True)
