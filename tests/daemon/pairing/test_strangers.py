"""daemon.json is held against the vault at each unlock: whom the vault did not let in is out."""

import json
from contextlib import asynccontextmanager

import pytest
import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from daemon.extension import Extension, Refused, to_bytes, to_text
from daemon.spool.conftest import send, someone
from daemon.terminal import call as call_at

from kithbook.keeper import KEEPER
from kithbook.log import log
from kithbook.server import serving
from kithbook.spool.service import SPOOL as KEPT
from kithbook.store.database import open_store
from kithbook.web.session import SESSION
from kithbook_protocol.operations import ADD, SEARCH
from kithbook_protocol.pairing import Grant
from kithbook_protocol.vault_operations import CLIENTS, PAIR_WINDOW, REVOKE, SPOOL, STATUS

NOBODY = "A browser that this vault never let in was in daemon.json"


class Run:
    """One run of the daemon; the clients of earlier ones know its port."""

    def __init__(self, app, settings, recovery_key):
        self.app, self._settings, self._recovery_key = app, settings, recovery_key

    @property
    def port(self):
        return self.app[SESSION].port

    async def call(self, operation, body=None):
        return await call_at(self._settings.socket, operation, body)

    async def unlock(self):
        await self.app[KEEPER].unlock_with_recovery(self._recovery_key)

    async def lock(self):
        await self.app[KEEPER].lock()

    async def drained(self):
        kept = self.app[KEPT]
        assert await kept.drain.reached(lambda: kept.waiting == 0, 60)

    async def find(self, client):
        """Search as a client does that comes back to this run."""
        client.port = self.port
        await client.hello()
        return (await client.call(SEARCH, {"query": ""})).hits

    async def refuses(self, client):
        with pytest.raises(Refused) as refused:
            await self.find(client)
        return refused.value.failure.code == "revoked"


@pytest.fixture
def run(settings, home, clock, recovery_key):
    """Start the daemon, locked: `async with run() as daemon`."""
    assert home

    @asynccontextmanager
    async def start():
        async with serving(settings, with_port=True, now=clock) as app:
            yield Run(app, settings, recovery_key)

    return start


@pytest.fixture
def join(clock):
    """Pair a browser by the code: `await join(daemon)`."""

    async def do(daemon):
        window = await daemon.call(PAIR_WINDOW)
        extension = Extension(daemon.port, now=clock)
        await extension.pair(window.code)
        return extension

    return do


@pytest.fixture
def edit(settings):
    """Change daemon.json as who can write the folder does: `edit(change)`."""

    def do(change):
        content = json.loads(settings.identity.read_text())
        change(content)
        settings.identity.write_text(json.dumps(content))

    return do


@pytest.fixture
def plant(edit, clock):
    """Write a client with a key of one's own into daemon.json; returns the browser that has it."""

    def do(**changes):
        planted = Extension(0, now=clock, origin="chrome-extension://" + "m" * 32)
        planted.key = Ed25519PrivateKey.generate()

        def change(content):
            signer = Ed25519PrivateKey.from_private_bytes(to_bytes(content["signing_key"]))
            planted.grant = Grant(
                client=changes.get("id") or str(uuid_utils.uuid7()),
                scope="full",
                vault=content["vault"],
                daemon_key=to_text(signer.public_key().public_bytes_raw()),
                sealing_key=content["sealing_key"],
                epoch=content["epoch"],
            )
            row = {
                "id": str(planted.grant.client),
                "name": "Chromium",
                "origin": planted.origin,
                "scope": "full",
                "paired_at": clock(),
                "key": to_text(planted.key.public_key().public_bytes_raw()),
            }
            content["clients"] = [c for c in content["clients"] if c["id"] != row["id"]] + [row]

        edit(change)
        return planted

    return do


@pytest.fixture
def logged(tmp_path):
    """The log's file."""
    log.open(tmp_path / "daemon.log")
    yield tmp_path / "daemon.log"
    log.close()


async def test_a_planted_client_reads_nothing_and_the_owner_is_told(run, plant, logged):
    planted = plant()
    async with run() as daemon:
        await daemon.unlock()
        assert await daemon.refuses(planted)
        status = await daemon.call(STATUS)
        [warning] = status.warnings
        stranger = planted.grant.client.hex[-8:]
        assert (warning.kind, warning.count, warning.what) == ("strangers", 1, stranger)
        assert warning.sentence.startswith(f"{NOBODY} ({stranger})")
        assert status.clients == 0
        (shown,) = (await daemon.call(CLIENTS)).clients
        assert shown.revoked_at is not None
    lines = [json.loads(line) for line in logged.read_text().splitlines()]
    assert [line["count"] for line in lines if line["event"] == "client unknown"] == [1]
    async with run() as daemon:  # it was told once
        await daemon.unlock()
        assert await daemon.refuses(planted)
        assert (await daemon.call(STATUS)).warnings == []


