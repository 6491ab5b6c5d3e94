"""Damaged, hostile and large files: what is good in them is read, and the rest is told."""

import io
import tracemalloc

import pytest
from daemon.formats.contract import cards, entries

from kithbook.formats.interface import LARGEST_BINARY, Memory
from kithbook.formats.readers.vcard import READER
from kithbook.formats.vcard import stream


def file(*bodies: str) -> bytes:
    """Return a file of cards."""
    return "".join(f"BEGIN:VCARD\nVERSION:3.0\n{one}\nEND:VCARD\n" for one in bodies).encode()


@pytest.mark.parametrize(
    ("body", "name", "source"),
    [
        ("N:Strøm;Ada;Mary;Dr.;\nORG:Quay", "Dr. Ada Mary Strøm", "N"),
        ("N:;;;;\nORG:Quay;Glass\nNICKNAME:Ny", "Quay", "the organisation"),
        ("FN: \nNICKNAME:Ny,Nini\nEMAIL:a@b.example", "Ny", "the nickname"),
        ("EMAIL:a@b.example\nTEL:112", "a@b.example", "the e-mail"),
        ("TEL:112", "112", "the phone"),
    ],
)
def test_a_card_without_a_name_is_called_by_what_it_has(body, name, source) -> None:
    (entry,) = entries(READER, file(body))

    assert entry.card.name == name
    assert entry.converted == [f"The card has no FN; its name was taken from {source}."]


def test_a_card_that_says_nobody_is_skipped_and_kept() -> None:
    (entry,) = entries(READER, file("NOTE:x"))

    assert entry.skipped == "Card 1 has no name, organisation, nickname, e-mail or phone."
    assert entry.raw == "NOTE:x"


def test_a_card_without_an_end_ends_where_the_next_begins() -> None:
    content = file("FN:Ada").replace(b"END:VCARD\n", b"") + file("FN:Bo").replace(
        b"END:VCARD\n", b""
    )

    found = entries(READER, content)

    assert [one.card.name for one in found] == ["Ada", "Bo"]
    assert all("no end" in one.converted[0] for one in found)


def test_files_put_one_behind_the_other_keep_all_their_cards() -> None:
    content = file("FN:Ada").rstrip() + b"\xef\xbb\xbf" + file("FN:Bo").rstrip() + file("FN:Cy")

    found = entries(READER, content)

    assert [(one.card.name, one.converted) for one in found] == [
        ("Ada", []), ("Bo", []), ("Cy", []),
    ]  # fmt: skip


def test_junk_between_cards_is_left_out_and_told() -> None:
    content = b"hello\n" + file("FN:Ada") + b"\nEND:VCARD\njunk\n" + file("FN:Bo") + b"tail: x\n"

    ada, bo, tail = entries(READER, content)

    assert ada.converted == ["Before the card stood 1 line of no card, left out."]
    assert bo.converted == ["Before the card stood 2 lines of no card, left out."]
    assert tail.skipped == "After the last card stood 1 line of no card."


def test_one_bad_line_costs_only_itself() -> None:
    (entry,) = entries(READER, file("FN:Ada\nthis is no line\nBEGIN:VEVENT\nTEL:112"))

    assert entry.card.phones[0].value == "112"
    assert entry.card.lines[1:3] == [
        "X-KITHBOOK-UNREAD:this is no line",
        "X-KITHBOOK-UNREAD:BEGIN:VEVENT",
    ]
    assert len(entry.converted) == 2


def test_a_folded_line_may_lack_its_space() -> None:
    long = "x" * 70
    (entry,) = entries(READER, file(f"FN:Ada\nNOTE:{long}\nand more\nTEL:112"))

    assert entry.card.notes[0].text == f"{long}and more"
    assert entry.card.phones
    assert entry.converted == ["Lines that were folded without a space were put together."]


def test_a_character_may_be_cut_by_a_fold() -> None:
    content = file("FN:Ødegård").replace("Ø".encode(), b"\xc3\n \x98")

    assert cards(READER, content)[0].name == "Ødegård"


def test_an_agent_within_a_card_is_a_relation() -> None:
    nested = "AGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Bo Quay\nTEL:113\nEND:VCARD"
    inline = "AGENT:BEGIN:VCARD\\nFN:Bo Quay\\nTEL:113\\nEND:VCARD\\n"
    for line in (nested, inline):
        found, after = cards(READER, file(f"FN:Ada\n{line}\nTEL:112", "FN:Cy"))

        assert (found.name, found.phones[0].value, after.name) == ("Ada", "112", "Cy")
        assert [(one.label, one.name) for one in found.relations] == [("agent", "Bo Quay")]
        assert any("TEL:113" in one for one in found.lines)


def test_organisations_and_places_are_no_people() -> None:
    acme, quay, apple = entries(
        READER, file("KIND:org\nFN:Acme", "KIND:location\nFN:Quay", "X-ABShowAs:COMPANY\nFN:Pear")
    )

    assert acme.skipped == (
        'Card 1 is an organisation, "Acme"; Kithbook makes organisations from people\'s roles.'
    )
    assert acme.raw == "KIND:org\nFN:Acme"
    assert quay.skipped == 'Card 2 is a place, "Quay", and no person.'
    assert "organisation" in apple.skipped


