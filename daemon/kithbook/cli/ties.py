"""How strong the tie with somebody is, and why."""

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, counted, say, show
from kithbook.config import Settings
from kithbook_protocol.people import PersonRequest
from kithbook_protocol.relationship_operations import TIE
from kithbook_protocol.ties import Tie, TiePart

KINDS = {
    "met": "meetings",
    "call": "calls",
    "message": "messages",
    "email": "e-mails",
    "event": "events",
    "favour": "favours",
    "introduction": "introductions",
}


@click.command(epilog="\b\nExample:\n  kithbook tie 3f9a12bc")
@click.argument("person", metavar="ID")
@as_json
def tie(person: str, *, json_: bool) -> None:
    """Show how strong the tie with somebody is, from 0 to 100, and why.

    It grows with each day on which you have to do with each other, a meeting more than a call and
    that more than a message, and halves its sum every 90 days. A third counts only as far as it
    comes from both of you: `kithbook log ID message --from me` says who began.
    """
    with Connection(Settings()) as connection:
        found = connection.call(TIE, PersonRequest(person=person))
    show(json_, found, lambda: _print(found))


def _print(found: Tie) -> None:
    if not found.parts:
        say(f"{found.name}: 0 of 100; no contact was logged. Log it with: kithbook log ID met")
        return
    say(
        f"{found.name}: {found.strength:.0f} of 100, which is x / (1 + x) for x = {found.total:.2f}"
    )
    for part in found.parts:
        say(f"  + {part.worth:.2f}  {_part(part)}")
    if found.begun_by_me or found.begun_by_them:
        sides = f"{found.begun_by_me} begun by you, {found.begun_by_them} by them"
        say(f"  - {found.one_sided:.2f}  one-sided: {sides}")
    say(f"Each day's worth halves every {found.half_life} days.")


def _part(part: TiePart) -> str:
    days = counted(part.days, "day")
    return f"{KINDS[part.kind.value]} on {days}, the last one on {part.last}"
