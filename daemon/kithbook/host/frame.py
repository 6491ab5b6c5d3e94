"""A message on the pipes: 4 bytes of length in the machine's own order, then JSON in UTF-8."""

import struct
from typing import BinaryIO

from kithbook.errors import KithbookError

LENGTH = struct.Struct("=I")
MOST_BYTES = 4096
"""Of a request; ours has some 80."""


class BadFrame(KithbookError):
    """What came is no message of the extension's."""


def receive(stream: BinaryIO) -> bytes:
    """Read one message.

    Raises:
        BadFrame: it is too long, or ends too soon. What is too long is not read.
    """
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise BadFrame
    (length,) = LENGTH.unpack(head)
    if not 0 < length <= MOST_BYTES:
        raise BadFrame
    content = stream.read(length)
    if len(content) < length:
        raise BadFrame
    return content


def send(stream: BinaryIO, content: bytes) -> None:
    """Write one message."""
    stream.write(LENGTH.pack(len(content)) + content)
    stream.flush()
