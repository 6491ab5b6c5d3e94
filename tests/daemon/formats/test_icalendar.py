"""Days of every year, and promises."""

from datetime import date, datetime

import pytest
from daemon.formats.contract import WriterTests, full
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from kithbook.formats.writers.icalendar import WRITER
from kithbook_protocol.card import Card, CardDate, CardNote, CardPromise


def calendar(*cards: Card) -> Calendar:
    text = WRITER.head() + "".join(piece.text for piece in WRITER.write(cards)) + WRITER.foot()
    return Calendar.from_ical(text)


def born(day: str, name: str = "Ines Okafor") -> Card:
    return Card(key="c1", name=name, dates=[CardDate(label="birthday", day=day)])


def comes(day: str, year: int) -> list[date]:
    """The days of a year on which a birthday's event is, as dateutil says."""
    [event] = calendar(born(day)).walk("VEVENT")
    start = datetime.combine(event["dtstart"].dt, datetime.min.time())
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
    first, last = (datetime(year, *one) for one in ((1, 1), (12, 31)))  # noqa: DTZ001 - days
    return [one.date() for one in rule.between(first, last, inc=True)]


class TestWriting(WriterTests):
    WRITER = WRITER

    def test_only_a_name_is_enough(self) -> None:
        assert "Ada" in self.written(born("1815-12-10", "Ada"))

    def test_nothing_is_said_but_names_and_labels(self) -> None:
        card = full().model_copy(
            update={
                "notes": [CardNote(text="secret")],
                "promises": [CardPromise(text="secret", due="2026-01-31")],
            }
        )
        text = self.written(card)
        for word in ("secret", "tea", "okafor.example", "Quay", "urn:uuid", "Halden"):
            assert word not in text


@pytest.mark.parametrize("year", [2023, 2024, 2096, 2100])
def test_a_day_is_once_in_every_year(year: int) -> None:
    assert comes("1984-04-12", year) == [date(year, 4, 12)]
    assert comes("--04-12", year) == [date(year, 4, 12)]


@pytest.mark.parametrize("day", ["2000-02-29", "--02-29"])
def test_the_29th_of_february_is_the_months_last_day_in_every_year(day: str) -> None:
    assert comes(day, 2023) == [date(2023, 2, 28)]
    assert comes(day, 2024) == [date(2024, 2, 29)]


def test_an_event_lasts_the_day_and_is_called_after_the_person() -> None:
    [event] = calendar(born("1984-04-12")).walk("VEVENT")
    assert event["summary"] == "Ines Okafor: birthday"
    assert event["dtstart"].dt == date(1984, 4, 12)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["transp"] == "TRANSPARENT"


def test_uids_are_the_same_in_each_export_and_of_each_day_its_own() -> None:
    days = [CardDate(label="birthday", day="--04-12"), CardDate(label="met", day="2019-09-01")]
    cards = [Card(key=key, name="Bo", dates=days) for key in ("1", "2")]
    uids = [str(one["uid"]) for one in calendar(*cards).walk("VEVENT")]
    assert len(set(uids)) == 4
    assert uids == [str(one["uid"]) for one in calendar(*cards).walk("VEVENT")]
    moved = calendar(born("1984-04-13")).walk("VEVENT")[0]["uid"]
    assert moved == calendar(born("1984-04-12", "Ines Vik")).walk("VEVENT")[0]["uid"]


def test_a_promise_with_a_day_is_a_task() -> None:
    promises = [
        CardPromise(text="Send plans", due="2026-01-31"),
        CardPromise(text="Pay", due="2026-02-01", theirs=True, kept=True),
        CardPromise(text="Some day"),
    ]
    tasks = calendar(Card(name="Bo Vik", promises=promises)).walk("VTODO")
    assert [(str(one["summary"]), one["due"].dt, str(one["status"])) for one in tasks] == [
        ("Promised to Bo Vik", date(2026, 1, 31), "NEEDS-ACTION"),
        ("Bo Vik promised", date(2026, 2, 1), "COMPLETED"),
    ]


@pytest.mark.parametrize("day", ["1984", "1984-04", "2023-02-29", "0/0/00", "--13-01", ""])
def test_what_is_no_day_is_no_event(day: str) -> None:
    assert not calendar(born(day)).walk("VEVENT")


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_no_text_makes_another_event_or_property(text: str) -> None:
    days = [CardDate(label=text, day="--04-12")]
    [event] = calendar(Card(name=text, dates=days)).walk("VEVENT")
    assert {*event} == {*("UID", "DTSTAMP", "SUMMARY", "DTSTART", "RRULE", "TRANSP", "CATEGORIES")}


def test_reminders_come_again_at_their_time_anywhere_and_contact_is_due_after_the_last():
    card = Card.model_validate(
        {
            "name": "Bo Vik",
            "reminders": [
                {"text": "Lunch", "day": "2027-01-18", "time": "09:30", "rule": "FREQ=WEEKLY"},
                {"text": "Once", "day": "2027-01-19"},
                {"text": "Done", "day": "2027-01-19", "done": True},
            ],
            "cadence": 30,
            "interactions": [{"key": "i", "kind": "met", "day": "2027-01-02"}],
        }
    )
    lunch, once, contact = calendar(card).walk("VEVENT")
    assert lunch["dtstart"].to_ical() == b"20270118T093000"
    assert lunch["rrule"].to_ical() == b"FREQ=WEEKLY"
    assert (once["dtstart"].to_ical(), str(once["summary"])) == (b"20270119", "Bo Vik: Once")
    assert (contact["dtstart"].to_ical(), str(contact["summary"])) == (
        b"20270201", "Be in touch: Bo Vik")  # fmt: skip


def test_of_who_was_never_met_contact_is_due_from_the_day_they_were_added():
    moment = int(datetime(2027, 1, 2, 12).astimezone().timestamp() * 1000)
    told = Card.model_validate({"name": "Bo", "cadence": 30, "added_at": moment})
    [contact] = calendar(told).walk("VEVENT")
    assert contact["dtstart"].dt == date(2027, 2, 1)
    assert calendar(told.model_copy(update={"added_at": None})).walk("VEVENT") == []
