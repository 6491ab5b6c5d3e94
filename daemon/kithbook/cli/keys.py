"""Key care: what opens the vault, and changing it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, show_json, tail
from kithbook.cli.passphrase import (
    ask_new_passphrase,
    ask_passphrase,
    ask_recovery_key,
    can_ask,
    new_passphrase_file,
    passphrase_file,
    settings_with,
)
from kithbook.cli.rotation import rotate
from kithbook.cli.slots import Secrets, print_slots, proven, secret, tell_slots
from kithbook.config import Settings
from kithbook_protocol.keys import (
    PassphraseChange,
    Proof,
    RecoveryChange,
    SlotAddition,
    SlotRemoval,
    StrictChange,
)
from kithbook_protocol.vault_operations import (
    KEYS,
    KEYS_ADD,
    KEYS_CHECK,
    KEYS_PASSPHRASE,
    KEYS_RECOVERY,
    KEYS_REMOVE,
    KEYS_STRICT,
)


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook keys\n  kithbook keys passphrase\n"
    "  kithbook keys strict\n  kithbook keys recovery --kit ~/kithbook-recovery.html",
)
@as_json
@click.pass_context
def keys(context: click.Context, *, json_: bool) -> None:
    """List what opens the vault, and change it."""
    if context.invoked_subcommand:
        return
    with Connection(Settings(), unlock=False) as connection:
        found = connection.call(KEYS)
    show(json_, found, lambda: print_slots(found))


@keys.command(
    epilog="\b\nExamples:\n  kithbook keys passphrase\n"
    "  kithbook keys passphrase --recovery    the old one is forgotten"
)
@click.argument("slot", metavar="[ID]", required=False)
@new_passphrase_file
@proven
def passphrase(
    slot: str | None,
    passphrase_file: Path | None,
    new_passphrase_file: Path | None,
    *,
    recovery: bool,
    json_: bool,
) -> None:
    """Change the passphrase; the old one opens nothing any more.

    Where there are several, it is the one you type, or that of the slot you name.
    """
    settings = settings_with(passphrase_file)
    with Connection(settings, unlock=False) as connection:
        typed = _checked(connection, secret(settings, recovery=recovery))
        chosen = SecretStr(ask_new_passphrase(new_passphrase_file))
        change = PassphraseChange(**typed, new_passphrase=chosen, slot=slot)
        found = connection.call(KEYS_PASSPHRASE, change)
    tell_slots(found, "The passphrase is changed.", json_=json_)
    if settings.passphrase_file and not json_:
        say(f"Write the new one into {settings.passphrase_file} too, if a start reads it there.")


@keys.command(epilog="\b\nExamples:\n  kithbook keys add keyring\n  kithbook keys add passphrase")
@click.argument("kind", type=click.Choice(["passphrase", "keyring"]))
@new_passphrase_file
@proven
def add(
    kind: str,
    passphrase_file: Path | None,
    new_passphrase_file: Path | None,
    *,
    recovery: bool,
    json_: bool,
) -> None:
    """Let a further passphrase, or this computer's keyring, open the vault."""
    settings = settings_with(passphrase_file)
    with Connection(settings, unlock=False) as connection:
        fields: dict[str, Any] = _checked(connection, secret(settings, recovery=recovery))
        if kind == "passphrase":
            fields["new_passphrase"] = SecretStr(ask_new_passphrase(new_passphrase_file))
        found = connection.call(KEYS_ADD, SlotAddition(kind=kind, **fields))
    tell_slots(found, f"Added: {kind}.", json_=json_)


@keys.command(epilog="\b\nExample:\n  kithbook keys remove 7c01d2aa")
@click.argument("slot", metavar="ID")
@proven
def remove(slot: str, passphrase_file: Path | None, *, recovery: bool, json_: bool) -> None:
    """Take a key slot away; what opened it opens nothing any more."""
    settings = settings_with(passphrase_file)
    with Connection(settings, unlock=False) as connection:
        removal = SlotRemoval(slot=slot, **secret(settings, recovery=recovery))
        found = connection.call(KEYS_REMOVE, removal)
    tell_slots(found, "Removed.", json_=json_)


