"""Where backups go: listed, added once tried, removed."""

from pathlib import Path

import click

from kithbook.cli.connection import Connection
from kithbook.cli.job import outcome, watched
from kithbook.cli.login import credentials_file, login_for
from kithbook.cli.output import as_json, day, say, show, show_json
from kithbook.cli.target import target
from kithbook.config import Settings
from kithbook.errors import InvalidRequest
from kithbook_protocol import backup as wire
from kithbook_protocol.backup_operations import BACKUP_PLACE, BACKUP_PLACE_REMOVE, BACKUPS


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook backup places\n"
    "  kithbook backup places add /media/stick/kithbook\n"
    "  kithbook backup places add webdavs://cloud.example.org/remote.php/dav/files/ada/kithbook\n"
    '  kithbook backup places add "s3://my-bucket/kithbook?endpoint=https://s3.example.org"\n'
    "  kithbook backup places remove 2",
)
@as_json
@click.pass_context
def places(context: click.Context, *, json_: bool) -> None:
    """List where backups go: folders, buckets of S3 stores, folders of WebDAV servers."""
    if not context.invoked_subcommand:
        _list(json_=json_)


@places.command(name="list", epilog="\b\nExample:\n  kithbook backup places list")
@as_json
def list_(*, json_: bool) -> None:
    """List where backups go, and what is wrong there."""
    _list(json_=json_)


@places.command(
    epilog="\b\nExamples:\n  kithbook backup places add ~/Sync/kithbook\n"
    "  kithbook backup places add webdavs://cloud.example.org/remote.php/dav/files/ada/kithbook\n"
    '  kithbook backup places add "s3://my-bucket/kithbook?endpoint=https://s3.example.org'
    '&region=eu-central-1"\n'
    "  printf 'ada\\nsecret\\n' | kithbook backup places add webdavs://nas.example/kithbook"
)
@click.argument("place", metavar="PLACE")
@credentials_file
@as_json
def add(place: str, *, credentials_file: Path | None, json_: bool) -> None:
    """Let backups go to PLACE from now on: a folder, s3://bucket/prefix or webdavs://host/path.

    It is tried first: written to, read from, removed from. The name and secret of a store are asked
    for, and kept in the encrypted vault. A place that is there already gets the new ones.

    The folder or bucket must be there; of a WebDAV path the last part is made. Backups are
    encrypted before they leave this machine.
    """
    address = target(place)
    request = wire.PlaceRequest(address=str(address), **login_for(address, credentials_file))
    with Connection(Settings()) as connection:
        started = connection.call(BACKUP_PLACE, request)
        job = watched(connection, started, "Trying the place", quiet=json_)
    came = outcome(job)
    if json_:
        show_json(job.model_dump(mode="json"))
        return
    if came["added"]:
        say(f"Backups go to {address} from now on; to send one: kithbook backup create")
    else:
        say(f"{address} works; it was one of the places already.")


@places.command(
    epilog="\b\nExamples:\n  kithbook backup places remove 2\n"
    "  kithbook backup places remove /media/stick/kithbook"
)
@click.argument("place", metavar="NUMBER-OR-PLACE")
@as_json
def remove(place: str, *, json_: bool) -> None:
    """Let no more backups go to a place, and forget its name and secret.

    The backups in it stay where they are.
    """
    with Connection(Settings()) as connection:
        listed = connection.call(BACKUPS).places
        address = _numbered(place, listed)
        found = connection.call(BACKUP_PLACE_REMOVE, wire.PlaceRemoval(address=address))
    show(json_, found, lambda: say(f"No more backups go to {address}; those in it stay."))


def _numbered(text: str, listed: list[wire.Place]) -> str:
    if not text.isdecimal():
        return str(target(text))
    if not 1 <= int(text) <= len(listed):
        raise InvalidRequest(f"There is no number {text}; see: kithbook backup places")
    return listed[int(text) - 1].address


def _list(*, json_: bool) -> None:
    with Connection(Settings()) as connection:
        found = connection.call(BACKUPS)

    def print_places() -> None:
        for number, one in enumerate(found.places, 1):
            newest = next((each for each in found.backups if each.place == one.address), None)
            state = f"newest of {day(newest.made_at)}" if newest else "none there yet"
            say(f"{number:>3}  {one.address}")
            say(f"     {f'FAILED: {one.failure}' if one.failure else state}")

    show(json_, found, print_places)
