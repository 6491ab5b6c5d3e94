"""Backups: made, proven, listed; who can open them and where they go."""

from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from kithbook.cli.backups import print_backups, size
from kithbook.cli.connection import Connection, Refused
from kithbook.cli.job import watched
from kithbook.cli.output import as_json, counted, day, say, show, show_json
from kithbook.cli.passphrase import ask_new_passphrase, new_passphrase_file
from kithbook.cli.restore import key_file, opened_by, restore
from kithbook.config import Settings
from kithbook.errors import InvalidRequest
from kithbook_protocol import backup as wire
from kithbook_protocol.backup_operations import (
    BACKUP_CREATE,
    BACKUP_SETTINGS,
    BACKUP_VERIFY,
    BACKUPS,
)
from kithbook_protocol.journal import Job


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook backup create\n  kithbook backup create --to /media/stick\n"
    "  kithbook backup verify\n  kithbook backup places --add /media/stick/kithbook\n"
    "  kithbook backup restore FILE",
)
@as_json
@click.pass_context
def backup(context: click.Context, *, json_: bool) -> None:
    """List backups; make them, prove that they come back, and bring them back."""
    if not context.invoked_subcommand:
        _list(json_=json_)


backup.add_command(restore)


@backup.command(
    epilog="\b\nExamples:\n  kithbook backup create\n  kithbook backup create --to /media/stick\n"
    "  kithbook backup create --to /media/stick --passphrase"
)
@click.option(
    "--to",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Only into this folder; else into every place of `kithbook backup places`.",
)
@click.option("--passphrase", is_flag=True, help="A passphrase opens it, and no key does.")
@new_passphrase_file
@as_json
def create(
    *, to: Path | None, passphrase: bool, new_passphrase_file: Path | None, json_: bool
) -> None:
    """Make a backup now.

    The file is encrypted to your recovery key, to the vault's own proof key, and to whom you added
    with `kithbook backup recipients`. A README inside says how to open it without Kithbook.

    With --passphrase it is encrypted to a passphrase that you choose now, and to nothing else. It
    is an extra one, which is neither proven nor removed by itself.
    """
    fields: dict[str, Any] = {"to": str(to.absolute()) if to else None}
    if passphrase or new_passphrase_file:
        if to is None:
            raise click.UsageError("Say with --to where a backup under a passphrase goes.")
        fields["passphrase"] = SecretStr(ask_new_passphrase(new_passphrase_file))
    request = wire.BackupRequest(**fields)
    with Connection(Settings()) as connection:
        job = watched(connection, connection.call(BACKUP_CREATE, request), "Backup", quiet=json_)
    result = _done(job)
    if json_:
        show_json(job.model_dump(mode="json"))
        return
    people = counted(result["people"], "person", "people")
    say(f"Backup {result['counter']} is made: {people}, {size(result['size'])}.")
    for address in result["places"]:
        say(f"  {address}/{result['name']}")
    for failure in result["failures"]:
        say(f"Warning: {failure}")
    if result["shrunk"]:
        say(SHRUNK)
    say("To see that it comes back: kithbook backup verify")


SHRUNK = (
    "Warning: the vault has less than half of what the backup before held. Older backups are not "
    "removed until this is so no more; look whether something was lost."
)


@backup.command(
    epilog="\b\nExamples:\n  kithbook backup verify\n"
    "  kithbook backup verify FILE --recovery-key-file key.txt"
)
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@key_file
@as_json
def verify(file: Path | None, *, recovery_key_file: Path | None, json_: bool) -> None:
    """Prove that a backup comes back, the newest one if none is named.

    It is decrypted whole; hashes, signature, number and rows are checked; then it is restored
    into a folder that is thrown away, opened, and searched. Your vault is not touched.
    """
    request: dict[str, Any] = {"file": str(file.absolute()) if file else None}
    request |= opened_by(file, recovery_key_file)
    with Connection(Settings()) as connection:
        started = connection.call(BACKUP_VERIFY, wire.BackupProofRequest(**request))
        job = watched(connection, started, "Proof", quiet=json_)
    result = _done(job)
    if json_:
        show_json(job.model_dump(mode="json"))
        return
    people = counted(result["people"], "person", "people")
    say(
        f"Proven: backup {result['counter']} of {day(result['made_at'])} comes back, with {people}."
    )
    say(f"Signed by {result['signer']}, as your recovery kit should say.")


@backup.command(name="list", epilog="\b\nExample:\n  kithbook backup list")
@as_json
def list_(*, json_: bool) -> None:
    """List backups, and when each was proven."""
    _list(json_=json_)


@backup.command(
    epilog="\b\nExamples:\n  kithbook backup places\n"
    "  kithbook backup places --add ~/Sync/kithbook\n  kithbook backup places --remove 1"
)
@click.option("--add", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@click.option("--remove", metavar="NUMBER", type=int, help="As they are listed.")
@as_json
def places(*, add: Path | None, remove: int | None, json_: bool) -> None:
    """Say where backups go: folders, such as of a mounted drive or of Syncthing.

    Removing a place leaves the files in it.
    """
    added = str(add.expanduser().absolute()) if add else None
    _change("places", added, remove, json_=json_)


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
    _change("recipients", add, remove, json_=json_)


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


def _change(what: str, added: str | None, removed: int | None, *, json_: bool) -> None:
    """Add to a list of settings or take from it, and print it."""
    with Connection(Settings()) as connection:
        found = connection.call(BACKUPS)
        listed = list(getattr(found, what))
        if removed is not None:
            if not 1 <= removed <= len(listed):
                raise InvalidRequest(f"There is no number {removed}; see: kithbook backup {what}")
            del listed[removed - 1]
        if added and added not in listed:
            listed.append(added)
        if added or removed is not None:
            found = connection.call(BACKUP_SETTINGS, wire.BackupSettings(**{what: listed}))

    def print_list() -> None:
        for number, one in enumerate(getattr(found, what), 1):
            say(f"{number:>3}  {one}")
        if not getattr(found, what):
            say("Nobody but you.")

    show(json_, found, print_list)


def _done(job: Job) -> dict[str, Any]:
    """Return what came of a job.

    Raises:
        Refused: nothing did.
    """
    if job.state != "done" or job.result is None:
        raise Refused(job.sentence)
    return job.result
