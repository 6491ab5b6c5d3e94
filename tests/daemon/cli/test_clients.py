"""`kithbook clients`: who is paired, and out with them."""

import json

import pytest
from daemon.extension import Refused

from kithbook_protocol.vault_operations import STATUS


async def test_a_list_names_browser_scope_origin_and_last_use(beside, extension):
    shown = await beside("clients")
    for part in (extension.grant.client.hex[-8:], "Test browser", "full", extension.origin):
        assert part in shown.out
    assert "last used 2027-01-15" in shown.out
    (client,) = json.loads((await beside("clients", "--json")).out)["clients"]
    assert client["last_used_at"] % 3_600_000 == 0


async def test_none_was_used_before_it_was_paired(beside, app, pair, clock):
    assert app
    clock.forward(40 * 60)
    await pair()
    (client,) = json.loads((await beside("clients", "--json")).out)["clients"]
    assert client["last_used_at"] >= client["paired_at"]


async def revoked(extension):
    with pytest.raises(Refused) as caught:
        await extension.call(STATUS)
    return caught.value.failure.code == "revoked"


async def test_revoking_names_whom_and_asks_nothing(beside, extension):
    ran = await beside("clients", "revoke", extension.grant.client.hex[-8:])
    assert ran.out == f"Test browser, {extension.origin}, is unpaired.\n"
    assert await revoked(extension)
    assert "revoked" in (await beside("clients")).out


async def test_all_are_revoked_and_named(beside, extension, pair):
    other = await pair("capture", name="Other browser")
    ran = await beside("clients", "revoke", "--all", "--json")
    assert [one["name"] for one in json.loads(ran.out)["clients"]] == [
        "Test browser",
        "Other browser",
    ]
    assert await revoked(extension)
    assert await revoked(other)
    assert (await beside("clients", "revoke", "--all")).out == "No browser is paired.\n"


@pytest.mark.parametrize("arguments", [(), ("7c01d2aa", "--all")])
async def test_one_or_all_must_be_said(beside, arguments):
    ran = await beside("clients", "revoke", *arguments)
    assert ran.code == 2
    assert "--all" in ran.err


async def test_nobody_of_that_name_is_one_sentence(beside, extension):
    ran = await beside("clients", "revoke", "zzzzzzzz")
    assert ran.code == 1
    assert "see `kithbook clients`" in ran.err
    assert (await extension.call(STATUS)).clients == 1
