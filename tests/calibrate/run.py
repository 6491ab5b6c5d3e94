"""scripts/calibrate: count on labelled pages, write the table, try it on pages it never saw."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from calibrate.count import SINGLE, Counted, Tally, read
from calibrate.label import CORPUS, ROOT, Label, found, own
from rich.console import Console
from rich.table import Table as Grid

from kithbook.extract import manifest
from kithbook.extract.calibration import Table, stored

FILE = ROOT / "daemon" / "kithbook" / "extract" / "calibration.json"
COLUMNS = (*SINGLE, "email", "phone")


def labelled(corpus: Path) -> list[Label]:
    """Return every labelled page there is."""
    return [*own(), *(found(corpus) if corpus.is_dir() else ())]


def generated(labels: list[Label], table: Table, day: str) -> dict[str, Any]:
    """Return the file's content: counts of kinds, and nothing of what any page says."""
    return {
        "generated_by": "scripts/calibrate",
        "date": day,
        "pages": sum(one.person for one in labels),
        "sources": len({one.source for one in labels}),
        "rows": table.data,
    }


def render(content: dict[str, Any]) -> str:
    """Return it as text, a row in a line, so that a change shows as what it is."""
    head = {key: value for key, value in content.items() if key != "rows"}
    rows = ",\n".join(f"  {json.dumps(one)}" for one in content["rows"])
    return json.dumps(head, indent=1)[:-2] + f',\n "rows": [\n{rows}\n ]\n}}\n'


def _shown(tally: Tally, column: str) -> str:
    if not tally.stated[column] and not tally.given[column]:
        return ""
    return f"{tally.right[column]}/{tally.given[column]} of {tally.stated[column]}"


def _report(labels: list[Label], counted: Counted, held_out: Path | None) -> None:
    """Print each source twice: read with all counts, and with a table that never saw the source."""
    whole = counted.table()
    grid = Grid("source", "pages", "table", *COLUMNS, "invented", box=None)
    lines = []
    totals = {"all": Tally(), "without it": Tally()}
    for source in sorted({one.source for one in labels}):
        for which, table in (("all", whole), ("without it", counted.table(without=source))):
            tally = Tally()
            for label in (one for one in labels if one.source == source):
                got = read(label, table)
                tally.add(label, got)
                totals[which].add(label, got)
                if which != "all" and source != "own":
                    file = "/".join(label.file.parts[-3:])
                    lines.append(json.dumps(manifest.summary(got, file, 0.0)))
            _row(grid, source, which, tally)
    for which, tally in totals.items():
        _row(grid, "total", which, tally)
    Console(width=200).print(grid)
    click.echo("right/given of stated, where a value may be stated in prose only")
    if held_out:
        held_out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _row(grid: Grid, source: str, which: str, tally: Tally) -> None:
    shown = [_shown(tally, one) for one in COLUMNS]
    grid.add_row(source, str(tally.pages), which, *shown, str(tally.invented))


def main() -> int:
    """Count, report, and write the table or say whether it would change."""
    parser = argparse.ArgumentParser(prog="scripts/calibrate", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="labelled pages of others")
    parser.add_argument(
        "--check", action="store_true", help="only tell if the table is out of date"
    )
    parser.add_argument(
        "--held-out",
        type=Path,
        help="write each page as read with a table that never saw its source, for a scorer",
    )
    arguments = parser.parse_args()
    labels = labelled(arguments.corpus)
    counted = Counted.of(labels)
    table = counted.table()
    if arguments.check:
        same = table.data == stored()["rows"]
        click.echo("up to date" if same else "out of date; run scripts/calibrate")
        return 0 if same else 1
    _report(labels, counted, arguments.held_out)
    if not arguments.corpus.is_dir():
        click.echo(
            f"Nothing written: {arguments.corpus} is not there, and our own pages are too few."
        )
        return 1
    day = datetime.now(UTC).date().isoformat()
    if table.data != stored()["rows"]:
        FILE.write_text(render(generated(labels, table, day)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
