"""What people say for a day, as of Wednesday 26 November 2025, 15:00, in Berlin."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kithbook.calendar.model import Occasion, local, today, told, written
from kithbook.calendar.service import expected, happened
from kithbook.errors import InvalidRequest

WINTER = timezone(timedelta(hours=1))
NOW = int(datetime(2025, 11, 26, 15, tzinfo=WINTER).timestamp() * 1000)
ZONES = ["Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]


@pytest.fixture(autouse=True)
def berlin(zone):
    if not Path("/usr/share/zoneinfo/Europe/Berlin").exists():
        pytest.skip("this machine knows no time zones")
    zone("Europe/Berlin")


def day_of(text, moment=NOW):
    return happened(text, moment).day.isoformat()


PAST = {
    "": "2025-11-26",
    "today": "2025-11-26",
    "Yesterday": "2025-11-25",
    "the day before yesterday": "2025-11-24",
    "3 days ago": "2025-11-23",
    "a day ago": "2025-11-25",
    "two weeks ago": "2025-11-12",
    "2 weeks ago": "2025-11-12",
    "last week": "2025-11-19",
    "last month": "2025-10-26",
    "a year ago": "2024-11-26",
    "0 days ago": "2025-11-26",
    "last Tuesday": "2025-11-25",
    "last Wednesday": "2025-11-19",
    "last thursday": "2025-11-20",
    "Tuesday": "2025-11-25",
    "on tues": "2025-11-25",
    "Thu": "2025-11-20",
    "sunday": "2025-11-23",
    "2025-11-23": "2025-11-23",
    "2025/11/3": "2025-11-03",
    "23 Nov": "2025-11-23",
    "Nov 23": "2025-11-23",
    "23rd of november": "2025-11-23",
    "23. Nov 2025": "2025-11-23",
    "Nov 23 2025": "2025-11-23",
    "November 23, 2025": "2025-11-23",
    "Sunday, 23 November 2025": "2025-11-23",
    "1 January": "2025-01-01",
    "sept 3": "2025-09-03",
    "29 Feb 2024": "2024-02-29",
    "13/04/2025": "2025-04-13",
    "04/13/2025": "2025-04-13",
    "03.03.2025": "2025-03-03",
    "1900-01-01": "1900-01-01",
}


@pytest.mark.parametrize("text", PAST)
def test_a_day_is_understood(text):
    assert happened(text, NOW) == Occasion(date.fromisoformat(PAST[text]))


TIMED = {
    "yesterday 14:30": "2025-11-25 14:30",
    "yesterday at 2:30 pm": "2025-11-25 14:30",
    "at 14:30 yesterday": "2025-11-25 14:30",
    "last Tuesday 9am": "2025-11-25 09:00",
    "14:30": "2025-11-26 14:30",
    "at 12am": "2025-11-26 00:00",
    "12pm": "2025-11-26 12:00",
    "now": "2025-11-26 15:00",
    "2 hours ago": "2025-11-26 13:00",
    "an hour ago": "2025-11-26 14:00",
    "30 minutes ago": "2025-11-26 14:30",
    "16 hours ago": "2025-11-25 23:00",
    "2025-11-23T14:30": "2025-11-23 14:30",
    "2025-11-23T23:30Z": "2025-11-24 00:30",
    "2025-11-23 14:30-05:00": "2025-11-23 20:30",
    "2025-07-01 14:30": "2025-07-01 14:30",
}


@pytest.mark.parametrize("text", TIMED)
def test_a_time_is_understood_to_the_minute(text):
    found = happened(text, NOW)
    assert written(found) == TIMED[text]
    assert local(found.at).isoformat(" ", "minutes").startswith(TIMED[text])
    assert found.at % 60_000 == 0


COMING = {
    "today": "2025-11-26",
    "tomorrow": "2025-11-27",
    "in 3 days": "2025-11-29",
    "in a week": "2025-12-03",
    "in 3 months": "2026-02-26",
    "next week": "2025-12-03",
    "next year": "2026-11-26",
    "Tuesday": "2025-12-02",
    "Thursday": "2025-11-27",
    "1 Dec": "2025-12-01",
    "1 March": "2026-03-01",
    "2026-11-23": "2026-11-23",
    "yesterday": "2025-11-25",
}


@pytest.mark.parametrize("text", COMING)
def test_a_day_to_come_is_understood(text):
    assert expected(text, NOW).isoformat() == COMING[text]


REFUSED = {
    "03/04/2025": '"03/04/2025" could be two days; write 2025-03-04 or 2025-04-03.',
    "3.4.2025": "could be two days",
    "3/4": "could be several days; write it as 2025-11-26",
    "13.4.25": "could be several days",
    "tomorrow": "Thursday 2025-11-27 is still to come",
    "in 3 days": "is still to come",
    "18:00": "Wednesday 2025-11-26 18:00 is still to come",
    "2025-11-26T23:30Z": "is still to come",
    "27 Nov 2025": "is still to come",
    "Wednesday": 'Today is Wednesday; say "today" or "last Wednesday".',
    "next Friday": "could be two days",
    "23 Dec": "Which year is 23 Dec?",
    "29 Feb": "Which year is 29 Feb?",
    "Monday 23 Nov": "2025-11-23 is a Sunday",
    "31 Feb": "not understood",
    "2025-02-30": "not understood",
    "13/14/2025": "not understood",
    "yesterday 25:00": "not understood",
    "yesterday 13pm": "not understood",
    "0 pm": "not understood",
    "yesterday 14:60": "not understood",
    "met Tuesday lunch": "not understood",
    "9999 years ago": "not understood",
    "at": "not understood",
    "٣ days ago": "not understood",
    "1899-12-31": "too long ago",
    "1960-01-01 10:00": "leave the time out",
    "2025-03-30 02:30": "never was: the clocks went ahead",
    "x" * 1_000: "not understood",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_to_come_or_could_be_two_days_is_refused_in_a_sentence(text):
    with pytest.raises(InvalidRequest) as caught:
        happened(text, NOW)
    assert REFUSED[text] in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Friday 14:00", "leave the time out"),
        ("Wednesday", 'say "today" or "in a week"'),
        ("23 Nov", "Which year"),
        ("06/07/2026", "could be two days"),
    ],
)
def test_a_due_date_is_refused_where_it_could_be_another(text, said):
    with pytest.raises(InvalidRequest, match=said):
        expected(text, NOW)


def test_a_day_is_the_one_of_this_system(zone):
    moment = int(datetime(2025, 11, 26, 23, 30, tzinfo=UTC).timestamp() * 1000)
    days = {}
    for name in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        zone(name)
        days[name] = day_of("yesterday", moment)
    assert days == {"Pacific/Kiritimati": "2025-11-26", "Pacific/Pago_Pago": "2025-11-25"}


def test_the_hour_that_comes_twice_is_told_by_its_offset():
    first = happened("2025-10-26 02:30", NOW)
    assert written(first) == "2025-10-26 02:30"
    second = Occasion(first.day, first.at + 3_600_000)
    assert written(second) == "2025-10-26 02:30+01:00"
    assert happened(written(second), NOW) == second


def test_it_is_told_with_its_weekday():
    assert told(happened("3 days ago", NOW)) == "Sunday 2025-11-23"


words = st.sampled_from(
    [*PAST, *TIMED, *COMING, *REFUSED, "last", "next", "ago", "in", "at", "on", "14:30", "am", "7"]
)
numbers = st.integers(0, 40).map(str)
said = st.one_of(
    words,
    st.lists(st.one_of(words, numbers), max_size=4).map(" ".join),
    st.dates(date(1899, 1, 1), date(2100, 1, 1)).map(lambda day: f"{day:%d %b %Y}"),
    st.datetimes(datetime(1969, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001 - a wall clock
        lambda moment: moment.isoformat(" ", "minutes")
    ),
    st.builds("{} {}s ago".format, numbers, st.sampled_from(["minute", "hour", "day", "month"])),
    st.text(max_size=40),
)
moments = st.integers(1_500_000_000_000, 4_000_000_000_000)  # 2017 to 2096


@given(text=said, moment=moments, name=st.sampled_from(ZONES))
@example(text="2025-10-26 02:30+01:00", moment=NOW, name="Europe/Berlin")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_understood_is_never_to_come_and_reads_back_the_same(zone, text, moment, name):
    zone(name)
    try:
        found = happened(text, moment)
    except InvalidRequest:
        return
    assert found.day <= today(moment)
    assert found.at is None or (found.at <= moment and today(found.at) == found.day)
    assert happened(written(found), moment) == found


@given(text=said, moment=moments)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_due_date_reads_back_the_same(text, moment):
    try:
        found = expected(text, moment)
    except InvalidRequest:
        return
    assert expected(found.isoformat(), moment) == found
