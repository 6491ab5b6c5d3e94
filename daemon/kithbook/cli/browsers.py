"""The browsers' side: who may start Kithbook, and the extension's folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kithbook.cli.output import as_json, say, show_json
from kithbook.config import Settings
from kithbook.installation import browser, host
from kithbook.installation import extension as shipped

BOXED = (
    "{names} from a Snap or Flatpak can start nothing outside its box: start Kithbook yourself "
    "there, and pair by the code that kithbook pair shows."
)


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook browsers\n  kithbook browsers connect\n"
    "  kithbook browsers disconnect",
)
@as_json
@click.pass_context
def browsers(context: click.Context, *, json_: bool) -> None:
    """Show which browsers can start Kithbook and pair by a click."""
    if context.invoked_subcommand:
        return
    connected = {place.folder for place in host.connected()}
    known = list(host.places())
    if json_:
        show_json(
            {
                "browsers": [
                    {
                        "name": one.name,
                        "folder": str(one.folder),
                        "connected": one.folder in connected,
                    }
                    for one in known
                ],
                "boxed": browser.boxed(),
            }
        )
        return
    for one in known:
        say(f"{one.name}: {'can' if one.folder in connected else 'cannot'} start Kithbook.")
    say(host.finding(Settings()).told)
    _print_boxed()


@browsers.command(
    epilog="\b\nExamples:\n  kithbook browsers connect\n"
    "  kithbook browsers connect --profile ~/work-chromium"
)
@click.option(
    "--profile",
    "profiles",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    multiple=True,
    help="Also a Chromium that is started with this --user-data-dir.",
)
@as_json
def connect(profiles: tuple[Path, ...], *, json_: bool) -> None:
    """Let the extension in every browser start Kithbook, with the settings of this terminal."""
    places = host.connect(Settings(), profiles)
    if json_:
        show_json(as_told(places))
        return
    for sentence in connected(places):
        say(sentence)


@browsers.command(epilog="\b\nExample:\n  kithbook browsers disconnect")
@as_json
def disconnect(*, json_: bool) -> None:
    """Take that back; pairings stay (kithbook clients)."""
    places = host.disconnect()
    if json_:
        show_json(as_told(places))
    elif places:
        say(f"No longer able to start Kithbook: {', '.join(one.name for one in places)}.")
    else:
        say("No browser could start Kithbook.")


@click.command(
    epilog="\b\nExamples:\n  kithbook extension\n  kithbook extension --to ~/kithbook-extension\n"
    "  kithbook extension --xpi kithbook.xpi"
)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="Put a copy here.")
@click.option(
    "--xpi",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it as one file, for Firefox ESR and Developer Edition.",
)
@as_json
def extension(to: Path | None, xpi: Path | None, *, json_: bool) -> None:
    """Put the extension where browsers can load it, up to date, and say how."""
    if xpi:
        shipped.pack(xpi)
        if json_:
            show_json({"file": str(xpi), "version": shipped.version()})
        else:
            say(f"The extension is in {xpi}.")
            say(PERMANENT.format(file=xpi))
        return
    folder = shipped.put(to)
    if json_:
        show_json({"folder": str(folder), "version": shipped.version()})
    else:
        for sentence in loading(folder):
            say(sentence)


CHROMIUM = (
    "Chromium and its kin: open chrome://extensions, turn on Developer mode, choose Load unpacked, "
    "and that folder."
)
FIREFOX = (
    "Firefox: open about:debugging, choose This Firefox, Load Temporary Add-on, and manifest.json "
    "in that folder. Firefox forgets it at its end; to keep it: kithbook extension --xpi FILE"
)
PERMANENT = (
    "In Firefox ESR or Developer Edition set xpinstall.signatures.required to false in "
    "about:config, then install {file} under about:addons."
)


def loading(folder: Path) -> list[str]:
    """Return how the extension is loaded from a folder."""
    return [
        f"The extension is in {folder}",
        CHROMIUM,
        FIREFOX,
        "After an update of Kithbook run this again, and reload the extension in the browser.",
    ]


def as_told(places: Sequence[browser.Place]) -> dict[str, Any]:
    """Return places, for programs."""
    return {
        "browsers": [{"name": one.name, "folder": str(one.folder)} for one in places],
        "boxed": browser.boxed(),
    }


def connected(places: Sequence[browser.Place]) -> list[str]:
    """Return in which browsers the extension can start Kithbook now, in sentences."""
    names = ", ".join(one.name for one in places)
    told = [
        f"The extension can start Kithbook, and pair by a click, in: {names}."
        if places
        else "There is no browser here yet that could start Kithbook; run this again when there is."
    ]
    return [*told, *_boxed()]


def _boxed() -> list[str]:
    names = browser.boxed()
    return [BOXED.format(names=" and ".join(names))] if names else []


def _print_boxed() -> None:
    for sentence in _boxed():
        say(sentence)
