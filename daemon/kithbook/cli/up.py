"""Starting the daemon. Imports nothing that prints tables: the first reply is waited for."""

import asyncio
import sys
import termios
import threading
from contextlib import suppress
from pathlib import Path

import click

from kithbook.backup.errors import NotBegun
from kithbook.cli.passphrase import ask_passphrase, passphrase_file, settings_with
from kithbook.config import Settings
from kithbook.errors import KithbookError
from kithbook.keeper import KEEPER, Keeper
from kithbook.server import log_to_file, serving, until_told
from kithbook.vault.errors import NoKeyring, WrongPassphrase
from kithbook_protocol.hello import VaultState


@click.command(epilog="\b\nExamples:\n  kithbook up\n  kithbook up --passphrase-file ~/.pass &")
@passphrase_file
@click.option(
    "--without-backup",
    is_flag=True,
    help="Let a newer Kithbook bring the vault up to date though no backup can be made first.",
)
def up(passphrase_file: Path | None, *, without_backup: bool) -> None:
    """Start the daemon; it runs until Ctrl+C or SIGTERM.

    It unlocks the vault from the passphrase file, the system's keyring or a prompt, in this
    order; where there is none of them it starts locked.
    """
    settings = settings_with(passphrase_file)
    if without_backup:
        settings = settings.model_copy(update={"update_without_backup": True})
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    async with serving(settings, with_port=True) as app:
        log_to_file(settings)
        keeper = app[KEEPER]
        told = asyncio.create_task(until_told())
        unlocking = asyncio.create_task(_unlock(keeper, settings))
        await asyncio.wait({told, unlocking}, return_when=asyncio.FIRST_COMPLETED)
        if unlocking.done():
            unlocking.result()
            await _tell(keeper)
            await told
        unlocking.cancel()
    click.echo("Stopped; the vault is locked.")


async def _tell(keeper: Keeper) -> None:
    status = await keeper.status()
    state = "ready" if status.state is VaultState.READY else "locked (kithbook unlock)"
    where = f"127.0.0.1:{status.port}"
    for warning in status.warnings:
        click.echo(warning.sentence)
    click.echo(f"Kithbook listens on {where}; the vault is {state}. Ctrl+C stops it.")


async def _unlock(keeper: Keeper, settings: Settings) -> None:
    """Open the vault with what there is: the named file, the keyring, or the terminal."""
    if settings.passphrase_file:
        await keeper.unlock_with_passphrase(ask_passphrase(settings))
        return
    try:
        await keeper.unlock_with_keyring()
    except NotBegun:
        raise
    except KithbookError:
        while sys.stdin.isatty() and (typed := await _typed()):
            try:
                await keeper.unlock_with_passphrase(typed)
            except (WrongPassphrase, NoKeyring) as error:
                click.echo(str(error), err=True)
            else:
                return


async def _typed() -> str:
    """Return what was typed at the prompt; nothing where the vault shall stay locked.

    Ctrl+C and SIGTERM end the daemon at the prompt too, with the terminal as it was before.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str] = loop.create_future()

    def ask() -> None:
        asked = "Passphrase (Enter alone starts locked)"
        typed = ""
        with suppress(click.Abort):
            typed = click.prompt(asked, default="", show_default=False, hide_input=True, err=True)
        with suppress(RuntimeError, asyncio.InvalidStateError):  # nobody waits any more
            loop.call_soon_threadsafe(answer.set_result, typed)

    echoing = termios.tcgetattr(sys.stdin)
    # Not an executor's thread: those are waited for at exit, and this one reads until Enter.
    threading.Thread(target=ask, name="prompt", daemon=True).start()
    try:
        return await answer
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, echoing)
