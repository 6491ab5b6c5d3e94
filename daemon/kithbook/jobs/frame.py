"""Frames between the daemon and its worker: a 4-byte big-endian length, then the bytes."""

import struct
from typing import BinaryIO

LENGTH = struct.Struct(">I")
DONE, FAILED, QUESTION = b"\0", b"\1", b"\2"
"""How a frame of the worker's begins: a result, nothing, or a question of the task's."""
MOST_BYTES = 64 * 1024 * 1024
"""A longer frame is a broken stream."""


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame; None when the other side has closed."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return stream.read(LENGTH.unpack(head)[0])


def write_frame(stream: BinaryIO, content: bytes) -> None:
    """Send a frame."""
    stream.write(LENGTH.pack(len(content)) + content)
    stream.flush()
