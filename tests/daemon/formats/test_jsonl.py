"""One card a line."""

import json
from pathlib import Path
from typing import ClassVar

import jsonschema
import pytest
from daemon.formats.contract import ReaderTests, WriterTests, cards, entries, full
from hypothesis import given, settings
from hypothesis import strategies as st

from kithbook.formats.readers.jsonl import READER
from kithbook.formats.writers.jsonl import WRITER
from kithbook_protocol.card import (
    Card,
    CardAddress,
    CardField,
    CardInteraction,
    CardPromise,
    CardRelation,
)

SCHEMA = Path(__file__).parents[3] / "protocol" / "generated" / "schema" / "Card.json"

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
CARDS = st.builds(
    Card,
    name=TEXT.filter(bool),
    key=st.none() | TEXT.filter(bool),
    about=st.none() | TEXT,
    emails=st.lists(st.builds(CardAddress, value=TEXT, label=st.none() | TEXT), max_size=3),
    tags=st.lists(TEXT.filter(bool), max_size=3),
    fields=st.lists(st.builds(CardField, name=TEXT, value=TEXT), max_size=2),
    relations=st.lists(st.builds(CardRelation, label=TEXT, name=st.none() | TEXT), max_size=2),
    promises=st.lists(st.builds(CardPromise, text=TEXT, theirs=st.booleans()), max_size=2),
    added_at=st.none() | st.integers(0, 253_402_300_799_999),
    lines=st.lists(TEXT, max_size=3),
)


def lines(*found: object) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in found).encode()


class TestReading(ReaderTests):
    READER = READER
    FILE = lines(
        {"key": "a1", "name": "Ines Okafor", "emails": [{"value": "ines@okafor.example"}]},
        {"name": "Åse Brekke", "tags": ["glass"], "cadence": 30},
    )
    PEOPLE: ClassVar = ["Ines Okafor", "Åse Brekke"]


class TestWriting(WriterTests):
    WRITER = WRITER

    def test_each_line_is_as_the_published_schema_says(self) -> None:
        schema = json.loads(SCHEMA.read_text())
        card = full().model_copy(
            update={
                "interactions": [CardInteraction(key="i", kind="met", day="2025-01-31")],
                "promises": [CardPromise(text="Call", due="2025-02-01")],
            }
        )
        for line in self.written(card, Card(name="Ada")).splitlines():
            jsonschema.validate(json.loads(line), schema)

    @settings(deadline=None)
    @given(st.lists(CARDS, max_size=3))
    def test_what_is_written_is_read_as_it_was(self, found: list[Card]) -> None:
        text = "".join(piece.text for piece in WRITER.write(found))
        assert cards(READER, text.encode()) == found


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"name": "A", "cadence": ' + b"9" * 10_000 + b"}",
        b'{"name": "A", "added_at": NaN}',
        b'{"name": ""}',
        b'{"name": "' + b"a" * 2_000 + b'"}',
        b'["name"]',
        b"null",
    ],
)
def test_a_hostile_line_is_skipped_and_the_rest_is_read(line: bytes) -> None:
    found = entries(READER, line + b'\n{"name": "Ada"}\n')
    assert [one.card and one.card.name for one in found] == [None, "Ada"]
    assert found[0].skipped


def test_the_half_of_a_character_is_read_as_one_that_is_missing() -> None:
    assert cards(READER, rb'{"name": "A\ud800"}')[0].name == "A�"


def test_a_field_of_a_newer_version_is_left_out_and_told() -> None:
    [entry] = entries(READER, lines({"name": "Ada", "mood": "glad"}))
    assert entry.card == Card(name="Ada")
    assert "mood" in entry.converted[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8", "cp1252"])
def test_every_encoding_is_read(encoding: str) -> None:
    assert cards(READER, '{"name": "Åse Brekke"}\n'.encode(encoding))[0].name == "Åse Brekke"
