"""Starting the daemon. Imports nothing that prints tables: the first reply is waited for."""

import asyncio
import sys
from pathlib import Path

import click

from kithbook.cli.passphrase import ask_passphrase, passphrase_file, settings_with
from kithbook.config import Settings
from kithbook.errors import KithbookError
from kithbook.keeper import KEEPER, Keeper
from kithbook.server import log_to_file, serving, until_told
from kithbook.vault.errors import WrongPassphrase
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


async def _unlock(keeper: Keeper, settings: Settings) -> None:
    """Open the vault with what there is: the named file, the keyring, or the terminal."""
    if settings.passphrase_file:
        await keeper.unlock_with_passphrase(ask_passphrase(settings))
        return
    try:
        await keeper.unlock_with_keyring()
    except KithbookError:
        while sys.stdin.isatty() and (typed := await asyncio.to_thread(_typed)):
            try:
                await keeper.unlock_with_passphrase(typed)
            except WrongPassphrase as error:
                click.echo(str(error), err=True)
            else:
                return


def _typed() -> str:
    """Return what was typed; nothing where the vault shall stay locked."""
    asked = "Passphrase (Enter alone starts locked)"
    typed: str = click.prompt(asked, default="", show_default=False, hide_input=True, err=True)
    return typed


async def _serve(settings: Settings) -> None:
    async with serving(settings, with_port=True) as app:
        log_to_file(settings)
        keeper = app[KEEPER]
        told = asyncio.create_task(until_told())
        await _unlock(keeper, settings)
        status = await keeper.status()
        state = "ready" if status.state is VaultState.READY else "locked (kithbook unlock)"
        click.echo(
            f"Kithbook listens on 127.0.0.1:{status.port}; the vault is {state}. Ctrl+C stops it."
        )
        await told
    click.echo("Stopped; the vault is locked.")
