"""A mistake of ours tells nobody what it was about: not who asked, no log, no terminal."""

import json
import platform

import pytest
from daemon.extension import Refused
from daemon.sample import sample

from kithbook import app as application
from kithbook.log import log
from kithbook.web.route import Route
from kithbook_protocol.operation import Scope
from kithbook_protocol.operations import OPERATIONS
from kithbook_protocol.vault_operations import HELLO, PAIR_FINISH, PAIR_START, PAIR_WINDOW

WORD = "Xylophanes-Tersa-7319"
PAIRING = {HELLO, PAIR_FINISH, PAIR_START, PAIR_WINDOW}
PRIVATE = (WORD, "SELECT", "/home", ".py", "Traceback", platform.python_version(), "chrome-ext")
FIELDS = {"event", "level", "timestamp", "reference", "path", "error", "at"}


@pytest.fixture(autouse=True)
def broken(monkeypatch):
    """Every call breaks, but those a client pairs with; and the error quotes all it knows."""

    async def breaks(call):
        quoted = f"near SELECT: {WORD} in /home/ada/x.py: {call.body!r} {call.origin}"
        raise RuntimeError(quoted) from KeyError(WORD)

    routes = tuple(
        route if route.operation in PAIRING else Route(route.operation, breaks)
        for route in application.ROUTES
    )
    monkeypatch.setattr("kithbook.server.ROUTES", routes)


@pytest.fixture
def logged(tmp_path):
    log.open(tmp_path / "daemon.log")
    yield tmp_path / "daemon.log"
    log.close()


async def refused(calling):
    with pytest.raises(Refused) as caught:
        await calling
    return caught.value.reply


async def test_no_call_that_breaks_tells_what_it_was_about(extension, call, logged, capfd):
    replies = {
        name: await refused(extension.call(one, sample(one, WORD)))
        for name, one in OPERATIONS.items()
        if one.scope in (Scope.CAPTURE, Scope.FULL)
    }
    for name, one in OPERATIONS.items():
        if one not in PAIRING:
            replies[f"{name} locally"] = await refused(call(one, sample(one, WORD)))
    told = logged.read_text()
    # A worker that was started meanwhile says so, too.
    assert told.count('"event": "broken"') == len(replies)
    for name, reply in replies.items():
        assert (reply.status, reply.failure.code) == (500, "failed"), name
        assert reply.failure.sentence.split()[-1].rstrip(".") in told
    for line in map(json.loads, told.splitlines()):
        assert set(line) == FIELDS or line["event"] == "worker jailed"
    everything = told + "".join(capfd.readouterr())
    everything += "".join(reply.body.decode() for reply in replies.values())
    assert [private for private in PRIVATE if private in everything] == []
