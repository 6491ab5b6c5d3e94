"""What is worked out once for a page and forgotten with it: its texts stay no longer than it."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

MOST = 4_096
"""Results of one function; the texts of a page that are asked about are a few hundred."""

_forget: list[Callable[[], None]] = []


def once(function: Callable[P, T]) -> Callable[P, T]:
    """Let a pure function answer only once for the same arguments of the same page."""
    kept = lru_cache(maxsize=MOST)(function)
    _forget.append(kept.cache_clear)
    return cast("Callable[P, T]", kept)


def forget() -> None:
    """Drop every answer; the next page begins anew."""
    for one in _forget:
        one()
