"""Running `kithbook` with a few words, from nothing or from a process that has it imported."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kithbook.cli import ROOMS, main

PATIENCE = 60.0
"""Seconds a command may take: a rotation derives keys and copies the vault, beside other tests."""


class Done(NamedTuple):
    """What a command came to."""

    code: int | None
    """None: not to its end in time."""
    printed: str
    complained: str


Runner = Callable[[Path, Sequence[str], Mapping[str, str]], Done]
"""Runs a program with arguments, in an environment."""


def from_nothing(program: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> Done:
    """Start the program as a person does."""
    done = subprocess.run(
        [program, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def forked(_program: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> Done:
    """Run it in a process of its own, forked off one that has imported all of it.

    To import costs half a second of a processor, more than a thousand times in a run of the tests.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([f"kithbook.cli.{room}" for room in ROOMS])
    with tempfile.TemporaryDirectory(prefix="kithbook-") as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = context.Process(target=_run, args=(arguments, dict(environment), out, err))
        process.start()
        process.join(PATIENCE)
        code = process.exitcode
        if code is None:
            process.kill()
            process.join()
        return Done(code, out.read_text(), err.read_text())


def _run(arguments: Sequence[str], environment: Mapping[str, str], out: Path, err: Path) -> None:
    for number, (path, how) in enumerate(((Path(os.devnull), "rb"), (out, "wb"), (err, "wb"))):
        with path.open(how) as file:
            os.dup2(file.fileno(), number)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - the other end of it is gone
    os.environ.clear()
    os.environ.update(environment)
    main(arguments)
