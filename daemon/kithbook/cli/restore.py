"""A backup brought back: shown who signed it and when, asked for, done, told what to do next."""

import sys
import time
from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from kithbook.backup.age import identity
from kithbook.backup.passphrase import Passphrase, wants_passphrase
from kithbook.backup.places.address import Address, FolderAddress
from kithbook.backup.restoring import Restored, Restoring, Wish
from kithbook.cli.connection import Connection
from kithbook.cli.consent import Consent
from kithbook.cli.job import outcome, watched
from kithbook.cli.login import credentials_file, is_known, login_for
from kithbook.cli.lying import fetched
from kithbook.cli.output import as_json, counted, day, say, show_json
from kithbook.cli.passphrase import (
    ask_new_passphrase,
    ask_recovery_key,
    new_passphrase_file,
)
from kithbook.cli.target import local_file, refuse_place, target
from kithbook.config import Settings
from kithbook.errors import BadSetup
from kithbook.files import read_private
from kithbook.schema import schema
from kithbook.vault.guardian import Guardian
from kithbook.vault.keychain import SystemKeychain
from kithbook.vault.kit import Kit
from kithbook_protocol.backup import BackupPeopleRequest
from kithbook_protocol.backup_operations import BACKUP_PEOPLE

LARGEST_KEY = 64 * 1024
"""Bytes of a file with a key."""

key_file = click.option(
    "--recovery-key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Read what opens it from this file: recovery key, age or SSH key, or a passphrase.",
)


def the_key(path: Path | None) -> str:
    """Return the key that opens a backup: from a file, or typed.

    Raises:
        BadSetup: the file cannot be read, or others can read it.
    """
    if path is None:
        return ask_recovery_key()
    try:
        text = read_private(path, limit=LARGEST_KEY).decode()
    except FileNotFoundError as error:
        raise BadSetup(f"There is no file {path}.") from error
    except UnicodeDecodeError as error:
        raise BadSetup(f"{path} holds no key.") from error
    # age's own key files have comments.
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def opened_by(meant: Address | None, key_path: Path | None) -> dict[str, SecretStr]:
    """Return what opens a backup beside the open vault, as a request has it."""
    file = local_file(meant) if meant else None
    if file and _wants_passphrase(file):
        return {"passphrase": SecretStr(_the_passphrase(key_path))}
    return {"recovery_key": SecretStr(the_key(key_path))} if key_path else {}


def _what_opens(file: Path, key_path: Path | None) -> tuple[list[Any], str | None]:
    """Return what opens a backup, and the recovery key, if that is what was typed."""
    if _wants_passphrase(file):
        return [Passphrase(_the_passphrase(key_path))], None
    key = the_key(key_path)
    is_age = key.strip().upper().startswith("AGE-SECRET-KEY-1")
    return [identity(key)], key if is_age else None


def _wants_passphrase(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return wants_passphrase(opened.read(64))
    except OSError as error:
        raise BadSetup(f"{file} cannot be read: {error.strerror}.") from error


def _the_passphrase(path: Path | None) -> str:
    if path is not None:
        return the_key(path).split("\n", 1)[0]
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt("Passphrase of the backup", hide_input=True, err=True))