def test_a_group_gives_its_members_a_tag_before_and_after_it() -> None:
    one, two, gone = (f"{n}81d4fae-7dec-11d0-a765-00a0c91e6bf6" for n in "abc")
    members = "\n".join(f"MEMBER:urn:uuid:{uid}" for uid in (one, two, gone))
    group = f"KIND:group\nFN:Rowers\n{members}"
    apple = f"X-ADDRESSBOOKSERVER-KIND:group\nFN:Sea\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:{two}"
    found = entries(
        READER,
        file(f"FN:Ada\nUID:{one}", group, f"FN:Bo\nUID:urn:uuid:{two.upper()}", apple, "FN:Cy"),
    )

    assert {entry.card.name: entry.card.tags for entry in found if entry.card} == {
        "Ada": ["Rowers"],
        "Bo": ["Rowers", "Sea"],
        "Cy": [],
    }
    assert found[0].converted == ['The tag "Rowers" is from the group of that name.']
    assert found[1].skipped == 'Card 2 is a group, "Rowers"; its members have it as a tag.'
    assert found[-1].skipped == (
        'Card 2, the group "Rowers", names 1 member that is not in the file.'
    )


def test_texts_are_cut_to_the_caps_and_it_is_told() -> None:
    body = f"FN:{'n' * 2_000}\nNOTE:{'x' * 70_000}\nCATEGORIES:{'t' * 200}\nTITLE:{'r' * 2_000}"
    (entry,) = entries(READER, file(f"{body}\nEMAIL:{'e' * 9_000}@b.example\nUID:{'u' * 2_000}"))

    assert len(entry.card.name) == len(entry.card.key) == len(entry.card.roles[0].title) == 1_000
    assert (len(entry.card.notes[0].text), len(entry.card.tags[0])) == (64_000, 100)
    assert len(entry.converted) == 6


def test_a_picture_up_to_the_cap_stays_and_a_larger_one_goes() -> None:
    fits, over = "A" * (LARGEST_BINARY * 4 // 3 // 4 * 4), "A" * (LARGEST_BINARY * 4 // 3 + 400)
    one, two = entries(
        READER, file(f"FN:Ada\nPHOTO;ENCODING=b:{fits}", f"FN:Bo\nPHOTO;ENCODING=b:{over}")
    )

    assert any(line.startswith("PHOTO") for line in one.card.lines)
    assert two.card.lines == ["FN:Bo"]
    assert two.converted == ["PHOTO is larger than 4 MiB; it is left out."]


def test_a_card_has_no_end_of_lines() -> None:
    (entry,) = entries(READER, file("FN:Ada\n" + "X-A:1\n" * (stream.MOST_LINES + 500)))

    assert len(entry.card.lines) == stream.MOST_LINES - 1
    assert "502 of its lines are left out" in entry.converted[0]


class _Long(io.RawIOBase):
    """A card with a line of 100 MB, made as it is read."""

    def __init__(self, piece: bytes) -> None:
        self.head, self.piece, self.tail = b"BEGIN:VCARD\nFN:Ada\nNOTE:", piece, b"\nTEL:112\n"
        self.left = 100_000

    def read(self, size: int = -1) -> bytes:
        if self.head:
            head, self.head = self.head, b""
            return head
        some = min(max(1, size // 1_000), self.left)
        self.left -= some
        if some:
            return self.piece * some
        tail, self.tail = self.tail, b""
        return tail


@pytest.mark.parametrize("piece", [b"x" * 1_000, b"x" * 998 + b"\n "])
def test_a_line_of_a_hundred_megabytes_is_never_held(piece) -> None:
    tracemalloc.start()
    (rough,) = stream.cards(_Long(piece))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert rough.lines[-1] == b"TEL:112"
    assert len(rough.lines[1]) <= stream.LONGEST_LINE
    assert peak < 30_000_000


def test_only_a_million_cards_are_read(monkeypatch) -> None:
    monkeypatch.setattr("kithbook.formats.readers.vcard.MOST_ROWS", 2)

    found = entries(READER, file("FN:Ada", "FN:Bo", "FN:Cy", "FN:Di"))

    assert [one.card.name for one in found if one.card] == ["Ada", "Bo"]
    assert found[-1].skipped == "Only the first 2 cards of a file are read."


@pytest.mark.parametrize(
    "text",
    ["BEGIN:VCARD", "=\n" * 50_000, "a.b." * 50_000, " \n" * 50_000, "BEGIN:VCARD\n" * 5_000,
     "BEGIN:VCARD\n" + "AGENT:\nBEGIN:VCARD\n" * 5_000, "\ufeff" * 9_000, "\x00" * 9_000],
)  # fmt: skip
def test_hostile_files_are_read_in_time(text) -> None:
    entries(READER, text.encode())
    READER.recognise(text.encode()[: 64 * 1024], Memory(b""))


def test_control_characters_are_in_no_card() -> None:
    found = cards(READER, file("FN:A\x00d\x1ba\nNOTE;ENCODING=QUOTED-PRINTABLE:=00=1B[31m"))[0]

    assert (found.name, found.notes[0].text) == ("Ada", "[31m")
    assert not any(set(line) & {"\x00", "\x1b"} for line in found.lines)
