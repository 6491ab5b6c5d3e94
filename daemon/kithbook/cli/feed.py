"""The calendar feed."""

from typing import Any

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show
from kithbook.config import Settings
from kithbook_protocol.base import Nothing, WireModel
from kithbook_protocol.feed import Feed, FeedRequest
from kithbook_protocol.operation import Operation
from kithbook_protocol.relationship_operations import FEED, FEED_NEW, FEED_OFF, FEED_ON


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook feed on\n  kithbook feed on --names\n"
    "  kithbook feed new\n  kithbook feed off",
)
@as_json
@click.pass_context
def feed(context: click.Context, *, json_: bool) -> None:
    """Let a calendar on this machine subscribe to what is due. Alone: show its address.

    Birthdays, reminders, when contact is due, and promises, without names unless you wish. Only who
    knows the address can read it, and only while the vault is open.
    """
    if not context.invoked_subcommand:
        _tell(FEED, Nothing(), json_=json_)


@feed.command(epilog="\b\nExamples:\n  kithbook feed on\n  kithbook feed on --names")
@click.option("--names", is_flag=True, help="Say whom and what, not only that there is something.")
@click.option("--once", is_flag=True, help="Show the address now and never again.")
@as_json
def on(*, names: bool, once: bool, json_: bool) -> None:
    """Turn the feed on, or change what it says; its address stays."""
    _tell(FEED_ON, FeedRequest(names=names, once=once), json_=json_)


@feed.command(epilog="\b\nExample:\n  kithbook feed new")
@click.option("--names", is_flag=True, help="Say whom and what, not only that there is something.")
@click.option("--once", is_flag=True, help="Show the address now and never again.")
@as_json
def new(*, names: bool, once: bool, json_: bool) -> None:
    """Give the feed a new address; who knew the old one reads nothing more."""
    _tell(FEED_NEW, FeedRequest(names=names, once=once), json_=json_)


@feed.command(epilog="\b\nExample:\n  kithbook feed off")
@as_json
def off(*, json_: bool) -> None:
    """Turn the feed off; its address is nobody's any more."""
    _tell(FEED_OFF, Nothing(), json_=json_)


@feed.command("show", epilog="\b\nExample:\n  kithbook feed show")
@as_json
def show_it(*, json_: bool) -> None:
    """Show the feed's address."""
    _tell(FEED, Nothing(), json_=json_)


def _tell(operation: Operation[Any, Feed], request: WireModel, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        told = connection.call(operation, request)

    def print_feed() -> None:
        say(told.sentence)
        if told.url:
            say(told.url)

    show(json_, told, print_feed)
