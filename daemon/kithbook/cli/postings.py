"""Asks and offers, and what fits them: the two are written alike."""

import sys
from typing import Any, TypeVar

import click
from rich.text import Text

from kithbook.cli.choice import Choice
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, console, harmless, marked, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.base import WireModel
from kithbook_protocol.favour_operations import (
    BOARD,
    FITTING,
    MET,
    POST,
    POSTING_EDIT,
    POSTING_REMOVE,
    POSTINGS,
    VERDICT,
)
from kithbook_protocol.favours import (
    BoardRequest,
    FavourDone,
    Fitting,
    FittingRequest,
    MetRequest,
    Posted,
    Posting,
    PostingEdit,
    PostingKind,
    PostingReference,
    PostingRequest,
    PostingsRequest,
    Proposal,
    Verdict,
)
from kithbook_protocol.operation import Operation

DoneT = TypeVar("DoneT", Posted, FavourDone)

ME = "me"
DUE = "By when, as in Friday, in 2 weeks, 2025-12-01"
_HELP = {
    "ask": """Write down what somebody looks for: PERSON is an id, or `me`.

    Kithbook then looks, on this machine, among offers, roles, organisations, tags and notes for
    who may fit. Without arguments: list all open asks. A TEXT of `-` is read from the terminal or
    a pipe.""",
    "offer": """Write down what somebody can give: PERSON is an id, or `me`.

    Kithbook then looks, on this machine, for asks that it may fit. Without arguments: list all open
    offers. A TEXT of `-` is read from the terminal or a pipe.""",
}
_EXAMPLES = {
    "ask": '  kithbook ask me "A notary in Porto" --due "in 2 weeks"\n'
    '  kithbook ask 3f9a12bc "A gas kiln to rent" --tag pottery\n'
    "  kithbook ask match 8d2e41f7\n"
    "  kithbook ask match 8d2e41f7 --not 91be0c44\n"
    "  kithbook ask meet 8d2e41f7 --by 91be0c44\n  kithbook ask list",
    "offer": '  kithbook offer me "Reviews grant applications" --tag writing\n'
    '  kithbook offer 3f9a12bc "A spare desk in Lisbon"\n'
    "  kithbook offer match 8d2e41f7\n  kithbook offer close 8d2e41f7\n  kithbook offer list",
}


def _group(kind: PostingKind) -> Choice:
    """Return the command of asks, or that of offers."""

    @click.group(
        kind,
        cls=Choice,
        invoke_without_command=True,
        help=_HELP[kind],
        epilog=f"\b\nExamples:\n{_EXAMPLES[kind]}",
    )
    @as_json
    @click.pass_context
    def group(context: click.Context, *, json_: bool) -> None:
        if not context.invoked_subcommand:
            _list(PostingsRequest(kind=kind), json_=json_)

    @group.doing
    @click.command(kind, epilog=f'\b\nExample:\n  kithbook {kind} me "..." --tag pottery')
    @click.argument("person", metavar="PERSON")
    @click.argument("text")
    @click.option("--due", metavar="DATE", help=f"{DUE}.")
    @click.option("--tag", "tags", metavar="TAG", multiple=True, help="What it is about.")
    @as_json
    def post(
        person: str, text: str, *, due: str | None, tags: tuple[str, ...], json_: bool
    ) -> None:
        said = sys.stdin.read() if text == "-" else text
        if not said.strip():
            raise click.UsageError(f"Say what is {'looked for' if kind == 'ask' else 'offered'}.")
        whose = None if person.strip().lower() == ME else person
        request = PostingRequest(kind=kind, person=whose, text=said, tags=[*tags], due=due)
        _tell(POST, request, json_=json_)

    _lists(group, kind)
    _changes(group, kind)
    _ends(group, kind)
    return group


