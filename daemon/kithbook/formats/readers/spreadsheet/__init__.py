"""Any table of people: CSV from a spreadsheet, or of a program that no other format is for.

Columns are guessed by their headings and by what is in them; who imports may say otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kithbook.formats.columns import PUBLIC, Filler, fill
from kithbook.formats.interface import Entry, Options, Preview, Source, Unreadable
from kithbook.formats.readers.spreadsheet.guess import IGNORE, NAMED, guess, score
from kithbook.formats.readers.spreadsheet.words import FIELDS, plain
from kithbook.formats.table import Header, Table, headings, opened

MOST_PREVIEW = 10
"""Rows."""
MOST_NAMED = 20
"""Columns that a sentence names."""
_SURE, _BY_COLUMN, _SUREST = 10, 4, 40
_LONGEST_HEADING = 200


class Spreadsheet:
    """Any table of people; a `Reader`."""

    NAME = "csv"
    TITLE = "CSV table"

    def recognise(self, head: bytes, source: Source) -> int:
        """Return how sure it is: the least sure of all; see `Reader`."""
        del source
        names = headings(head, score)
        known = [FIELDS[name] for name in map(plain, names) if name in FIELDS]
        # One column called "Name" is any text; one of e-mails is a list of people.
        if len(names) == 1 and known != ["email"]:
            return 0
        return min(_SUREST, _SURE + _BY_COLUMN * len(known)) if known else 0

    def read(self, source: Source, options: Options) -> Iterator[Entry]:
        """Yield a card for each row; see `Reader`.

        Raises:
            Unreadable: there is no header in it, or what was said of its columns cannot be done.
        """
        table = _opened(source, options.mapping)
        mapping = _mapping(table, options.mapping)
        filler = Filler(table, [mapping[one] for one in table.headings])
        said = _left_out(table, mapping, options.mapping)
        for row in table.rows:
            entry = filler.entry(row)
            if said and entry.card:
                entry = replace(entry, converted=[*said, *entry.converted])
                said = []
            yield entry

    def preview(self, source: Source, options: Options) -> Preview:
        """Say how the table would be read; see `TableReader`.

        Raises:
            Unreadable: there is no header in it, or what was said of its columns cannot be done.
        """
        table = _opened(source, options.mapping)
        mapping = _mapping(table, options.mapping)
        return Preview(table.headings, mapping, list(PUBLIC), table.sample[:MOST_PREVIEW])


READER = Spreadsheet()


def _opened(source: Source, mapping: Mapping[str, str]) -> Table:
    return opened(source, _header(mapping))


def _header(mapping: Mapping[str, str]) -> Header:
    """Return what knows the header: by what was said of it, by words, else by its being full."""

    def header(row: list[str]) -> int:
        said = sum(" ".join(cell.split()) in mapping for cell in row)
        held = any(
            len(cell) > _LONGEST_HEADING or "@" in cell or "://" in cell or cell.strip().isdigit()
            for cell in row
        )
        full = not held and bool(row) and all(map(str.strip, row))
        return said * 1_000 + score(row) * 10 + full

    return header


def _mapping(table: Table, said: Mapping[str, str]) -> dict[str, str]:
    if unknown := [one for one in said if one not in table.headings]:
        raise Unreadable(f'The table has no column "{unknown[0][:100]}".')
    for field in said.values():
        if field != IGNORE:
            try:
                fill(field)
            except KeyError:
                raise Unreadable(f'There is no field "{field[:100]}" for a column.') from None
    mapping = guess(table.headings, table.sample) | dict(said)
    if not NAMED & set(mapping.values()) and not said:
        raise Unreadable("The table has no column with names or e-mails; say which column is what.")
    return mapping


def _left_out(table: Table, mapping: Mapping[str, str], said: Mapping[str, str]) -> list[str]:
    names = [one for one in table.headings if mapping[one] == IGNORE and one not in said]
    if not names:
        return []
    told = ", ".join(f'"{one[:60]}"' for one in names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    what = "column" if len(names) == 1 else "columns"
    return [f"The {what} {told}{more} went to no field; the rows are kept as they stood."]
