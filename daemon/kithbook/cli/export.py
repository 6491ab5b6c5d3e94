"""People out of the vault, as files that other programs read."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import (
    NotWritten,
    as_json,
    console,
    counted,
    say,
    show,
    show_json,
    write_new,
)
from kithbook.config import Settings, private_folder
from kithbook.errors import InvalidRequest
from kithbook_protocol import transfer as wire
from kithbook_protocol.people import PersonRequest
from kithbook_protocol.transfer_operations import EXPORT, FORMATS, QR

Write = Callable[[wire.ExportPart], None]


@click.command(
    epilog="\b\nExamples:\n  kithbook export --format vcard -o people.vcf\n"
    "  kithbook export --format google --query glass -o glass.csv\n"
    "  kithbook export --format markdown -o people/\n"
    "  kithbook export --format vcard --person 5e1f -o - | less"
)
@click.option("--format", "format_", help="As `--formats` lists them.")
@click.option("--formats", is_flag=True, help="List the formats, and do nothing.")
@click.option("--query", help="Only people whom this search finds.")
@click.option("--person", metavar="ID", help="Only one person.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A new file, or a new folder for a format of many files; `-` prints it.",
)
@as_json
def export(
    *,
    format_: str | None,
    formats: bool,
    query: str | None,
    person: str | None,
    output: Path | None,
    json_: bool,
) -> None:
    """Write people to a file for other programs: all, those a search finds, or one.

    The file is not encrypted. It is readable by you alone; delete it when it has done its work.
    """
    with Connection(Settings()) as connection:
        known = {one.name: one for one in connection.call(FORMATS).writes}
        if formats:
            for one in known.values():
                say(f"{one.name:<10} {one.title}")
            return
        if format_ is None or output is None:
            raise click.UsageError("Say --format and -o; `--formats` lists the formats.")
        if format_ not in known:
            raise InvalidRequest(f'There is no format "{format_}"; see: kithbook export --formats')
        request = wire.ExportRequest(format=format_, query=query, person=person)
        people = _written(connection, request, known[format_], output, quiet=json_)
    told = {"people": people, "output": str(output)}
    if not people:
        # Not on stdout, which may be the file.
        click.echo(_nobody(query, output), err=True)
    elif not json_ and str(output) != "-":
        say(f"{counted(people, 'person', 'people')} written to {output}.")
    if json_:
        show_json(told)


def _written(
    connection: Connection,
    request: wire.ExportRequest,
    known: wire.ExportFormat,
    output: Path,
    *,
    quiet: bool,
) -> int:
    """Write a file, a folder or to stdout; return how many people."""
    if not known.suffix:
        if str(output) == "-":
            raise click.UsageError(f"{known.name} makes a folder of files: name a new folder.")
        return _fill(connection, request, output, quiet=quiet)
    if str(output) == "-":
        return _run(connection, request, _print, quiet=True)
    return _write(connection, request, output, quiet=quiet)


def _nobody(query: str | None, output: Path) -> str:
    why = "The book is empty" if query is None else f"Nobody is found by {query!r}"
    empty = "" if str(output) == "-" else f"; {output} is there, and empty"
    return f"{why}: nobody was written{empty}."


@click.command(epilog="\b\nExamples:\n  kithbook qr 5e1f\n  kithbook qr 5e1f -o ines.svg")
@click.argument("id", metavar="ID")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to a new file, as SVG.",
)
@as_json
def qr(id: str, *, output: Path | None, json_: bool) -> None:  # noqa: A002
    """Show a person as a QR code: a phone's camera offers to save them."""
    with Connection(Settings()) as connection:
        found = connection.call(QR, PersonRequest(person=id))
    if output:
        write_new(output, found.svg.encode())
    show(json_, found, lambda: say(f"Written to {output}.") if output else click.echo(found.text))


def _run(connection: Connection, request: wire.ExportRequest, write: Write, *, quiet: bool) -> int:
    """Ask for piece after piece; return how many people there were."""
    from rich.progress import Progress  # noqa: PLC0415 - few commands show progress

    people = 0
    with Progress(console=console, disable=quiet) as bar:
        task = bar.add_task("Writing", total=None)
        while True:
            piece = connection.call(EXPORT, request)
            for part in piece.parts:
                write(part)
            people += piece.people
            bar.update(task, completed=people, total=max(piece.total, people))
            if piece.after is None:
                return people
            request = request.model_copy(update={"after": piece.after})


def _print(part: wire.ExportPart) -> None:
    sys.stdout.write(part.text)


def _write(
    connection: Connection, request: wire.ExportRequest, output: Path, *, quiet: bool
) -> int:
    """Write one file; what breaks off leaves none."""
    with _new(output) as handle, os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        return _run(connection, request, lambda part: _put(file.write, part.text), quiet=quiet)


def _put(write: Callable[[str], int], text: str) -> None:
    try:
        write(text)
    except OSError as error:
        raise NotWritten(f"The file could not be written: {error.strerror}.") from error


@contextlib.contextmanager
def _new(path: Path) -> Iterator[int]:
    """Open a new file of one's own; remove it where writing it fails."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise NotWritten(f"{path} is there already; choose another name.") from error
    except OSError as error:
        raise NotWritten(f"{path} could not be written: {error.strerror}.") from error
    try:
        yield handle
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _fill(connection: Connection, request: wire.ExportRequest, folder: Path, *, quiet: bool) -> int:
    """Fill a new folder with files."""
    if folder.exists() and any(folder.iterdir()):
        raise NotWritten(f"{folder} is not empty; choose a new folder.")
    root = private_folder(folder)
    taken: set[str] = set()

    def write(part: wire.ExportPart) -> None:
        name = _free(part.file or "about.md", taken)
        path = root / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _new(path) as handle, os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            _put(file.write, part.text)

    return _run(connection, request, write, quiet=quiet)


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no file of this export has, on systems too that ignore case."""
    stem, dot, suffix = name.rpartition(".")
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{stem} {number}{dot}{suffix}"
    taken.add(candidate.casefold())
    return candidate