@keys.command(epilog="\b\nExamples:\n  kithbook keys strict\n  kithbook keys strict --off")
@click.option("--off", is_flag=True, help="Let the passphrase alone open the vault again.")
@new_passphrase_file
@proven
def strict(
    passphrase_file: Path | None,
    new_passphrase_file: Path | None,
    *,
    off: bool,
    recovery: bool,
    json_: bool,
) -> None:
    """Need passphrase and keyring together, so that neither alone opens the vault.

    Every other passphrase and keyring slot goes. The recovery key still opens the vault by
    itself: it is the way out when this computer, and its keyring, are lost.
    """
    settings = settings_with(passphrase_file)
    with Connection(settings, unlock=False) as connection:
        fields: dict[str, Any] = _checked(connection, secret(settings, recovery=recovery))
        if recovery or new_passphrase_file:
            fields["new_passphrase"] = SecretStr(ask_new_passphrase(new_passphrase_file))
        found = connection.call(KEYS_STRICT, StrictChange(on=not off, **fields))
    off_now = "The passphrase alone opens the vault again; the keyring no longer has a part in it."
    on_now = "From now on the vault opens only with passphrase and keyring together."
    tell_slots(found, off_now if off else on_now, json_=json_)


@keys.command(
    name="recovery",
    epilog="\b\nExample:\n  kithbook keys recovery --kit ~/kithbook-recovery.html",
)
@click.option("--kit", type=click.Path(path_type=Path), help="Write the printable kit here too.")
@proven
def recovery_key(
    passphrase_file: Path | None, kit: Path | None, *, recovery: bool, json_: bool
) -> None:
    """Make a new recovery key, shown once; the old one opens nothing any more."""
    # Imported here: cryptography, for this command only.
    from kithbook.vault.kit import Kit  # noqa: PLC0415
    from kithbook.vault.recovery import make_identity, recipient_of  # noqa: PLC0415

    if kit:
        Kit.refuse(kit)
    settings = settings_with(passphrase_file)
    with Connection(settings, unlock=False) as connection:
        typed = secret(settings, recovery=recovery)
        found = connection.call(KEYS, Proof(**typed))
        identity = make_identity()
        made = Kit(identity, found.vault, found.signer, datetime.now(UTC).astimezone().date())
        # Shown before it counts: if all ends here, the old key still opens the vault.
        if json_:
            show_json(
                {
                    "vault": str(found.vault),
                    "recovery_key": identity,
                    "signer": found.signer,
                    "kit": str(kit) if kit else None,
                }
            )
        else:
            say(made.as_text())
        if kit:
            made.write(kit)
        connection.call(KEYS_RECOVERY, RecoveryChange(recipient=recipient_of(identity), **typed))
    if json_:
        return
    if kit:
        say(f"The same, to print: {kit} (delete it afterwards).")
    say("This recovery key counts from now on; the old one opens nothing. Destroy the old kit.")


@keys.command(epilog="\b\nExamples:\n  kithbook keys check\n  kithbook keys check --recovery")
@passphrase_file
@click.option("--recovery", is_flag=True, help="Try the recovery key too.")
@as_json
def check(passphrase_file: Path | None, *, recovery: bool, json_: bool) -> None:
    """Try each key slot by itself: does it still open the vault?

    The keyring is asked, without a terminal too; passphrase and recovery key are tried if you
    type them. Ends with 1 if one that was tried fails.
    """
    settings = settings_with(passphrase_file)
    with Connection(settings, unlock=False) as connection:
        slots = connection.call(KEYS).slots
        typed: Secrets = {}
        unasked = recovery or any(slot.kind == "keyring" for slot in slots)
        if can_ask(settings) or not unasked:
            typed["passphrase"] = SecretStr(ask_passphrase(settings))
        if recovery:
            typed["recovery_key"] = SecretStr(ask_recovery_key())
        found = connection.call(KEYS_CHECK, Proof(**typed))

    def print_trials() -> None:
        for trial in found.trials:
            say(f"{tail(trial.id)}  {trial.kind:<10}  {trial.outcome:<7}  {trial.sentence}")

    show(json_, found, print_trials)
    if any(trial.outcome == "fails" for trial in found.trials):
        raise click.exceptions.Exit(1)


keys.add_command(rotate)


def _checked(connection: Connection, typed: Secrets) -> Secrets:
    """Return the secret if it opens the vault: nobody shall choose a new one before that."""
    connection.call(KEYS, Proof(**typed))
    return typed
