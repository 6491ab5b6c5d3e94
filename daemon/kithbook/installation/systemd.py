"""Linux: a unit of the person's own systemd. systemd.service(5), systemd.exec(5)."""

import os
import subprocess
from pathlib import Path
from typing import ClassVar

from kithbook.installation.errors import NoService, NotStarted
from kithbook.installation.login import Login
from kithbook.installation.program import command

UNIT = "kithbook.service"

TEXT = """\
# Written by `kithbook service install`; taken away by `kithbook service remove`.
[Unit]
Description=Kithbook, your private address book
StartLimitIntervalSec=300
StartLimitBurst=5

[Service]
Type=exec
ExecStart={command}
{environment}
# A crash starts it anew, locked unless the keyring opens it; `kithbook down` does not.
Restart=on-failure
RestartSec=2
TimeoutStopSec=30
# Whoever the system ends for lack of memory may be the reader of pages: the rest goes on.
OOMPolicy=continue
UMask=0077
LimitCORE=0
NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
# The reader of pages moves to namespaces of its own, with an empty network and root folder.
RestrictNamespaces=user net
# The browser's port, the command line's socket, the message bus, and places for backups.
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
SystemCallArchitectures=native
SystemCallErrorNumber=EPERM
# Beyond what services do: the jail's own walls.
SystemCallFilter=@system-service unshare chroot seccomp
SystemCallFilter=landlock_create_ruleset landlock_add_rule landlock_restrict_self

[Install]
WantedBy=default.target
"""


class Systemd(Login):
    """A unit that default.target wants."""

    system: ClassVar[str] = "systemd"
    tool: ClassVar[str] = "systemctl"

    @property
    def path(self) -> Path:
        """Where a person's own units are."""
        base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        return Path(base) / "systemd" / "user" / UNIT

    def text(self) -> bytes:
        """Return the unit."""
        return TEXT.format(
            command=" ".join(map(_run, command("up"))),
            environment="\n".join(
                f"Environment={_quoted(f'{name}={value}')}"
                for name, value in self.variables.items()
            ),
        ).encode()

    @property
    def essence(self) -> tuple[str, ...]:
        """What it runs, and the vault."""
        return f"ExecStart={_run(command()[0])} ", _quoted(self.home)

    def check(self) -> None:
        """See that the person's systemd answers."""
        asked = self._ctl("show-environment")
        if asked.returncode:
            why = asked.stderr.strip().partition("\n")[0].rstrip(".")
            raise NoService(
                f"Your systemd does not answer ({why or 'no reason given'}); "
                "start Kithbook with: kithbook up"
            )

    def enter(self, *, start: bool) -> None:
        """Read the units anew, enable this one, and perhaps start it, with what is new."""
        self._must("daemon-reload")
        self._must("enable", UNIT)
        if start:
            self._ctl("reset-failed", UNIT)  # fails where it never did
            self._must("restart", UNIT)

    def leave(self) -> None:
        """Stop and disable it."""
        self._must("disable", "--now", UNIT)

    def forget(self) -> None:
        """Read the units anew."""
        self._ctl("daemon-reload")
        self._ctl("reset-failed", UNIT)  # fails where it never did

    def start(self) -> None:
        """Start it."""
        self._must("start", UNIT)

    def asked(self) -> tuple[bool, bool]:
        """Ask whether it is enabled, and active."""
        enabled = self._ctl("is-enabled", "--quiet", UNIT).returncode == 0
        return enabled, self._ctl("is-active", "--quiet", UNIT).returncode == 0

    def _must(self, *words: str) -> None:
        done = self._ctl(*words)
        if done.returncode:
            why = done.stderr.strip().partition("\n")[0].rstrip(".")
            raise NotStarted(f"systemctl --user {words[0]}: {why}.")

    def _ctl(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run("--user", *words)


def _run(word: str) -> str:
    """Write a word of a command, in which variables would be filled in, too."""
    return _quoted(word).replace("$", "$$")


def _quoted(word: str) -> str:
    """Write a word as a unit takes it literally: systemd.syntax(7), and no specifiers."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'
