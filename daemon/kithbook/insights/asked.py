"""Numbers that the query language can ask for: how many a query finds, and whom."""

from collections.abc import Sequence

from kithbook.insights.interface import Span
from kithbook.search import service as search
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow


def cell(connection: Connection, query: str, span: Span) -> InsightCell:
    """Return how many people a query finds."""
    return InsightCell(value=search.count(connection, query, span.moment), query=query)


def row(
    connection: Connection, span: Span, key: str, label: str, queries: Sequence[str]
) -> InsightRow:
    """Return a row of which each number is what a query finds."""
    cells = [cell(connection, one, span) for one in queries]
    return InsightRow(key=key, label=label, cells=cells)


def whole_tag(name: str) -> str:
    """Return what asks for everybody with a tag."""
    return f'tag:"{name.replace(chr(34), " ")}"'
