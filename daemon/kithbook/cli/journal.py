"""What was done, and taking it back."""

from uuid import UUID

import click
from rich.text import Text

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, console, day, harmless, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.journal import Deed, FieldEdit, HistoryRequest, UndoPreview, UndoRequest
from kithbook_protocol.operations import HISTORY, ORIGINS, UNDO, UNDO_PREVIEW
from kithbook_protocol.origin import Origin, Saying
from kithbook_protocol.people import PersonRequest

UNTOLD = {
    *("person", "snapshot", "image", "width", "height", "by", "rank"),
    *("added_at", "written_at", "taken_at", "made_at", "captured_at", "changed_at"),
}
"""Fields of a change that say nothing to people."""
NAMING = {
    *(("identity", "kind"), ("date", "label"), ("custom", "field"), ("participant", "interaction")),
    *(("relation", "other"), ("distinction", "other"), ("involved", "opportunity")),
}
"""Fields that what a row is called says already."""
TYPED = {
    *("add", "edit", "date", "relation", "role", "organisation", "field", "log", "relog"),
    *("promise", "cadence", "distinct", "note", "reminder", "snooze", "ask", "ask change"),
    *("introduction", "template"),
    *("offer", "offer change", "fit", "met", "favour", "opportunity", "opportunity change"),
}
"""Actions in which somebody typed a value."""
SAID = {
    "accept": "a suggestion you took",
    "capture": "a page",
    "import": "a file",
    "join": "a join of organisations",
    "merge": "a merge",
    "reextract": "a page, read again",
    "undo": "an undo",
    "undo import": "the undo of an import",
}
"""How a value came to be, where no page said it and nobody typed it."""
DEEDS = {
    "capture": "page captured",
    "distinct": "not the same",
    "join": "organisations joined",
    "log": "interaction logged",
    "organisation": "organisation changed",
    "reextract": "page read again",
    "relog": "interaction changed",
    "undo import": "import undone",
    "unlog": "interaction removed",
    "visit": "page seen again",
}
"""Kinds of actions, where their own name says less."""


@click.command(
    epilog="\b\nExamples:\n  kithbook undo\n  kithbook undo 7c01d2aa --dry-run\n"
    "  kithbook undo 7c01d2aa"
)
@click.argument("change_set", required=False)
@click.option("--dry-run", is_flag=True, help="Say what it would do; change nothing.")
@as_json
def undo(change_set: str | None, *, dry_run: bool, json_: bool) -> None:
    """Take back the newest action, or the one named; undo an undo to do it again."""
    request = UndoRequest(change_set=change_set)
    if dry_run:
        with Connection(Settings()) as connection:
            preview = connection.call(UNDO_PREVIEW, request)
        show(json_, preview, lambda: _preview(preview))
        return
    with Connection(Settings()) as connection:
        done = connection.call(UNDO, request)

    def print_undone() -> None:
        way = "takes it back" if done.sentence.startswith("Done again") else "does it again"
        say(f"{done.sentence}  ({tail(done.change_set)} {way})")
        _stays(done.kept, "Stays, because it came later:")

    show(json_, done, print_undone)


@click.command(epilog="\b\nExamples:\n  kithbook history\n  kithbook history 3f9a12bc --limit 5")
@click.argument("person", metavar="[ID]", required=False)
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True)
@as_json
def history(person: str | None, limit: int, *, json_: bool) -> None:
    """List what was done, newest first; with an ID, only to that person."""
    with Connection(Settings()) as connection:
        found = connection.call(HISTORY, HistoryRequest(person=person, limit=limit))

    def print_deeds() -> None:
        if found.deeds:
            _deeds(found.deeds)
        else:
            say("Nothing was done yet.")

    show(json_, found, print_deeds)


@click.command(epilog="\b\nExample:\n  kithbook origins 3f9a12bc")
@click.argument("person", metavar="ID")
@as_json
def origins(person: str, *, json_: bool) -> None:
    """Say where each value of a person comes from, how sure it is, and what it was before."""
    with Connection(Settings()) as connection:
        found = connection.call(ORIGINS, PersonRequest(person=person))
    show(json_, found, lambda: _origins(found.origins))


