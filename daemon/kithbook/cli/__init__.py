"""The command line: parse, make the same calls the extension makes, print."""

import gc
import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from types import ModuleType

import click
from pydantic import ValidationError

from kithbook.errors import KithbookError
from kithbook.jail.system import hide_memory
from kithbook_protocol.failure import ErrorCode

FAILED = 1
USAGE = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells say it


ROOMS = {
    "setup": ("setup",),
    "vault": ("init", "status", "lock", "unlock"),
    "doctor": ("doctor",),
    "up": ("up",),
    "down": ("down",),
    "service": ("service",),
    "browsers": ("browsers", "extension"),
    "uninstall": ("uninstall",),
    "keys": ("keys",),
    "pairing": ("pair", "clients"),
    "spool": ("spool",),
    "people": ("add", "show", "edit", "tag", "note", "delete"),
    "merge": ("merge",),
    "career": ("role", "organisations", "organisation", "colleagues"),
    "relation": ("date", "relation"),
    "fields": ("fields",),
    "photo": ("photo",),
    "interactions": ("log", "interactions", "promise"),
    "reminders": ("due", "cadence"),
    "remind": ("remind", "snooze"),
    "ties": ("tie",),
    "insights": ("insights",),
    "week": ("week",),
    "brief": ("brief",),
    "introductions": ("intro",),
    "postings": ("ask", "offer"),
    "opportunity": ("opportunity",),
    "ledger": ("ledger",),
    "feed": ("feed",),
    "paths": ("path",),
    "forget": ("forget",),
    "capture": ("capture", "extract"),
    "drift": ("drift",),
    "reextract": ("reextract",),
    "suggestions": ("suggestions", "accept", "dismiss"),
    "duplicates": ("duplicates", "distinct"),
    "search": ("search", "searches"),
    "importing": ("import",),
    "imports": ("imports",),
    "export": ("export", "qr"),
    "backup": ("backup",),
    "journal": ("undo", "history", "origins"),
}
"""Which file holds which commands, in the order of the help."""


_NAMES = {"import": "import_"}
"""Functions of commands that are called by a word of Python's."""


class _Commands(click.Group):
    """Imports only the file of the command that is run: a search needs no vault."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return [name for names in ROOMS.values() for name in names]

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        for room, names in ROOMS.items():
            if name in names:
                command: click.Command = getattr(_imported(room), _NAMES.get(name, name))
                return command
        return None


def _imported(room: str) -> ModuleType:
    """Import a file of commands without collecting garbage, of which there is none yet.

    The collector went through the thousands of classes and functions again and again: 60 ms of
    the daemon's start.
    """
    gc.disable()
    try:
        return import_module(f"kithbook.cli.{room}")
    finally:
        gc.freeze()
        gc.enable()


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nBegin with:\n"
    "  kithbook setup   vault, start at login, browsers, extension: step by step\n"
    "  kithbook up      start the daemon by hand\n"
    "  kithbook pair    let a browser in by a code",
)
@click.version_option(package_name="kithbook", prog_name="kithbook")
def kithbook() -> None:
    """Kithbook: a private address book on your own machine."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command. Exits 0 when done, 1 with one sentence when not, 2 on wrong usage."""
    # Before a passphrase is typed or read: most commands may need one.
    hide_memory()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a name shows its code, rather than nothing.
            stream.reconfigure(errors="backslashreplace")
    json_ = "--json" in (sys.argv[1:] if arguments is None else arguments)
    try:
        code = kithbook.main(arguments, prog_name="kithbook", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        if json_:
            _tell(error.format_message(), "usage", json_=True)
        else:
            error.show()
        sys.exit(USAGE)
    except ValidationError as error:
        _tell(_misfit(error), "usage", json_=json_)
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read has enough; Python would complain when it closes what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        code = error.code if isinstance(error, KithbookError) else ErrorCode.FAILED
        _tell(_sentence(error), code, json_=json_)
        sys.exit(FAILED)
    # click hands the code of an early exit (--help, a doctor's bad news) back as a number.
    sys.exit(code if isinstance(code, int) else 0)


def _tell(sentence: str, code: str, *, json_: bool) -> None:
    """Say what went wrong; with --json as `{"error": {"code", "message"}}` on one line."""
    told = {"error": {"code": str(code), "message": sentence}}
    click.echo(json.dumps(told, ensure_ascii=False) if json_ else sentence, err=True)


def _misfit(error: ValidationError) -> str:
    """Return which argument does not fit the wire, and why; never its value."""
    first = error.errors(include_input=False, include_context=False, include_url=False)[0]
    names = [part for part in first["loc"] if isinstance(part, str) and part != "fields"]
    if first["type"] == "string_too_short":
        return f"{' '.join(names) or 'That'} must not be empty.".replace("_", " ")
    reason = first["msg"].replace("String", "it").rstrip(".")
    return f"{' '.join(names) or 'That'} does not fit: {reason[0].lower()}{reason[1:]}."


def _sentence(error: Exception) -> str:
    if isinstance(error, KithbookError):
        return str(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    return f"Kithbook made a mistake ({_where(error)}); please report it."


def _where(error: Exception) -> str:
    """Return what kind of error it was and where, without its text, which may be private."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "unknown"
    return f"{type(error).__name__} in {place}"
