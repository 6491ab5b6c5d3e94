"""Days as exports write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.formats.day import Order, moment, order, read

SURE = (
    ("01 Jan 2024", "2024-01-01"),
    ("1 janv. 2024", "2024-01-01"),
    ("12 mars 2023", "2023-03-12"),
    ("15. März 2023", "2023-03-15"),
    ("15 mrt 2023", "2023-03-15"),
    ("5 de marzo de 2022", "2022-03-05"),
    ("1 września 2021", "2021-09-01"),
    ("1er août 2020", "2020-08-01"),
    ("Mar 4, 1990", "1990-03-04"),
    ("April 9th, 1990", "1990-04-09"),
    ("01-Jan-2024", "2024-01-01"),
    ("Mar 2021", "2021-03"),
    ("2021", "2021"),
    ("2021-05", "2021-05"),
    ("2024-01-02", "2024-01-02"),
    ("2026-07-30 10:00:00 UTC", "2026-07-30"),
    ("2024-05-15T10:00:00.000Z", "2024-05-15"),
    ("--04-12", "--04-12"),
    (" --12-31", "--12-31"),
    ("19840412", "1984-04-12"),
    ("12.4.1984", "1984-04-12"),
    ("24. 12. 1984", "1984-12-24"),
    ("12.4.", "--04-12"),
    ("1984/4/12", "1984-04-12"),
    ("1984年4月12日", "1984-04-12"),
    ("13/02/1990", "1990-02-13"),
    ("02/13/1990", "1990-02-13"),
    ("05/05/1990", "1990-05-05"),
    ("29 February", "--02-29"),
)  # fmt: skip
NONE = (
    "03/04/2024", "0/0/00", "", "soon", "31/31/2024", "30 Feb 2024", "1/2/26", "jui 2024", "12",
    "2024-13-01", "99999", "x" * 10_000, "1 2 3 Jan", "--13-40",
)  # fmt: skip


@pytest.mark.parametrize(("text", "day"), SURE)
def test_a_day_is_read(text, day):
    assert read(text) == day


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_day_or_could_be_two_is_none(text):
    assert read(text) is None


def test_the_other_days_of_a_column_tell_the_order():
    assert order(["03/04/2024", "13/04/2024"]) is Order.DAY
    assert order(["03/04/2024", "04/13/2024"]) is Order.MONTH
    assert order(["13/04/2024", "04/13/2024"]) is None
    assert order(["03/04/2024"]) is None
    assert order(["9/1/26, 10:00 AM"]) is Order.MONTH
    assert read("03/04/2024", Order.DAY) == "2024-04-03"
    assert read("03/04/2024", Order.MONTH) == "2024-03-04"


def test_a_year_of_two_digits_is_of_this_century_only_where_that_is_known():
    assert read("9/1/26, 10:00 AM", Order.MONTH, recent=True) == "2026-09-01"
    assert read("9/1/26, 10:00 AM", Order.MONTH) is None
    assert read("01.09.26, 10:00", recent=True) == "2026-09-01"


def test_a_time_in_utc_is_a_minute_and_any_other_is_none():
    assert moment("2026-07-30 10:00:59 UTC") == 1_785_405_600_000
    assert moment("9/1/26, 10:00 AM") is None
    assert moment("2026-07-30") is None


@given(st.text(max_size=80))
def test_no_text_raises(text):
    found = read(text)
    order([text])
    moment(text)
    assert found is None or found[:2] == "--" or found[:4].isdecimal()


@given(st.dates())
def test_every_day_is_read_as_it_was_written(date):
    assert read(date.isoformat()) == date.isoformat()
    assert read(f"{date.day}.{date.month}.{date.year:04}") == date.isoformat()
