"""How often something comes: rules, in words and counted, whatever the clocks of a place do."""

from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from kithbook.calendar.recurrence import after, between, first, normal
from kithbook.calendar.rule import read, told
from kithbook.errors import InvalidRequest

MONDAY = date(2026, 11, 30)
WORDS = {
    "every day": "FREQ=DAILY",
    "daily": "FREQ=DAILY",
    "every other day": "FREQ=DAILY;INTERVAL=2",
    "every 2 weeks": "FREQ=WEEKLY;INTERVAL=2",
    "weekly": "FREQ=WEEKLY",
    "Every weekday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every Monday": "FREQ=WEEKLY;BYDAY=MO",
    "Thursdays and Mondays": "FREQ=WEEKLY;BYDAY=MO,TH",
    "every 2 weeks on Friday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "monthly on the 15th": "FREQ=MONTHLY;BYMONTHDAY=15",
    "the 1st of every month": "FREQ=MONTHLY;BYMONTHDAY=1",
    "monthly on the 31st": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "the last day of the month": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "every month on the 30th": "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
    "first Monday of the month": "FREQ=MONTHLY;BYDAY=1MO",
    "the last Friday of every month": "FREQ=MONTHLY;BYDAY=-1FR",
    "last Friday of May": "FREQ=YEARLY;BYMONTH=5;BYDAY=-1FR",
    "yearly on 12 April": "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=12",
    "every 12th of April": "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=12",
    "every year on April 12": "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=12",
    "yearly on 29 February": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
    "quarterly on the 1st": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1",
    "every Monday, 4 times": "FREQ=WEEKLY;COUNT=4;BYDAY=MO",
    "every 2 days until 2027-01-05": "FREQ=DAILY;INTERVAL=2;UNTIL=20270105",
    "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO": "FREQ=WEEKLY;BYDAY=MO",
    "freq=yearly; bymonth=2; bymonthday=29": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    # What is left open, the day on which it begins says.
    "every month": "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
    "every year": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30",
}


@pytest.mark.parametrize("words", WORDS)
def test_words_are_understood_and_said_again_so_that_they_are(words):
    rule = read(words, MONDAY)
    assert rule == WORDS[words]
    assert read(told(rule), date(2026, 1, 7)) == rule


@pytest.mark.parametrize(
    "words",
    ["", "sometimes", "every", "every 0 days", "every Monday of May", "every 13 January 2027", "12",
     "the 0th of the month", "the 32nd of the month", "30 February", "every month on Monday",
     "every day on the 3rd", "FREQ=HOURLY", "FREQ=SECONDLY;INTERVAL=1", "FREQ=DAILY;BYHOUR=3",
     "FREQ=WEEKLY;BYDAY=1MO", "FREQ=DAILY;BYMONTHDAY=3", "FREQ=DAILY;COUNT=3;UNTIL=20270101",
     "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;UNTIL=20271399", "INTERVAL=2", "FREQ=WEEKLY;BYSETPOS=1",
     "FREQ=DAILY;RDATE=20270101", "FREQ=YEARLY;BYMONTH=13", "every 2 weeks" + " " * 10 + "x" * 300],
)  # fmt: skip
def test_what_is_no_rule_is_refused_in_a_sentence(words):
    with pytest.raises(InvalidRequest) as caught:
        read(words, MONDAY)
    assert str(caught.value).endswith(".")
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "rule",
    ["FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
     "FREQ=DAILY;UNTIL=20261129"],
)  # fmt: skip
def test_what_never_comes_is_refused(rule):
    with pytest.raises(InvalidRequest, match="never comes"):
        first(rule, MONDAY)


def test_a_month_too_short_ends_it_and_an_rrule_means_what_it_says():
    assert days(read("monthly on the 31st", MONDAY), date(2027, 1, 31), 3) == [
        "2027-01-31", "2027-02-28", "2027-03-31"]  # fmt: skip
    assert days(read("monthly on the 30th", MONDAY), date(2028, 1, 30), 3) == [
        "2028-01-30", "2028-02-29", "2028-03-30"]  # fmt: skip
    assert days("FREQ=MONTHLY;BYMONTHDAY=31", date(2027, 1, 31), 3) == [
        "2027-01-31", "2027-03-31", "2027-05-31"]  # fmt: skip
    assert days(read("yearly on 29 February", MONDAY), date(2027, 1, 1), 3) == [
        "2027-02-28", "2028-02-29", "2029-02-28"]  # fmt: skip
    assert days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2027, 1, 1), 2) == [
        "2028-02-29", "2032-02-29"]  # fmt: skip


def test_a_rule_that_ends_has_no_next_day():
    rule = read("every Monday, 3 times", MONDAY)
    assert days(rule, MONDAY, 9) == ["2026-11-30", "2026-12-07", "2026-12-14"]
    assert after(rule, MONDAY, date(2026, 12, 14)) is None
    until = read("every Monday until 2026-12-13", MONDAY)
    assert after(until, MONDAY, date(2026, 12, 7)) is None


def days(rule, start, count):
    def walk():
        day = first(rule, start)
        while day:
            yield day.isoformat()
            day = after(rule, start, day)

    return list(islice(walk(), count))


weekday = st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday"])
month = st.sampled_from(["January", "February", "April", "December"])
every = st.one_of(
    st.builds("every {} {}s".format, st.integers(1, 40), st.sampled_from(["day", "week", "month"])),
    st.builds("every {} and {}".format, weekday, weekday),
    st.builds("every {} weeks on {}".format, st.integers(1, 9), weekday),
    st.builds("every {} months on the {}th".format, st.integers(1, 9), st.integers(4, 31)),
    st.builds("{} {} of the month".format, st.sampled_from(["first", "third", "last"]), weekday),
    st.builds("yearly on {} {}".format, st.integers(1, 29), month),
    st.builds("last {} of {}".format, weekday, month),
    st.sampled_from(["daily", "weekly", "monthly", "yearly", "every weekday"]),
)
some_day = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(every, some_day, st.integers(0, 3_000))
@example("every 1 months", date(2027, 1, 31), 20)
@example("yearly", date(2028, 2, 29), 400)
def test_the_next_day_is_later_of_the_rule_and_none_lies_between(words, start, passed):
    """As dateutil lists them from the first one on."""
    rule = read(words, start)
    begin, day = first(rule, start), start + timedelta(days=passed)
    coming = after(rule, begin, day)
    assert begin >= start
    assert coming > day
    listed = [one.date() for one in rrulestr(rule, dtstart=midnight(begin)).between(
        midnight(start - timedelta(days=1)), midnight(coming), inc=True)]  # fmt: skip
    assert listed[0] == begin
    assert listed[-1] == coming
    assert [one for one in listed if day < one < coming] == []
    gone = list(between(rule, begin, begin, coming))
    assert [begin, *gone, coming] == listed or coming == begin
    assert all(one < other for one, other in pairwise(listed))


@given(every, some_day)
def test_words_made_of_a_rule_mean_that_rule(words, start):
    rule = read(words, start)
    assert normal(rule) == rule
    assert read(told(rule), start + timedelta(days=17)) == rule


@given(st.text(alphabet="FREQ=DAILYWKMONTH;BYSETPOS,-123456789 every", max_size=60), some_day)
def test_whatever_is_typed_is_a_rule_or_refused(text, start):
    try:
        rule = read(text, start)
    except InvalidRequest:
        return
    assert normal(rule) == rule


def midnight(day):
    return datetime.combine(day, time())
