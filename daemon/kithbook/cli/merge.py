"""Making one person of two."""

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.merging import Choice, MergePreview, MergeRequest
from kithbook_protocol.operations import MERGE, MERGE_PREVIEW


@click.command(
    epilog="\b\nExamples:\n  kithbook merge 3f9a12bc 91be0c44 --dry-run\n"
    "  kithbook merge 3f9a12bc 91be0c44 --take headline --take birthday"
)
@click.argument("kept", metavar="KEPT")
@click.argument("other", metavar="OTHER")
@click.option(
    "--take",
    multiple=True,
    metavar="NAME",
    help="Where both have a value, OTHER's counts: name, headline, location, about, met_at, role, "
    "cadence, photo, birthday or another date, a field of your own.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be chosen.")
@as_json
def merge(kept: str, other: str, take: tuple[str, ...], *, dry_run: bool, json_: bool) -> None:
    """Merge OTHER into KEPT: one person with the notes, pages, addresses and tags of both.

    Of values that there is one of, KEPT's count unless you --take OTHER's; each is listed, and the
    others are in the history. `kithbook undo` parts the two again, each as they were.
    """
    request = MergeRequest(kept=kept, other=other, take=list(take))
    with Connection(Settings()) as connection:
        if dry_run:
            preview = connection.call(MERGE_PREVIEW, request)
            show(json_, preview, lambda: _print_preview(preview))
            return
        done = connection.call(MERGE, request)

    def print_merged() -> None:
        _print_choices(done.choices, "in the history: ")
        say(done.sentence)

    show(json_, done, print_merged)


def _print_preview(preview: MergePreview) -> None:
    kept, other = (f"{one.name} ({tail(one.id)})" for one in (preview.kept, preview.other))
    say(f"{other} would be merged into {kept}.")
    if not preview.choices:
        say("They differ in nothing that there can be only one of.")
    _print_choices(preview.choices, "not ")


def _print_choices(choices: list[Choice], instead: str) -> None:
    for one in choices:
        wins, loses = (one.kept, one.other) if one.takes == "kept" else (one.other, one.kept)
        rest = f"  ({instead}{loses})" if loses else ""
        say(f"{one.field.replace('_', ' ')}: {wins}{rest}")
