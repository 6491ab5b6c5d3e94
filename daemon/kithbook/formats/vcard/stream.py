"""A file's bytes as cards, and cards as unfolded lines; still bytes, of whatever encoding.

Files in the wild end lines in three ways, lose the space that folds them, forget END, and stand
one behind the other with anything between. What is held is one card at most, and no more of it
than the caps say.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

BLOCK = 256 * 1024
"""Bytes read at once."""
LONGEST_LINE = 6 * 1024 * 1024 - 1024
"""Bytes of a line, unfolded: a picture of 4 MiB in base64. The rest of a longer one is not held."""
LARGEST_CARD = 16 * 1024 * 1024
"""Bytes of all lines of a card."""
MOST_LINES = 10_000
"""Lines of a card."""
_FOLDED = 70
"""Bytes from which on a line may have been folded: all programs fold at 72 to 76."""
_DEEPEST = 10
"""Cards in cards: somebody's agent's agent."""

_MARK = re.compile(
    rb"[ \t]*(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*((?:\xef\xbb\xbf)?BEGIN:VCARD[ \t]*)?$",
    re.IGNORECASE,
)
"""Where a file that lacks its last end of line was put before another, one ends and one begins."""
_BEGIN = re.compile(rb"(\A|[\r\n])(?:\xef\xbb\xbf)?[ \t]*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_HEAD = re.compile(rb"[A-Za-z0-9_.-]+[;:]")
_AGENT = re.compile(rb"(?:[A-Za-z0-9-]+\.)?AGENT(?:;[^:]*)?:[ \t]*$", re.IGNORECASE)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}[ \t]*$")
_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Rough:
    """A card as it stands in the file."""

    number: int
    """From 1; 0 is what stands behind the last card and belongs to none."""
    lines: list[bytes] = field(default_factory=list)
    """Unfolded. One of an AGENT may hold a whole card, with ends of lines in it."""
    junk: int = 0
    """Lines before it that belong to no card."""
    joined: int = 0
    """Lines that were folded without the space that says so."""
    left_out: int = 0
    """Lines over the caps."""
    ended: bool = True


def begins(head: bytes) -> int:
    """Return how sure it is, from 0 to 100, that a file that begins so holds vCards."""
    found = _BEGIN.search(_blocks_of(head))
    if not found:
        return 0
    return 95 if not head[: found.start()].strip(b" \t\r\n") else 60


def cards(file: BinaryIO) -> Iterator[Rough]:
    """Yield a file's cards; last, where there is any, what belongs to none."""
    reading = _Reading()
    for line in _lines(_blocks(file)):
        done = reading.take(line)
        if done:
            yield done
    if reading.card:
        yield reading.close(ended=False)
    if reading.junk:
        yield Rough(0, junk=reading.junk)


