"""A layout of a table that has one value a column, as a reader."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kithbook.formats.columns import Filler, matched
from kithbook.formats.interface import Entry, Options, Source
from kithbook.formats.table import among, headings, opened


@dataclass(slots=True)
class Layout:
    """A format that some program writes; a `Reader`."""

    NAME: str
    TITLE: str
    fields: Mapping[str, str]
    """The field of each heading (folded, in whatever language)."""
    own: Collection[str]
    """Headings (folded) that other programs do not write."""
    least: int
    """How many of those there are at least."""
    sure: int
    """How sure that makes it, to 100."""

    def recognise(self, head: bytes, source: Source) -> int:
        """Return how sure it is; see `Reader`."""
        del source
        return self.sure if headings(head, among(self.own, self.least)) else 0

    def read(self, source: Source, options: Options) -> Iterator[Entry]:
        """Yield a card for each row; see `Reader`.

        Raises:
            Unreadable: it is no such table.
        """
        del options
        table = opened(source, among(self.own, self.least))
        filler = Filler(table, matched(table.headings, self.fields))
        yield from map(filler.entry, table.rows)
