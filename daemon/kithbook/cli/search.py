"""Finding people."""

import click

from kithbook.cli import output
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show
from kithbook.config import Settings
from kithbook_protocol.operations import SEARCH
from kithbook_protocol.search import SearchRequest


@click.command(epilog="\b\nExamples:\n  kithbook search ada\n  kithbook search acme engineer")
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(1, 100), default=20, show_default=True)
@as_json
def search(query: tuple[str, ...], limit: int, *, json_: bool) -> None:
    """Find people by any word of theirs; the last word may be unfinished.

    Without a query: who was added last.
    """
    text = " ".join(query)
    with Connection(Settings()) as connection:
        found = connection.call(SEARCH, SearchRequest(query=text, limit=limit))

    def print_hits() -> None:
        if found.hits:
            output.hits(found.hits, more=found.more)
        elif text:
            say(f'Nobody found. Add someone with: kithbook add "{text}"')
        else:
            say('Nobody here yet. Add someone with: kithbook add "NAME"')

    show(json_, found, print_hits)
