"""macOS: a launch agent. launchd.plist(5), launchctl(1)."""

import os
import plistlib
from pathlib import Path
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from kithbook.installation.errors import NoService, NotStarted
from kithbook.installation.login import Login
from kithbook.installation.model import HOST
from kithbook.installation.program import command

RESTART_SECONDS = 10


class Launchd(Login):
    """An agent of the person who is logged in."""

    system: ClassVar[str] = "launchd"
    tool: ClassVar[str] = "launchctl"

    @property
    def path(self) -> Path:
        """Where a person's own agents are."""
        return Path.home() / "Library" / "LaunchAgents" / f"{HOST}.plist"

    def text(self) -> bytes:
        """Return the property list."""
        agent: dict[str, Any] = {
            "Label": HOST,
            "ProgramArguments": command("up"),
            "EnvironmentVariables": self.variables,
            "RunAtLoad": True,
            # A crash starts it anew; `kithbook down` does not.
            "KeepAlive": {"SuccessfulExit": False},
            "ThrottleInterval": RESTART_SECONDS,
            "ProcessType": "Interactive",  # a person waits for its answers
            "Umask": 0o077,
            "HardResourceLimits": {"Core": 0},
            # It keeps a log of its own, which is begun anew when it is full.
            "StandardOutPath": os.devnull,
            "StandardErrorPath": os.devnull,
        }
        return plistlib.dumps(agent)

    @property
    def essence(self) -> tuple[str, ...]:
        """What it runs, and the vault."""
        words = command()[0], self.home.partition("=")[2]
        return tuple(f"<string>{escape(word)}</string>" for word in words)

    def check(self) -> None:
        """See that somebody is logged in, for whom there is a launchd."""
        if self.run("print", self._domain).returncode:
            raise NoService("launchd does not answer; start Kithbook with: kithbook up")

    def enter(self, *, start: bool) -> None:
        """Load it, which starts it too; an older one is taken out before."""
        del start  # RunAtLoad
        self.run("bootout", self._target)
        self.run("enable", self._target)
        done = self.run("bootstrap", self._domain, str(self.path))
        if done.returncode:
            raise NotStarted(f"launchctl bootstrap: {done.stderr.strip().rstrip('.')}.")

    def leave(self) -> None:
        """Stop it and take it out."""
        self.run("bootout", self._target)

    def forget(self) -> None:
        """It knows."""

    def start(self) -> None:
        """Start it."""
        if self.run("kickstart", self._target).returncode:
            raise NotStarted

    def asked(self) -> tuple[bool, bool]:
        """Ask whether it is loaded, and has a process."""
        told = self.run("print", self._target)
        return told.returncode == 0, "\tpid = " in told.stdout

    @property
    def _domain(self) -> str:
        return f"gui/{os.getuid()}"

    @property
    def _target(self) -> str:
        return f"{self._domain}/{HOST}"
