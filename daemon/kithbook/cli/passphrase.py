"""Where the passphrase comes from: a file that was named, or the terminal."""

import sys
from pathlib import Path

import click

from kithbook.config import Settings
from kithbook.errors import BadSetup
from kithbook.vault.errors import WeakPassphrase
from kithbook.vault.passphrase import passphrase_from_file, refuse_weak

passphrase_file = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    envvar="KITHBOOK_PASSPHRASE_FILE",
    help="Read the passphrase from the first line of this file (only yours to read).",
)


new_passphrase_file = click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path),
    help="Read the new passphrase from the first line of this file.",
)


def settings_with(passphrase_path: Path | None) -> Settings:
    """Return the settings, with the passphrase file named on the command line."""
    settings = Settings()
    if passphrase_path is None:
        return settings
    return settings.model_copy(update={"passphrase_file": passphrase_path})


def can_ask(settings: Settings) -> bool:
    """Tell whether there is a file with the passphrase, or a terminal to type it on."""
    return settings.passphrase_file is not None or sys.stdin.isatty()


def ask_passphrase(settings: Settings, *, new: bool = False) -> str:
    """Return the passphrase: from the file that was named, or typed on the terminal.

    Raises:
        BadSetup: there is neither.
    """
    if settings.passphrase_file is not None:
        return passphrase_from_file(settings.passphrase_file)
    if not can_ask(settings):
        raise BadSetup(
            "There is no terminal to type the passphrase on; name a file that holds it in "
            "KITHBOOK_PASSPHRASE_FILE."
        )
    return _new() if new else _present()


def ask_new_passphrase(path: Path | None) -> str:
    """Return the passphrase that shall count from now on: from a file, or typed twice.

    Raises:
        BadSetup: there is neither.
    """
    if path is not None:
        return passphrase_from_file(path)
    if not sys.stdin.isatty():
        raise BadSetup(
            "There is no terminal to type the new passphrase on; name a file that holds it with "
            "--new-passphrase-file."
        )
    return _new()


def ask_recovery_key() -> str:
    """Return the recovery key: typed on the terminal, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return str(click.prompt("Recovery key", hide_input=True, err=True))
    return sys.stdin.readline()


def _present() -> str:
    return str(click.prompt("Passphrase", hide_input=True, err=True))


def _new() -> str:
    """Ask until one is long enough, before it is typed a second time."""
    while True:
        try:
            return str(
                click.prompt(
                    "New passphrase (8 characters or more)",
                    hide_input=True,
                    confirmation_prompt=True,
                    value_proc=_long_enough,
                    err=True,
                )
            )
        except WeakPassphrase as error:
            click.echo(str(error), err=True)


def _long_enough(typed: str) -> str:
    refuse_weak(typed)
    return typed
