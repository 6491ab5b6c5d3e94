"""The first run: the vault, start at login, the browsers, the extension; each can be declined."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from kithbook.cli import browsers as browsing
from kithbook.cli import service as serving
from kithbook.cli.output import as_json, say, show_json
from kithbook.cli.passphrase import passphrase_file, settings_with
from kithbook.cli.vault import make
from kithbook.config import Settings
from kithbook.errors import KithbookError
from kithbook.installation import browser, extension, host
from kithbook.installation.login import login
from kithbook.installation.service import findings
from kithbook.vault.service import Vault

EPILOG = (
    "\b\nExamples:\n  kithbook setup\n  kithbook setup --no-service\n"
    "  kithbook setup --yes --passphrase-file ~/.pass --kit ~/kithbook-recovery.html"
)


@click.command(epilog=EPILOG)
@passphrase_file
@click.option("--kit", type=click.Path(path_type=Path), help="Write the printable recovery kit.")
@click.option("--yes", "-y", is_flag=True, help="Do every step that is not declined.")
@click.option("--vault/--no-vault", "vault", default=None, help="Make the vault, if there is none.")
@click.option("--service/--no-service", "service", default=None, help="Start at login.")
@click.option(
    "--browsers/--no-browsers", "browsers", default=None, help="Let the extension start Kithbook."
)
@click.option(
    "--extension/--no-extension", "folder", default=None, help="Put the extension's folder down."
)
@as_json
def setup(
    passphrase_file: Path | None,
    kit: Path | None,
    *,
    yes: bool,
    vault: bool | None,
    service: bool | None,
    browsers: bool | None,
    folder: bool | None,
    json_: bool,
) -> None:
    """Set Kithbook up, step by step; what is there already stays.

    Each step can be declined, and done later by running this again: the vault, start at login,
    the browsers' right to start Kithbook, the extension's folder. `kithbook uninstall` takes all
    but the vault away again. With --json a line for each step, as soon as it is done.
    """
    steps = _Steps(settings_with(passphrase_file), kit, yes=yes, json_=json_)
    steps.vault(vault)
    steps.service(service)
    steps.browsers(browsers)
    steps.extension(folder)
    steps.close()


class _Steps:
    """Does one step after the other; one that fails says so and stops no other."""

    def __init__(self, settings: Settings, kit: Path | None, *, yes: bool, json_: bool) -> None:
        self._settings = settings
        self._kit = kit
        self._yes = yes
        self._json = json_
        self._failed = False

    def vault(self, wanted: bool | None) -> None:
        """Make the vault."""
        home = self._settings.home
        if self._has_vault:
            self._say(f"1. Your vault is in {home}.")
            return self._tell("vault", {"home": str(home)}, done=True)
        self._say(f"1. There is no vault in {home} yet.")
        if not self._wants(wanted, "Make it now, with a passphrase of your choice?"):
            return self._tell("vault", {"home": str(home)}, done=False)
        # Not tried like the others: without a vault there is nothing to start.
        tell = partial(self._tell, "vault", done=True) if self._json else None
        return make(self._settings, self._kit, tell)

    def service(self, wanted: bool | None) -> None:
        """Start at login."""
        way = login(self._settings)
        finding = findings(self._settings)[0]
        self._say(f"2. {finding.sentence}.")

        def begin() -> dict[str, Any]:
            _, new, by_hand = serving.begin(self._settings)
            for sentence in serving.installed(way, new=new, by_hand=by_hand):
                self._say(sentence)
            return way.standing.as_json()

        if not self._has_vault:
            wanted = False
        elif finding.state == "good":
            wanted = True
        self._try("service", wanted, f"Start Kithbook at login, by {way.system}?", begin)

    def browsers(self, wanted: bool | None) -> None:
        """Let the extension start Kithbook."""
        names = ", ".join(place.name for place in host.places())
        finding = host.finding(self._settings)
        self._say(f"3. {finding.sentence}.")

        def connect() -> dict[str, Any]:
            places = host.connect(self._settings)
            for sentence in browsing.connected(places):
                self._say(sentence)
            return browsing.as_told(places)

        question = f"Let the Kithbook extension, and no other, start Kithbook from {names}?"
        if finding.state == "good":
            wanted = True
        elif not names:
            wanted = False
        self._try("browsers", wanted, question, connect)

    def extension(self, wanted: bool | None) -> None:
        """Put the extension's folder down, and say how it is loaded."""
        self._say(f"4. The extension belongs in {extension.folder()}.")

        def put() -> dict[str, Any]:
            folder = extension.put()
            for sentence in browsing.loading(folder):
                self._say(sentence)
            return {"folder": str(folder), "version": extension.version()}

        self._try("extension", wanted, "Put it there, and show how a browser loads it?", put)

    def close(self) -> None:
        """Say what comes next; ends with 1 where a step failed."""
        if self._has_vault:
            boxed = ", or run kithbook pair and type its code" if browser.boxed() else ""
            self._say(
                "Next: load the extension in your browser; its first page pairs it by a "
                f"click{boxed}. kithbook doctor looks at all of this."
            )
        if self._failed:
            raise click.exceptions.Exit(1)

    @property
    def _has_vault(self) -> bool:
        return Vault(self._settings, None).exists

    def _try(
        self, name: str, wanted: bool | None, question: str, step: Callable[[], dict[str, Any]]
    ) -> None:
        if not self._wants(wanted, question):
            return self._tell(name, {}, done=False)
        try:
            told = step()
        except KithbookError as error:
            self._failed = True
            click.echo(str(error), err=True)
            return self._tell(name, {"failed": str(error)}, done=False)
        return self._tell(name, told, done=True)

    def _tell(self, name: str, told: dict[str, Any], *, done: bool) -> None:
        """Say a step's outcome at once: what came before must not wait for what comes after."""
        if self._json:
            show_json({"step": name, "done": done, **told})

    def _wants(self, wanted: bool | None, question: str) -> bool:
        if wanted is not None:
            return wanted
        if self._yes:
            return True
        if sys.stdin.isatty():
            return click.confirm(question, default=True, err=True)
        self._say("Not done: there is no terminal to ask on (--yes does it).")
        return False

    def _say(self, sentence: str) -> None:
        if not self._json:
            say(sentence)
