"""Dates as precise as people know them, and what two of them say together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.errors import InvalidRequest
from kithbook.people.partial import PartialDate, Span, today


def cut(day, precision):
    return PartialDate(*(day.year, day.month, day.day)[:precision])


def read(text):
    try:
        return PartialDate.parse(text)
    except InvalidRequest as error:
        return error


dated = st.builds(cut, st.dates(), st.integers(1, 3))
yearless = st.builds(
    lambda day: PartialDate(None, day.month, day.day),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)),
)
span = st.builds(
    lambda days, precisions, lasts, seen: Span(
        cut(min(days), precisions[0]), None if lasts else cut(max(days), precisions[1]), None, seen
    ),
    st.tuples(st.dates(), st.dates()),
    st.tuples(st.integers(1, 3), st.integers(1, 3)),
    st.booleans(),
    st.booleans(),
)


@given(dated | yearless)
def test_what_is_written_is_read_as_the_same(one):
    assert PartialDate.parse(str(one)) == one


@given(yearless)
def test_a_vcards_form_without_its_year_is_read(one):
    assert PartialDate.parse(str(one).replace("-", "").rjust(6, "-")) == one


@given(dated, dated)
def test_what_lies_wholly_before_sorts_before_as_text(one, other):
    if one.last_day() < other.first_day():
        assert str(one) < str(other)


@given(dated)
def test_a_date_lies_between_its_first_and_last_day(one):
    assert one.first_day() <= one.last_day()
    assert (one.first_day() == one.last_day()) == (one.day is not None)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_date_or_one_sentence(text):
    found = read(text)
    if isinstance(found, InvalidRequest):
        assert "\n" not in str(found)
    else:
        assert PartialDate.parse(str(found)) == found


@pytest.mark.parametrize(
    "text",
    ["1983-02-29", "--02-30", "1984-13", "1984-00-01", "0000", "84-04-12", "1984-4-1", "--04",
     "198404", "12.04.1984", "1984-04-12T00:00", "²⁰¹⁹", ""],
)  # fmt: skip
def test_what_is_no_day_is_refused(text):
    with pytest.raises(InvalidRequest):
        PartialDate.parse(text)


def test_the_29_of_february_is_a_day_without_its_year_and_in_leap_years():
    assert str(PartialDate.parse("--0229")) == "--02-29"
    assert str(PartialDate.parse("19840229")) == "1984-02-29"
    assert PartialDate.parse("1984-02").last_day() == date(1984, 2, 29)


@given(span, span)
def test_two_spans_meet_alike_from_either_side(one, other):
    assert one.meets(other) is other.meets(one)


@given(span)
def test_what_lasts_meets_whatever_else_lasts(one):
    now = Span(None, None)
    assert Span(one.since, None).meets(now) is True


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("2010", "2015"), ("2012", "2020"), True),
        (("2010", "2015"), ("2015", "2020"), None),
        (("2010", "2014-05"), ("2014-06", None), False),
        (("2010", "2014"), ("2016", None), False),
        ((None, "2014"), (None, None), None),
        ((None, "2014-03-01"), ("2010", None), True),
        ((None, None), ("2010", None), True),
        (("2010", "2012"), (None, "2015"), None),
    ],
)
def test_what_dates_say_of_two_spans(one, other, meet):
    first, second = (
        Span(*(PartialDate.parse(text) if text else None for text in ends)) for ends in (one, other)
    )
    assert first.meets(second) is meet


def test_an_end_that_was_only_seen_may_be_earlier():
    ended, seen = PartialDate.parse("2020-01-01"), PartialDate.parse("2015-06-01")
    later = Span(PartialDate.parse("2018"), None)
    assert Span(None, ended, seen, until_seen=True).meets(later) is None
    assert Span(None, ended, seen).meets(later) is True


def test_today_is_a_whole_day():
    assert today(1_800_000_000_000).first_day().year == 2027