async def test_what_a_planted_client_left_in_the_spool_is_listed_and_not_applied(run, plant):
    planted = plant()
    async with run() as daemon:
        planted.port = daemon.port
        await planted.hello()
        assert (await send(planted, ADD, someone("Planted Person")))[0] == 202
    async with run() as daemon:
        await daemon.unlock()
        await daemon.drained()
        (refused,) = (await daemon.call(SPOOL)).refused
        assert refused.code == "revoked"
        assert (await daemon.call(STATUS)).people == 0


@pytest.mark.parametrize("was_locked", [True, False])
async def test_a_revocation_that_was_taken_out_of_daemon_json_comes_back(
    run, join, edit, was_locked
):
    async with run() as daemon:
        await daemon.unlock()
        gone = await join(daemon)
        if was_locked:
            await daemon.lock()
        await daemon.call(REVOKE, {"client": gone.grant.client.hex})
        if was_locked:
            await daemon.unlock()
    edit(lambda content: content["clients"][0].update(revoked_at=None))
    async with run() as daemon:
        await daemon.unlock()
        assert await daemon.refuses(gone)


@pytest.mark.parametrize(
    "change",
    [{"scope": "full"}, {"origin": "chrome-extension://" + "m" * 32}, {"name": "Your own"}],
    ids=lambda change: next(iter(change)),
)
async def test_a_client_that_was_changed_in_daemon_json_is_out(run, clock, edit, change):
    async with run() as daemon:
        await daemon.unlock()
        window = await daemon.call(PAIR_WINDOW, {"scope": "capture"})
        changed = Extension(daemon.port, now=clock)
        await changed.pair(window.code)
    edit(lambda content: content["clients"][0].update(change))
    async with run() as daemon:
        await daemon.unlock()
        changed.origin = change.get("origin", changed.origin)
        assert await daemon.refuses(changed)
        [warning] = (await daemon.call(STATUS)).warnings
        assert NOBODY in warning.sentence


async def test_the_id_of_an_honest_client_with_another_key_is_out(run, join, plant):
    async with run() as daemon:
        await daemon.unlock()
        honest = await join(daemon)
    planted = plant(id=str(honest.grant.client))
    async with run() as daemon:
        await daemon.unlock()
        assert await daemon.refuses(planted)


async def test_an_honest_client_goes_on_over_restarts_and_locks(run, join, plant):
    async with run() as daemon:
        await daemon.unlock()
        honest = await join(daemon)
        await daemon.lock()
        await daemon.unlock()
        assert await daemon.find(honest) == []
    plant()
    async with run() as daemon:
        await daemon.unlock()
        assert await daemon.find(honest) == []


async def test_who_paired_while_locked_is_taken_up_by_the_unlock_of_this_run(run, join):
    async with run() as daemon:
        early = await join(daemon)
        await daemon.unlock()
        assert (await daemon.call(STATUS)).warnings == []
        assert await daemon.find(early) == []
    async with run() as daemon:
        await daemon.unlock()
        assert await daemon.find(early) == []


async def test_who_paired_while_locked_and_saw_no_unlock_has_to_pair_again(run, join):
    async with run() as daemon:
        early = await join(daemon)
    async with run() as daemon:
        await daemon.unlock()
        assert await daemon.refuses(early)
        again = await join(daemon)
        assert await daemon.find(again) == []


async def test_an_older_vault_takes_over_who_is_paired_once(run, join, plant, settings, vault_key):
    async with run() as daemon:
        await daemon.unlock()
        honest = await join(daemon)
    connection = open_store(settings.database, vault_key)
    connection.execute("DROP TABLE client")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_client'")
    connection.close()
    async with run() as daemon:
        await daemon.unlock()
        assert (await daemon.call(STATUS)).warnings == []
        assert await daemon.find(honest) == []
    planted = plant()
    async with run() as daemon:
        await daemon.unlock()
        assert await daemon.refuses(planted)
        assert await daemon.find(honest) == []
