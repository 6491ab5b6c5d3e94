"""Sites that changed their pages: what is noticed here, and what a person may report."""

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show
from kithbook.config import Settings
from kithbook_protocol.drift import Drift, SiteRequest, SiteRuns
from kithbook_protocol.operations import DRIFT, DRIFT_DISMISS

SHOWN = 5
"""Newest captures of a site whose statuses are printed: those that a notice goes by."""


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook drift\n  kithbook drift dismiss linkedin",
)
@as_json
@click.pass_context
def drift(context: click.Context, *, json_: bool) -> None:
    """Say how the newest pages of each site were read, and which site changed its pages.

    All of it is noticed on this machine, from what you captured, and told to nobody.
    """
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(DRIFT)
    show(json_, found, lambda: _print_sites(found))


@drift.command(epilog="\b\nExample:\n  kithbook drift dismiss linkedin")
@click.argument("site", metavar="SITE")
@as_json
def dismiss(site: str, *, json_: bool) -> None:
    """Show a site's notice no more, until it went well there and changes again."""
    with Connection(Settings()) as connection:
        found = connection.call(DRIFT_DISMISS, SiteRequest(site=site))
    show(json_, found, lambda: say("Dismissed."))


def _print_sites(found: Drift) -> None:
    if not found.sites:
        say("Nothing was captured of a site that Kithbook knows.")
    for one in found.sites:
        say(f"{one.name} ({one.site}): {_newest(one)}")
        if one.notice:
            say(f"  {one.notice}{' (dismissed)' if one.dismissed else ''}")


def _newest(one: SiteRuns) -> str:
    """Return the newest statuses in a row, newest first, and how many there are besides."""
    more = len(one.statuses) - SHOWN
    shown = ", ".join(status.replace("_", " ") for status in one.statuses[:SHOWN])
    return shown + (f" and {more} before" if more > 0 else "")
