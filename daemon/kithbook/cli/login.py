"""The name and secret that a store wants: from a file, typed, or piped in; never an argument."""

import sys
from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from kithbook.backup.places.address import Address, parted
from kithbook.cli.connection import Connection
from kithbook.errors import BadSetup
from kithbook.files import read_private
from kithbook_protocol.backup_operations import BACKUPS

LARGEST = 16 * 1024
"""Bytes of a file with a name and a secret."""

credentials_file = click.option(
    "--credentials-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Read the store's name and secret from this file, one a line (only yours to read).",
)


def login_for(address: Address, path: Path | None) -> dict[str, Any]:
    """Return who we are to a place, as a request has it; nothing where it asks nobody that.

    A name that is left empty is none: some servers at home let everybody in.

    Raises:
        BadSetup: there is no terminal and no file, or the file is not what it should be.
    """
    if address.asks is None:
        return {}
    asked_name, asked_secret = address.asks
    if path is not None:
        name, secret = _two(_content(path), str(path))
    elif sys.stdin.isatty():
        click.echo(f"{address}", err=True)
        name = str(click.prompt(asked_name, default="", show_default=False, err=True))
        if not name:
            return {}
        secret = str(click.prompt(asked_secret, hide_input=True, err=True))
    else:
        name, secret = _two(sys.stdin.read(LARGEST), "What was piped in")
    return {"login": name, "secret": SecretStr(secret)}


def is_known(connection: Connection, meant: Address) -> bool:
    """Tell whether the vault has a place among its own: the one that is meant, or a file's."""
    known = {one.address for one in connection.call(BACKUPS).places}
    return bool({str(meant), str(parted(meant)[0])} & known)


def _content(path: Path) -> str:
    try:
        return read_private(path, limit=LARGEST).decode()
    except FileNotFoundError as error:
        raise BadSetup(f"There is no file {path}.") from error
    except UnicodeDecodeError as error:
        raise BadSetup(f"{path} holds no name and secret.") from error


def _two(text: str, what: str) -> tuple[str, str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) != 2:  # noqa: PLR2004 - a name and a secret
        raise BadSetup(
            f"{what} must hold two lines, the store's user name or access key and its secret; "
            "see --credentials-file."
        )
    return lines[0], lines[1]
