"""Cards of real programs, beside the repository or nowhere: nothing of them is lost on the way."""

import re
from pathlib import Path

import pytest
from daemon.formats.contract import cards, entries

from kithbook.formats.contentline import Property, split, unescape
from kithbook.formats.interface import Memory
from kithbook.formats.readers import recognised
from kithbook.formats.readers.vcard import READER
from kithbook.formats.vcard import stream
from kithbook.formats.writers.vcard import WRITER as VCARD4
from kithbook.formats.writers.vcard_older import WRITER as VCARD3
from kithbook_protocol.card import Card

CORPUS = Path(__file__).parents[5] / "shared" / "corpus" / "vcards"
FILES = sorted(CORPUS.rglob("*.vcf"))

pytestmark = pytest.mark.skipif(not FILES, reason="no corpus beside the repository")
EVERY = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")

FRAME = frozenset({"BEGIN", "END", "VERSION"})


def meaning(line: Property) -> tuple:
    """Return what a line says, however it is written."""
    value = [[unescape(one) for one in split(part, ",")] for part in split(line.value.strip(), ";")]
    return line.name, line.group, frozenset(line.types), str(value)


def written(found: list[Card], writer=VCARD4) -> bytes:
    """Return cards as a file."""
    return "".join(one.text for one in writer.write(found)).encode()


def names(content: bytes) -> list[list[str]]:
    """Return the names of the properties of each card, told by nothing but their place."""
    text = content.decode("cp1252", "replace").replace("\r\n", "\n")
    bodies = re.findall(
        r"(?is)^(?:\ufeff|ï»¿)?BEGIN:VCARD$(.*?)(?:^END:VCARD$|\Z)", text, re.MULTILINE
    )
    head = re.compile(r"(?m)^(?:[\w-]+\.)?([A-Za-z][\w-]*)(?=[;:][^\n]*)")
    return [[one.upper() for one in head.findall(body)] for body in bodies]


@EVERY
def test_every_file_is_told_and_every_card_of_a_person_is_read(file) -> None:
    content = file.read_bytes()

    assert recognised(Memory(content)) is READER
    found = entries(READER, content)
    assert len(found) == len(re.findall(rb"(?im)^(?:\xef\xbb\xbf)?BEGIN:VCARD", content))
    assert all(one.card or "no name" in one.skipped for one in found)


@EVERY
def test_every_property_of_the_file_is_in_its_card(file) -> None:
    content = file.read_bytes()

    for entry, expected in zip(entries(READER, content), names(content), strict=True):
        lines = entry.card.lines if entry.card else entry.raw.split("\n")
        kept = [Property.parse(line) for line in lines]
        here = {line.name for line in kept}
        # A postal label of 2.1 and 3.0 is a parameter of its address in vCard 4.
        here |= {"LABEL"} if any(line.first("LABEL") for line in kept) else set()
        assert set(expected) - FRAME <= here
        assert not any(line.name == "X-KITHBOOK-UNREAD" for line in kept)


@EVERY
def test_imported_and_exported_every_line_says_the_same(file) -> None:
    before = cards(READER, file.read_bytes())

    after = cards(READER, written(before))

    for one, other in zip(before, after, strict=True):
        mine = [meaning(Property.parse(line)) for line in one.lines]
        theirs = [meaning(Property.parse(line)) for line in other.lines]
        assert [line for line in theirs if line[0] != "FN" or line in mine] == mine
        assert one.model_dump(exclude={"lines"}) == other.model_dump(exclude={"lines"})


@EVERY
def test_by_way_of_3_0_every_person_is_the_same(file) -> None:
    before = cards(READER, file.read_bytes())

    after = cards(READER, written(before, VCARD3))

    for one, other in zip(before, after, strict=True):
        assert one.model_dump(exclude={"lines"}) == other.model_dump(exclude={"lines"})
        mine = {meaning(Property.parse(line))[::3] for line in one.lines}
        theirs = {meaning(Property.parse(line))[::3] for line in other.lines}
        left = {name for name, _ in mine - theirs}
        # What 3.0 says in a way of its own: a number without its scheme.
        assert left <= {"TEL"}


@EVERY
def test_no_card_is_lost_to_one_that_is_damaged(file) -> None:
    damaged = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Da\r\n;;;\r\nNOTE;ENCODING=B:?\r\n"
    good = cards(READER, file.read_bytes())
    if b"\r" in file.read_bytes().replace(b"\r\n", b""):
        pytest.skip("its lines end otherwise")

    found = cards(READER, damaged + file.read_bytes())

    assert [one.name for one in found] == ["Da", *(one.name for one in good)]
    assert stream.begins(damaged)
