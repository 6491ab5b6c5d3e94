"""Writes that came while the vault was locked: what waits, and what was refused."""

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, day, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.spool import RefusedRequest, RefusedWrite, SpoolState
from kithbook_protocol.vault_operations import SPOOL, SPOOL_DISCARD, SPOOL_RETRY

MEGABYTE = 1_000_000


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook spool\n  kithbook spool retry 7c01d2aa\n"
    "  kithbook spool discard 7c01d2aa",
)
@as_json
@click.pass_context
def spool(context: click.Context, *, json_: bool) -> None:
    """List what your browsers sent while the vault was locked, and what was refused of it."""
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(SPOOL)
    show(json_, found, lambda: _print_state(found))


@spool.command(epilog="\b\nExample:\n  kithbook spool retry 7c01d2aa")
@click.argument("write", metavar="ID")
@as_json
def retry(write: str, *, json_: bool) -> None:
    """Try a refused one again, also of a browser that was unpaired since."""
    with Connection(Settings()) as connection:
        done = connection.call(SPOOL_RETRY, RefusedRequest(write=write))
    show(json_, done, lambda: say(f"Done: the {_call(done)} of {day(done.made_at)} is applied."))


@spool.command(epilog="\b\nExample:\n  kithbook spool discard 7c01d2aa")
@click.argument("write", metavar="ID")
@as_json
def discard(write: str, *, json_: bool) -> None:
    """Forget a refused one for good."""
    with Connection(Settings()) as connection:
        done = connection.call(SPOOL_DISCARD, RefusedRequest(write=write))
    show(json_, done, lambda: say(f"The {_call(done)} of {day(done.made_at)} is forgotten."))


def _print_state(found: SpoolState) -> None:
    if found.oldest is None:
        say("Nothing waits.")
    else:
        size, most = found.bytes / MEGABYTE, found.most_bytes / MEGABYTE
        verb = "waits" if found.count == 1 else "wait"
        say(f"{found.count} {verb}, since {day(found.oldest)}: {size:.1f} of {most:.0f} MB.")
    if found.refused is None:
        say("What was refused can be seen once the vault is unlocked (kithbook unlock).")
    for one in found.refused or []:
        browser = one.browser or "an unknown browser"
        say(f"{tail(one.id)}  {day(one.made_at)}  {_call(one)}  {browser}: {one.sentence}")


def _call(one: RefusedWrite) -> str:
    """Return which call it is, as its path ends."""
    return one.path.removeprefix("/v1/") or "write"
