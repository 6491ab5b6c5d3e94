"""Finding people, and searches that are kept under a name."""

import click
from rich.table import Table
from rich.text import Text

from kithbook.cli import output
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, marked, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.operations import SEARCH
from kithbook_protocol.search import (
    Hit,
    SavedSearches,
    SavedSearchRequest,
    SaveSearchRequest,
    SearchReply,
    SearchRequest,
)
from kithbook_protocol.search_operations import SEARCH_REMOVE, SEARCH_SAVE, SEARCHES

MOST_COUNTED = 1_000
"""People found that are counted one by one."""
_DASH = "\0-"
"""Stands for a dash before a word while click looks for options."""


class Asking(click.Command):
    """A command whose words may begin with a dash: `-has:note` is no row of short options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; each word behind a single dash is part of the query."""
        # One letter alone is an option, as -h is, or else a word as well.
        words = [_DASH + one[1:] if _is_word(one) else one for one in args]
        rest = super().parse_args(ctx, words)
        ctx.params["query"] = tuple(one.replace(_DASH, "-") for one in ctx.params["query"])
        return rest


def _is_word(argument: str) -> bool:
    return len(argument) > len("-h") and argument[0] == "-" != argument[1]


@click.command(
    cls=Asking,
    context_settings={"ignore_unknown_options": True},
    epilog="\b\nExamples:\n  kithbook search ada\n  kithbook search acme engineer\n"
    "  kithbook search 'tag:investor met:>6m -is:overdue'\n"
    "  kithbook search 'org:(acme or globex)' --explain\n"
    "  kithbook search -has:email tag:friend\n"
    "  kithbook search ada --limit 20 --offset 20\n"
    "\b\nOperators: tag: org: role: place: met: added: changed: due: knows: ask: offer:\n"
    "source: has: is: in: - daemon/kithbook/search/LANGUAGE.md tells of each.",
)
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(1, 100), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(0, 100_000), default=0, help="Hits to pass over.")
@click.option("--explain", is_flag=True, help="Say of each hit why it stands where it does.")
@as_json
def search(query: tuple[str, ...], limit: int, offset: int, *, explain: bool, json_: bool) -> None:
    """Find people by any word of theirs; the last word may be unfinished.

    Without a query: who was added last.
    """
    text = " ".join(query)
    request = SearchRequest(query=text, limit=limit, offset=offset, explain=explain)
    with Connection(Settings()) as connection:
        found = connection.call(SEARCH, request)
    show(json_, found, lambda: _print(found, text, offset))


def _print(found: SearchReply, text: str, offset: int) -> None:
    for note in found.notes:
        say(note.sentence)
    if found.hits:
        _hits(found.hits)
        if found.more:
            following = offset + len(found.hits)
            say(f"{following} of {counted(found.count)}; go on with --offset {following}.")
    elif offset:
        say(f"No more; {counted(found.count)} in all.")
    elif text:
        say(f'Nobody found. Add someone with: kithbook add "{text}"')
    else:
        say('Nobody here yet. Add someone with: kithbook add "NAME"')


def counted(count: int) -> str:
    """Return how many people were found, as people read it: exact to a thousand."""
    return f"{MOST_COUNTED:,}+" if count > MOST_COUNTED else f"{count:,}"


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook searches\n"
    "  kithbook searches save 'Old friends' 'tag:friend met:>6m'\n"
    "  kithbook search 'in:\"Old friends\" place:berlin'",
)
@as_json
@click.pass_context
def searches(context: click.Context, *, json_: bool) -> None:
    """List saved searches, each with how many people it finds now; save and remove them."""
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(SEARCHES)
    show(json_, found, lambda: _print_searches(found))


def _print_searches(found: SavedSearches) -> None:
    if not found.searches:
        say("No saved searches yet. Save one with: kithbook searches save NAME QUERY")
    for one in found.searches:
        say(f"{one.name}  {counted(one.count)}  {one.query}")


@searches.command(
    cls=Asking,
    context_settings={"ignore_unknown_options": True},
    epilog="\b\nExample:\n  kithbook searches save 'Old friends' 'tag:friend met:>6m'",
)
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@as_json
def save(name: str, query: tuple[str, ...], *, json_: bool) -> None:
    """Save a search under a name, in the place of what was saved under it; find it with in:NAME."""
    request = SaveSearchRequest(name=name, query=" ".join(query))
    with Connection(Settings()) as connection:
        done = connection.call(SEARCH_SAVE, request)
    show(json_, done, lambda: say(done.sentence))


@searches.command(epilog="\b\nExample:\n  kithbook searches remove 'Old friends'")
@click.argument("name")
@as_json
def remove(name: str, *, json_: bool) -> None:
    """Remove a saved search; nobody it finds is touched, and `kithbook undo` brings it back."""
    with Connection(Settings()) as connection:
        done = connection.call(SEARCH_REMOVE, SavedSearchRequest(name=name))
    show(json_, done, lambda: say(done.sentence))


def _hits(found: list[Hit]) -> None:
    """Print search results, with why each stands where it does if that was asked."""
    table = Table.grid(padding=(0, 2))
    for hit in found:
        where = Text(f"{hit.field}: ", style="dim") if hit.field else Text()
        table.add_row(
            Text(tail(hit.person), style="dim"),
            marked(hit.name, hit.name_marks),
            marked(hit.line, hit.line_marks),
            Text(_standing(hit), style="dim"),
            where + marked(hit.snippet, hit.snippet_marks),
            _reason(hit),
        )
    output.console.print(table)


def _standing(hit: Hit) -> str:
    """Return when you last had to do with somebody, and when it is time again."""
    parts = (f"last {hit.last}" if hit.last else "", f"due {hit.due}" if hit.due else "")
    return ", ".join(filter(None, parts))


def _reason(hit: Hit) -> str:
    """Return why a hit stands where it does: `112.5 = 110 (words of the name) + 2.5 (close)`."""
    if hit.score is None:
        return ""
    score = hit.score
    total = f"{score.worth + score.lift:g} = {score.worth:g} ({score.kind})"
    return total + (f" + {score.lift:g} (close)" if score.lift else "")