def _lists(group: Choice, kind: PostingKind) -> None:
    """Put in the commands that list asks or offers, and what fits them."""

    @group.command(
        "list", epilog=f"\b\nExamples:\n  kithbook {kind} list\n  kithbook {kind} list 3f9a12bc"
    )
    @click.argument("person", metavar="[PERSON]", required=False)
    @click.option("--all", "ended", is_flag=True, help="Those too that were met or closed.")
    @click.option("--limit", type=click.IntRange(1, 500), default=100, show_default=True)
    @as_json
    def list_(person: str | None, *, ended: bool, limit: int, json_: bool) -> None:
        """List them, of everybody and you; of one PERSON, or of `me`."""
        mine = person is not None and person.strip().lower() == ME
        request = PostingsRequest(
            kind=kind, person=None if mine else person, mine=mine, ended=ended, limit=limit
        )
        _list(request, json_=json_)

    @group.command(
        epilog=f"\b\nExamples:\n  kithbook {kind} match 8d2e41f7\n"
        f"  kithbook {kind} match 8d2e41f7 --fits 91be0c44\n"
        f"  kithbook {kind} match 8d2e41f7 --not 7c01d2aa"
    )
    @click.argument("posting", metavar=f"[{kind.upper()}]", required=False)
    @click.option("--fits", metavar="ID", help="Say that this one, of those proposed, fits.")
    @click.option("--not", "not_", metavar="ID", help="Never propose this one for it again.")
    @click.option("--unsay", metavar="ID", help="Take back what was said of this one.")
    @click.option("--limit", type=click.IntRange(1, 50), default=10, show_default=True)
    @as_json
    def match(posting: str | None, *, limit: int, json_: bool, **said: str | None) -> None:
        """List what may fit, the best first, with the words that do; of all open ones, the best."""
        given = [(name, one) for name, one in said.items() if one is not None]
        if len(given) > 1 or (given and posting is None):
            raise click.UsageError(f"Name the {kind}, and one ID of what was proposed for it.")
        if posting is None:
            _board(BoardRequest(kind=kind, limit=limit), json_=json_)
        elif given:
            name, candidate = given[0]
            fits = {"fits": True, "not_": False, "unsay": None}[name]
            request = Verdict(posting=posting, candidate=candidate, fits=fits)
            _tell(VERDICT, request, json_=json_)
        else:
            with Connection(Settings()) as connection:
                found = connection.call(FITTING, FittingRequest(posting=posting, limit=limit))
            show(json_, found, lambda: _print_fitting(found))


def _changes(group: Choice, kind: PostingKind) -> None:
    """Put in the commands that change and remove asks or offers."""

    @group.command(
        epilog=f'\b\nExamples:\n  kithbook {kind} edit 8d2e41f7 --text "A kiln"\n'
        f"  kithbook {kind} edit 8d2e41f7 --tag pottery --tag kiln\n"
        f'  kithbook {kind} edit 8d2e41f7 --due ""'
    )
    @click.argument("posting", metavar=kind.upper())
    @click.option("--text", help="What it says; - reads it.")
    @click.option("--tag", "tags", metavar="TAG", multiple=True, help="All the tags it has now.")
    @click.option("--no-tags", is_flag=True, help="It has no tags any more.")
    @click.option("--due", metavar="DATE", help=f"{DUE}; empty for no day.")
    @as_json
    def edit(
        posting: str, *, text: str | None, due: str | None, json_: bool, **tagged: Any
    ) -> None:
        """Change what it says; `kithbook undo` changes it back."""
        tags = [*tagged["tags"]] if tagged["tags"] or tagged["no_tags"] else None
        if text is None and due is None and tags is None:
            raise click.UsageError(f"Say what to change; see: kithbook {kind} edit --help")
        said = sys.stdin.read() if text == "-" else text
        request = PostingEdit(posting=posting, text=said, tags=tags, due=due)
        _tell(POSTING_EDIT, request, json_=json_)

    @group.command(epilog=f"\b\nExample:\n  kithbook {kind} remove 8d2e41f7")
    @click.argument("posting", metavar=kind.upper())
    @as_json
    def remove(posting: str, *, json_: bool) -> None:
        """Remove it; `kithbook undo` brings it back."""
        _tell(POSTING_REMOVE, PostingReference(posting=posting), json_=json_)


