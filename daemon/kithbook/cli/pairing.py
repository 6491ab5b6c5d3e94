"""Letting browsers in, and out again."""

import click

from kithbook.cli.connection import Connection, Refused
from kithbook.cli.output import as_json, day, say, show, show_json, tail
from kithbook.config import Settings
from kithbook_protocol.operations import CLIENTS, PAIR_OUTCOME, PAIR_WINDOW, REVOKE
from kithbook_protocol.pairing import RevokeRequest, WindowOutcome, WindowRequest


@click.command(epilog="\b\nExamples:\n  kithbook pair\n  kithbook pair --scope capture")
@click.option(
    "--scope",
    type=click.Choice(["full", "capture"]),
    default="full",
    show_default=True,
    help="full: find, read and change; capture: only bring pages in.",
)
@as_json
def pair(scope: str, *, json_: bool) -> None:
    """Let a browser in: shows a code to type into the extension."""
    with Connection(Settings(), alone=False) as connection:
        request = WindowRequest.model_validate({"scope": scope})
        window = connection.call(PAIR_WINDOW, request)
        if json_:
            show_json(window.model_dump())
        else:
            say(f"Type this code into the extension within {window.seconds} seconds:")
            say("")
            say(f"    {window.code}")
            say("")
            say("Click the Kithbook icon in your browser, then Pair.")
        outcome = WindowOutcome(state="open")
        while outcome.state == "open":
            outcome = connection.call(PAIR_OUTCOME)
    if json_:
        show_json(outcome.model_dump(mode="json"))
    elif outcome.client:
        say(f"Paired: {outcome.client.name}, {outcome.client.origin}.")
    if outcome.state == "expired":
        raise Refused("Nobody typed the code in time; run kithbook pair again.")
    if outcome.state == "burnt":
        raise Refused("The code was typed wrongly three times; run kithbook pair again.")


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook clients\n  kithbook clients revoke 7c01d2aa",
)
@as_json
@click.pass_context
def clients(context: click.Context, *, json_: bool) -> None:
    """List paired browsers."""
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(CLIENTS)

    def print_clients() -> None:
        if not found.clients:
            say("No browser is paired yet; run: kithbook pair")
        for client in found.clients:
            state = "  revoked" if client.revoked_at else ""
            paired = f"paired {day(client.paired_at)}"
            say(f"{tail(client.id)}  {client.name}  {client.scope}  {paired}{state}")

    show(json_, found, print_clients)


@clients.command(epilog="\b\nExample:\n  kithbook clients revoke 7c01d2aa")
@click.argument("client", metavar="ID")
@as_json
def revoke(client: str, *, json_: bool) -> None:
    """Unpair a browser; what it still sends is refused."""
    with Connection(Settings()) as connection:
        revoked = connection.call(REVOKE, RevokeRequest(client=client))
    show(json_, revoked, lambda: say(f"{revoked.name} is unpaired."))