def _deeds(found: list[Deed]) -> None:
    """Print history."""
    for deed in found:
        state = " (undone)" if deed.undone else ""
        console.print(
            Text(tail(deed.id), style="dim"),
            Text(day(deed.at)),
            Text(DEEDS.get(deed.kind, deed.kind) + state, style="bold"),
            Text(harmless(_about(deed))),
            Text("" if deed.by == "cli" else "in the browser", style="dim"),
        )
        if deed.news:
            console.print(Text(harmless(f"    {deed.news}"), style="bold"), soft_wrap=True)
        _edits(deed.edits)


def _preview(found: UndoPreview) -> None:
    """Print what an undo would do."""
    say(f"Would be {found.sentence[0].lower()}{found.sentence[1:]}")
    if not found.edits:
        say("Nothing would change: all of it was changed again since.")
    _edits(found.edits)
    _stays(found.kept, "Would stay, because it came later:")


def _stays(edits: list[FieldEdit], why: str) -> None:
    """Print what an undo leaves as it is: what became of each row, in one line."""
    rows: dict[UUID, list[FieldEdit]] = {}
    whole = any(edit.entity == "interaction" for edit in edits)
    for edit in edits:
        if edit.entity != "participant" or not whole:  # else the interaction says it
            rows.setdefault(edit.row, []).append(edit)
    lines = list(filter(None, map(_stay, rows.values())))
    if lines:
        say(why)
    for line in lines:
        say(f"    {line}")


def _stay(row: list[FieldEdit]) -> str | None:
    """Return what became of a row in words; None where that tells a person nothing."""
    gone = any(one.field == "exists" and not one.after for one in row)
    telling = [one for one in row if one.field != "exists" and one.field not in UNTOLD]
    values = [str(value) for one in telling if (value := one.before if gone else one.after)]
    entity = row[0].entity
    if entity == "person":
        return "; ".join(f"{one.field}: {one.after or 'nothing'}" for one in telling) or None
    if not values:
        return None
    return f"{entity}: {', '.join(values)}" + (" (taken off)" if gone else "")


def _edits(edits: list[FieldEdit]) -> None:
    """Print what became of each row: what it is and whose, and then its fields."""
    removed = {edit.row for edit in edits if edit.field == "exists" and not edit.after}
    whole = any(edit.entity == "interaction" and edit.field == "exists" for edit in edits)
    last = None
    for edit in edits:
        if edit.field in UNTOLD or (edit.entity, edit.field) in NAMING:
            continue
        if edit.entity == "participant" and whole:
            continue  # what the interaction is called says who takes part
        if edit.field == "exists" or edit.row != last:
            verb = ("+ " if edit.after else "- ") if edit.field == "exists" else ""
            line = Text(harmless(f"    {verb}{edit.of or edit.entity}"), style="dim")
            console.print(line, soft_wrap=True)
        if edit.field != "exists":
            _edit(edit, is_removed=edit.row in removed)
        last = edit.row


def _origins(found: list[Origin]) -> None:
    """Print where each value comes from."""
    for one in found:
        console.print(
            Text(one.label or one.field.replace("_", " "), style="bold"),
            Text(harmless(one.said.value or "")),
            Text(f"({_said(one.said)})", style="dim"),
            soft_wrap=True,
        )
        for earlier in one.earlier:
            line = f"    before: {earlier.value or 'nothing'} ({_said(earlier)})"
            console.print(Text(harmless(line), style="dim"), soft_wrap=True)


def _said(saying: Saying) -> str:
    """Return who said a value: the page and how sure that is, or which action."""
    sure = f", {saying.confidence:.0%} sure" if saying.confidence is not None else ""
    how = "typed" if saying.kind in TYPED else SAID.get(saying.kind, saying.kind)
    whence = saying.url or saying.file or how
    return f"{whence}, {day(saying.at)}{sure}"


def _about(deed: Deed) -> str:
    """Return whom an action touched."""
    if deed.kind == "forget":
        return "Somebody was forgotten"
    return ", ".join(deed.about) + (f" and {deed.others} more" if deed.others else "")


def _edit(edit: FieldEdit, *, is_removed: bool) -> None:
    """Print what became of a field; of a row that is gone, what it was."""
    before, after = ("nothing" if one is None else str(one) for one in (edit.before, edit.after))
    change = after if edit.before is None else f"{before} → {after}"
    told = before if is_removed else change
    name = edit.label or edit.field
    line = Text(harmless(f"      {name}: {told}"), style="dim" if is_removed else "")
    console.print(line, soft_wrap=True)
