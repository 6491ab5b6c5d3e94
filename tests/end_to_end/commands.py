"""Running `kithbook` with a few words, from nothing or from a process that has it imported."""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from kithbook.cli import ROOMS, main

ROOT = Path(__file__).parents[2]
KITHBOOK = ROOT / ".venv/bin/kithbook"
PATIENCE = 60.0
"""Seconds a command may take: a rotation derives keys and copies the vault, beside other tests."""


class Done(NamedTuple):
    """What a command came to."""

    code: int | None
    """None: not to its end in time."""
    printed: str
    complained: str


class Process(Protocol):
    """A command that goes on, as far as `subprocess.Popen` and what is forked are told alike."""

    pid: int

    def poll(self) -> int | None:
        """Return with what it ended, or None while it runs."""

    def wait(self, timeout: float) -> int:
        """Wait until it ends; return with what."""

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""


class FromNothing:
    """Starts the program as a person does."""

    def run(self, arguments: Sequence[str], environment: Mapping[str, str]) -> Done:
        """Run one command to its end."""
        done = subprocess.run(
            [KITHBOOK, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def start(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Process:
        """Start one that goes on; what it says is added to `log`."""
        with log.open("ab") as file:
            return subprocess.Popen(
                [KITHBOOK, *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
            )


class Forked(FromNothing):
    """Runs it in a process of its own, forked off one that has imported all of it.

    To import costs half a second of a processor, more than a thousand times in a run of the tests.
    """

    def run(self, arguments: Sequence[str], environment: Mapping[str, str]) -> Done:
        """Run one command to its end."""
        with tempfile.TemporaryDirectory(prefix="kithbook-") as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            process = _Fork(arguments, environment, out, err)
            try:
                code = process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                code = None
            return Done(code, out.read_text(), err.read_text())

    def start(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Process:
        """Start one that goes on; what it says is added to `log`."""
        return _Fork(arguments, environment, log, log)


class _Fork:
    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], out: Path, err: Path
    ) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([f"kithbook.cli.{room}" for room in ROOMS])
        for file in (out, err):
            file.touch()
        told = (list(arguments), dict(environment), out, err)
        self._process = context.Process(target=_command, args=told)
        self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("kithbook", timeout)
        return self._process.exitcode

    def send_signal(self, sig: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sig)


def _command(arguments: list[str], environment: dict[str, str], out: Path, err: Path) -> None:
    for number, (path, how) in enumerate(((Path(os.devnull), "rb"), (out, "ab"), (err, "ab"))):
        with path.open(how) as file:
            os.dup2(file.fileno(), number)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - the other end of it is gone
    os.environ.clear()
    os.environ.update(environment)
    main(arguments)
