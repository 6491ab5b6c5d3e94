"""Groups of a file (KIND:group, RFC 6350, 6.1.4), as tags of their members.

A group may stand before its members or after, so they are read first; only in files that have any,
and only their members are held.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kithbook.formats.interface import MOST_ROWS, Source
from kithbook.formats.vcard import stream
from kithbook.formats.vcard.gather import gather
from kithbook.formats.vcard.reading import Reading
from kithbook.formats.vcard.saying import key, read

_KIND = re.compile(rb"KIND[^:\r\n]{0,200}:[ \t]*group", re.IGNORECASE)
"""Also `X-ADDRESSBOOKSERVER-KIND`, as Apple and Monica write it."""
_MEMBER = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})
_TAG = 100
"""Characters of a tag."""


@dataclass(slots=True)
class Groups:
    """The groups of a file."""

    members: dict[str, list[str]] = field(default_factory=dict)
    """The tags of each member, by its key."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The card of each tag."""
    met: set[str] = field(default_factory=set)
    """The members that were in the file."""

    @classmethod
    def of(cls, source: Source) -> "Groups":
        """Read a file's groups."""
        groups = cls()
        if _has_any(source):
            with source.open() as file:
                for rough in stream.cards(file):
                    if any(map(_KIND.search, rough.lines)):
                        groups._add(rough.number, read(gather(rough).lines))
                    if len(groups.members) > MOST_ROWS or rough.number >= MOST_ROWS:
                        break
        return groups

    def tags(self, member: str | None) -> list[str]:
        """Return the tags that a card has from groups."""
        if not self.members or member not in self.members:
            return []
        self.met.add(member)
        return self.members[member]

    def missing(self) -> Iterator[str]:
        """Tell, of each group, how many of its members were not in the file."""
        left: dict[str, int] = {}
        for member, tags in self.members.items():
            if member not in self.met:
                for tag in tags:
                    left[tag] = left.get(tag, 0) + 1
        for tag, count in left.items():
            are = "1 member that is" if count == 1 else f"{count:,} members that are"
            yield f'Card {self.numbers[tag]}, the group "{tag}", names {are} not in the file.'

    def _add(self, number: int, reading: Reading) -> None:
        named = reading.name()
        if reading.kind != "group" or not named:
            return
        tag = named[0][:_TAG]
        self.numbers.setdefault(tag, number)
        for line in reading.lines:
            if line.name in _MEMBER and (member := key(line.text)):
                tags = self.members.setdefault(member, [])
                if tag not in tags:
                    tags.append(tag)


def _has_any(source: Source) -> bool:
    """Whether a file may hold groups."""
    with source.open() as file:
        tail = b""
        while block := file.read(stream.BLOCK):
            # Of UTF-16, the letters are what is left without zeros.
            if _KIND.search((tail + block).replace(b"\x00", b"")):
                return True
            tail = block[-400:]
    return False
