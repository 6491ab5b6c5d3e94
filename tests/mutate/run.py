"""scripts/mutate: take out one defence at a time, in a copy, and expect a red test for each."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mutate.defence import Defence, defences
from rich.console import Console
from rich.markup import escape
from rich.table import Table

ROOT = Path(__file__).parents[2]
LIMIT_SECONDS = 300
"""For the tests of one defence; a mutant that hangs them is noticed too."""
FAILED = 1
"""What pytest and node end with when tests failed; pytest says "none were run" by other codes."""


@dataclass(frozen=True)
class Outcome:
    """What the tests said of one mutant."""

    defence: Defence
    killed: bool
    seconds: float
    said: str
    """The first red test; for a survivor, how its tests ended."""


class Copy:
    """The project's files as they are now, with an environment of their own.

    A copy, so that a mutant never stands in the tree that somebody works in or starts from.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        for name in filter(None, listed.stdout.split("\0")):
            source, target = ROOT / name, place / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)

    def prepare(self) -> None:
        """Make its .venv and node_modules, with the uv that is here already."""
        (self.place / ".setup").mkdir(exist_ok=True)
        (self.place / ".setup/uv").symlink_to(ROOT / ".setup/uv")
        subprocess.run([self.place / "scripts/setup", "--no-browser"], check=True)

    def without(self, defence: Defence) -> Outcome:
        """Take one defence out, run its tests, put it back."""
        path = self.place / defence.file
        whole = path.read_text()
        path.write_text(defence.removed_from(whole))
        started = time.monotonic()
        try:
            code, said = self._tests(defence.tests)
        finally:
            path.write_text(whole)
        return Outcome(defence, code == FAILED, time.monotonic() - started, said)

    def whole(self, tests: Iterable[str]) -> tuple[int, str]:
        """Run tests with every defence in place: a test that is always red proves nothing."""
        python = [test for test in tests if not test.endswith(".js")]
        javascript = [test for test in tests if test.endswith(".js")]
        for chosen in (python, javascript):
            # As many times as long as one defence's tests may take.
            limit = LIMIT_SECONDS * len(chosen)
            code, said = self._tests(chosen, limit) if chosen else (0, "")
            if code:
                return code, said
        return 0, ""

    def _tests(self, tests: Iterable[str], limit: int = LIMIT_SECONDS) -> tuple[int, str]:
        names = list(tests)
        in_node = names[0].endswith(".js")
        command = (
            ["node", "--test", *names]
            if in_node
            else [".venv/bin/python", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *names]
        )
        try:
            done = subprocess.run(
                command,
                cwd=self.place,
                env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return FAILED, f"no end within {limit} s"
        marks = ("not ok ", "✖ ") if in_node else ("FAILED ", "ERROR ")
        red = [line.strip() for line in done.stdout.splitlines() if line.strip().startswith(marks)]
        last = done.stdout.strip().splitlines()[-1:] or ["nothing was said"]
        return done.returncode, (red or last)[0]


def main() -> None:
    """Parse, run, print; ends with 1 if a mutant lives."""
    parser = argparse.ArgumentParser(prog="scripts/mutate", description=__doc__)
    parser.add_argument("--only", metavar="TEXT", help="defences whose name holds this")
    parser.add_argument("--list", action="store_true", help="list them, run nothing")
    chosen = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 160)
    wanted = [one for one in defences() if (chosen.only or "") in one.name]
    if chosen.list:
        for one in wanted:
            console.print(f"{one.name}  [dim]{one.file}[/dim]")
        return
    sys.exit(0 if run(wanted, console) else 1)


def run(wanted: list[Defence], console: Console) -> bool:
    """Try each defence and print the table; tell whether every mutant was noticed."""
    with tempfile.TemporaryDirectory(prefix="kithbook-mutate-") as place:
        copy = Copy(Path(place))
        copy.prepare()
        return _tried(copy, wanted, console)


def _tried(copy: Copy, wanted: list[Defence], console: Console) -> bool:
    tests = list(dict.fromkeys(test for one in wanted for test in one.tests))
    console.print(f"> with all defences in place: {len(tests)} tests or files of tests")
    code, said = copy.whole(tests)
    if code:
        console.print(f"red before anything was taken out: {said}")
        return False
    outcomes = []
    for number, defence in enumerate(wanted, 1):
        outcome = copy.without(defence)
        word = "noticed" if outcome.killed else "[bold red]NOT NOTICED[/bold red]"
        console.print(f"> {number}/{len(wanted)} {defence.name}: {word}, {outcome.seconds:.1f} s")
        outcomes.append(outcome)
    table = Table("without", "file", "noticed by", "s")
    for one in outcomes:
        said = escape(one.said)  # a test's name has brackets
        noticed = said if one.killed else f"[bold red]nobody: {said}[/bold red]"
        table.add_row(one.defence.name, one.defence.file, noticed, f"{one.seconds:.1f}")
    console.print(table)
    lived = sum(not one.killed for one in outcomes)
    console.print(f"{len(outcomes)} defences taken out, {len(outcomes) - lived} noticed.")
    return lived == 0


if __name__ == "__main__":
    main()
