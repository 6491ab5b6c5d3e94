"""What the book says as a whole: numbers, and the people they count."""

import csv
import sys

import click
from rich.table import Table
from rich.text import Text

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, console, counted, harmless, say, show, tail
from kithbook.config import Settings
from kithbook.formats.formula import neutral
from kithbook_protocol.insight_operations import INSIGHT, INSIGHT_PEOPLE, INSIGHTS
from kithbook_protocol.insights import (
    Insight,
    InsightPeople,
    InsightPeopleRequest,
    InsightRequest,
    InsightRow,
    Insights,
)

SHOWN = 500
"""People listed at most."""


@click.command(
    epilog="\b\nExamples:\n  kithbook insights\n  kithbook insights growth --months 12\n"
    "  kithbook insights organisations --limit 50 --csv > reach.csv\n"
    '  kithbook insights organisations --who "Analytical Engines"\n'
    "  kithbook insights growth --who 2026-05 --column quiet"
)
@click.argument("name", required=False)
@click.option(
    "--months",
    type=click.IntRange(1, 120),
    default=24,
    show_default=True,
    help="How far back, of what goes by months.",
)
@click.option(
    "--limit", type=click.IntRange(1, 200), default=15, show_default=True, help="Rows of others."
)
@click.option("--who", metavar="ROW", help="List whom a row counts: a month, a place, a name...")
@click.option("--column", metavar="COLUMN", help="Of a row that counts several things, which.")
@click.option("--csv", "csv_", is_flag=True, help="Print the table as CSV.")
@as_json
def insights(
    name: str | None,
    *,
    months: int,
    limit: int,
    who: str | None,
    column: str | None,
    csv_: bool,
    json_: bool,
) -> None:
    """Show what the book says as a whole: growth, reach, strength, topics, who connects whom.

    Without NAME: which insights there are.
    """
    if name is None and (who is not None or csv_):
        raise click.UsageError("Name the insight; kithbook insights lists them.")
    with Connection(Settings()) as connection:
        if name is None:
            every = connection.call(INSIGHTS)
            return show(json_, every, lambda: _print_list(every))
        rows = 200 if who is not None else limit
        request = InsightRequest.model_validate({"name": name, "months": months, "limit": rows})
        found = connection.call(INSIGHT, request)
        if who is not None:
            asked = _asked(found, who, column, months)
            whom = connection.call(INSIGHT_PEOPLE, asked)
            return show(json_, whom, lambda: _print_people(whom))
    if csv_:
        return _print_csv(found)
    return show(json_, found, lambda: _print(found))


def _asked(found: Insight, who: str, column: str | None, months: int) -> InsightPeopleRequest:
    row = next((one for one in found.rows if who in {one.key, one.label}), None)
    if row is None:
        raise click.UsageError(f'"{who}" is no row of {found.name}.')
    keys = [one.key for one in found.columns]
    if column is None and len(keys) > 1:
        raise click.UsageError(f"Say which with --column: {', '.join(keys)}.")
    if column is not None and column not in keys:
        raise click.UsageError(f'"{column}" is no column of {found.name}: {", ".join(keys)}.')
    return InsightPeopleRequest(
        name=found.name, row=row.key, column=column or keys[0], months=months, limit=SHOWN
    )


def _print_list(every: Insights) -> None:
    for one in every.insights:
        say(f"{one.name:14}  {one.told}")


def _print(found: Insight) -> None:
    console.print(Text(found.title, style="bold"), Text(f"({found.told})", style="dim"))
    if not any(cell.value for row in found.rows for cell in row.cells):
        say("There is nothing to count yet.")
        return
    table = Table("", *(one.title for one in found.columns), box=None, header_style="dim")
    for column in table.columns[1:]:
        column.justify = "right"
    for row in found.rows:
        table.add_row(harmless(row.label), *(f"{cell.value:,}" for cell in row.cells))
    console.print(table)
    for note in found.notes:
        say(note.sentence)
    if found.more:
        say("There are more; use --limit.")


def _print_csv(found: Insight) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([found.name, *(one.title for one in found.columns)])
    writer.writerows(map(_cells, found.rows))


def _cells(row: InsightRow) -> list[str | int]:
    return [neutral(harmless(row.label)), *(cell.value for cell in row.cells)]


def _print_people(whom: InsightPeople) -> None:
    for one in whom.people:
        say("  ".join(filter(None, (tail(one.person), one.name, one.line))))
    rest = whom.count - len(whom.people)
    say(f"{counted(rest, 'more person', 'more people')}." if rest else f"{whom.count} in all.")
