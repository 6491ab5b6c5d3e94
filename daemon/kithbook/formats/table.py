"""A table in a text file (CSV, TSV): its headings, and its rows as they are read.

Programs write what they call CSV in many ways. The separator is the one by which the header is
known and the rows are of one width; the header is found by what it says, since exports put notices
above it.
"""

import io
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from kithbook.formats import encoding
from kithbook.formats.interface import HEAD, LONGEST_TEXT, MOST_ROWS, Source, Unreadable
from kithbook.formats.record import TOO_LONG, records

MOST_PREAMBLE = 25
"""Rows in which the header is looked for."""
MOST_SAMPLE = 100
"""Rows that are looked at before the first is read: for dates, and for a preview."""
DELIMITERS = (",", ";", "\t", "|")
# No other quotes than `"`: surnames begin with an apostrophe ('t Hart).

Header = Callable[[list[str]], int]
"""How well a row does as the header, 0 for not at all."""

_Record = tuple[list[str], str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """A row under the header, which is not empty."""

    number: int
    """From 1, empty rows counted: as far below the header as a spreadsheet shows it."""
    cells: list[str]
    """As they stood, as many as there are headings."""
    remarks: list[str] = field(default_factory=list)
    """What is wrong with it, each as a sentence."""
    damaged: str | None = None
    """Why nothing of it can be read, as a sentence."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is being read, once."""

    headings: list[str]
    """Each only once: a second `Title` is `Title (2)`, an empty one `Column 7`."""
    sample: list[list[str]]
    """The cells of its first rows."""
    rows: Iterator[Row]


def folded(heading: str) -> str:
    """Return a heading as headings are compared."""
    return " ".join(heading.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())


def among(known: Collection[str], least: int = 1) -> Header:
    """Return what counts a row's headings that are known (folded); fewer than least are none."""

    def header(row: list[str]) -> int:
        count = len({folded(cell) for cell in row if len(cell) < HEAD} & set(known))
        return count if count >= least else 0

    return header


def headings(head: bytes, header: Header) -> list[str]:
    """Return the headings that a file's beginning has; none where it has none."""
    return _headed(encoding.decoded(head), header)[1]


def opened(source: Source, header: Header) -> Table:
    """Open a table.

    Raises:
        Unreadable: there is no header in it.
    """
    with encoding.opened(source) as file:
        delimiter, _ = _headed(file.read(HEAD), header)
    read = _read(source, delimiter)
    first = list(islice(read, MOST_PREAMBLE))
    scores = [header(cells) for cells, _ in first]
    if not any(scores):
        raise Unreadable("The file has no row of headings that Kithbook knows.")
    at = scores.index(max(scores))
    names = _named(first[at][0])
    rest = chain(first[at + 1 :], read)
    ahead = list(_ahead(rest))
    sample = [_fitted(cells, len(names)) for cells, _ in ahead if any(map(str.strip, cells))]
    return Table(names, sample, _rows(chain(ahead, rest), names))


def _headed(text: str, header: Header) -> tuple[str, list[str]]:
    """Return the separator of a text, and its headings."""
    best: tuple[tuple[int, int], str, list[str]] = ((0, 0), ",", [])
    for delimiter in DELIMITERS:
        found = records(io.StringIO(text, newline=""), delimiter)
        first = [cells for cells, _ in islice(found, MOST_PREAMBLE * 3)]
        score, row = max(
            ((header(cells), cells) for cells in first[:MOST_PREAMBLE]),
            key=lambda one: one[0],
            default=(0, []),
        )
        widths = Counter(len(cells) for cells in first if len(cells) > 1)
        even = max((width * count for width, count in widths.items()), default=0)
        if score and (score, even) > best[0]:
            best = ((score, even), delimiter, row)
    return best[1], _named(best[2])


def _read(source: Source, delimiter: str) -> Iterator[_Record]:
    with encoding.opened(source) as file:
        yield from records(file, delimiter)


def _ahead(rest: Iterator[_Record]) -> Iterator[_Record]:
    """Yield the first rows, as long as they are not large."""
    size = 0
    for record in islice(rest, MOST_SAMPLE):
        yield record
        size += sum(map(len, record[0]))
        if size > HEAD * 4:
            return


def _named(cells: list[str]) -> list[str]:
    """Return headings, each only once."""
    names: list[str] = []
    seen: Counter[str] = Counter()
    for number, cell in enumerate(cells, 1):
        plain = " ".join(cell.replace("\ufeff", "").split())[:1_000] or f"Column {number}"
        seen[plain] += 1
        names.append(plain if seen[plain] == 1 else f"{plain} ({seen[plain]})")
    while names and names[-1] == f"Column {len(names)}":
        names.pop()  # a comma at the end of the header
    return names


def _fitted(cells: list[str], width: int) -> list[str]:
    return cells[:width] + [""] * (width - len(cells))


def _rows(found: Iterator[_Record], names: list[str]) -> Iterator[Row]:
    width = len(names)
    for number, (cells, trouble) in enumerate(found, 1):
        if number > MOST_ROWS:
            limit = f"The table has more than {MOST_ROWS:,} rows; those from here on are not read."
            yield Row(number, [], damaged=limit)
            return
        if trouble == TOO_LONG:
            yield Row(number, [], damaged=f"Row {number} {trouble}.")
            continue
        if not any(map(str.strip, cells)):
            continue
        remarks = [f"Row {number} {trouble}."] if trouble else []
        if len(cells) != width:
            remarks += _misfit(number, cells, names)
            cells = _fitted(cells, width)  # noqa: PLW2901 - the row as it is given on
        if sum(map(len, cells)) > LONGEST_TEXT:
            cells = _capped(number, cells, names, remarks)  # noqa: PLW2901
        yield Row(number, cells, remarks)


def _misfit(number: int, cells: list[str], names: list[str]) -> list[str]:
    more = [cell.strip() for cell in cells[len(names) :] if cell.strip()]
    if more:
        said = ", ".join(f'"{one[:100]}"' for one in more[:10])
        return [f"Row {number} has cells without a heading, which are left out: {said}."]
    if len(cells) < len(names):
        return [f"Row {number} has {len(cells)} cells for {len(names)} headings."]
    return []


def _capped(number: int, cells: list[str], names: list[str], remarks: list[str]) -> list[str]:
    for name, cell in zip(names, cells, strict=True):
        if len(cell) > LONGEST_TEXT:
            remarks.append(f'"{name}" of row {number} is cut to {LONGEST_TEXT:,} characters.')
    return [cell[:LONGEST_TEXT] for cell in cells]
