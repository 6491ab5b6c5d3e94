"""What help says of each command's words, and that an id is never left empty."""

import re

import click
import pytest

from kithbook.cli import kithbook
from kithbook.cli.choice import Choice

CONTEXT = click.Context(kithbook)


def commands(command=kithbook, context=CONTEXT):
    """Yield every command, those below others too, each with its words."""
    for name in command.list_commands(context):
        one = command.get_command(context, name)
        below = click.Context(one, parent=context, info_name=name)
        yield below.command_path, one
        if isinstance(one, Choice):
            yield below.command_path, one.main
        if isinstance(one, click.Group):
            yield from commands(one, below)


def test_help_shows_in_brackets_what_may_be_left_out_and_nothing_else():
    wrong = [
        (path, argument.make_metavar(CONTEXT))
        for path, one in commands()
        for argument in one.params
        if isinstance(argument, click.Argument)
        if bool(re.sub(r"\[[^\]]*\]|\.", "", argument.make_metavar(CONTEXT)).strip())
        is not argument.required
    ]
    assert wrong == []


IDS = ["show ID", "edit ID name=x", "tag ID x", "note ID x", "delete ID", "merge ID 1234",
       "merge 1234 ID", "role ID", "role 1234 end ID", "organisation ID",
       "organisations join ID x", "colleagues ID",
       "date ID", "relation ID", "relation 1234 manager ID", "fields edit ID --name x",
       "fields remove ID", "photo ID", "log ID met", "log 1234 met --with ID", "log remove ID",
       "log edit ID --kind met", "log edit 1234 --without ID",
       "interactions ID", "promise ID x", "promise 1234 x --in ID", "promise done ID",
       "cadence ID 30", "cadence off ID", "remind ID x", "remind done ID",
       "remind edit ID --text x", "remind remove ID", "snooze ID Monday",
       "snooze --reminder ID Monday", "week done ID", "week no ID", "brief ID",
       "brief 1234 ID", "forget ID --name x", "suggestions ID", "accept ID",
       "tie ID", "intro add ID 1234", "intro add 1234 --by ID", "intro list ID", "intro ask ID",
       "intro outcome ID x", "intro draft ID", "intro chain ID", "path ID",
       "ask ID x", "ask list ID", "ask match ID",
       "ask match 1234 --not ID", "ask edit ID --text x", "ask close ID", "ask remove ID",
       "ask meet ID --by me", "ask meet 1234 --by ID", "opportunity add ID job x",
       "opportunity set ID --state won", "opportunity list ID", "ledger ID", "ledger gave ID x",
       "ledger remove ID",
       "accept --of ID", "dismiss ID", "duplicates ID", "distinct ID 1234", "imports show ID",
       "imports undo ID", "imports drop ID", "qr ID", "undo ID", "undo ID --dry-run", "history ID",
       "origins ID", "clients revoke ID", "spool retry ID", "spool discard ID"]  # fmt: skip


@pytest.mark.parametrize("empty", ["", "  "])
async def test_an_empty_id_is_wrong_usage_and_never_the_newest_or_all(beside, empty):
    await beside("add", "Ada")
    before = (await beside("history")).out
    for words in IDS:
        ran = await beside(*(empty if word == "ID" else word for word in words.split()))
        assert (words, ran.code, ran.out) == (words, 2, "")
        assert "must not be empty" in ran.err
    assert (await beside("history")).out == before
