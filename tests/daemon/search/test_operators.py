"""What each operator finds."""

import pytest
from daemon.search.book import add, asked, meet, names, relate

from kithbook.people import date
from kithbook.people import service as people
from kithbook.reminders import cadence, service
from kithbook_protocol.people import EditRequest, PersonRequest
from kithbook_protocol.relation import DateRequest
from kithbook_protocol.reminders import CadenceRequest, CadenceSubject, DueRequest

DAY = 86_400_000


def every(device, ideal, latest=None, **whom):
    request = CadenceRequest(ideal=ideal, latest=latest, **whom)
    device.act("cadence", cadence.put, request)


def filled(device):
    ada = add(
        device,
        "Ada",
        fields={"role": "Analyst", "organisation": "Engines", "headline": "Poet of science"},
        emails=["ada@engines.net"],
        urls=["https://www.linkedin.com/in/ada"],
        tags=["friend"],
    )
    bo = add(device, "Bo", phones=["+44 20 7946 0958"], tags=["friend", "old friend"])
    cy = add(device, "Cy", fields={"location": "Berlin"}, note="x")
    device.act("date", date.write, DateRequest(person=str(cy.id), label="birthday", day="--04-12"))
    relate(device, ada, "manager", bo)
    meet(device, ada, "2026-12-31")
    return device, ada, bo, cy


@pytest.fixture(scope="module")
def book(shared):
    return filled(shared)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("tag:friend", "Ada Bo"),
        ('tag:"friend"', "Ada Bo"),
        ('tag:"old friend"', "Bo"),
        ("tag:fri", "Ada Bo"),
        ("org:engines", "Ada"),
        ("role:poet", "Ada"),
        ("role:engines", ""),
        ("place:berlin", "Cy"),
        ("knows:bo", "Ada"),
        ("knows:ada", "Bo"),
        ("met:today", ""),
        ("met:2w..1w", ""),
        ("met:2026-12", "Ada"),
        ("met:<1m", "Ada"),
        ("met:>1m", ""),
        ("met:never", "Bo Cy"),
        ("added:today", "Ada Bo Cy"),
        ("added:<2027", ""),
        ("added:yesterday or tag:old", "Bo"),
        ("changed:this-week -knows:bo", "Bo Cy"),
        ("has:email", "Ada"),
        ("has:phone", "Bo"),
        ("has:link", "Ada"),
        ("has:note", "Cy"),
        ("has:birthday", "Cy"),
        ("has:date", "Cy"),
        ("has:role", "Ada"),
        ("has:tag", "Ada Bo"),
        ("has:relation", "Ada Bo"),
        ("has:contact", "Ada"),
        ("has:photo", ""),
        ("has:suggestion", ""),
        ("has:cadence", ""),
        ("source:linkedin", "Ada"),
        ("source:typed", "Ada Bo Cy"),
        ("source:import", ""),
        ("is:new", "Ada Bo Cy"),
        ("is:close", "Ada"),
        ("ask:seed", ""),
        ("offer:seed", ""),
        ("-has:email -tag:friend", "Cy"),
        ("(tag:friend -org:engines) or place:berlin", "Bo Cy"),
        ("tag:friend anal", "Ada"),
    ],
)
def test_an_operator_finds_whom_it_says(book, query, wanted):
    device, *_ = book
    assert sorted(names(device, query)) == wanted.split()
    assert asked(device, query).notes == []


def test_what_is_due_is_what_the_reminders_say(device):
    """By one's own cadence, by tags, by the strictest of several; day by day."""
    plain = add(device, "Plain")
    own = add(device, "Own", tags=["friend"])
    tagged = add(device, "Tagged", tags=["friend"])
    both = add(device, "Both", tags=["Friend", "mentor"])
    meet(device, tagged, "2027-01-10")
    every(device, 20, 25, person=str(own.id))
    every(device, 10, 12, tag="friend")
    every(device, 5, 30, tag="mentor")
    assert plain
    assert both
    seen = set()
    for day in range(40):
        device.milliseconds += DAY
        told = service.due(device.connection, DueRequest(limit=50), device.milliseconds)
        for query, states in (("is:due", {"due", "overdue"}), ("is:overdue", {"overdue"})):
            expected = sorted(one.name for one in told.contacts if one.state in states)
            assert sorted(names(device, query)) == expected, (day, query)
            seen.add(tuple(expected))
    assert len(seen) > 3
    assert sorted(names(device, "has:cadence")) == ["Both", "Own", "Tagged"]
    assert names(device, "due:never") == ["Plain"]


def test_when_contact_is_due_is_found_by_a_stretch_of_days(device):
    add(device, "Ada", tags=["friend", "mentor"])
    every(device, 10, tag="friend")
    every(device, 40, tag="mentor")
    for query, is_found in (
        ("due:<1w", False),
        ("due:<2w", True),
        ("due:>2w", False),
        ("due:>1w", True),
        ("due:2027-01", True),
        ("due:2027-02", False),
    ):
        assert bool(names(device, query)) is is_found, query
    device.act("cadence", cadence.take_off, CadenceSubject(tag="friend"))
    assert names(device, "due:2027-02") == ["Ada"]


def test_quiet_is_with_whom_the_reminders_say_touch_is_being_lost(device):
    ada, bo = add(device, "Ada"), add(device, "Bo")
    meet(device, ada, "2026-10-01", "2026-10-12", "2026-10-22", "2026-11-01", "2026-11-11")
    meet(device, bo, "2026-10-01", "2026-10-12")
    device.milliseconds -= 60 * DAY
    days = []
    for _ in range(90):
        device.milliseconds += DAY
        told = service.due(device.connection, DueRequest(limit=50), device.milliseconds)
        expected = [one.name for one in told.losing_touch]
        assert names(device, "is:quiet") == expected
        days.append(bool(expected))
    assert True in days
    assert False in days


def test_new_people_are_new_for_thirty_days(device):
    add(device, "Ada")
    device.milliseconds += 30 * DAY
    assert names(device, "is:new") == ["Ada"]
    device.milliseconds += DAY
    assert names(device, "is:new") == []


def test_operators_follow_what_changes(device):
    _, ada, bo, _ = filled(device)
    request = EditRequest(person=str(ada.id), remove_tags=["friend"], fields={"organisation": None})
    device.act("edit", people.edit, request)
    assert names(device, "tag:friend") == ["Bo"]
    assert names(device, "org:engines") == []
    device.undo()
    assert sorted(names(device, "tag:friend")) == ["Ada", "Bo"]
    device.act("delete", people.delete, PersonRequest(person=str(bo.id)))
    assert names(device, "knows:bo") == []
    assert names(device, "tag:friend") == ["Ada"]
