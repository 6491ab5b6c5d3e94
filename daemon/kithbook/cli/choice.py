"""A command that has others beside it: `kithbook promise ID TEXT`, `kithbook promise done ID`."""

from typing import Any

import click

_OWN = {"-h", "--help", "--json"}


class Choice(click.Group):
    """Does its `main` command where the first word is none of the others.

    An id is hex digits, so it is never one of them. Without any word the group itself runs.
    """

    main: click.Command

    def doing(self, command: click.Command) -> click.Command:
        """Make a command the one that needs no name of its own."""
        self.main = command
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Leave the words of the main command to it."""
        if args and args[0] not in _OWN and args[0] not in self.commands:
            return self.main.make_context(info_name, args, parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show how the command is written with no word, the main command, and the others."""
        for words in (["[OPTIONS]"], self.main.collect_usage_pieces(ctx), ["COMMAND", "..."]):
            formatter.write_usage(ctx.command_path, " ".join(words))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the main command's options, and the other commands."""
        options = (one for one in self.main.get_params(ctx) if isinstance(one, click.Option))
        records = [one.get_help_record(ctx) for one in options]
        with formatter.section("Options"):
            formatter.write_dl([one for one in records if one])
        self.format_commands(ctx, formatter)
