"""scripts/crash: kill real daemons at random moments, and look for what was lost."""

import argparse
import asyncio
import random
import secrets
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
from crash.campaign import Campaign, Outcome, Tell
from crash.disk import FullDisk, ReadOnly
from crash.importing import Importing
from crash.jump import JumpingClock
from crash.keys import CHANGES, killed
from crash.saving import BackingUp
from crash.scenario import Capturing, Editing, Merging, Migrating, Scenario, Spooling
from original import Original
from rich.console import Console
from rich.table import Table

SCENARIOS: dict[str, type[Scenario]] = {
    one.name: one
    for one in (
        Capturing,
        Editing,
        Merging,
        Importing,
        Migrating,
        BackingUp,
        Spooling,
        FullDisk,
        ReadOnly,
        JumpingClock,
    )
}

EVERY = [*SCENARIOS, *CHANGES]


def crash(kills: int, seed: int, names: Sequence[str], tell: Tell) -> list[Outcome]:
    """Run a campaign for each scenario that this machine can, with its share of the kills."""
    able = [name for name in names if _is_possible(name, tell)]
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        original = Original.make(Path(folder))
        for number, name in enumerate(able):
            share = kills // len(able) + (number < kills % len(able))
            if name in CHANGES:
                tell(f"{name}: {share} kills")
                aside = Path(folder) / name
                aside.mkdir()
                outcomes.append(killed(name, aside, share, seed))
                continue
            # A seed of its own, so that a scenario can be repeated alone.
            chance = random.Random(f"{seed} {name}")  # noqa: S311 - not for secrets
            campaign = Campaign(SCENARIOS[name](), original, chance, tell)
            outcomes.append(asyncio.run(campaign.run(share)))
    return outcomes


def _is_possible(name: str, tell: Tell) -> bool:
    lacking = None if name in CHANGES else SCENARIOS[name]().missing()
    if lacking:
        tell(f"{name}: left out, for want of {lacking}")
    return not lacking


def _print(outcomes: list[Outcome]) -> None:
    table = Table("while", "kills", "rounds", "sent", "acknowledged", "lost", "faults", box=None)
    for one in outcomes:
        figures = (one.kills, one.rounds, one.sent, one.acknowledged, len(one.lost))
        row = (one.name, *map(str, figures), str(len(one.faults)))
        table.add_row(*row, style=None if one.clean else "bold red")
    Console().print(table)


def main() -> int:
    """Crash, print, and fail if anything was lost or broken."""
    parser = argparse.ArgumentParser(prog="scripts/crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="in all; default: %(default)s")
    parser.add_argument("--seed", type=int, help="repeat the run that printed it")
    parser.add_argument("--while", dest="names", nargs="+", choices=EVERY, default=EVERY)
    arguments = parser.parse_args()
    seed = secrets.randbelow(10**6) if arguments.seed is None else arguments.seed
    click.echo(f"--seed {seed}")
    outcomes = crash(arguments.kills, seed, arguments.names, click.echo)
    _print(outcomes)
    for one in outcomes:
        for what in (*one.lost, *one.faults):
            click.echo(f"{one.name}: {what}", err=True)
    return 0 if all(one.clean for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
