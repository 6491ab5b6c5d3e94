"""What to know before you meet somebody."""

import click
from rich.table import Table
from rich.text import Text

from kithbook.cli import agenda, output
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, console, day, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.brief import Brief, BriefPerson, BriefRequest
from kithbook_protocol.relationship_operations import BRIEF

KINDS = {
    "promise": "you promised",
    "theirs": "they promised",
    "reminder": "reminder",
    "ask": "they need",
    "offer": "they offer",
    "introduction": "introduction",
    "thanks": "thank-you owed",
}


@click.command(
    epilog="\b\nExamples:\n  kithbook brief 3f9a12bc\n  kithbook brief 3f9a12bc 91be0c44\n"
    "  kithbook brief 3f9a12bc --markdown > ada.md"
)
@click.argument("people", metavar="ID...", nargs=-1, required=True)
@click.option("--markdown", is_flag=True, help="Print Markdown, to paste elsewhere.")
@as_json
def brief(people: tuple[str, ...], *, markdown: bool, json_: bool) -> None:
    """Tell what to know before you meet one person or several.

    Who they are now and what their pages said newly since you were last in touch, the last three
    interactions and notes, what is open between you, whom they know, a birthday within a month.
    """
    request = BriefRequest.model_validate({"people": list(people)})
    with Connection(Settings()) as connection:
        found = connection.call(BRIEF, request)
    show(json_, found, lambda: click.echo(found.markdown) if markdown else _print(found))


def _print(found: Brief) -> None:
    for one in found.people:
        _print_person(one)
    if found.shared:
        say("In common:" if len(found.people) > 1 else "They know:")
    for shared in found.shared:
        told = "; ".join(reason.sentence for reason in shared.reasons)
        say(f"  {tail(shared.person)}  {shared.name}: {told}")


def _print_person(one: BriefPerson) -> None:
    person = one.person
    console.print(Text(person.name, style="bold"), Text(tail(person.id), style="dim"))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    for row in _now(one):
        table.add_row(*row)
    for change in one.changes:
        before, after = change.before or "nothing", change.after or "nothing"
        table.add_row("changed", f"{change.label}: {before} → {after}  ({day(change.at)})")
    for last in one.last:
        table.add_row("last", output.occasion(last))
    for entry in one.entries:
        by = f"  ({entry.day})" if entry.day else ""
        table.add_row(KINDS[entry.kind], " ".join(entry.text.split()) + by)
    for note in one.notes:
        table.add_row("note", f"{day(note.written_at)}  {note.text}")
    console.print(table)


def _now(one: BriefPerson) -> list[tuple[str, str]]:
    """Return who somebody is now, each value with its label."""
    person = one.person
    rows = [("now", output.role(held)) for held in person.roles if held.until is None]
    rows += [
        (label, value)
        for label, value in (
            ("headline", person.headline),
            ("location", person.location),
            ("met at", person.met_at),
            ("tags", ", ".join(person.tags)),
        )
        if value
    ]
    if one.birthday:
        rows.append(("birthday", agenda.birthday(one.birthday).removeprefix("birthday ")))
    if one.contact:
        rows.append(("cadence", f"every {one.contact.ideal} days, {one.contact.state}"))
    return rows