def _ends(group: Choice, kind: PostingKind) -> None:
    """Put in the commands that say what became of asks or offers."""

    @group.command(epilog=f"\b\nExample:\n  kithbook {kind} close 8d2e41f7")
    @click.argument("posting", metavar=kind.upper())
    @as_json
    def close(posting: str, *, json_: bool) -> None:
        """Say that it is over."""
        _tell(POSTING_EDIT, PostingEdit(posting=posting, state="closed"), json_=json_)

    @group.command("open", epilog=f"\b\nExample:\n  kithbook {kind} open 8d2e41f7")
    @click.argument("posting", metavar=kind.upper())
    @as_json
    def open_again(posting: str, *, json_: bool) -> None:
        """Say that it is open after all."""
        _tell(POSTING_EDIT, PostingEdit(posting=posting, state="open"), json_=json_)


ask = _group("ask")
offer = _group("offer")


@ask.command(
    epilog="\b\nExamples:\n  kithbook ask meet 8d2e41f7 --by 91be0c44\n"
    '  kithbook ask meet 8d2e41f7 --by me --text "Lent her my kiln" --on yesterday'
)
@click.argument("posting", metavar="ASK")
@click.option("--by", metavar="PERSON", help="Who met it: an id, or me.", required=True)
@click.option("--text", help="What was done; else what was asked for.")
@click.option("--on", metavar="DATE", help="When; else today.")
@as_json
def meet(posting: str, *, by: str, text: str | None, on: str | None, json_: bool) -> None:
    """Say by whom an ask was met: a favour, which goes into the ledger.

    One received, where the ask was yours; one given to who asked, where it was not.
    """
    whom = None if by.strip().lower() == ME else by
    _tell(MET, MetRequest(posting=posting, by=whom, text=text, on=on), json_=json_)


def _tell(operation: Operation[Any, DoneT], request: WireModel, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        done = connection.call(operation, request)
    row = done.posting
    show(json_, done, lambda: say(done.sentence + (f"  ({tail(row.id)})" if row else "")))


def _list(request: PostingsRequest, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        found = connection.call(POSTINGS, request)

    def print_postings() -> None:
        for one in found.postings:
            say(_told(one))
        if not found.postings:
            say(f'No {request.kind} yet; write one down with: kithbook {request.kind} me "..."')
        elif found.more:
            say("There are more; use --limit.")

    show(json_, found, print_postings)


def _board(request: BoardRequest, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        found = connection.call(BOARD, request)

    def print_board() -> None:
        for one in found.rows:
            _print_fitting(one)
        if not found.rows:
            say(f"No {request.kind} is open.")
        elif found.more:
            say("There are more; use --limit.")

    show(json_, found, print_board)


def _told(one: Posting) -> str:
    """Return an ask or an offer in one line."""
    whose = one.name if one.person else "you"
    due = f", by {one.due}" if one.due else ""
    tags = f" [{', '.join(one.tags)}]" if one.tags else ""
    state = "" if one.state == "open" else f" ({one.state})"
    return f"{tail(one.id)}  {whose}{due}: {' '.join(one.text.split())}{tags}{state}"


def _print_fitting(found: Fitting) -> None:
    """Print an ask or an offer, and below it what fits."""
    say(_told(found.posting))
    if found.met_by:
        say(f"    met by {', '.join(name or 'you' for name in found.met_by)}")
    for one in found.proposals:
        _print_proposal(one)
    if not found.proposals:
        say("    Nothing fits that so far.")
    elif found.more:
        say("    There are more; use --limit.")


def _print_proposal(one: Proposal) -> None:
    name = one.name if one.person else "you"
    line = f", {one.line}" if one.line else ""
    fits = "  fits" if one.fits else ""
    say(f"    {tail(one.id)}  {name}{line}  ({one.score:.0%}: {', '.join(one.words)}){fits}")
    for piece in one.pieces:
        text = marked(piece.text, piece.marks)
        text.plain = harmless(text.plain.replace("\n", " "))
        label = Text(f"        {piece.field}: ", style="dim")
        console.print(label + text, soft_wrap=True)
