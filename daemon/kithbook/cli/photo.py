"""A person's photo: what there is, as a file, or gone."""

from pathlib import Path

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, show_json, sight, write_new
from kithbook.config import Settings
from kithbook.errors import NotThere
from kithbook.web.model import to_bytes
from kithbook_protocol.operations import PHOTO, PHOTO_REMOVE
from kithbook_protocol.people import PersonRequest


@click.command(
    epilog="\b\nExamples:\n  kithbook photo 3f9a12bc\n"
    "  kithbook photo 3f9a12bc --output ada.jpg\n  kithbook photo 3f9a12bc --remove"
)
@click.argument("person", metavar="ID")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to a new JPEG file, readable by you alone.",
)
@click.option("--remove", is_flag=True, help="Take it off; no page brings one back, but undo does.")
@as_json
def photo(person: str, *, output: Path | None, remove: bool, json_: bool) -> None:
    """Show what photo there is of a person, write it to a file, or remove it.

    A photo comes with a capture, cut out of what the browser showed.
    """
    if remove and output:
        raise click.UsageError("Either --output or --remove.")
    asked = PersonRequest(person=person)
    with Connection(Settings()) as connection:
        if remove:
            done = connection.call(PHOTO_REMOVE, asked)
            show(json_, done, lambda: say(done.sentence))
            return
        found = connection.call(PHOTO, asked).photo
    if found is None:
        raise NotThere("There is no photo of this person.")
    if output:
        write_new(output, to_bytes(found.image))
    if json_:
        show_json(found.model_dump(mode="json", exclude={"image"}) | {"file": _named(output)})
    else:
        say(f"Written to {output}." if output else sight(found))


def _named(output: Path | None) -> str | None:
    return str(output) if output else None