class _Reading:
    """Where reading stands."""

    def __init__(self) -> None:
        self.number = self.junk = self.size = self.depth = 0
        self.card: Rough | None = None
        self.pieces: list[bytes] = []
        """Of the line that is being read."""
        self.length = 0
        """Its bytes."""
        self.soft = False
        """It ended with a soft break of quoted-printable."""
        self.blank = False
        """An empty line came after it."""

    def take(self, line: bytes) -> Rough | None:
        """Read a line; return the card that it ends."""
        first = line[:1]
        card = self.card
        if not first:
            self.blank = True
            return None
        if self.blank:
            # A soft break before an empty line may be a break still: some files double all ends.
            self.soft = self.soft and not _HEAD.match(line)
            self.blank = False
        if card is None:
            self._between(line)
            return None
        if first in b"bBeE\xef" and (mark := _MARK.match(line.removeprefix(_BOM))):
            return self._marked(card, line, mark)
        if self.depth:
            self._go_on(card, b"\n" + line)
        elif self.soft:
            self._go_on(card, line)
            self.soft = line.endswith(b"=")
        elif first in b" \t":
            self._go_on(card, line[1:])
        elif self.pieces and not _HEAD.match(line) and self._lost_its_space(line):
            self._go_on(card, line)
            card.joined += 1
        else:
            self._begin_line(card, line)
        return None

    def close(self, *, ended: bool) -> Rough:
        """Return the card that was being read."""
        card = self.card
        assert card  # noqa: S101 - there is one
        self._end_line(card)
        card.ended = ended
        self.card = None
        return card

    def _between(self, line: bytes) -> None:
        mark = _MARK.match(line.removeprefix(_BOM))
        if mark and mark[1][0] in b"bB":
            self.number += 1
            self.card = Rough(self.number, junk=self.junk)
            self.junk = self.size = self.depth = 0
        elif line.removeprefix(_BOM).strip():
            self.junk += 1

    def _marked(self, card: Rough, line: bytes, mark: re.Match[bytes]) -> Rough | None:
        self.soft = False
        if mark[1][0] in b"bB":
            if self.depth < _DEEPEST and (self.depth or self._is_agent()):
                self.depth += 1
                self._go_on(card, line if self.depth == 1 else b"\n" + line)
                return None
            done = self.close(ended=False)
            self._between(line)
            return done
        if self.depth:
            self._go_on(card, b"\n" + line)
            self.depth -= 1
            return None
        done = self.close(ended=True)
        if mark[2]:
            self._between(mark[2])
        return done

    def _is_agent(self) -> bool:
        return self.length < _FOLDED and bool(_AGENT.match(b"".join(self.pieces)))

    def _lost_its_space(self, line: bytes) -> bool:
        """Whether a line that is none by itself goes on with the one before."""
        if len(self.pieces[-1]) >= _FOLDED:
            return True
        head = self.pieces[0].partition(b":")[0].upper()
        return b"ENCODING=B" in head and bool(_BASE64.match(line))

    def _begin_line(self, card: Rough, line: bytes) -> None:
        self._end_line(card)
        self.pieces = [line]
        self.length = len(line)
        self.soft = line.endswith(b"=") and b"QUOTED-" in line.partition(b":")[0].upper()

    def _go_on(self, card: Rough, piece: bytes) -> None:
        """Add to the line that is being read."""
        if not self.pieces:
            self._begin_line(card, piece)
            return
        if self.soft:
            self.pieces[-1] = self.pieces[-1][:-1]
        room = LONGEST_LINE - self.length
        if room > 0:
            self.pieces.append(piece[:room])
            self.length += len(piece[:room])

    def _end_line(self, card: Rough) -> None:
        if not self.pieces:
            return
        if len(card.lines) < MOST_LINES and self.size + self.length <= LARGEST_CARD:
            pieces = self.pieces
            card.lines.append(pieces[0] if len(pieces) == 1 else b"".join(pieces))
            self.size += self.length
        else:
            card.left_out += 1
        self.pieces = []


def _lines(blocks: Iterator[bytes]) -> Iterator[bytes]:
    r"""Yield lines without their ends (`\n`, `\r` or both), none longer than the cap."""
    rest = b""
    for block in blocks:
        lines = block.splitlines()
        if rest:
            lines[0] = rest + lines[0][: LONGEST_LINE - len(rest)]
        rest = b"" if block[-1:] in b"\r\n" else lines.pop()
        yield from lines
    if rest:
        yield rest


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    r"""Yield a file's bytes, UTF-16 as UTF-8; never `\r` at the end of one and `\n` in the next."""
    start = file.read(4)
    decoder = _decoder(start)
    block = start + file.read(BLOCK)
    while block:
        while block.endswith((b"\r", b"\r\x00")) and (more := file.read(2)):
            block += more
        if decoder:
            block = decoder.decode(block).encode()
        if block:
            yield block
        block = file.read(BLOCK)


def _decoder(start: bytes) -> codecs.IncrementalDecoder | None:
    """Return what decodes UTF-16, told by its mark or by every other byte of `BEGIN` being zero."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.getincrementaldecoder("utf-16")("replace")
    if len(start) == 4 and start[1] == start[3] == 0 and start[0] and start[2]:  # noqa: PLR2004
        return codecs.getincrementaldecoder("utf-16-le")("replace")
    if len(start) == 4 and start[0] == start[2] == 0 and start[1] and start[3]:  # noqa: PLR2004
        return codecs.getincrementaldecoder("utf-16-be")("replace")
    return None


def _blocks_of(head: bytes) -> bytes:
    decoder = _decoder(head[:4])
    return decoder.decode(head).encode() if decoder else head
