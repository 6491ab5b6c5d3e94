"""The calendar feed, fetched as a calendar's program does."""

import asyncio
import hashlib
import json
import stat

import pytest
from daemon.message import exchange
from icalendar import Calendar

from kithbook.feed.service import AT_ONCE
from kithbook.keeper import KEEPER
from kithbook.web.session import SESSION
from kithbook_protocol.people_operations import DATE
from kithbook_protocol.relationship_operations import (
    CADENCE,
    FEED,
    FEED_NEW,
    FEED_OFF,
    FEED_ON,
    PROMISE,
    REMIND,
    REMINDER_DONE,
    SNOOZE,
)
from kithbook_protocol.vault_operations import LOCK

DAY = 24 * 3600


def get(port, path, **headers):
    lines = {"Host": f"127.0.0.1:{port}"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    told = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"GET {path} HTTP/1.1\r\n{told}\r\n".encode()


@pytest.fixture
def fetch(port):
    """Fetch an address: status and body."""

    async def look(url):
        path = url.removeprefix(f"http://127.0.0.1:{port}")
        head, _, body = (await exchange(port, get(port, path))).partition(b"\r\n\r\n")
        return int(head.split()[1]), body

    return look


@pytest.fixture
async def full(add, call, item, log, clock):
    """Somebody with one of each."""
    ada = await add("Ada Lovelace")
    await log(ada, when="today", text="looms")
    await call(CADENCE, {"person": ada, "ideal": 30})
    await call(DATE, {"person": ada, "label": "birthday", "day": "1990-02-28"})
    body = {"text": "Lunch", "person": ada, "rule": "every Monday, 3 times", "when": "Mon 9:30"}
    made = await call(REMIND, body, item=item())
    await call(PROMISE, {"person": ada, "text": "A letter", "due": "tomorrow"}, item=item())
    assert clock
    return made.reminder


async def test_it_is_off_until_it_is_turned_on_and_gone_when_turned_off(app, call, fetch):
    assert app
    assert not (await call(FEED)).on
    assert (await fetch("/calendar/" + "A" * 22 + ".ics"))[0] == 403
    on = await call(FEED_ON)
    assert (await fetch(on.url))[0] == 200
    assert (await call(FEED)).url == on.url
    assert (await call(FEED_ON, {"names": True})).url == on.url
    new = await call(FEED_NEW)
    assert (await fetch(on.url))[0] == 403
    assert (await fetch(new.url))[0] == 200
    await call(FEED_OFF)
    assert (await fetch(new.url))[0] == 403
    assert "kithbook feed on" in (await call(FEED)).sentence


async def test_an_address_told_once_is_never_told_again_and_works(app, call, fetch):
    assert app
    on = await call(FEED_ON, {"once": True})
    assert (await fetch(on.url))[0] == 200
    assert (await call(FEED)).url is None
    assert (await call(FEED_ON)).url is None
    assert (await fetch(on.url))[0] == 200


async def test_without_names_it_says_of_nobody_what(call, fetch, full):
    assert full
    _, body = await fetch((await call(FEED_ON)).url)
    for word in (b"Ada", b"Lovelace", b"Lunch", b"letter", b"looms", b"1990"):
        assert word not in body
    summaries = {str(one["summary"]) for one in Calendar.from_ical(body).subcomponents}
    assert summaries == {"A birthday", "A reminder", "Be in touch: somebody", "A promise"}


async def test_with_names_all_of_it_is_there(call, fetch, full, item):
    url = (await call(FEED_ON, {"names": True})).url
    found = Calendar.from_ical((await fetch(url))[1])
    entries = {str(one["summary"]): one for one in found.subcomponents}
    reminder = entries["Ada Lovelace: Lunch"]
    assert reminder["dtstart"].dt.isoformat() == "2027-01-18T09:30:00"
    assert reminder["rrule"].to_ical() == b"FREQ=WEEKLY;COUNT=3;BYDAY=MO"
    assert entries["Be in touch: Ada Lovelace"]["dtstart"].dt.isoformat() == "2027-02-14"
    assert entries["You promised Ada Lovelace: A letter"]["due"].dt.isoformat() == "2027-01-16"
    assert entries["Ada Lovelace: birthday"]["dtstart"].dt.isoformat() == "1990-02-28"
    await call(REMINDER_DONE, {"reminder": str(full.id)}, item=item())
    found = Calendar.from_ical((await fetch(url))[1])
    reminder = next(one for one in found.subcomponents if "Lunch" in str(one["summary"]))
    assert reminder["rrule"].to_ical() == b"FREQ=WEEKLY;COUNT=2;BYDAY=MO"
    await call(SNOOZE, {"reminder": str(full.id), "until": "2027-02-03"}, item=item())
    found = Calendar.from_ical((await fetch(url))[1])
    reminder = next(one for one in found.subcomponents if "Lunch" in str(one["summary"]))
    assert ("rrule" in reminder, reminder["dtstart"].dt.isoformat()) == (False, "2027-02-03")


async def test_a_locked_vault_answers_503_to_who_knows_the_token_and_nothing_to_others(
    app, call, fetch, settings, recovery_key
):
    url = (await call(FEED_ON)).url
    assert stat.S_IMODE(settings.feed.stat().st_mode) == 0o600
    assert url.split("/")[-1][:22] not in settings.feed.read_text()
    await call(LOCK)
    assert await fetch(url) == (503, b"")
    assert (await fetch("/calendar/" + "A" * 22 + ".ics"))[0] == 403
    settings.feed.write_text(json.dumps({"sha256": 5}))
    assert (await fetch(url))[0] == 403
    settings.feed.unlink()
    assert (await fetch(url))[0] == 403
    await app[KEEPER].unlock_with_recovery(recovery_key)
    assert (await fetch(url))[0] == 200


async def test_who_can_write_the_file_gets_nothing_from_an_open_vault(call, fetch, settings, app):
    assert app
    await call(FEED_ON)
    token = "B" * 22
    settings.feed.write_text(json.dumps({"sha256": hashlib.sha256(token.encode()).hexdigest()}))
    assert (await fetch(f"/calendar/{token}.ics"))[0] == 403


async def test_a_new_key_of_the_vault_ends_it(app, call, fetch):
    url = (await call(FEED_ON)).url
    identity = app[SESSION].identity
    identity._content = identity._content.model_copy(update={"epoch": identity.epoch + 1})
    assert (await fetch(url))[0] == 403


async def test_a_fetch_does_not_put_off_the_lock_and_has_a_pace(app, call, fetch, clock):
    url = (await call(FEED_ON)).url
    clock.forward(60)
    before = app[KEEPER].idle.seconds_left()
    answers = await asyncio.gather(*(fetch(url) for _ in range(4 * AT_ONCE)))
    assert {status for status, *_ in answers} == {200, 503}
    assert app[KEEPER].idle.seconds_left() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "localhost:{port}"},
        {"Host": "127.0.0.1"},
        {"Host": "example.org:{port}"},
        {"Origin": "https://example.org"},
        {"Origin": "chrome-extension://" + "a" * 32},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-origin"},
        {"Sec_Fetch_Site": "none", "Sec_Fetch_Mode": "navigate"},
        {"Transfer_Encoding": "chunked"},
        {"Content_Length": "3"},
        {"Expect": "100-continue"},
        {"Upgrade": "websocket"},
    ],
)
async def test_what_no_calendar_sends_is_refused_though_it_knows_the_token(
    app, call, port, headers
):
    assert app
    url = (await call(FEED_ON)).url
    path = url.removeprefix(f"http://127.0.0.1:{port}")
    filled = {name: value.format(port=port) for name, value in headers.items()}
    assert (await exchange(port, get(port, path, **filled))).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "PROPFIND", "OPTIONS"])
async def test_nothing_but_a_get_is_answered_though_it_knows_the_token(app, call, port, method):
    assert app
    url = (await call(FEED_ON)).url
    wanted = get(port, url.removeprefix(f"http://127.0.0.1:{port}"), Content_Length="0")
    assert (await exchange(port, wanted)).startswith(b"HTTP/1.1 200 ")
    other = wanted.replace(b"GET", method.encode(), 1)
    assert (await exchange(port, other)).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize(
    "shape", ["/{path}", "{path}?a=b", "{path}/", "http://127.0.0.1:{port}{path}", "{upper}"]
)
async def test_only_the_very_path_is_answered(app, call, port, shape):
    assert app
    url = (await call(FEED_ON)).url
    path = url.removeprefix(f"http://127.0.0.1:{port}")
    other = shape.format(path=path, port=port, upper=path.replace(".ics", ".ICS"))
    assert (await exchange(port, get(port, other))).startswith(b"HTTP/1.1 403 ")
