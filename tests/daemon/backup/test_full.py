"""A disk that is full after all: said in a sentence, no half file, and the vault as it was."""

import os
import shutil
import subprocess

import pytest
from daemon.backup.conftest import ended

from kithbook_protocol.backup_operations import BACKUP_CREATE, BACKUP_VERIFY, BACKUPS

SIZE = "400k"
"""Less than a vault with nobody in it."""
MOUNT, UNMOUNT = "/bin/mount", "/bin/umount"

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="root, to mount a small disk")


@pytest.fixture
def small(monkeypatch):
    """Mount a disk with hardly any room, which nobody notices before: `small(folder)`."""
    mounted = []

    def mount(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        options = f"size={SIZE},mode=0700"
        done = subprocess.run(
            [MOUNT, "-t", "tmpfs", "-o", options, "kithbook", folder], check=False
        )
        if done.returncode:
            pytest.skip("this system lets nobody mount")
        mounted.append(folder)
        usage = shutil.disk_usage("/")
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=2**40))

    yield mount
    for folder in mounted:
        subprocess.run([UNMOUNT, "--lazy", folder], check=True)


async def test_a_full_place_is_said_and_holds_no_half_file(people, call, small, tmp_path):
    assert people
    stick = tmp_path / "stick"
    small(stick)
    job = await ended(call, await call(BACKUP_CREATE, {"to": str(stick)}))
    assert job.state == "failed"
    assert job.sentence == f"There is no room left in {stick}; make room, then try again."
    assert list(stick.glob("*.kithbook.age")) == []
    assert (await call(BACKUPS)).backups == []


async def test_a_disk_that_fills_up_while_a_backup_is_made_or_proven_is_said(
    backup, call, small, settings
):
    small(settings.scratch)
    before = [one.name for one in backup.parent.iterdir()]
    for operation in (BACKUP_CREATE, BACKUP_VERIFY):
        job = await ended(call, await call(operation))
        assert job.state == "failed"
        assert "full" in job.sentence or "No space left" in job.sentence
        assert "mistake" not in job.sentence
        assert list(settings.scratch.iterdir()) == []
    assert [one.name for one in backup.parent.iterdir()] == before
    [found] = (await call(BACKUPS)).backups
    assert found.failure is None, "the backup is as good as it was"
