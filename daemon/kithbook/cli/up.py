"""Starting the daemon. Imports nothing that prints tables: the first reply is waited for."""

import asyncio
import sys
from pathlib import Path

import click

from kithbook.cli.passphrase import ask_passphrase, passphrase_file, settings_with
from kithbook.config import Settings
from kithbook.errors import KithbookError
from kithbook.keeper import KEEPER
from kithbook.server import log_to_file, serving, until_told
from kithbook_protocol.hello import VaultState


@click.command(epilog="\b\nExamples:\n  kithbook up\n  kithbook up --passphrase-file ~/.pass &")
@passphrase_file
def up(passphrase_file: Path | None) -> None:
    """Start the daemon; it runs until Ctrl+C or SIGTERM.

    It unlocks the vault from the passphrase file, the system's keyring or a prompt, in this
    order; where there is none of them it starts locked.
    """
    settings = settings_with(passphrase_file)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    async with serving(settings, with_port=True) as app:
        log_to_file(settings)
        keeper = app[KEEPER]
        told = asyncio.create_task(until_told())
        if settings.passphrase_file:
            await keeper.unlock_with_passphrase(ask_passphrase(settings))
        else:
            try:
                await keeper.unlock_with_keyring()
            except KithbookError:
                if sys.stdin.isatty():
                    typed = await asyncio.to_thread(ask_passphrase, settings)
                    await keeper.unlock_with_passphrase(typed)
        status = await keeper.status()
        state = "ready" if status.state is VaultState.READY else "locked (kithbook unlock)"
        click.echo(
            f"Kithbook listens on 127.0.0.1:{status.port}; the vault is {state}. Ctrl+C stops it."
        )
        await told
    click.echo("Stopped; the vault is locked.")
