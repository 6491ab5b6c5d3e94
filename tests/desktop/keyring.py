"""The desktop's keyring: a real gnome-keyring-daemon, which keeps its secrets below HOME."""

import os
import subprocess
from pathlib import Path
from typing import Self

from desktop.bus import Bus
from end_to_end.patience import until

SERVICE = "org.freedesktop.secrets"
LOGIN_PASSWORD = b"the password of the desktop's login"


class GnomeKeyring:
    """Answers as the Secret Service of one bus."""

    def __init__(self, bus: Bus, home: Path) -> None:
        self._bus = bus
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
        }
        self.files = home / ".local/share/keyrings"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *, unlocked: bool = True) -> None:
        """Return when it answers. Unlocked is as after a login, which hands the password on."""
        how = ["--unlock"] if unlocked else ["--start"]
        self._process = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", *how],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin is not None
        self._process.stdin.write(LOGIN_PASSWORD)
        self._process.stdin.close()
        until(self._answers, "gnome-keyring-daemon answers")

    def stop(self) -> None:
        """End it, as logging out does."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _answers(self) -> bool:
        with self._bus.connected() as connection:
            return bool(self._bus.ask(connection, "NameHasOwner", "s", SERVICE))
