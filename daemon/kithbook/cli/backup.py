"""Backups: made, proven, listed; who can open them, and how often they are made."""

from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from kithbook.backup.trouble import SHRUNK
from kithbook.cli.backups import print_backups, size
from kithbook.cli.connection import Connection
from kithbook.cli.job import outcome, watched
from kithbook.cli.login import credentials_file, is_known, login_for
from kithbook.cli.lying import lying
from kithbook.cli.output import as_json, counted, day, say, show, show_json
from kithbook.cli.passphrase import ask_new_passphrase, new_passphrase_file
from kithbook.cli.places import places
from kithbook.cli.restore import key_file, opened_by, restore
from kithbook.cli.target import refuse_place, target
from kithbook.config import Settings
from kithbook.errors import InvalidRequest
from kithbook_protocol import backup as wire
from kithbook_protocol.backup_operations import (
    BACKUP_CREATE,
    BACKUP_SETTINGS,
    BACKUP_VERIFY,
    BACKUPS,
)


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook backup create\n  kithbook backup create --to /media/stick\n"
    "  kithbook backup verify\n  kithbook backup places add /media/stick/kithbook\n"
    "  kithbook backup restore FILE",
)
@as_json
@click.pass_context
def backup(context: click.Context, *, json_: bool) -> None:
    """List backups; make them, prove that they come back, and bring them back."""
    if not context.invoked_subcommand:
        _list(json_=json_)


backup.add_command(restore)
backup.add_command(places)


@backup.command(
    epilog="\b\nExamples:\n  kithbook backup create\n  kithbook backup create --to /media/stick\n"
    "  kithbook backup create --to /media/stick --passphrase"
)
@click.option(
    "--to",
    metavar="PLACE",
    help="Only there, a folder or an address; else into every place of `kithbook backup places`.",
)
@click.option("--passphrase", is_flag=True, help="A passphrase opens it, and no key does.")
@new_passphrase_file
@credentials_file
@as_json
def create(
    *,
    to: str | None,
    passphrase: bool,
    new_passphrase_file: Path | None,
    credentials_file: Path | None,
    json_: bool,
) -> None:
    """Make a backup now.

    The file is encrypted to your recovery key, to the vault's own proof key, and to whom you added
    with `kithbook backup recipients`. A README inside says how to open it without Kithbook.

    With --passphrase it is encrypted to a passphrase that you choose now, and to nothing else. It
    is an extra one, which is neither proven nor removed by itself.
    """
    address = target(to) if to is not None else None
    fields: dict[str, Any] = {"to": str(address) if address else None}
    if passphrase or new_passphrase_file:
        if to is None:
            raise click.UsageError("Say with --to where a backup under a passphrase goes.")
        fields["passphrase"] = SecretStr(ask_new_passphrase(new_passphrase_file))
    with Connection(Settings()) as connection:
        if address and (credentials_file or not is_known(connection, address)):
            fields |= login_for(address, credentials_file)
        request = wire.BackupRequest(**fields)
        job = watched(connection, connection.call(BACKUP_CREATE, request), "Backup", quiet=json_)
    result = outcome(job)
    if json_:
        show_json(job.model_dump(mode="json"))
        return
    people = counted(result["people"], "person", "people")
    say(f"Backup {result['counter']} is made: {people}, {size(result['size'])}.")
    for file in result["files"]:
        say(f"  {file}")
    for failure in result["failures"]:
        say(f"Warning: {failure}")
    if result["shrunk"]:
        say(f"Warning: {SHRUNK}")
    say("To see that it comes back: kithbook backup verify")


