"""Drafts of introductions, and the templates they are made from."""

import sys
from pathlib import Path

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, console, harmless, say, show
from kithbook.config import Settings
from kithbook.errors import InvalidRequest
from kithbook_protocol.introduction_operations import (
    INTRODUCTION_DRAFT,
    TEMPLATE_PUT,
    TEMPLATE_RESET,
    TEMPLATES,
)
from kithbook_protocol.introductions import DraftRequest, TemplatePut, TemplateRequest


@click.command(
    epilog="\b\nExamples:\n  kithbook intro draft 8d2e41f7\n"
    "  kithbook intro draft 8d2e41f7 forward | wl-copy"
)
@click.argument("which", metavar="INTRODUCTION")
@click.argument("template", required=False)
@as_json
def draft(which: str, template: str | None, *, json_: bool) -> None:
    """Print a text to copy, for what comes next or from a TEMPLATE; nothing is sent."""
    request = DraftRequest(introduction=which, template=template)
    with Connection(Settings()) as connection:
        found = connection.call(INTRODUCTION_DRAFT, request)

    def print_draft() -> None:
        names = " and ".join(one.name for one in found.to)
        click.echo(harmless(f"For {names}, from the template {found.template}:\n"), err=True)
        console.print(harmless(found.text), soft_wrap=True, end="")

    show(json_, found, print_draft)


@click.command(
    epilog="\b\nExamples:\n  kithbook intro templates\n  kithbook intro templates joint\n"
    "  kithbook intro templates joint --put letter.txt\n"
    "  kithbook intro templates joint --reset"
)
@click.argument("name", required=False)
@click.option("--put", "file", metavar="FILE", help="Write it from a file; - reads it.")
@click.option("--reset", is_flag=True, help="As Kithbook brings it; one of your own goes.")
@as_json
def templates(name: str | None, *, file: str | None, reset: bool, json_: bool) -> None:
    """List the templates of drafts, print one, or write your own.

    In braces stand {person}, {other}, {introducer}, each also as {person_first} and {person_about},
    {why} and {outcome}. A line of which nothing is left goes.
    """
    if (file or reset) and not name:
        raise click.UsageError("Name the template.")
    if file and reset:
        raise click.UsageError("Give --put or --reset, not both.")
    with Connection(Settings()) as connection:
        if name and (file or reset):
            if file:
                request = TemplatePut(name=name, text=_read(file))
                done = connection.call(TEMPLATE_PUT, request)
            else:
                done = connection.call(TEMPLATE_RESET, TemplateRequest(name=name))
            show(json_, done, lambda: say(done.sentence))
            return
        found = connection.call(TEMPLATES)
    wanted = [one for one in found.templates if name is None or one.name == name.casefold()]
    if name and not wanted:
        raise InvalidRequest(f'There is no template "{name}"; see: kithbook intro templates')

    def print_templates() -> None:
        for one in wanted:
            kind = "changed" if one.built_in and one.changed else "" if one.built_in else "your own"
            say(f"{one.name}{f' ({kind})' if kind else ''}")
            if name:
                console.print(harmless(one.text), soft_wrap=True)

    show(json_, found.model_copy(update={"templates": wanted}), print_templates)


def _read(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequest(f"{file} could not be read as text.") from error
