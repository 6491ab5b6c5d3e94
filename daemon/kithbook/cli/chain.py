"""Who came to you through whom."""

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.introduction_operations import INTRODUCTION_CHAIN
from kithbook_protocol.introductions import Chain, ChainRequest


@click.command(epilog="\b\nExamples:\n  kithbook intro chain 3f9a12bc\n  kithbook intro chain")
@click.argument("person", metavar="[ID]", required=False)
@as_json
def chain(person: str | None, *, json_: bool) -> None:
    """Show who came to you through whom: the tree of one person, or all trees."""
    with Connection(Settings()) as connection:
        found = connection.call(INTRODUCTION_CHAIN, ChainRequest(person=person))
    show(json_, found, lambda: _print_chain(found))


def _print_chain(found: Chain) -> None:
    for one in found.links:
        day = f", {one.day}" if one.day else ""
        brought = f"  ({one.brought} through them)" if one.brought else ""
        say(f"{'    ' * one.depth}{one.person.name}  {tail(one.person.id)}{day}{brought}")
    if not found.links:
        say(
            'Nobody came through anybody yet; say who did: kithbook relation ID "met through" OTHER'
        )
    if found.more:
        say("There are more; name a person.")
