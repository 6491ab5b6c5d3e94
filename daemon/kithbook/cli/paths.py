"""Who can introduce you to whom you want to meet."""

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.path_operations import PATH
from kithbook_protocol.paths import PathRequest, Paths, Way

SECONDS = 60.0
"""The first answer after a change makes the graph anew."""


@click.command(
    epilog='\b\nExamples:\n  kithbook path "someone at ACME"\n  kithbook path "Ada Lovelace"\n'
    "  kithbook path 3f9a12bc\n  kithbook path 'role:CTO place:Berlin'"
)
@click.argument("to")
@click.option("--limit", type=click.IntRange(1, 10), default=3, show_default=True)
@as_json
def path(to: str, limit: int, *, json_: bool) -> None:
    """Show the best ways to somebody: whom to ask, and why each knows the next.

    TO is a name, an ID, "someone at ACME", "someone in Berlin", or any search. Only what the book
    says counts: relations, introductions, who met you together, who was at the same organisation
    in the same year. A way is worth its steps multiplied; the first is how strong your own tie is.
    """
    with Connection(Settings()) as connection:
        found = connection.call(PATH, PathRequest(to=to, limit=limit), seconds=SECONDS)
    show(json_, found, lambda: _print(found))


def _print(found: Paths) -> None:
    for number, way in enumerate(found.ways, 1):
        say(f"{number}. {_headline(way)}")
        for step in way.steps:
            say(f"     {step.person.name}  {tail(step.person.id)}")
            for reason in step.reasons:
                say(f"         {reason.sentence}")
    if found.sentence:
        say(found.sentence)


def _headline(way: Way) -> str:
    first, *rest = (step.person.name for step in way.steps)
    last = f", last contact {way.last}" if way.last else ""
    own = f"your tie {way.strength:.0f} of 100{last}"
    if not rest:
        return f"You know {first} yourself ({own})"
    return f"Ask {first} ({own}; way {way.worth:.0f} of 100)"
