"""What the commands of key care share: the secret that is asked for, and the list they end with."""

from collections.abc import Callable

import click
from pydantic import SecretStr

from kithbook.cli.output import as_json, day, say, show, tail
from kithbook.cli.passphrase import ask_passphrase, ask_recovery_key, passphrase_file
from kithbook.config import Settings
from kithbook_protocol.keys import KeySlot, KeySlots

Secrets = dict[str, SecretStr]

by_recovery = click.option(
    "--recovery", is_flag=True, help="Prove it with the recovery key instead of the passphrase."
)


def proven(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say where the present secret comes from."""
    return passphrase_file(by_recovery(as_json(command)))


def secret(settings: Settings, *, recovery: bool) -> Secrets:
    """Ask for a secret that opens the vault now."""
    if recovery:
        return {"recovery_key": SecretStr(ask_recovery_key())}
    return {"passphrase": SecretStr(ask_passphrase(settings))}


def tell_slots(found: KeySlots, done: str, *, json_: bool) -> None:
    """Print that it is done, and what opens the vault now."""

    def print_all() -> None:
        say(done)
        print_slots(found)

    show(json_, found, print_all)


def print_slots(found: KeySlots) -> None:
    """Print what opens the vault."""
    if found.warning:
        say(f"Warning: {found.warning}")
    for slot in found.slots:
        say("  ".join(filter(None, (tail(slot.id), f"{slot.needs:<24}", *_details(slot)))).rstrip())
    if found.strict:
        say("Strict: passphrase and keyring open the vault only together.")


def _details(slot: KeySlot) -> tuple[str, str]:
    made = f"made {day(slot.made_at)}" if slot.made_at else "made by an early version"
    cost = slot.argon2
    if cost is None:
        return made, ""
    return made, f"Argon2id {cost.memory // 1024} MiB, {cost.passes} passes, {cost.lanes} lanes"
