"""Letting browsers in, and out again."""

import click

from kithbook.cli.connection import Connection, Refused
from kithbook.cli.output import as_json, day, say, show, show_json, tail
from kithbook.config import Settings
from kithbook_protocol.pairing import Clients, RevokeRequest, WindowOutcome, WindowRequest
from kithbook_protocol.vault_operations import CLIENTS, PAIR_OUTCOME, PAIR_WINDOW, REVOKE


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
        raise Refused(
            "Three codes were wrong, typed ones or a program's guesses; run kithbook pair again."
        )


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
            say(f"{tail(client.id)}  {client.name}  {client.scope}  {client.origin}")
            when = [f"paired {day(client.paired_at)}"]
            if client.last_used_at is not None:
                when.append(f"last used {day(client.last_used_at)} (to the hour)")
            if client.revoked_at is not None:
                when.append(f"revoked {day(client.revoked_at)}")
            say(f"          {', '.join(when)}")

    show(json_, found, print_clients)


@clients.command(
    epilog="\b\nExamples:\n  kithbook clients revoke 7c01d2aa\n  kithbook clients revoke --all"
)
@click.argument("client", metavar="[ID]", required=False)
@click.option("--all", "everyone", is_flag=True, help="Unpair every browser.")
@as_json
def revoke(client: str | None, *, everyone: bool, json_: bool) -> None:
    """Unpair a browser: what it still sends, or has under way, is refused."""
    if everyone == (client is not None):
        raise click.UsageError("Say which one, by the first column of kithbook clients, or --all.")
    with Connection(Settings()) as connection:
        if client is None:
            paired = [c for c in connection.call(CLIENTS).clients if c.revoked_at is None]
            names = [str(one.id) for one in paired]
        else:
            names = [client]
        revoked = [connection.call(REVOKE, RevokeRequest(client=name)) for name in names]

    def print_revoked() -> None:
        if not revoked:
            say("No browser is paired.")
        for one in revoked:
            say(f"{one.name}, {one.origin}, is unpaired.")

    show(json_, revoked[0] if client is not None else Clients(clients=revoked), print_revoked)
