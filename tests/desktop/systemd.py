"""A systemd of the tests' own: a real user manager, in a mount namespace with an empty /run."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Self

import pytest
from end_to_end.patience import PATIENCE, until

MANAGER = "/lib/systemd/systemd"
BEGIN = f"""
mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/system && exec {MANAGER} --user
"""
"""It runs only where a systemd booted, and sees that by this folder."""


class Systemd:
    """One user manager; XDG_RUNTIME_DIR is how it is found."""

    def __init__(self, home: Path) -> None:
        self.environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "XDG_RUNTIME_DIR": str(home / "r"),
        }
        (home / "r").mkdir(0o700)
        self._process: subprocess.Popen[bytes] | None = None

    def control(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """`systemctl --user`."""
        return subprocess.run(
            ["systemctl", "--user", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def shows(self, unit: str, name: str) -> str:
        """A property of a unit."""
        return self.control("show", "--property", name, "--value", unit).stdout.strip()

    def __enter__(self) -> Self:
        if not (shutil.which("systemctl") and Path(MANAGER).exists()):
            pytest.skip("systemd is not installed; ./scripts/setup says how to get it")
        own = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
        self._process = subprocess.Popen(
            ["unshare", *own, "--mount", "sh", "-c", BEGIN],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        until(
            lambda: self._ended() or self.control("show-environment").returncode == 0,
            "systemd answers",
        )
        if self._ended():
            assert self._process.stderr is not None
            why = self._process.stderr.read().decode(errors="replace").strip()
            pytest.skip(f"this machine lets no systemd run beside its own ({why[-200:]})")
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self.control("stop", "kithbook.service")
            self._process.terminate()
            self._process.wait(PATIENCE)
            assert self._process.stderr is not None
            self._process.stderr.close()

    def _ended(self) -> bool:
        assert self._process is not None
        return self._process.poll() is not None
