"""The vault's commands: make it, lock it, see to it."""

import sys
from pathlib import Path

import click
from pydantic import SecretStr

from kithbook.cli.backups import proven
from kithbook.cli.connection import Connection, NotRunning
from kithbook.cli.job import watched
from kithbook.cli.output import as_json, counted, say, show, show_json
from kithbook.cli.passphrase import (
    ask_passphrase,
    ask_recovery_key,
    passphrase_file,
    settings_with,
)
from kithbook.config import Settings
from kithbook.vault.errors import VaultExists
from kithbook.vault.kit import Kit
from kithbook.vault.service import Vault
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import EXAMINE
from kithbook_protocol.vault import Jail, LocalUnlock, Occasion, Status
from kithbook_protocol.vault_operations import LOCAL_UNLOCK, LOCK, STATUS


@click.command(
    epilog="\b\nExamples:\n  kithbook init\n  kithbook init --kit ~/kithbook-recovery.html"
)
@passphrase_file
@click.option("--kit", type=click.Path(path_type=Path), help="Write the printable kit here too.")
@as_json
def init(passphrase_file: Path | None, kit: Path | None, *, json_: bool) -> None:
    """Make your vault: encrypted database, passphrase, recovery key.

    The recovery key is shown once. Print it, or write it down: with passphrase and key both
    lost nobody can open the vault.
    """
    # Imported here: the other commands start 0.3 s sooner without the daemon.
    from kithbook.founding import found  # noqa: PLC0415

    settings = settings_with(passphrase_file)
    if Vault(settings, None).exists:
        raise VaultExists
    if kit:
        Kit.refuse(kit)
    founded = found(settings, ask_passphrase(settings, new=True))
    if json_:
        show_json(
            {
                "vault": str(founded.kit.vault),
                "home": str(settings.home),
                "slots": list(founded.slots),
                "recovery_key": founded.kit.identity,
                "signer": founded.kit.signer,
                "kit": str(kit) if kit else None,
            }
        )
    else:
        say(founded.kit.as_text())
    # After it was shown: a disk that fills up now must not take the only copy of the key with it.
    if kit:
        founded.kit.write(kit)
    if json_:
        return
    if kit:
        say(f"The same, to print: {kit} (delete it afterwards).")
    say(f"Your vault is in {settings.home}. Next: kithbook up")


@click.command(epilog="\b\nExample:\n  kithbook status")
@as_json
def status(*, json_: bool) -> None:
    """Say whether the daemon runs and the vault is open."""
    settings = Settings()
    try:
        with Connection(settings, alone=False) as connection:
            found_status = connection.call(STATUS)
    except NotRunning:
        vault = Vault(settings, None)
        known = vault.describe() if vault.exists else None
        if json_:
            show_json(
                {
                    "state": "not-running",
                    "vault": str(known.vault) if known else None,
                    "home": str(settings.home),
                }
            )
        elif known:
            say("Kithbook is not running; start it with: kithbook up")
        else:
            say(f"There is no vault in {settings.home} yet; make one with: kithbook init")
        return
    show(json_, found_status, lambda: _print_status(found_status))


_OCCASIONS = {
    Occasion.SUSPEND: "before the machine sleeps",
    Occasion.SCREEN_LOCK: "with the screen",
}


def _print_status(found_status: Status) -> None:
    say(f"Vault {found_status.vault}, {found_status.state}, on 127.0.0.1:{found_status.port}.")
    if found_status.people is not None:
        people = counted(found_status.people, "person", "people")
        say(f"{people}, {counted(found_status.waiting or 0, 'capture')} waiting.")
        say(proven(found_status.proven))
        _warn(found_status)
    if found_status.spooled or found_status.refused:
        refused = f", {found_status.refused} refused" if found_status.refused else ""
        say(f"{found_status.spooled} kept for after the unlock{refused}; see: kithbook spool")
    if found_status.warning:
        say(f"Warning: {found_status.warning}")
    say(f"{found_status.clients} paired, opened by {', '.join(found_status.slots)}.")
    minutes = found_status.lock_after_minutes
    for notice in found_status.notices or []:
        say(notice.sentence)
    locks = [f"after {counted(minutes, 'idle minute')}"] if minutes else []
    locks += [_OCCASIONS[occasion] for occasion in found_status.locks_on]
    say(f"Locks {' and '.join(locks)}." if locks else "Never locks by itself.")
    if found_status.jail:
        say(_of_jail(found_status.jail))


def _warn(status: Status) -> None:
    for sentence in status.troubles or []:
        say(f"Warning: {sentence}")


def _of_jail(jail: Jail) -> str:
    """Say what the worker that reads pages could reach."""
    walls = {"the network": jail.network, "files": jail.files, "system calls": jail.calls}
    missing = [what for what, held in walls.items() if not held]
    if not missing:
        return "Pages are read in a jail: no network, no files, no system calls."
    remedy = " (for system calls install libseccomp)" if sys.platform == "linux" else ""
    return f"The jail in which pages are read does not hold back: {', '.join(missing)}{remedy}."


@click.command(epilog="\b\nExample:\n  kithbook lock")
@as_json
def lock(*, json_: bool) -> None:
    """Lock the vault; the daemon keeps running and keeps no key."""
    try:
        with Connection(Settings(), alone=False) as connection:
            found_status = connection.call(LOCK)
    except NotRunning:
        if json_:
            show_json({"state": "not-running"})
        else:
            say("Kithbook is not running, so the vault is locked.")
        return
    show(json_, found_status, lambda: say("Locked."))


@click.command(epilog="\b\nExamples:\n  kithbook unlock\n  kithbook unlock --recovery")
@passphrase_file
@click.option("--recovery", is_flag=True, help="Ask for the recovery key instead.")
@as_json
def unlock(passphrase_file: Path | None, *, recovery: bool, json_: bool) -> None:
    """Unlock the running daemon's vault."""
    settings = settings_with(passphrase_file)
    with Connection(settings, alone=False) as connection:
        if recovery:
            secret = LocalUnlock(recovery_key=SecretStr(ask_recovery_key()))
        else:
            secret = LocalUnlock(passphrase=SecretStr(ask_passphrase(settings)))
        found_status = connection.call(LOCAL_UNLOCK, secret)
    spooled = found_status.spooled
    waiting = (
        f" {counted(spooled, 'write')} kept meanwhile will be applied now (kithbook spool)."
        if spooled
        else ""
    )
    show(json_, found_status, lambda: say(f"Unlocked.{waiting}"))


@click.command(epilog="\b\nExample:\n  kithbook doctor")
@as_json
def doctor(*, json_: bool) -> None:
    """Check the whole vault, and mend what can be mended.

    Is every page of the file as it was written? Do the rows say what the journal says? Is
    everybody findable? What does this system give to jail the process that reads pages? Ends with
    1 if the vault is damaged.
    """
    with Connection(Settings()) as connection:
        job = watched(connection, connection.call(EXAMINE), "Examining the vault", quiet=json_)
        status = connection.call(STATUS)
    found = job.result or {}
    show(json_, job, lambda: _print_findings(job, status))
    if job.state != "done" or found.get("damage"):
        raise click.exceptions.Exit(1)


def _print_findings(job: Job, status: Status) -> None:
    found = job.result or {}
    say(str(found.get("verdict", job.sentence)))
    if found.get("jail"):
        say(_of_jail(Jail.model_validate(found["jail"])))
    say(proven(status.proven))
    _warn(status)
    for notice in status.notices or []:
        say(notice.sentence)
