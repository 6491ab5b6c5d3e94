"""Making one person of two."""

from typing import get_args

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.merging import Mergeable, MergePreview, MergeRequest
from kithbook_protocol.operations import MERGE, MERGE_PREVIEW


@click.command(
    epilog="\b\nExamples:\n  kithbook merge 3f9a12bc 91be0c44 --dry-run\n"
    "  kithbook merge 3f9a12bc 91be0c44 --take headline --take role"
)
@click.argument("kept", metavar="KEPT")
@click.argument("other", metavar="OTHER")
@click.option(
    "--take",
    multiple=True,
    type=click.Choice(get_args(Mergeable)),
    help="Where both have a value, OTHER's counts.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be chosen.")
@as_json
def merge(kept: str, other: str, take: tuple[str, ...], *, dry_run: bool, json_: bool) -> None:
    """Merge OTHER into KEPT: one person with the notes, pages, addresses and tags of both.

    Of values that there is one of, KEPT's count unless you --take OTHER's; the others are in the
    history. `kithbook undo` parts the two again, each as they were.
    """
    request = MergeRequest.model_validate({"kept": kept, "other": other, "take": take})
    with Connection(Settings()) as connection:
        preview = connection.call(MERGE_PREVIEW, request)
        if dry_run:
            show(json_, preview, lambda: _print_choices(preview))
            return
        done = connection.call(MERGE, request)

    def print_merged() -> None:
        _print_choices(preview)
        say(f"{done.sentence}  ({tail(preview.kept.id)})")

    show(json_, done, print_merged)


def _print_choices(preview: MergePreview) -> None:
    kept, other = preview.kept.name, preview.other.name
    if not preview.choices:
        say(f"{kept} and {other} differ in nothing that there can be only one of.")
    for one in preview.choices:
        wins, loses = (one.kept, one.other) if one.takes == "kept" else (one.other, one.kept)
        instead = f"  (not {loses})" if loses else ""
        say(f"{one.field.replace('_', ' ')}: {wins}{instead}")
