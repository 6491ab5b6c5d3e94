"""What a call comes to: the answer, or a signed reason."""

import asyncio
import platform
from uuid import uuid4

import pytest
import uuid_utils
from daemon.extension import Extension, Refused, encoded
from daemon.message import send

from kithbook import app as application
from kithbook.keeper import KEEPER
from kithbook.log import log
from kithbook.web import endpoint
from kithbook.web.route import Route
from kithbook.web.session import SESSION
from kithbook_protocol.operations import ADD, SEARCH, SHOW, TAGS
from kithbook_protocol.relationship_operations import DUE_COUNT
from kithbook_protocol.vault_operations import HELLO, LOCAL_UNLOCK, LOCK, REVOKE, STATUS

SECRET = "Ada Lovelace, ada@example.org"


@pytest.fixture
def logged(settings, locked_app):
    """The daemon's log in its file, as `kithbook up` has it."""
    assert locked_app
    log.open(settings.log_file)
    yield
    log.close()


async def takes_for_ever(_call):
    await asyncio.Event().wait()


async def breaks(_call):
    raise RuntimeError(f"near SELECT: {SECRET} in /home/ada/x.py, Python 3.11")


def answer(operation, handle, monkeypatch):
    """Let another function answer one call of the daemon that is started next."""
    routes = tuple(
        Route(operation, handle) if route.operation is operation else route
        for route in application.ROUTES
    )
    monkeypatch.setattr("kithbook.server.ROUTES", routes)


@pytest.fixture
def tags_take_for_ever(monkeypatch):
    answer(TAGS, takes_for_ever, monkeypatch)
    monkeypatch.setattr(endpoint, "DEADLINE_SECONDS", 0.5)


@pytest.fixture
def tags_break(monkeypatch):
    answer(TAGS, breaks, monkeypatch)


@pytest.fixture
def hello_breaks(monkeypatch):
    answer(HELLO, breaks, monkeypatch)


async def refused(call):
    with pytest.raises(Refused) as caught:
        await call
    return caught.value.reply


async def test_an_extension_that_paired_by_code_adds_and_finds_a_person(extension):
    await extension.call(ADD, {"fields": {"name": "Ada Lovelace"}})
    found = await extension.call(SEARCH, {"query": "love"})
    assert [hit.name for hit in found.hits] == ["Ada Lovelace"]


@pytest.mark.usefixtures("app")
async def test_the_command_line_calls_over_the_socket(call):
    status = await call(STATUS)
    assert status.state == "ready"
    assert status.people == 0


class TestReasons:
    """Each error code, as a paired extension gets it: signed."""

    async def test_locked(self, extension, call):
        await call(LOCK)
        reply = await refused(extension.call(SEARCH, {"query": ""}))
        assert (reply.status, reply.failure.code) == (423, "locked")

    async def test_revoked(self, extension, call):
        await call(REVOKE, {"client": str(extension.grant.client)})
        for operation in (SEARCH, STATUS):
            reply = await refused(extension.call(operation, {"query": ""}))
            assert (reply.status, reply.failure.code) == (401, "revoked")

    @pytest.mark.usefixtures("app")
    async def test_scope(self, pair):
        reply = await refused((await pair("capture")).call(SEARCH, {"query": ""}))
        assert (reply.status, reply.failure.code) == (403, "scope")

    async def test_version(self, extension):
        extension.grant = extension.grant.model_copy(update={"epoch": 7})
        reply = await refused(extension.call(SEARCH, {"query": ""}))
        assert (reply.status, reply.failure.code) == (412, "version")

    async def test_invalid(self, extension):
        reply = await refused(extension.call(SEARCH, {"query": 1}))
        assert (reply.status, reply.failure.code) == (400, "invalid")

    async def test_conflict(self, extension):
        reply = await refused(extension.call(SHOW, {"person": "nobody"}))
        assert (reply.status, reply.failure.code) == (409, "conflict")

    @pytest.mark.usefixtures("tags_take_for_ever")
    async def test_busy_and_it_is_not_claimed_that_nothing_was_done(self, extension):
        reply = await refused(extension.call(TAGS))
        assert (reply.status, reply.failure.code) == (503, "busy")
        assert "it was not done" not in reply.failure.sentence

    @pytest.mark.usefixtures("tags_break", "logged")
    async def test_failed_says_nothing_of_path_query_version_or_text(self, extension, settings):
        reply = await refused(extension.call(TAGS))
        assert (reply.status, reply.failure.code) == (500, "failed")
        reference = reply.failure.sentence.split()[-1].rstrip(".")
        logged = settings.log_file.read_text()
        assert reference in logged
        for private in (SECRET, "SELECT", "/home", ".py", "Traceback", platform.python_version()):
            assert private not in reply.body.decode()
        assert SECRET not in logged

    @pytest.mark.usefixtures("hello_breaks")
    async def test_an_open_call_that_breaks_gives_the_bare_refusal(self, pair):
        with pytest.raises(Refused) as caught:
            await pair()
        assert caught.value.reply.body == b""
        assert caught.value.reply.status == 403


