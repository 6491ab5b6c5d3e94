"""Sites that changed their pages: what is noticed here, and what a person may report."""

from pathlib import Path

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, show_json, write_new
from kithbook.config import Settings
from kithbook_protocol.drift import Drift, SiteRequest, SiteRuns
from kithbook_protocol.operations import DRIFT, DRIFT_DISMISS, DRIFT_REPORT

SHOWN = 5
"""Newest captures of a site whose statuses are printed: those that a notice goes by."""


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook drift\n  kithbook drift report linkedin\n"
    "  kithbook drift dismiss linkedin",
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


@drift.command(
    epilog="\b\nExamples:\n  kithbook drift report linkedin\n"
    "  kithbook drift report linkedin -o report.md"
)
@click.argument("site", metavar="SITE")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to a new file, readable by you alone.",
)
@as_json
def report(site: str, *, output: Path | None, json_: bool) -> None:
    """Say what a site's newest badly read page is built of, for an issue if you choose to open one.

    It holds tags, and words that any page may be built of. Texts, names, addresses and numbers are
    taken out, yet look through it before you give it away. Nothing is sent.
    """
    with Connection(Settings()) as connection:
        found = connection.call(DRIFT_REPORT, SiteRequest(site=site))
    if output:
        write_new(output, found.text.encode())
    if json_:
        show_json(found.model_dump(mode="json") | {"file": str(output) if output else None})
    else:
        click.echo(f"Written to {output}." if output else found.text, nl=bool(output))


def _print_sites(found: Drift) -> None:
    if not found.sites:
        say("Nothing was captured of a site that Kithbook knows.")
    for one in found.sites:
        say(f"{one.name} ({one.site}): {_newest(one)}")
        if one.notice:
            say(f"  {one.notice}{' (dismissed)' if one.dismissed else ''}")
            say(f"  To have it mended, look at: kithbook drift report {one.site}")


def _newest(one: SiteRuns) -> str:
    """Return the newest statuses in a row, newest first, and how many there are besides."""
    more = len(one.statuses) - SHOWN
    shown = ", ".join(status.replace("_", " ") for status in one.statuses[:SHOWN])
    return shown + (f" and {more} before" if more > 0 else "")
