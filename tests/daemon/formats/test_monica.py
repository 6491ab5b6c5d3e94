"""Monica's JSON export."""

import json
from typing import Any, ClassVar

import pytest
from daemon.formats.contract import ReaderTests, cards, entries
from daemon.formats.monica_sample import BO, FILE, INES, MS, day, export, listed, person

from kithbook.formats.readers.monica import READER
from kithbook_protocol.card import (
    Card,
    CardAddress,
    CardDate,
    CardField,
    CardInteraction,
    CardNote,
    CardPromise,
    CardRelation,
    CardRole,
)


class TestReading(ReaderTests):
    READER = READER
    FILE = FILE
    PEOPLE: ClassVar = ["Ines Maria Okafor", "Bo", "Lill"]


@pytest.fixture(scope="module")
def found() -> list[Card]:
    return cards(READER, FILE)


def test_who_a_contact_is_and_how_to_reach_them(found: list[Card]) -> None:
    ines = found[0]
    assert ines.key == "c1"
    assert ines.about == "Blows glass"
    assert ines.met_at == "At the fair"
    assert ines.cadence == 60
    assert ines.added_at == MS
    assert ines.roles == [CardRole(title="Head of Research", organisation="Halden Glass")]
    assert [one.value for one in ines.emails] == ["ines@okafor.example"]
    assert [one.value for one in ines.phones] == ["+47 22 12 34 56"]
    assert ines.profiles == [
        CardAddress(value="https://www.linkedin.com/in/ines-okafor", label="linkedin")
    ]
    assert ines.links == [CardAddress(value="https://okafor.example", label="site")]
    assert ines.fields == [CardField(name="Locker", value="B12")]
    assert ines.tags == ["glass", "starred"]
    assert ines.lines == [
        "N:Okafor;Ines;Maria;;",
        "NICKNAME:Ny",
        "GENDER:F;Woman",
        "IMPP:telegram:ines",
        "ADR;TYPE=home:;;12 Quay Street;Halden;;1771;NO",
        "PHOTO:data:image/png;base64,iVBORw0KGgo=",
    ]


def test_days_are_as_far_as_they_are_known(found: list[Card]) -> None:
    ines, bo, _ = found
    assert ines.dates == [
        CardDate(label="birthday", day="--04-12"),
        CardDate(label="met", day="2019-09-01"),
        CardDate(label="Name day", day="2020-06-01"),
    ]
    assert bo.dates == [CardDate(label="death", day="2021-02-03")]
    assert bo.fields == [CardField(name="birthday, by age", value="about 1970")]
    assert bo.tags == ["archived", "deceased"]


def test_relations_are_told_from_the_side_of_who_has_them(found: list[Card]) -> None:
    ines, bo, lill = found
    assert ines.relations == [
        CardRelation(label="child", key="c3"),
        CardRelation(label="met through", key="c2"),
    ]
    assert bo.relations == [CardRelation(label="manager", key="c1")]
    assert not lill.relations


def test_time_together_is_there_once_for_all_who_took_part(found: list[Card]) -> None:
    ines, bo, _ = found
    bar = CardInteraction(key="x1", kind="met", day="2023-12-01", text="Glögg\nWent to a bar")
    assert ines.interactions == [
        CardInteraction(
            key="k1",
            kind="call",
            day="2024-01-16",
            at=MS,
            text="Boats\nThey called.\nEmotions: joy",
        ),
        CardInteraction(key="v1", kind="message", day="2024-02-01", text="I: Hi\nThey: Hello"),
        bar,
    ]
    assert bo.interactions == [bar]
    assert ines.promises == [CardPromise(text="Send plans\nby post", kept=True)]


def test_what_a_card_has_no_field_for_is_a_note(found: list[Card]) -> None:
    assert [one.text for one in found[0].notes] == [
        "Food preferences\nNo fish",
        "Likes tea.",
        "Reminder, every 3 months from 2020-06-02\nRing",
        "Debt: I owe them 20 EUR (inprogress)",
        "Gift: Cup (offered, 2024-01-15)",
        "Pet: Rex (dog)",
        "Life event: new job, 2023-05-01\nAt last",
    ]
    assert CardNote(text="Likes tea.", written_at=MS) in found[0].notes


@pytest.mark.parametrize(
    "word",
    ["debt", "gift", "pet", "life event", "reminder", "document", "activity is not in the file"],
)
def test_what_is_kept_otherwise_is_told(word: str) -> None:
    assert any(word in one for one in entries(READER, FILE)[0].converted)


def test_a_relative_whom_nobody_names_is_skipped_with_the_row_kept() -> None:
    last = entries(READER, FILE)[-1]
    assert last.card is None
    assert "Nobody" in (last.raw or "")


def test_the_row_is_kept_as_it_stood() -> None:
    assert json.loads(entries(READER, FILE)[0].raw or "") == INES


@pytest.mark.parametrize(
    "said",
    [
        {"first_name": ["x"]},
        {"first_name": "A", "tags": {"a": 1}, "birthdate": "1984", "avatar": [1]},
        {"first_name": "A", "birthdate": day("1984-13-40"), "stay_in_touch_frequency": 10**15},
        {"first_name": "A", "first_met_through": {"x": [1]}, "job": 7, "gender": []},
        {"first_name": "A" * 5_000, "nickname": "\x00\x1b", "description": "d" * 100_000},
    ],
)
def test_members_of_strange_types_are_no_harm(said: dict[str, Any]) -> None:
    content = export(listed("contact", person("s", **said), BO), listed("activity", 7, "x", None))
    assert [one.card.name for one in entries(READER, content) if one.card][-1] == "Bo"


def test_things_that_are_no_objects_are_no_harm() -> None:
    odd = person(
        "s", listed("call", 7, None, "x", []), listed("note", {"properties": 3}), first_name="A"
    )
    assert [one.name for one in cards(READER, export(listed("contact", odd, 3, None)))] == ["A"]


def test_deep_nesting_is_no_harm() -> None:
    deep = b'{"app_version":"4","account":{"data":[{"type":"contact","values":[' + b"[" * 50_000
    assert entries(READER, deep) == []
