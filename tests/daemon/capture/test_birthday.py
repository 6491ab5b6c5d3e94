"""A birthday that a page shows becomes an important date, where none is known."""

import pytest

from kithbook_protocol.operations import SHOW, UNDO
from kithbook_protocol.people_operations import DATE

URL = "https://www.linkedin.com/in/ada-example"
PAGE = """<title>Ada Example | LinkedIn</title><main><section><h1>Ada Example</h1>
<p>Engineer</p><span><a href="/in/ada-example/overlay/contact-info/">Contact info</a></span>
</section></main><div role="dialog"><section><h3>{label}</h3><span>{day}</span></section></div>"""


@pytest.fixture
def visit(capture):
    """Capture her profile with the contact details open."""

    async def make(label="Birthday", day="May 3"):
        return await capture(PAGE.format(label=label, day=day), url=URL)

    return make


def told(person):
    return [(one.label, one.day) for one in person.dates]


@pytest.mark.parametrize(
    ("label", "day", "kept"),
    [
        ("Birthday", "May 3", "--05-03"),
        ("Geburtstag", "3. Mai 1984", "1984-05-03"),
        ("Cumpleaños", "3 de mayo", "--05-03"),
        ("誕生日", "5月3日", "--05-03"),
        ("Urodziny", "3 maja", "--05-03"),
    ],
)
async def test_a_birthday_is_kept_as_a_date(visit, label, day, kept):
    assert told((await visit(label, day)).person) == [("birthday", kept)]


@pytest.mark.parametrize("day", ["Aug 3, Aug 4", "soon", "February 31", "3"])
async def test_what_is_no_day_is_not(visit, day):
    assert told((await visit(day=day)).person) == []


async def test_one_that_is_known_stays(call, visit):
    person = (await visit(day="soon")).person
    await call(DATE, {"person": str(person.id), "label": "birthday", "day": "1984-04-12"})

    assert told((await visit()).person) == [("birthday", "1984-04-12")]


async def test_one_taken_off_or_undone_does_not_come_back(call, visit):
    person = (await visit(day="soon")).person
    receipt = await visit()
    assert [(one.field, one.after) for one in receipt.changed] == [("birthday", "--05-03")]

    await call(UNDO, {"change_set": str(receipt.change_set)})
    assert told(await call(SHOW, {"person": str(person.id)})) == []
    assert told((await visit()).person) == []
