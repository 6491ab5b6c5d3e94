"""A new key for the database, from asking whether to telling that it is done."""

import sys
import time
from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from kithbook.cli.connection import Connection, Refused
from kithbook.cli.output import say, show_json
from kithbook.cli.passphrase import ask_new_passphrase, new_passphrase_file, settings_with
from kithbook.cli.slots import print_slots, proven, secret
from kithbook.errors import BadSetup
from kithbook_protocol.journal import Job, JobRequest
from kithbook_protocol.keys import KeySlots, Proof, RotationRequest
from kithbook_protocol.vault_operations import JOB, KEYS, KEYS_ROTATE


@click.command(
    epilog="\b\nExamples:\n  kithbook keys rotate\n  kithbook keys rotate --new-passphrase"
)
@click.option("--yes", is_flag=True, help="Do not ask whether it shall be done.")
@click.option("--new-passphrase", "renew", is_flag=True, help="Choose a new passphrase too.")
@new_passphrase_file
@proven
def rotate(
    passphrase_file: Path | None,
    new_passphrase_file: Path | None,
    *,
    renew: bool,
    yes: bool,
    recovery: bool,
    json_: bool,
) -> None:
    """Give the database a new key, for when somebody may have a copy of it.

    That copy stays as readable as it was. But nothing in it, and no key taken from it, opens
    what you keep from now on. Every browser has to pair again, and what still waits in one,
    sealed for the old key, is lost.
    """
    settings = settings_with(passphrase_file)
    with Connection(settings, unlock=False) as connection:
        typed = secret(settings, recovery=recovery)
        found = connection.call(KEYS, Proof(**typed))
        _agree(found, renewed=recovery, yes=yes)
        fields: dict[str, Any] = dict(typed)
        if renew or recovery or new_passphrase_file:
            fields["new_passphrase"] = SecretStr(ask_new_passphrase(new_passphrase_file))
        job = _watched(connection, RotationRequest(**fields), quiet=json_)
        after = connection.call(KEYS)
    if job.state != "done":
        raise Refused(job.sentence)
    if json_:
        show_json(job.model_dump(mode="json"))
        return
    say("The vault has a new key.")
    print_slots(after)
    say(f"Signer fingerprint, instead of the one on your recovery kit: {after.signer}")
    if failure := (job.result or {}).get("no_backup"):
        say(f"Warning: before that no backup could be made. {failure}")
    if unpaired := (job.result or {}).get("unpaired"):
        say(f"Pair your browsers again ({unpaired}): kithbook pair")
    say("Was the recovery key in the wrong hands too? Then also run: kithbook keys recovery")


def _watched(connection: Connection, request: RotationRequest, *, quiet: bool) -> Job:
    """Start the work, print what it is doing, and return how it ended."""
    job = connection.call(KEYS_ROTATE, request)
    told = job.sentence
    while job.state == "running":
        if job.sentence != told and not quiet:
            say(job.sentence)
        told = job.sentence
        try:
            time.sleep(0.1)
            job = connection.call(JOB, JobRequest(job=job.id))
        except KeyboardInterrupt:
            # Whoever went now would never learn the new signer.
            click.echo("That cannot be broken off any more; wait for its end.", err=True)
    return job


def _agree(found: KeySlots, *, renewed: bool, yes: bool) -> None:
    """Say what is lost, and have it confirmed."""
    passphrases = sum(slot.kind == "passphrase" for slot in found.slots)
    lost = passphrases if renewed else passphrases - 1
    if lost > 0:
        told = f"Passphrases that you did not type now, and that will open nothing: {lost}."
        click.echo(told, err=True)
    if yes:
        return
    if not sys.stdin.isatty():
        raise BadSetup("There is no terminal to confirm it on; say --yes.")
    click.confirm("Give the vault a new key, and unpair every browser?", abort=True, err=True)
