"""Writing large files so that the disk stays free for others in between."""

import os
from typing import BinaryIO

STRIDE = 8 * 1024 * 1024
"""Bytes. A disk that gets hundreds of megabytes at once keeps whoever commits waiting for them."""


class Paced:
    """A file that goes to the disk piece by piece as it is written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._since = 0

    def write(self, data: bytes) -> int:
        """Write all of it."""
        self._file.write(data)
        self._since += len(data)
        if self._since >= STRIDE:
            self.settle()
        return len(data)

    def settle(self) -> None:
        """See that what was written is on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._since = 0