class TestTheGuardOfTheIdleLock:
    async def test_a_verified_call_starts_the_idle_time_over(self, app, extension, clock):
        clock.forward(60)
        before = app[KEEPER].idle.seconds_left()
        await extension.call(STATUS)
        assert app[KEEPER].idle.seconds_left() == before + 60

    async def test_a_call_that_a_clock_makes_does_not_keep_the_vault_open(
        self, app, extension, clock
    ):
        clock.forward(60)
        before = app[KEEPER].idle.seconds_left()
        await extension.call(DUE_COUNT)
        assert app[KEEPER].idle.seconds_left() == before

    async def test_a_revoked_client_does_not_keep_the_vault_open(self, app, extension, call, clock):
        await call(REVOKE, {"client": str(extension.grant.client)})
        clock.forward(60)
        before = app[KEEPER].idle.seconds_left()
        await refused(extension.call(STATUS))
        assert app[KEEPER].idle.seconds_left() == before

    async def test_an_unsigned_call_does_not_keep_the_vault_open(self, app, extension, clock):
        clock.forward(60)
        before = app[KEEPER].idle.seconds_left()
        await extension.hello()
        assert app[KEEPER].idle.seconds_left() == before


class TestLockAndUnlock:
    async def test_a_locked_daemon_says_hello_and_that_it_is_locked(self, extension, call):
        assert (await extension.hello()).state == "ready"
        await call(LOCK)
        assert (await extension.hello()).state == "locked"
        assert (await extension.call(STATUS)).people is None

    async def test_the_recovery_key_unlocks_and_another_does_not(
        self, locked_app, call, recovery_key
    ):
        changed = recovery_key[:-1] + ("Q" if recovery_key[-1] != "Q" else "P")
        reply = await refused(call(LOCAL_UNLOCK, {"recovery_key": changed}))
        assert reply.failure.code == "invalid"
        assert locked_app[SESSION].state == "locked"
        assert (await call(LOCAL_UNLOCK, {"recovery_key": recovery_key})).state == "ready"

    @pytest.mark.usefixtures("app")
    async def test_unlocked_never_answers_a_wrong_secret(self, call):
        reply = await refused(call(LOCAL_UNLOCK, {"passphrase": "certainly wrong"}))
        assert reply.failure.code == "invalid"

    async def test_an_unlock_that_outlasts_its_call_is_whole(
        self, locked_app, call, passphrase, monkeypatch
    ):
        monkeypatch.setattr(endpoint, "DEADLINE_SECONDS", 0.05)
        reply = await refused(call(LOCAL_UNLOCK, {"passphrase": passphrase}))
        assert reply.failure.code == "busy"
        monkeypatch.setattr(endpoint, "DEADLINE_SECONDS", 10)
        keeper = locked_app[KEEPER]
        await asyncio.gather(*keeper._under_way)
        assert (await call(STATUS)).state == "ready"
        assert keeper.idle._task is not None
        assert not keeper.idle._task.done()
        assert (await call(SEARCH, {"query": ""})).hits == []

    async def test_an_item_is_done_once_however_often_it_is_sent(self, extension):
        item = uuid_utils.uuid7()
        first = await extension.call(ADD, {"fields": {"name": "Ada Lovelace"}}, item=item)
        again = await extension.call(ADD, {"fields": {"name": "Ada Lovelace"}}, item=item)
        assert first == again
        assert (await extension.call(STATUS)).people == 1

    async def test_an_item_id_that_is_no_uuid_7_is_refused(self, extension, call):
        item = uuid4()
        for calling in (extension.call, call):
            reply = await refused(calling(ADD, {"fields": {"name": "Ada"}}, item=item))
            assert reply.failure.code == "invalid"


class TestHello:
    async def test_a_stranger_s_origin_learns_nothing(self, extension):
        stranger = Extension(extension.port, origin="chrome-extension://" + "p" * 32)
        with pytest.raises(Refused) as caught:
            await stranger.hello()
        assert caught.value.failure is None

    @pytest.mark.parametrize("nonce", ["", "AAAA", "A" * 43, "A" * 4_096, "!" * 22])
    async def test_a_nonce_that_is_not_16_bytes_is_not_signed(self, extension, nonce):
        request = extension.plain(HELLO.path, encoded({"nonce": nonce}))
        reply = await send(extension.port, request)
        assert (reply.status, reply.body) == (403, b"")