@click.command(
    epilog="\b\nExamples:\n  kithbook backup restore FILE\n"
    "  kithbook backup restore FILE --recovery-key-file key.txt --new-passphrase-file new.txt \\\n"
    '      --signer "2c8d 890b f854 062e 20e4"\n'
    '  kithbook backup restore --person "Ada Lovelace"    from the newest backup'
)
@click.argument("file", metavar="[FILE-OR-PLACE]", required=False)
@click.option("--person", metavar="QUERY", help="Only this person, into the vault that is here.")
@click.option("--all", "every", is_flag=True, help="With --person: all whom that finds.")
@key_file
@credentials_file
@new_passphrase_file
@click.option(
    "--signer", metavar="FINGERPRINT", help="Of your recovery kit, instead of being asked."
)
@click.option(
    "--yes-older", is_flag=True, help="A later backup of this vault is known, and not meant."
)
@click.option(
    "--kit", type=click.Path(path_type=Path), help="Write a new kit here, if one is made."
)
@as_json
def restore(
    file: str | None,
    recovery_key_file: Path | None,
    credentials_file: Path | None,
    new_passphrase_file: Path | None,
    *,
    person: str | None,
    every: bool,
    signer: str | None,
    yes_older: bool,
    kit: Path | None,
    json_: bool,
) -> None:
    """Make a backup the vault of this machine.

    It is decrypted and checked, restored in a folder beside, opened and searched before anything
    changes. A vault that is here already is kept for 30 days. You choose a new passphrase, and
    browsers have to pair again. Kithbook must not be running.

    FILE is a path or an address, as `kithbook backup list` shows them; of a PLACE the newest is
    taken. The name and secret of a store are asked for.

    With --person only people are brought back, into the vault that is here, as an import does it:
    what you typed stays, what differs waits as a suggestion, and undo takes it back.
    """
    if person is not None:
        _bring(file, person, recovery_key_file, credentials_file, every=every, json_=json_)
        return
    if file is None:
        raise click.UsageError("Name the backup; `kithbook backup list` shows where they are.")
    settings, meant = Settings(), target(file)
    if kit:
        Kit.refuse(kit)
    if isinstance(meant, FolderAddress) and not meant.path.exists():
        raise BadSetup(f"There is no file {meant}.")
    if settings.home.exists():
        # Before anything is typed.
        with Guardian(settings.lock_file):
            pass
    with fetched(settings, meant, credentials_file, quiet=json_) as (path, spot):
        opens, typed = _what_opens(path, recovery_key_file)
        wish = Wish(path, opens, lambda: ask_new_passphrase(new_passphrase_file), typed, spot)
        done = _restored(settings, wish, Consent(signer, yes_older=yes_older, quiet=json_))
    if json_:
        show_json(_plain(done))
    else:
        _report(done)
    if kit and done.kit:
        # After it was shown: a full disk must not take the only copy of the key with it.
        done.kit.write(kit)


def _restored(settings: Settings, wish: Wish, consent: Consent) -> Restored:
    said: list[str] = []

    def tell(_done: int, _total: int | None, sentence: str) -> None:
        if not consent.quiet and sentence not in said[-1:]:
            said.append(sentence)
            say(sentence)

    moment = int(time.time() * 1000)
    return Restoring(settings, schema(), consent, tell, moment, SystemKeychain()).run(wish)


def _bring(
    file: str | None,
    person: str,
    key_path: Path | None,
    credentials: Path | None,
    *,
    every: bool,
    json_: bool,
) -> None:
    """Bring single people back into the open vault."""
    address = target(file) if file is not None else None
    if address:
        refuse_place(address)
    told: dict[str, Any] = {"file": str(address) if address else None}
    told |= opened_by(address, key_path)
    with Connection(Settings()) as connection:
        if address and (credentials or not is_known(connection, address)):
            told |= login_for(address, credentials)
        request = BackupPeopleRequest(query=person, every=every, **told)
        started = connection.call(BACKUP_PEOPLE, request)
        job = watched(connection, started, "Looking in the backup", quiet=json_)
    came = outcome(job)
    if json_:
        show_json(job.model_dump(mode="json"))
        return
    say(f"Brought back: {', '.join(came['names'])}.")
    say("To take that back: kithbook imports undo")


def _plain(done: Restored) -> dict[str, Any]:
    return {
        "vault": str(done.manifest.vault),
        "counter": done.manifest.counter,
        "made_at": done.manifest.made_at,
        "people": done.manifest.people,
        "signer": done.fingerprint,
        "slots": list(done.slots),
        "recovery_key": done.kit.identity if done.kit else None,
        "replaced": str(done.replaced) if done.replaced else None,
        "saved": done.saved,
        "unsaved": done.unsaved,
    }


def _report(done: Restored) -> None:
    people = counted(done.manifest.people, "person", "people")
    say(f"The vault of {day(done.manifest.made_at)} is back, with {people}.")
    if done.replaced:
        say(f"What was here before is kept for 30 days: {done.replaced}")
    if done.saved:
        say(f"A backup of that: {done.saved}")
    if done.unsaved:
        say(f"No backup of that was made: {done.unsaved}")
    if done.kit:
        say("It has a new recovery key, as the old one was not shown; that opens it no more.\n")
        say(done.kit.as_text())
    say("Pair your browsers again. Next: kithbook up, then kithbook pair")
