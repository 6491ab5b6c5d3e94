"""JPEG files, taken apart and put together anew, without decoding a pixel.

A picture comes from a browser's canvas, but what says so is the browser. So nothing of the file is
kept but the tables and the entropy-coded data that baseline decoding needs, each checked against
ITU-T T.81 annex B: no profile, no comment, no thumbnail, nothing after the end, where a second
file could hide.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kithbook_protocol.photo import MAX_PHOTO, MAX_SIDE

SOI, EOI = b"\xff\xd8", b"\xff\xd9"
JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
SOF0, DHT, SOS, DQT, DRI, COM = 0xC0, 0xC4, 0xDA, 0xDB, 0xDD, 0xFE
SPOKEN = {*range(0xE0, 0xF0), COM}
"""Segments that say something about the picture: dropped."""
RESTARTS = range(0xD0, 0xD8)
QUANTA = 64  # coefficients of a block
MOST_CODES = 256
MOST_SAMPLING = 4


class Unfit(ValueError):
    """The bytes are no picture of the one form that is kept."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A baseline JPEG, and its size in pixels."""

    content: bytes
    width: int
    height: int


def rewritten(content: bytes) -> Picture:
    """Return a picture written anew from what decoding it needs.

    Raises:
        Unfit: it is no baseline JPEG of at most `MAX_SIDE` pixels and `MAX_PHOTO` bytes.
    """
    if len(content) > MAX_PHOTO or not content.startswith(SOI):
        raise Unfit
    kept = [SOI, JFIF]
    seen: set[int] = set()
    frame = b""
    for marker, body, end in _segments(content):
        if marker in SPOKEN:
            continue
        if marker not in CHECKS or (marker in {SOF0, DRI} and marker in seen):
            raise Unfit
        CHECKS[marker](body)
        seen.add(marker)
        kept.append(content[end - len(body) - 4 : end])
        if marker == SOF0:
            frame = body
        if marker == SOS:
            if not {SOF0, DQT, DHT} <= seen or body[0] != frame[5]:
                raise Unfit
            kept.append(_scan(content[end:], restarts=DRI in seen))
            height, width = (int.from_bytes(frame[at : at + 2], "big") for at in (1, 3))
            return Picture(b"".join((*kept, EOI)), width, height)
    raise Unfit


def _segments(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield markers, their bodies and where these end, up to the scan."""
    at = len(SOI)
    while at + 4 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - begins a marker
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + length
        if length < 2 or end > len(content):  # noqa: PLR2004 - the length counts itself
            raise Unfit
        yield content[at + 1], content[at + 4 : end], end
        at = end
    raise Unfit


def _scan(rest: bytes, *, restarts: bool) -> bytes:
    """Return the entropy-coded data, which must end the file but for its end marker."""
    if not rest.endswith(EOI):
        raise Unfit
    data = rest[: -len(EOI)]
    at = data.find(b"\xff")
    while at >= 0:
        after = data[at + 1] if at + 1 < len(data) else None
        if after != 0 and not (restarts and after in RESTARTS):
            raise Unfit
        at = data.find(b"\xff", at + 2)
    if not data:
        raise Unfit
    return data


def _frame(body: bytes) -> None:
    _must(len(body) > 6 and body[0] == 8 and len(body) == 6 + 3 * body[5])  # noqa: PLR2004 - B.2.2
    height, width = (int.from_bytes(body[at : at + 2], "big") for at in (1, 3))
    _must(1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE and body[5] in {1, 3})
    parts = [body[at : at + 3] for at in range(6, len(body), 3)]
    _must(len({part[0] for part in parts}) == len(parts))
    for _, sampling, table in parts:
        _must(1 <= sampling >> 4 <= MOST_SAMPLING and 1 <= sampling & 15 <= MOST_SAMPLING)
        _must(table < 4)  # noqa: PLR2004 - B.2.2


def _quantisation(body: bytes) -> None:
    _must(bool(body) and len(body) % (1 + QUANTA) == 0)
    for at in range(0, len(body), 1 + QUANTA):
        # 8 bits each, and none is 0, by which decoders would divide.
        _must(body[at] < 4 and 0 not in body[at + 1 : at + 1 + QUANTA])  # noqa: PLR2004 - B.2.4.1


def _huffman(body: bytes) -> None:
    _must(bool(body))
    at = 0
    while at < len(body):
        counts = body[at + 1 : at + 17]
        _must(body[at] & 0xEE == 0 and len(counts) == 16)  # noqa: PLR2004 - B.2.4.2
        room = 1
        for count in counts:
            room = 2 * room - count
            _must(room >= 0)  # more codes than bits can tell apart
        _must(sum(counts) <= MOST_CODES)
        at += 17 + sum(counts)
    _must(at == len(body))


def _restart(body: bytes) -> None:
    _must(len(body) == 2)  # noqa: PLR2004 - B.2.4.4


def _scan_head(body: bytes) -> None:
    _must(bool(body) and len(body) == 4 + 2 * body[0])
    # Baseline: all 64 coefficients at once.
    _must(body[-3:] == b"\x00\x3f\x00")
    _must(all(table & 0xEE == 0 for table in body[2:-3:2]))


def _must(holds: bool) -> None:
    if not holds:
        raise Unfit


CHECKS = {SOF0: _frame, DQT: _quantisation, DHT: _huffman, DRI: _restart, SOS: _scan_head}
