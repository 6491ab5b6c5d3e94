"""Saved pages: captured as the extension would, or only read."""

import json
import time
from pathlib import Path

import click

from kithbook.cli import output
from kithbook.cli.connection import Connection
from kithbook.cli.duplicates import maybe
from kithbook.cli.output import as_json, say, show
from kithbook.config import Settings
from kithbook.extract.model import Extraction
from kithbook_protocol.capture import (
    CaptureRequest,
    CaptureStatus,
    PageSnapshot,
    Receipt,
    ReceiptRequest,
)
from kithbook_protocol.operations import CAPTURE, NOTES, RECEIPT
from kithbook_protocol.people import Note, PersonRequest

WAIT_SECONDS = 60
"""For the captures before this one too."""
LARGEST_BODY = CAPTURE.max_body - 256 * 1024
"""Bytes of HTML as JSON; the rest is for title, note and selection."""
UNCHANGED = "Already known, nothing changed."
WAITING = "Already known, nothing changed; what the page says otherwise waits for you."
READ: dict[CaptureStatus, str] = {
    "ok": "Status ok: read as is usual for this site.",
    "degraded": "Status degraded: read, but not in the way that is usual for this site.",
    "broken": "Status broken: the page is kept; after an update run: kithbook reextract",
    "not_profile": "Status not_profile: the page is not one person's.",
    "wall": "Status wall: a log-in, a consent or a robot check stood before the page.",
    "unknown_site": "Status unknown_site: read like any page, without a file for its site.",
}
saved_page = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.command(
    epilog="\b\nExample:\n  kithbook capture ada.html --url https://example.org/people/ada"
)
@saved_page
@click.option("--url", required=True, help="Where the page was.")
@click.option("--note", help="A note about the person.")
@as_json
def capture(file: Path, url: str, note: str | None, *, json_: bool) -> None:
    """Capture a saved page, the same way the extension captures an open one."""
    from kithbook.extract import manifest  # noqa: PLC0415 - 0.1 s for the other commands

    snapshot = manifest.snapshot_from_file(file, url).model_copy(
        update={"captured_at": time.time_ns() // 1_000_000}
    )
    with Connection(Settings()) as connection:
        request = CaptureRequest(snapshot=_fitting(snapshot), note=note)
        done = connection.call(CAPTURE, request)
        asked = ReceiptRequest(capture=done.capture)
        deadline = time.monotonic() + WAIT_SECONDS
        receipt = connection.call(RECEIPT, asked)
        while receipt.state == "pending" and time.monotonic() < deadline:
            receipt = connection.call(RECEIPT, asked)
        known = receipt.person and PersonRequest(person=str(receipt.person.id))
        notes = connection.call(NOTES, known).notes if known else []
    show(json_, receipt, lambda: _print_receipt(receipt, notes))


def _fitting(snapshot: PageSnapshot) -> PageSnapshot:
    """Cut a page's end off where its bytes are more than one call takes."""
    html = snapshot.html
    while (size := len(json.dumps(html, ensure_ascii=False).encode())) > LARGEST_BODY:
        html = html[: int(len(html) * LARGEST_BODY / size) - 1]
    return snapshot.model_copy(update={"html": html})


def _print_receipt(receipt: Receipt, notes: list[Note]) -> None:
    if receipt.state == "pending":
        say("Stored; it will be read when Kithbook comes to it.")
        return
    if receipt.outcome == "forgotten":
        say("Not kept: the page was taken before the person it shows was forgotten.")
        return
    if receipt.person is None:
        suggested = f' Perhaps "{receipt.suggested_name}".' if receipt.suggested_name else ""
        say(f"Stored as a draft: the page names nobody for sure.{suggested}")
        _print_reading(receipt)
        return
    unchanged = WAITING if receipt.suggested else UNCHANGED
    what = {"created": "Added.", "updated": "Updated.", "unchanged": unchanged}
    say(what.get(receipt.outcome or "", "Stored."))
    output.person(receipt.person, notes)
    _print_reading(receipt)
    for change in receipt.changed:
        say(f"changed {change.field}: {change.before or 'nothing'} → {change.after}")
    for change in receipt.suggested:
        say(f"kept {change.field} as it is; this page says: {change.after}")
    if receipt.suggested:
        tail = output.tail(receipt.person.id)
        say(f"{output.counted(len(receipt.suggested), 'suggestion')}: kithbook suggestions {tail}")
    maybe(receipt.proposals)


def _print_reading(receipt: Receipt) -> None:
    """Say how the page was read, and by which version of the reader."""
    if receipt.status:
        say(f"{READ[receipt.status]} (reader {receipt.pipeline})")


@click.command(
    epilog="\b\nExamples:\n  kithbook extract ada.html --url https://example.org/ada --json\n"
    "  kithbook extract --manifest pages.jsonl"
)
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--url", help="Where the page was.")
@click.option(
    "--manifest",
    "pages",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='Lines of {"file", "url"}; prints one line of JSON for each.',
)
@as_json
def extract(file: Path | None, url: str | None, pages: Path | None, *, json_: bool) -> None:
    """Read a saved page and print what is found; nothing is stored."""
    from kithbook.extract import manifest, service  # noqa: PLC0415 - 0.1 s for the other commands

    if pages:
        for line in manifest.run(pages):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    if file is None or url is None:
        raise click.UsageError("Name a FILE and its --url, or a --manifest.")
    found = service.extract(manifest.snapshot_from_file(file, url))
    if json_:
        click.echo(found.model_dump_json())
        return
    _print_extraction(found)


def _print_extraction(found: Extraction) -> None:
    say(f"{found.kind}, {found.status}: {found.url}")
    for field, value in found.filled:
        shown = [getattr(one, "value", one) for one in value] if isinstance(value, list) else value
        if shown:
            say(f"  {field}: {', '.join(shown) if isinstance(shown, list) else shown}")
    if found.suggested_name:
        say(f"  perhaps: {found.suggested_name}")
    if found.kind == "article":
        for one in found.people:
            say(f"  written by: {one.name}")
