"""Assuan, the line protocol of GnuPG's helpers, from the client's side.

Source: "Developing with Assuan", https://www.gnupg.org/documentation/manuals/assuan/, chapter 1.
"""

from asyncio import IncompleteReadError, LimitOverrunError, StreamReader
from urllib.parse import quote, unquote_to_bytes

from kithbook.desktop.errors import NoPinentry

LONGEST_LINE = 1002
"""Bytes; 1000 and the line's end."""
MOST_BYTES = 8192
"""Of one answer, still encoded; every pinentry takes a passphrase of 2048 characters."""
REASON = 0xFFFF
"""The bits of libgpg-error's numbers that say why; the others say where."""


class Refusal(Exception):
    """The program did not do what it was asked."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.reason = number & REASON


def request(command: str, text: str = "") -> bytes:
    """Return the line that asks for something. Percent-coding keeps any text on it."""
    return f"{command} {quote(text, safe=' ')}".strip().encode() + b"\n"


async def reply(replies: StreamReader) -> bytes:
    """Return the data that came before the next OK.

    Raises:
        Refusal: ERR came instead.
        NoPinentry: something else, too much of it, or the end.
    """
    data = b""
    while len(data) <= MOST_BYTES:
        word, _, rest = (await _line(replies)).partition(b" ")
        if word == b"OK":
            return unquote_to_bytes(data)
        if word == b"ERR":
            number = rest.partition(b" ")[0]
            raise Refusal(int(number) if number.isdigit() else 0)
        if word == b"D":
            data += rest
        elif word != b"S" and not word.startswith(b"#"):  # news of what goes on, and comments
            break
    raise NoPinentry


async def _line(replies: StreamReader) -> bytes:
    try:
        return (await replies.readuntil())[:-1]
    except (IncompleteReadError, LimitOverrunError):
        raise NoPinentry from None  # the cause would quote what came
