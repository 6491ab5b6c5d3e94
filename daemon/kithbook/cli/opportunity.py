"""Opportunities: what came through people."""

import re
from decimal import Decimal
from typing import Any, get_args

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, counted, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.base import WireModel
from kithbook_protocol.favour_operations import (
    OPPORTUNITIES,
    OPPORTUNITY,
    OPPORTUNITY_EDIT,
    OPPORTUNITY_REMOVE,
)
from kithbook_protocol.operation import Operation
from kithbook_protocol.opportunity import (
    Money,
    Opportunities,
    OpportunitiesRequest,
    Opportunity,
    OpportunityDone,
    OpportunityEdit,
    OpportunityKind,
    OpportunityReference,
    OpportunityRequest,
    OpportunityState,
    Sum,
)

KINDS = get_args(OpportunityKind)
STATES = get_args(OpportunityState)
_VALUE = re.compile(
    r"(?P<amount>[0-9]{1,3}(?:[, ]?[0-9]{3})*(?:\.[0-9]{1,2})?)\s*(?P<currency>[A-Za-z]{3})"
)


class _Value(click.ParamType[Money]):
    name = "value"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Money:
        """Read an amount with its currency: 12,000.50 EUR."""
        found = _VALUE.fullmatch(str(value).strip())
        if not found:
            self.fail(
                'write an amount and a currency, as "12000 EUR" or "12,000.50 USD"', param, ctx
            )
        amount = Decimal(re.sub(r"[, ]", "", found["amount"]))
        return Money(hundredths=int(amount * 100), currency=found["currency"].upper())


VALUE = _Value()


@click.group(
    invoke_without_command=True,
    epilog='\b\nExamples:\n  kithbook opportunity add 3f9a12bc job "Head of glazing at Acme"\n'
    '  kithbook opportunity add 3f9a12bc customer "Tiles for a hotel" --value "12000 EUR"\n'
    "  kithbook opportunity set 8d2e41f7 --state won\n  kithbook opportunity list --state won",
)
@as_json
@click.pass_context
def opportunity(context: click.Context, *, json_: bool) -> None:
    """Keep what came through people: jobs, referrals, funding, customers. Alone: list them."""
    if not context.invoked_subcommand:
        _list(OpportunitiesRequest(), json_=json_)


@opportunity.command(
    epilog='\b\nExample:\n  kithbook opportunity add 3f9a12bc job "Head of glazing at Acme" '
    "--with 91be0c44 --on yesterday"
)
@click.argument("person", metavar="PERSON")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("title")
@click.option("--with", "people", metavar="PERSON", multiple=True, help="Who else is involved.")
@click.option("--value", type=VALUE, metavar="AMOUNT", help='As in "12000 EUR".')
@click.option("--state", type=click.Choice(STATES), default="open", show_default=True)
@click.option("--outcome", help="What came of it.")
@click.option("--on", metavar="DATE", help="When it came; else today.")
@as_json
def add(*, json_: bool, **given: Any) -> None:
    """Write down an opportunity that came through PERSON.

    KIND: job, referral, funding, customer, collaboration, service.
    """
    request = OpportunityRequest(**given | {"people": [*given["people"]]})
    _tell(OPPORTUNITY, request, json_=json_)


@opportunity.command("list", epilog="\b\nExamples:\n  kithbook opportunity list\n"
                     "  kithbook opportunity list 3f9a12bc --state won")  # fmt: skip
@click.argument("person", metavar="[PERSON]", required=False)
@click.option("--state", type=click.Choice(STATES), help="Only these.")
@click.option("--limit", type=click.IntRange(1, 500), default=200, show_default=True)
@as_json
def list_(person: str | None, *, state: Any, limit: int, json_: bool) -> None:
    """List opportunities, of one PERSON or of all, with what came through people."""
    _list(OpportunitiesRequest(person=person, state=state, limit=limit), json_=json_)


@opportunity.command(
    "set",
    epilog="\b\nExamples:\n  kithbook opportunity set 8d2e41f7 --state won\n"
    '  kithbook opportunity set 8d2e41f7 --value "15000 EUR" --outcome "A contract for a year"',
)
@click.argument("which", metavar="OPPORTUNITY")
@click.option("--state", type=click.Choice(STATES))
@click.option("--title")
@click.option("--kind", type=click.Choice(KINDS))
@click.option("--through", "person", metavar="PERSON", help="Through whom it came.")
@click.option("--value", type=VALUE, metavar="AMOUNT", help='As in "12000 EUR".')
@click.option("--no-value", is_flag=True, help="Take the value off.")
@click.option("--outcome", help="What came of it; empty for nothing.")
@click.option("--on", metavar="DATE", help="When it came.")
@click.option("--with", "add_people", metavar="PERSON", multiple=True, help="Who is involved too.")
@click.option("--without", "remove_people", metavar="PERSON", multiple=True, help="Who is not.")
@as_json
def set_(which: str, *, json_: bool, **given: Any) -> None:
    """Change an opportunity, or say what came of it; `kithbook undo` changes it back."""
    changes = {name: value for name, value in given.items() if value not in (None, (), False)}
    if not changes:
        raise click.UsageError("Say what to change; see: kithbook opportunity set --help")
    request = OpportunityEdit.model_validate({"opportunity": which, **changes})
    _tell(OPPORTUNITY_EDIT, request, json_=json_)


@opportunity.command(epilog="\b\nExample:\n  kithbook opportunity remove 8d2e41f7")
@click.argument("which", metavar="OPPORTUNITY")
@as_json
def remove(which: str, *, json_: bool) -> None:
    """Remove an opportunity; `kithbook undo` brings it back."""
    _tell(OPPORTUNITY_REMOVE, OpportunityReference(opportunity=which), json_=json_)


def _tell(operation: Operation[Any, OpportunityDone], request: WireModel, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        done = connection.call(operation, request)
    row = done.opportunity
    show(json_, done, lambda: say(done.sentence + (f"  ({tail(row.id)})" if row else "")))


def _list(request: OpportunitiesRequest, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        found = connection.call(OPPORTUNITIES, request)
    show(json_, found, lambda: _print(found))


def _print(found: Opportunities) -> None:
    for one in found.opportunities:
        say(_told(one))
    if not found.opportunities:
        say('Nothing came yet; write it down with: kithbook opportunity add ID job "..."')
        return
    if found.more:
        say("There are more; use --limit.")
    say(f"Came through people: {_sums(found.came)}; still ahead: {_sums(found.ahead)}.")


def _told(one: Opportunity) -> str:
    value = f", {amount(one.value)}" if one.value else ""
    people = "".join(f", with {each.name}" for each in one.people)
    outcome = f": {' '.join(one.outcome.split())}" if one.outcome else ""
    return (
        f"{tail(one.id)}  {one.day}  {one.state} {one.kind}  {one.title}{value}, "
        f"through {one.name}{people}{outcome}"
    )


def _sums(sums: list[Sum]) -> str:
    told = [
        f"{amount(Money(hundredths=one.hundredths, currency=one.currency))} of "
        f"{counted(one.count, 'opportunity', 'opportunities')}"
        for one in sums
    ]
    return ", ".join(told) or "nothing with a value"


def amount(value: Money) -> str:
    """Return an amount as people write it: `12,000 EUR`, `9.50 EUR`."""
    whole, rest = divmod(value.hundredths, 100)
    return f"{whole:,}{f'.{rest:02}' if rest else ''} {value.currency}"
