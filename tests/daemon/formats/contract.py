"""What every reader and every writer keeps, whatever its format."""

import json
from pathlib import PurePosixPath
from typing import ClassVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithbook.formats.interface import HEAD, Entry, Memory, Options, Reader, Unreadable, Writer
from kithbook.formats.readers import ALL as READERS
from kithbook.formats.readers import recognised
from kithbook.formats.writers import ALL as WRITERS
from kithbook_protocol.card import Card, CardAddress, CardDate, CardNote, CardRole

HOSTILE = (
    '=HYPERLINK("http://x")',
    "\x00\x1b[31m",
    "🜁" * 2_000,
    "a\r\nEND:VCARD\r\nFN:B",
    '",;:\\^',
)

OF_EACH_FORMAT = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors]
)
"""A claim of the contract is one function, which every format's class calls."""


def entries(reader: Reader, content: bytes, options: Options | None = None) -> list[Entry]:
    """Return all that a reader finds; what ends it early counts as the end."""
    found = []
    try:
        for entry in reader.read(Memory(content), options or Options()):
            found.append(entry)  # noqa: PERF402 - what came before an error counts
    except Unreadable as error:
        told = str(error)
        assert told
    return found


def cards(reader: Reader, content: bytes, options: Options | None = None) -> list[Card]:
    """Return the cards that a reader finds."""
    return [one.card for one in entries(reader, content, options) if one.card]


class ReaderTests:
    """The contract; a format's own test class gives a file of it, invented, with `PEOPLE` in it."""

    READER: ClassVar[Reader]
    FILE: ClassVar[bytes]
    PEOPLE: ClassVar[list[str]]
    """Their names, in the order of the file."""

    def test_it_is_in_the_list_of_readers(self) -> None:
        assert self.READER in READERS

    def test_its_file_is_told_by_content_among_all_formats(self) -> None:
        assert recognised(Memory(self.FILE)) is self.READER

    def test_everybody_in_the_file_is_read_in_order(self) -> None:
        assert [one.name for one in cards(self.READER, self.FILE)] == self.PEOPLE

    def test_entries_are_numbered_upwards(self) -> None:
        numbers = [one.number for one in entries(self.READER, self.FILE)]
        assert numbers == sorted(numbers)

    def test_reading_again_gives_the_same(self) -> None:
        assert entries(self.READER, self.FILE) == entries(self.READER, self.FILE)

    def test_every_entry_is_a_card_or_says_why_not(self) -> None:
        for entry in entries(self.READER, self.FILE):
            assert (entry.card is None) == bool(entry.skipped)

    def test_a_file_cut_anywhere_gives_what_came_before_and_raises_nothing_strange(self) -> None:
        for end in range(0, len(self.FILE), max(1, len(self.FILE) // 40)):
            entries(self.READER, self.FILE[:end])

    @OF_EACH_FORMAT
    @given(st.binary(max_size=400), st.integers(0, 10_000))
    def test_bytes_put_in_anywhere_raise_nothing_strange(self, junk: bytes, at: int) -> None:
        at %= len(self.FILE) + 1
        entries(self.READER, self.FILE[:at] + junk + self.FILE[at:])

    @OF_EACH_FORMAT
    @given(st.binary(max_size=2_000))
    def test_recognising_never_raises(self, content: bytes) -> None:
        assert 0 <= self.READER.recognise(content[:HEAD], Memory(content)) <= 100


def full(name: str = "Ines Okafor", tail: str = "") -> Card:
    """Return a card with a bit of everything."""
    return Card(
        key="urn:uuid:5f0c9f1e-6a0e-4f0e-9d2b-111111111111",
        name=name,
        headline=f"Glass, light and sound{tail}",
        location="Halden, Norway",
        about=f"Two lines\nof her{tail}",
        met_at="At the fair",
        roles=[
            CardRole(title=f"Head of Research{tail}", organisation="Halden Glass, Ltd."),
            CardRole(title="Intern", organisation="Quay; & Co", since="2011-05", until="2012"),
        ],
        emails=[CardAddress(value="ines@okafor.example", label="work")],
        phones=[CardAddress(value="+4722123456", label="mobile")],
        profiles=[CardAddress(value="https://people.example/in/ines")],
        links=[CardAddress(value="https://okafor.example/", label="home")],
        tags=["glass", "Norway, south"],
        notes=[CardNote(text=f"Likes: tea, boats; and rain{tail}", written_at=1_700_000_000_000)],
        dates=[CardDate(label="birthday", day="--04-12")],
        lines=["ADR;TYPE=home:;;12 Quay Street;Halden;;1771;Norway", "NICKNAME:Ny"],
    )


class WriterTests:
    """The contract; programs nobody here wrote open the result in each format's own tests."""

    WRITER: ClassVar[Writer]

    def written(self, *cards: Card) -> str:
        """Return a whole export; of many files, one after the other."""
        pieces = "".join(piece.text for piece in self.WRITER.write(cards))
        return self.WRITER.head() + pieces + self.WRITER.foot()

    def test_it_is_in_the_list_of_writers(self) -> None:
        assert self.WRITER in WRITERS

    def test_nobody_makes_a_whole_file(self) -> None:
        self.written()

    def test_written_in_two_calls_it_is_the_same_as_in_one(self) -> None:
        one, other = full(), full("Ærø Ødegård")
        first = "".join(piece.text for piece in self.WRITER.write([one]))
        second = "".join(piece.text for piece in self.WRITER.write([other]))
        assert self.WRITER.head() + first + second + self.WRITER.foot() == self.written(one, other)

    def test_every_hostile_text_is_written(self) -> None:
        for text in HOSTILE:
            assert self.written(full(text[:900], text[:900]))

    def test_names_of_files_are_safe_everywhere(self) -> None:
        for name in (*HOSTILE, "../../etc/passwd", "CON", "a/b\\c", ".hidden", "x" * 900, "nul."):
            for piece in self.WRITER.write([full(name[:900])]):
                if piece.file is None:
                    continue
                path = PurePosixPath(piece.file)
                assert not path.is_absolute()
                assert ".." not in path.parts
                assert len(path.name.encode()) <= 200
                assert not set(piece.file) & set('\\:*?"<>|\x00\n\r')

    def test_only_a_name_is_enough(self) -> None:
        assert "Ada" in json.dumps(self.written(Card(name="Ada")), ensure_ascii=False)
