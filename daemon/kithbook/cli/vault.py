"""The vault's commands: make it, lock it, see to it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from kithbook.cli.backups import proven
from kithbook.cli.connection import Connection, NotRunning
from kithbook.cli.output import as_json, counted, say, show, show_json
from kithbook.cli.passphrase import (
    ask_passphrase,
    ask_recovery_key,
    passphrase_file,
    settings_with,
)
from kithbook.cli.state import of_jail, warn
from kithbook.config import Settings
from kithbook.vault.errors import VaultExists
from kithbook.vault.kit import Kit
from kithbook.vault.service import Vault
from kithbook_protocol.vault import LocalUnlock, Occasion, Status
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
    settings = settings_with(passphrase_file)
    if Vault(settings, None).exists:
        raise VaultExists
    make(settings, kit, show_json if json_ else None)
    if not json_:
        say(f"Your vault is in {settings.home}. Next: kithbook up")


def make(
    settings: Settings, kit: Path | None, tell: Callable[[dict[str, Any]], None] | None
) -> None:
    """Make the vault and show its recovery key, once.

    Args:
        settings: where to, and where the passphrase comes from.
        kit: where the printable kit goes, too.
        tell: takes all of it as JSON; else it is printed for a person.
    """
    # Imported here: the other commands start 0.3 s sooner without the daemon.
    from kithbook.founding import found  # noqa: PLC0415

    if kit:
        Kit.refuse(kit)
    founded = found(settings, ask_passphrase(settings, new=True))
    if tell:
        tell(
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
    if kit and not tell:
        say(f"The same, to print: {kit} (delete it afterwards).")


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
        warn(found_status)
    if found_status.spooled or found_status.refused:
        refused = f", {found_status.refused} refused" if found_status.refused else ""
        say(f"{found_status.spooled} kept for after the unlock{refused}; see: kithbook spool")
    for warning in found_status.warnings:
        say(f"Warning: {warning.sentence}")
    say(f"{found_status.clients} paired, opened by {', '.join(found_status.slots)}.")
    minutes = found_status.lock_after_minutes
    for notice in found_status.notices or []:
        say(notice.sentence)
    locks = [f"after {counted(minutes, 'idle minute')}"] if minutes else []
    locks += [_OCCASIONS[occasion] for occasion in found_status.locks_on]
    say(f"Locks {' and '.join(locks)}." if locks else "Never locks by itself.")
    if found_status.jail:
        say(of_jail(found_status.jail))


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
