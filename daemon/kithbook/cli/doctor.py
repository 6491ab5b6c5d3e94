"""Looking at everything: the vault, and what Kithbook is to this system and its browsers."""

import json
from dataclasses import asdict

import click

from kithbook.cli.backups import proven
from kithbook.cli.connection import Connection
from kithbook.cli.job import watched
from kithbook.cli.output import as_json, say
from kithbook.cli.state import of_jail, warn
from kithbook.config import Settings
from kithbook.installation.model import Finding
from kithbook.installation.service import findings
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import EXAMINE
from kithbook_protocol.vault import Jail, Status
from kithbook_protocol.vault_operations import STATUS


@click.command(epilog="\b\nExample:\n  kithbook doctor")
@as_json
def doctor(*, json_: bool) -> None:
    """Check the whole vault and the installation, and mend what can be mended.

    Is every page of the file as it was written? Do the rows say what the journal says? Is
    everybody findable? What does this system give to jail the process that reads pages? Does
    Kithbook start at login, can browsers start it, is the extension this program's? Ends with 1 if
    the vault is damaged, or what was set up no longer works.
    """
    settings = Settings()
    around = findings(settings)
    try:
        with Connection(settings) as connection:
            job = watched(connection, connection.call(EXAMINE), "Examining the vault", quiet=json_)
            status = connection.call(STATUS)
    except BaseException:
        if not json_:  # there is one answer for programs, and that is the error
            _print_around(around)
        raise
    found = job.result or {}
    if json_:
        installation = [asdict(one) for one in around]
        click.echo(json.dumps(job.model_dump(mode="json") | {"installation": installation}))
    else:
        _print_findings(job, status)
        _print_around(around)
    broken = any(one.state == "broken" for one in around)
    if job.state != "done" or found.get("damage") or broken:
        raise click.exceptions.Exit(1)


def _print_findings(job: Job, status: Status) -> None:
    found = job.result or {}
    say(str(found.get("verdict", job.sentence)))
    if found.get("jail"):
        say(of_jail(Jail.model_validate(found["jail"])))
    say(proven(status.proven))
    warn(status)
    for notice in status.notices or []:
        say(notice.sentence)


def _print_around(around: list[Finding]) -> None:
    for one in around:
        say(one.told if one.state != "broken" else f"Broken: {one.told}")
