"""A pseudo-terminal, to type on as a person does."""

import os

import pytest


def open_terminal() -> tuple[int, int]:
    """Return its two ends: the one to type on, and the one that a program gets.

    Where there is none to be had, as in a bare chroot without /dev/pts, the test is skipped.
    """
    try:
        return os.openpty()
    except OSError as error:
        pytest.skip(f"this machine gives no pseudo-terminal ({error}); is /dev/pts mounted?")
