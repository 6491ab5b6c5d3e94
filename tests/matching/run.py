"""scripts/match: how well people are told apart, and how long it takes.

Nothing that is measured was fitted on: of FEBRL 4 the people of even numbers were, of the made set
another seed. FEBRL's name is the name and its address the place; its social security number stands
for a site's stable id where matches by themselves are measured, and is withheld from proposals, as
is the date of birth. The made set and its damage: `made.py`, `damage.py`.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from matching import febrl, made
from matching.book import Book, middle
from matching.fit import fit
from matching.truth import Figures
from rich.console import Console
from rich.table import Table

from kithbook.duplicates.model import PROPOSED

FITTED, MEASURED, LARGE, HELD_OUT = 1, 2, 3, 4
"""Seeds of the made people; those of `HELD_OUT` are of another world too."""
HALF = 10_000
"""People of a made half."""
LEAST = 0.9
"""Precision and recall of proposals."""
MATCH_MILLISECONDS, SCAN_SECONDS = 5.0, 60.0
"""At 100,000 people, on a quiet machine."""

Line = dict[str, Any]


def proposals(what: str, found: Figures) -> Line:
    """Return a line about proposals."""
    kept = found.precision >= LEAST and found.recall >= LEAST
    return _line(f"proposals, {what}", found, kept=kept)


def automatic(what: str, found: Figures) -> Line:
    """Return a line about matches by themselves, of which not one may be wrong."""
    return _line(f"automatic, {what}", found, kept=found.precision == 1)


def _line(what: str, found: Figures, *, kept: bool) -> Line:
    return {
        "what": what,
        "pairs": found.wanted,
        "precision": found.precision,
        "recall": found.recall,
        "kept": kept,
    }


def _quality(folder: Path) -> list[Line]:
    rows = febrl.rows()
    halves = (febrl.half(rows, 1), made.half(HALF, MEASURED))
    lines = [proposals(one.name, one.figures(PROPOSED)) for one in halves]
    chosen = [row for row in rows if row.person % 2]
    said = [
        (row.person, replace(row.said, name=row.said.name.strip() or "Unnamed")) for row in chosen
    ]
    sets = {
        "FEBRL 4": _divided(said),
        "made": _divided(made.said(HALF, MEASURED)),
    }
    for name, (first, second) in sets.items():
        book = Book(folder / name.replace(" ", ""), first)
        lines.append(automatic(name, book.automatic(second)))
    return lines


def _divided(said: list[tuple[int, made.Said]]) -> tuple[Any, Any]:
    """Return first records, and the later ones of the same people."""
    first, second, known = [], [], set()
    for number, one in said:
        (second if number in known else first).append((number, one))
        known.add(number)
    return first, second


def _size(folder: Path, records: int) -> list[Line]:
    # Of ten people about 13.5 records.
    said = made.said(int(records / 1.35), LARGE)
    book = Book(folder / "large", said)
    took, late = middle(book.match_milliseconds())
    seconds, found = book.scan()
    count = f"{len(book.people):,} people"
    return [
        {"what": f"one match, ms, {count}", "median": took, "p99": late,
         "kept": took <= MATCH_MILLISECONDS},
        {"what": f"scan, s, {count}", "median": seconds, "kept": seconds <= SCAN_SECONDS},
        proposals(f"scan of {count}", found),
    ]  # fmt: skip


def _held_out(records: int) -> Line:
    """Return a line about the proposals of a large book in a world that nothing was tried on."""
    book = made.half(int(records / 1.35), HELD_OUT, HELD_OUT)
    count = f"{len(book.records):,} people"
    return proposals(f"{count}, another world", book.figures(PROPOSED))


def _print(lines: list[Line]) -> None:
    columns = ("pairs", "precision", "recall", "median", "p99")
    table = Table("what", *columns, box=None)
    for line in lines:
        shown = [f"{line[name]:,.4g}" if name in line else "" for name in columns]
        table.add_row(line["what"], *shown, style=None if line["kept"] else "bold red")
    Console().print(table)


def main() -> int:
    """Measure, print, and fail where a figure is not what it must be."""
    parser = argparse.ArgumentParser(prog="scripts/match", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000, help="0: quality only")
    parser.add_argument("--fit", action="store_true", help="fit the weights instead")
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")
    arguments = parser.parse_args()
    if arguments.fit:
        click.echo(json.dumps(fit([febrl.half(febrl.rows(), 0), made.half(HALF, FITTED)])))
        return 0
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        lines = _quality(Path(folder))
        if arguments.people:
            lines += [*_size(Path(folder), arguments.people), _held_out(arguments.people)]
    if arguments.json:
        click.echo(json.dumps(lines))
    else:
        _print(lines)
    return 0 if all(line["kept"] for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