@backup.command(
    epilog="\b\nExamples:\n  kithbook backup verify\n"
    "  kithbook backup verify FILE --recovery-key-file key.txt"
)
@click.argument("file", required=False)
@key_file
@credentials_file
@as_json
def verify(
    file: str | None,
    *,
    recovery_key_file: Path | None,
    credentials_file: Path | None,
    json_: bool,
) -> None:
    """Prove that a backup comes back, the newest one if none is named.

    FILE is a path, or the address of a backup as `kithbook backup list` shows it.

    It is decrypted whole; hashes, signature, number and rows are checked; then it is restored
    into a folder that is thrown away, opened, and searched. Your vault is not touched.
    """
    address = target(file) if file is not None else None
    if address:
        refuse_place(address)
    request: dict[str, Any] = {"file": str(address) if address else None}
    request |= opened_by(address, recovery_key_file)
    with Connection(Settings()) as connection:
        if address and (credentials_file or not is_known(connection, address)):
            request |= login_for(address, credentials_file)
        started = connection.call(BACKUP_VERIFY, wire.BackupProofRequest(**request))
        job = watched(connection, started, "Proof", quiet=json_)
    result = outcome(job)
    if json_:
        show_json(job.model_dump(mode="json"))
        return
    people = counted(result["people"], "person", "people")
    say(
        f"Proven: backup {result['counter']} of {day(result['made_at'])} comes back, with {people}."
    )
    say(f"Signed by {result['signer']}, as your recovery kit should say.")


@backup.command(
    name="list",
    epilog="\b\nExamples:\n  kithbook backup list\n"
    "  kithbook backup list webdavs://cloud.example.org/kithbook    without any vault here",
)
@click.argument("place", required=False)
@credentials_file
@as_json
def list_(place: str | None, *, credentials_file: Path | None, json_: bool) -> None:
    """List backups, and when each was proven; or what lies in PLACE, as on a new machine."""
    if place is None:
        _list(json_=json_)
        return
    found = lying(target(place), credentials_file)
    if json_:
        files = [{"file": one.file, "name": one.name, "size": one.size} for one in found]
        show_json({"backups": files})
        return
    for one in found:
        say(f"{one.counter:>5}  {day(one.made_at)}  {size(one.size):>9}")
        say(f"       {one.file}")
    if not found:
        say("There is no backup.")


@backup.command(
    epilog="\b\nExamples:\n  kithbook backup recipients\n"
    '  kithbook backup recipients --add "$(cat ~/.ssh/id_ed25519.pub)"\n'
    "  kithbook backup recipients --remove 1"
)
@click.option("--add", metavar="KEY", help="age1..., ssh-ed25519 ... or ssh-rsa ...")
@click.option("--remove", metavar="NUMBER", type=int, help="As they are listed.")
@as_json
def recipients(*, add: str | None, remove: int | None, json_: bool) -> None:
    """Say who can open backups beside your recovery key.

    Whoever has one of these keys and a backup reads everything in it.
    """
    with Connection(Settings()) as connection:
        found = connection.call(BACKUPS)
        listed = list(found.recipients)
        if remove is not None:
            if not 1 <= remove <= len(listed):
                raise InvalidRequest(
                    f"There is no number {remove}; see: kithbook backup recipients"
                )
            del listed[remove - 1]
        if add and add not in listed:
            listed.append(add)
        if listed != found.recipients:
            found = connection.call(BACKUP_SETTINGS, wire.BackupSettings(recipients=listed))

    def print_recipients() -> None:
        for number, one in enumerate(found.recipients, 1):
            say(f"{number:>3}  {one}")
        if not found.recipients:
            say("Nobody but you.")

    show(json_, found, print_recipients)


@backup.command(
    epilog="\b\nExamples:\n  kithbook backup every 12\n  kithbook backup every 0    never by itself"
)
@click.argument("hours", type=click.IntRange(0, 24 * 31))
@as_json
def every(hours: int, *, json_: bool) -> None:
    """Say how often a backup is made by itself, while the vault is open; 24 hours by default."""
    with Connection(Settings()) as connection:
        found = connection.call(BACKUP_SETTINGS, wire.BackupSettings(every_hours=hours))
    how = f"every {counted(hours, 'hour')}" if hours else "only when you say so"
    show(json_, found, lambda: say(f"Backups are made {how}."))


def _list(*, json_: bool) -> None:
    with Connection(Settings()) as connection:
        found = connection.call(BACKUPS)
    show(json_, found, lambda: print_backups(found))
