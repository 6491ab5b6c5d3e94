"""Crashes on a disk that is full, or that cannot be written. As root, on a small disk in memory."""

import asyncio
import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crash.scenario import CAPTURES, Scenario, capture_one, edit_one
from crash.vault import PATIENCE, TrialVault
from daemon.extension import Refused
from end_to_end.patience import DidNotHappen
from original import Original

SIZE = "8m"
MOST_LEFT = 400_000
"""Bytes a full disk has left at most, when the work begins."""
MOUNT, UNMOUNT = "/usr/bin/mount", "/usr/bin/umount"


class SmallDisk(Scenario):
    """The data folder lies on a disk of its own."""

    def missing(self) -> str | None:
        """Only root mounts."""
        return None if os.geteuid() == 0 else "root, to mount a small disk"

    @contextmanager
    def vault(self, original: Original, folder: Path) -> Iterator[TrialVault]:
        """Mount the disk, and unmount it."""
        (folder / "data").mkdir(mode=0o700)
        disk = str(folder / "data")
        subprocess.run(
            [MOUNT, "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "kithbook", disk], check=True
        )
        try:
            yield TrialVault.copy(original, folder)
        finally:
            subprocess.run([UNMOUNT, "--lazy", disk], check=True)


class FullDisk(SmallDisk):
    """The disk is full, or becomes so."""

    name = "full disk"

    async def prepare(self, vault: TrialVault, chance: random.Random) -> None:
        """Fill it, but for a little."""
        free = os.statvfs(vault.daemon.data)
        left = chance.randrange(MOST_LEFT)
        with _ballast(vault).open("wb") as file:
            file.write(bytes(max(0, free.f_bavail * free.f_frsize - left)))

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Go on writing; the first that is refused for want of room ends it, as in an outbox."""
        for _ in range(CAPTURES):
            await capture_one(vault)
            await edit_one(vault, chance)

    async def recover(self, vault: TrialVault, *, gone: bool) -> None:
        """Make room, and start again."""
        _ballast(vault).unlink()
        await super().recover(vault, gone=gone)


class ReadOnly(SmallDisk):
    """The daemon comes back to a disk that it cannot write."""

    name = "read-only"

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Write, while it still can be."""
        for _ in range(CAPTURES):
            await capture_one(vault)
            await edit_one(vault, chance)

    async def recover(self, vault: TrialVault, *, gone: bool) -> None:
        """Start on the read-only disk, which must fail in a sentence; then on the mended one."""
        if not gone:
            await asyncio.to_thread(vault.daemon.stop)
        _remount(vault, "ro")
        before = vault.daemon.output()
        with suppress(DidNotHappen, Refused, TimeoutError):
            async with asyncio.timeout(PATIENCE / 10):
                await vault.open()
            raise AssertionError("unlocked a vault that it cannot write")
        vault.daemon.kill()
        _remount(vault, "rw")
        if "Traceback" in (told := vault.daemon.output()[len(before) :]) or "mistake" in told:
            raise DidNotHappen(f"a read-only folder is answered with: {told}")
        await super().recover(vault, gone=True)


def _ballast(vault: TrialVault) -> Path:
    return vault.daemon.data / "ballast"


def _remount(vault: TrialVault, how: str) -> None:
    subprocess.run(
        [MOUNT, "-o", f"remount,{how}", str(vault.daemon.data)], check=True, timeout=PATIENCE
    )
