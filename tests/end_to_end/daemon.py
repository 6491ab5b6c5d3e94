"""The daemon as a person runs it: a process of its own, and the command line beside it."""

import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Self

from end_to_end.commands import KITHBOOK, FromNothing, Process
from end_to_end.patience import PATIENCE, DidNotHappen, until

PASSPHRASE = "a trial passphrase, long enough"
START = 60.0
"""Seconds until `kithbook up` has opened the vault, on a busy machine."""


class Daemon:
    """One data folder, its daemon, and commands run beside it."""

    commands: ClassVar[FromNothing] = FromNothing()

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        data: Path,
        port: int,
        passphrase_file: Path | None = None,
        log: Path | None = None,
    ) -> None:
        self.data = data
        self.port = port
        self.passphrase_file = passphrase_file
        self.environment = {**environment, "KITHBOOK_PORT": str(port), "KITHBOOK_HOME": str(data)}
        self._log = log
        self._process: Process | None = None

    @classmethod
    def trial(cls, home: Path, *, port: int | None = None) -> Self:
        """Return one for a vault below `home`, with nothing of the person who runs the tests.

        `home` must be a short path: the command line's socket lies in it.
        """
        passphrase_file = home / "passphrase"
        if not passphrase_file.exists():
            passphrase_file.touch(0o600)
            passphrase_file.write_text(PASSPHRASE + "\n")
        environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "TMPDIR": str(home),
            "KITHBOOK_KEYRING": "false",
            "KITHBOOK_PINENTRY": "none",
            "KITHBOOK_LOCK_ON_SUSPEND": "false",
            "KITHBOOK_LOCK_ON_SCREEN_LOCK": "false",
        }
        return cls(
            environment,
            data=home / "data",
            port=port or free_port(),
            passphrase_file=passphrase_file,
            log=home / "up.log",
        )

    def make_vault(self) -> bool:
        """`kithbook init`, unless there is a vault already; tell whether it made one."""
        if (self.data / "vault.db").exists():
            return False
        self.run("init", *self._passphrase())
        return True

    def start(self, *, unlocked: bool = True) -> None:
        """`kithbook up`; returns when it says that the vault is as wanted."""
        environment = {**self.environment, "KITHBOOK_PASSPHRASE_FILE": str(self.passphrase_file)}
        if not unlocked:
            del environment["KITHBOOK_PASSPHRASE_FILE"]
        before = len(self.output())
        self._process = self._spawn(environment)
        # Not `kithbook status`: without a daemon it would open the vault itself, and be in the way.
        wanted = f"the vault is {'ready' if unlocked else 'locked'}"
        until(lambda: wanted in self._said()[before:], f"the daemon says that {wanted}", START)

    def start_here(self, patience: float) -> None:
        """`kithbook up` in this terminal, where it may ask for the passphrase."""
        self._process = self._spawn(self.environment)
        until(self._listens, "the daemon listens", patience)

    @property
    def pid(self) -> int:
        """The process of a daemon that runs."""
        assert self._process is not None
        return self._process.pid

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Answer nothing for a while, as a machine that is very busy would not."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """Ask it to stop, and see that it does."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(PATIENCE)
        self._process = None
        if code not in (0, -signal.SIGTERM):
            raise DidNotHappen(f"kithbook up ended with {code}: {self.output()}")

    def kill(self) -> None:
        """Pull the plug: SIGKILL, no time to tidy up."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(PATIENCE)
            self._process = None

    def run(self, *arguments: str) -> str:
        """Run one command; return what it printed.

        Raises:
            DidNotHappen: it ended with another code than 0.
        """
        done = self.commands.run(arguments, self.environment)
        if done.code != 0:
            raise DidNotHappen(f"kithbook {arguments[0]}: {done.code}: {done.complained}")
        return done.printed

    def json(self, *arguments: str) -> Any:
        """Run one command with --json; return what it answered."""
        return json.loads(self.run(*arguments, "--json"))

    def lock(self) -> None:
        """`kithbook lock`."""
        self.run("lock")

    def unlock(self) -> None:
        """`kithbook unlock`."""
        self.run("unlock", *self._passphrase())

    @contextmanager
    def pairing(self) -> Iterator["Pairing"]:
        """`kithbook pair`, waiting for the browser while the body runs."""
        process = subprocess.Popen(
            [KITHBOOK, "pair", "--json"],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        with process:
            assert process.stdout is not None
            try:
                first = process.stdout.readline()
                if not first:
                    raise DidNotHappen(f"kithbook pair ended with {process.wait(PATIENCE)}")
                yield Pairing(json.loads(first)["code"], process)
            finally:
                with suppress(ProcessLookupError):
                    process.terminate()

    def output(self) -> str:
        """What `kithbook up` has printed, over all its starts."""
        return self._log.read_text() if self._log and self._log.exists() else ""

    def _spawn(self, environment: Mapping[str, str]) -> Process:
        if self._log is None:
            return subprocess.Popen([KITHBOOK, "up"], env=environment)
        return self.commands.start(["up"], environment, self._log)

    def _said(self) -> str:
        """What it has printed so far; it must not have ended."""
        if self._process is not None and self._process.poll() is not None:
            raise DidNotHappen(f"kithbook up ended at once: {self.output()}")
        return self.output()

    def _listens(self) -> bool:
        self._said()
        return answers(self.port)

    def _passphrase(self) -> tuple[str, ...]:
        return ("--passphrase-file", str(self.passphrase_file)) if self.passphrase_file else ()

    def __enter__(self) -> Self:
        self.make_vault()
        try:
            self.start()
        except BaseException:  # no block is entered, so nobody would end the process
            self.kill()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        code = self._process.poll() if self._process else None
        self.kill()
        if code is not None:
            raise DidNotHappen(f"kithbook up ended by itself with {code}: {self.output()}")


@dataclass
class Pairing:
    """A pairing window, as `kithbook pair` shows it."""

    code: str
    process: subprocess.Popen[str]

    def outcome(self) -> Any:
        """Wait for the window to close; return the last line."""
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """Tell whether anybody listens on a port of this machine."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
