"""Every command of the command line on one page, as its `--help` has it."""

from collections.abc import Iterator

import click

from kithbook.cli import kithbook

NOTICE = "Generated from `kithbook --help` by ./scripts/generate; do not edit."
WIDTH = 100
HEAD = f"""# Every command of `kithbook`

{NOTICE} Each prints for people, or with `--json` for programs; it ends with 0
when it is done, with 1 and one sentence when it is not, and with 2 where it was used wrongly.
"""


def text() -> str:
    """Return `daemon/kithbook/cli/COMMANDS.md`."""
    return "\n".join([HEAD, *_page(kithbook, None, "kithbook", 2)])


def _page(
    command: click.Command, above: click.Context | None, name: str, level: int
) -> Iterator[str]:
    context = click.Context(
        command,
        parent=above,
        info_name=name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
    )
    shown = command.get_help(context).rstrip()
    yield f"{'#' * level} {context.command_path}\n"
    yield f"```text\n{shown}\n```\n"
    if isinstance(command, click.Group):
        for one in command.list_commands(context):
            found = command.get_command(context, one)
            if found is not None and not found.hidden:
                yield from _page(found, context, one, min(level + 1, 4) if above else 2)
