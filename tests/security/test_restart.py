"""What was recorded is worth nothing to the next run, however this one ended."""

import pytest
from daemon.message import exchange, send

from kithbook_protocol.operations import ADD
from kithbook_protocol.vault_operations import STATUS


@pytest.mark.parametrize("end", ["stop", "kill"])
async def test_a_recorded_call_is_refused_after_a_restart(daemon, extension, refusal, end):
    await extension.hello()
    sent = extension.request(ADD, {"fields": {"name": f"Grace Hopper {end}"}})
    unsent = extension.request(STATUS)
    assert (await send(extension.port, sent)).status == 200
    getattr(daemon, end)()
    daemon.start()
    assert await exchange(extension.port, sent.encode()) == refusal
    assert await exchange(extension.port, unsent.encode()) == refusal


async def test_a_client_goes_on_after_a_restart_with_one_hello(daemon, extension):
    before = (await extension.hello()).boot
    daemon.stop()
    daemon.start()
    assert (await extension.hello()).boot != before
    assert (await extension.call(STATUS)).state == "ready"


async def test_what_was_acknowledged_before_kill_9_is_there(daemon, extension):
    await extension.hello()
    person = (await extension.call(ADD, {"fields": {"name": "Mary Somerville"}})).person
    daemon.kill()
    daemon.start()
    assert person.name in daemon.run("search", "Somerville")


async def test_a_revoked_client_is_revoked_after_a_restart(daemon, extension):
    daemon.run("clients", "revoke", extension.grant.client.hex[-8:])
    daemon.stop()
    daemon.start()
    await extension.hello()
    reply = await extension.exchange(extension.request(STATUS))
    assert (reply.status, reply.failure.code) == (401, "revoked")
