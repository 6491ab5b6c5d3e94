"""Going away again: everything but the vault."""

import shlex
import sys
from dataclasses import asdict
from pathlib import Path

import click

from kithbook.cli.down import stop
from kithbook.cli.output import as_json, say, show_json
from kithbook.config import Settings
from kithbook.errors import BadSetup
from kithbook.installation.service import remove
from kithbook.vault.service import Vault

RECEIPTS = {
    "pipx_metadata.json": "pipx uninstall kithbook",
    "uv-receipt.toml": "uv tool uninstall kithbook",
}
"""What the installers leave in the environment that they made, wherever that is."""


@click.command(epilog="\b\nExamples:\n  kithbook uninstall\n  kithbook uninstall --yes")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@as_json
def uninstall(*, yes: bool, json_: bool) -> None:
    """Take away what setup did: all but the vault, and this program itself.

    Stops Kithbook, ends its start at login, takes the browsers' right to start it and the
    extension's folder. The vault with its backups stays, and so does its keyring entry.
    """
    settings = Settings()
    if not yes:
        if not sys.stdin.isatty():
            raise BadSetup("There is no terminal to ask on; say --yes.")
        question = "Stop Kithbook, and take away all but the vault?"
        click.confirm(question, abort=True, err=True)
    gone = remove(settings)
    stopped = stop(settings)
    vault = str(settings.home) if Vault(settings, None).exists else None
    if json_:
        show_json({**asdict(gone), "stopped": stopped, "vault": vault, "program": the_way_out()})
        return
    say("Kithbook is stopped, starts no more at login, and no browser can start it.")
    if gone.extension:
        say("The extension's folder is gone: remove the extension in your browser, too.")
    if vault:
        say(f"Your vault, with its backups, is in {vault}; nothing else of yours is left.")
    say(f"The program itself goes with: {the_way_out()}")


def the_way_out() -> str:
    """Return the command that takes the program itself away."""
    home = Path(sys.prefix)
    found = (words for name, words in RECEIPTS.items() if (home / name).exists())
    return next(found, f"rm -r {shlex.quote(str(home))}")
