"""The daemon as a person runs it: a process of its own, in a data folder of its own."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
KITHBOOK = ROOT / ".venv/bin/kithbook"
PATIENCE = 30.0
"""Seconds after which something that should have happened has failed."""
PASSPHRASE = "a trial passphrase, long enough"
GLANCE = 0.02
"""Seconds between two looks at something that gives no sign of its own."""


class DidNotHappen(AssertionError):
    """Something awaited did not come in time."""


class Daemon:
    """A vault in `home`, its daemon, and the command line beside it.

    `home` must be a short path: the command line's socket lies in it.
    """

    def __init__(self, home: Path, *, passphrase: str = PASSPHRASE) -> None:
        self.home = home
        self.data = home / "data"
        self.port = free_port()
        self.passphrase_file = home / "passphrase"
        self._process: subprocess.Popen[bytes] | None = None
        if not self.passphrase_file.exists():
            self.passphrase_file.touch(0o600)
            self.passphrase_file.write_text(passphrase + "\n")

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the person who runs the tests: no home, no keyring, no settings."""
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "TMPDIR": str(self.home),
            "KITHBOOK_HOME": str(self.data),
            "KITHBOOK_PORT": str(self.port),
            "KITHBOOK_KEYRING": "false",
        }

    def make_vault(self) -> None:
        """`kithbook init`, unless there is a vault already."""
        if not (self.data / "vault.db").exists():
            self.run("init", "--passphrase-file", str(self.passphrase_file))

    def start(self, *, unlocked: bool = True) -> None:
        """`kithbook up`; returns when it answers."""
        unlock = {"KITHBOOK_PASSPHRASE_FILE": str(self.passphrase_file)} if unlocked else {}
        with (self.home / "up.out").open("ab") as output:
            self._process = subprocess.Popen(
                [KITHBOOK, "up"],
                env=self.environment | unlock,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        self._await_port()
        wanted = "ready" if unlocked else "locked"
        until(lambda: self.json("status")["state"] == wanted, f"the daemon is {wanted}")

    def stop(self) -> None:
        """Ask it to stop, and see that it does."""
        if self._process is None:
            return
        self._process.terminate()
        code = self._process.wait(PATIENCE)
        self._process = None
        if code not in (0, -signal.SIGTERM):
            raise DidNotHappen(f"kithbook up ended with {code}: {self.output()}")

    def kill(self) -> None:
        """Pull the plug: SIGKILL, no time to tidy up."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE)
            self._process = None

    def run(self, *arguments: str) -> str:
        """Run one command; return what it printed.

        Raises:
            DidNotHappen: it ended with another code than 0.
        """
        done = subprocess.run(
            [KITHBOOK, *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode != 0:
            raise DidNotHappen(f"kithbook {arguments[0]}: {done.returncode}: {done.stderr}")
        return done.stdout

    def json(self, *arguments: str) -> Any:
        """Run one command with --json; return what it answered."""
        return json.loads(self.run(*arguments, "--json"))

    def unlock(self) -> None:
        """`kithbook unlock`."""
        self.run("unlock", "--passphrase-file", str(self.passphrase_file))

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
        path = self.home / "up.out"
        return path.read_text() if path.exists() else ""

    def _await_port(self) -> None:
        def answers() -> bool:
            if self._process is not None and self._process.poll() is not None:
                raise DidNotHappen(f"kithbook up ended at once: {self.output()}")
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                return False
            return True

        # Not `kithbook status`: without a daemon it would open the vault itself, and be in the way.
        until(answers, "the daemon listens")

    def __enter__(self) -> Self:
        self.make_vault()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()


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


def until(condition: Any, what: str, patience: float = PATIENCE) -> None:
    """Look until the condition holds.

    Raises:
        DidNotHappen: it did not, within `patience` seconds.
    """
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise DidNotHappen(f"not within {patience:.0f} s: {what}")
        time.sleep(GLANCE)
