"""Whoever asks while the vault is being opened hears that it is open, not that it is locked."""

import asyncio

from daemon import terminal

from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook_protocol.hello import VaultState
from kithbook_protocol.operations import ADD
from kithbook_protocol.vault_operations import STATUS


async def test_who_asks_while_it_is_being_opened_waits_for_that(home, settings, recovery_key):
    assert home
    async with serving(settings, with_port=False) as app:
        assert (await terminal.call(settings.socket, STATUS)).state is VaultState.LOCKED
        opening = asyncio.create_task(app[KEEPER].unlock_with_recovery(recovery_key))
        await asyncio.sleep(0)
        assert (await terminal.call(settings.socket, STATUS)).state is VaultState.READY
        await opening
        await terminal.call(settings.socket, ADD, {"fields": {"name": "Ada Lovelace"}})


async def test_who_asks_while_a_wrong_secret_is_tried_hears_that_it_is_locked(home, settings):
    assert home
    async with serving(settings, with_port=False) as app:
        opening = asyncio.create_task(app[KEEPER].unlock_with_passphrase("of somebody else"))
        await asyncio.sleep(0)
        assert (await terminal.call(settings.socket, STATUS)).state is VaultState.LOCKED
        await asyncio.wait([opening])
        assert opening.exception()
