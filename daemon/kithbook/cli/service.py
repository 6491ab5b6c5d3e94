"""Starting at login."""

import sys

import click

from kithbook.cli.connection import START_SECONDS, reached, running
from kithbook.cli.output import as_json, say, show_json
from kithbook.config import Settings
from kithbook.installation.errors import NotStarted
from kithbook.installation.login import Login, login
from kithbook.vault.errors import NoVault
from kithbook.vault.service import Vault

SYSTEMS = {"systemd": "linux", "launchd": "darwin", "scheduler": "win32"}


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook service install\n  kithbook service status\n"
    "  kithbook service remove",
)
@as_json
@click.pass_context
def service(context: click.Context, *, json_: bool) -> None:
    """Start Kithbook at login, and again should it crash; alone, say whether it does."""
    if not context.invoked_subcommand:
        _print_standing(json_=json_)


@service.command(epilog="\b\nExample:\n  KITHBOOK_PORT=48800 kithbook service install")
@as_json
def install(*, json_: bool) -> None:
    """Start Kithbook at login, and now, with the settings of this terminal.

    Doing it again takes on other settings, or a program that was moved.
    """
    settings = Settings()
    way, new, by_hand = begin(settings)
    if json_:
        show_json({**way.standing.as_json(), "changed": new, "by_hand": by_hand})
        return
    for sentence in installed(way, new=new, by_hand=by_hand):
        say(sentence)


@service.command(epilog="\b\nExample:\n  kithbook service remove")
@as_json
def remove(*, json_: bool) -> None:
    """Start Kithbook no more at login; what the system runs of it is stopped."""
    gone = login(Settings()).remove()
    if json_:
        show_json({"removed": gone})
    else:
        say(
            "Kithbook starts no more at login. Start it with: kithbook up"
            if gone
            else "Kithbook did not start at login."
        )


@service.command(epilog="\b\nExample:\n  kithbook service status")
@as_json
def status(*, json_: bool) -> None:
    """Say whether Kithbook starts at login, and how."""
    _print_standing(json_=json_)


def _print_standing(*, json_: bool) -> None:
    way = login(Settings())
    if json_:
        show_json(way.standing.as_json())
        return
    say(way.finding().told)
    if way.standing.installed:
        say(f"See: {way.path}")


@service.command(
    epilog="\b\nExamples:\n  kithbook service show\n  kithbook service show --system launchd"
)
@click.option("--system", type=click.Choice(list(SYSTEMS)), help="Another system's file.")
def show(system: str | None) -> None:
    """Print the file that install would write, and write nothing."""
    text = login(Settings(), SYSTEMS.get(system or "", sys.platform)).text()
    click.echo(text.decode("utf-16" if text[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"))


def begin(settings: Settings) -> tuple[Login, bool, bool]:
    """Install it; return the way, whether anything is new, and whether one runs by hand.

    Raises:
        NoVault: there is nothing to start yet.
        NoService: the system cannot be asked.
        NotStarted: it is set up, and does not start.
    """
    if not Vault(settings, None).exists:
        raise NoVault(f"There is no vault in {settings.home} yet; make one with: kithbook init")
    way = login(settings)
    before = way.standing
    # One that was started by hand has the vault, and the person may be at work with it.
    by_hand = running(settings) is not None and not before.active
    as_it_is = before.current and before.enabled and before.active
    new = way.install(start=not by_hand and not as_it_is)
    if not by_hand and not reached(settings, lambda: not way.standing.active, START_SECONDS):
        raise NotStarted
    return way, new, by_hand


def installed(way: Login, *, new: bool, by_hand: bool) -> list[str]:
    """Return what came of it, in sentences."""
    told = [
        f"Kithbook starts at login by {way.system}, and again should it crash ({way.path})."
        if new
        else f"Kithbook starts at login by {way.system} already."
    ]
    if by_hand:
        told.append("One that was started by hand runs now, and goes on until kithbook down.")
    return told
