"""Assuan's lines: whatever is typed arrives, and whatever comes is one of four outcomes."""

import asyncio
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.desktop.assuan import LONGEST_LINE, MOST_BYTES, Refusal, reply, request
from kithbook.desktop.errors import NoPinentry


def heard(data):
    """Return what is made of these bytes, after which the program ends."""

    async def read():
        replies = asyncio.StreamReader(limit=LONGEST_LINE)
        replies.feed_data(data)
        replies.feed_eof()
        return await reply(replies)

    return asyncio.run(read())


def escaped(data):
    """As libassuan does it: only what would end the line, and the sign itself."""
    return [f"%{byte:02X}".encode() if byte in b"%\r\n" else bytes([byte]) for byte in data]


@given(st.text(max_size=300), st.integers(1, 300))
def test_what_was_typed_arrives_however_it_is_cut_into_lines(text, length):
    pieces = escaped(text.encode())
    lines = [
        b"D " + b"".join(pieces[start : start + length]) + b"\n"
        for start in range(0, len(pieces), length)
    ]
    assert heard(b"S KEYINFO\n# a comment\n" + b"".join(lines) + b"OK\n") == text.encode()


@given(st.binary(max_size=3000))
def test_whatever_comes_is_data_a_refusal_or_no_pinentry(data):
    with suppress(Refusal, NoPinentry):
        assert isinstance(heard(data), bytes)


@given(st.text(max_size=200))
def test_a_text_cannot_leave_its_line(text):
    line = request("SETERROR", text)
    assert line.startswith(b"SETERROR")
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert b"\r" not in line


@pytest.mark.parametrize(
    "data", [b"D a\n" * (MOST_BYTES + 1), b"# " + b"a" * LONGEST_LINE + b"\nOK\n"]
)
def test_too_much_is_not_read_to_its_end(data):
    with pytest.raises(NoPinentry):
        heard(data + b"OK\n")


def test_a_refusal_gives_the_reason_without_the_place():
    with pytest.raises(Refusal) as refused:
        heard(b"ERR 83886179 Operation cancelled <Pinentry>\n")
    assert refused.value.reason == 99
