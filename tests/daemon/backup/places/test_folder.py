"""What can happen to a folder, and to no other place."""

import os
import subprocess

import pytest

from kithbook.backup.places.address import FolderAddress
from kithbook.backup.places.errors import PlaceFull, PlaceGone, PlaceReadOnly
from kithbook.backup.places.name import MARKER
from kithbook.backup.places.opening import open_place

NAME = "home.kithbook.age"
MOUNT, UNMOUNT = "/usr/bin/mount", "/usr/bin/umount"
mounts = pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a small disk")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


@pytest.fixture
def disk(folder):
    """A drive that holds little, mounted on the folder."""
    subprocess.run([MOUNT, "-t", "tmpfs", "-o", "size=1m", "kithbook", folder], check=True)
    yield folder
    subprocess.run([UNMOUNT, "--lazy", folder], check=False, stderr=subprocess.DEVNULL)


def opened(folder):
    return open_place(FolderAddress(folder))


def test_a_folder_that_is_not_there_is_never_made(tmp_path, backup):
    place = opened(tmp_path / "none")
    for call in (place.prepare, place.entries, lambda: place.put(backup, NAME)):
        with pytest.raises(PlaceGone, match="There is no folder"):
            call()
    assert not (tmp_path / "none").exists()


@mounts
def test_nothing_is_written_beneath_a_drive_that_was_taken_out(disk, backup):
    place = opened(disk)
    place.prepare()
    subprocess.run([UNMOUNT, disk], check=True)
    for call in (place.entries, lambda: place.put(backup, NAME)):
        with pytest.raises(PlaceGone, match="plug it in"):
            call()
    assert list(disk.iterdir()) == []


@mounts
def test_nothing_is_written_beneath_a_drive_that_is_taken_out_midway(disk, backup, tmp_path):
    place = opened(disk)
    place.prepare()
    small = tmp_path / "small"
    small.write_bytes(backup.read_bytes()[: 700 * 1024])

    def pull_out(_done, _total, _sentence, /):
        subprocess.run([UNMOUNT, "--lazy", disk], check=False, stderr=subprocess.DEVNULL)

    with pytest.raises(PlaceGone):
        place.put(small, NAME, pull_out)
    assert list(disk.iterdir()) == []


@mounts
def test_a_full_drive_is_said_and_what_was_written_helps_once_there_is_room(disk, backup):
    place = opened(disk)
    place.prepare()
    with pytest.raises(PlaceFull, match="make room"):
        place.put(backup, NAME)
    assert place.entries() == []
    subprocess.run([MOUNT, "-o", "remount,size=8m", disk], check=True)
    place.put(backup, NAME)
    assert (disk / NAME).read_bytes() == backup.read_bytes()


@mounts
def test_a_drive_that_cannot_be_written_is_said(disk, backup):
    place = opened(disk)
    place.prepare()
    subprocess.run([MOUNT, "-o", "remount,ro", disk], check=True)
    with pytest.raises(PlaceReadOnly):
        place.put(backup, NAME)
    assert place.entries() == []


def test_a_link_is_no_backup_and_is_not_written_through(folder, backup, tmp_path):
    place = opened(folder)
    place.prepare()
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (folder / "link.kithbook.age").symlink_to(victim)
    assert place.entries() == []
    place.put(backup, "link.kithbook.age")
    assert victim.read_bytes() == b"mine"
    assert (folder / "link.kithbook.age").read_bytes() == backup.read_bytes()


def test_while_it_is_sent_it_has_a_name_that_syncthing_leaves_alone(folder, backup):
    place = opened(folder)
    place.prepare()
    seen = set()
    place.put(backup, NAME, lambda *_: seen.update(path.name for path in folder.iterdir()))
    for name in seen - {MARKER, NAME}:
        assert name.startswith(".syncthing.")
        assert name.endswith(".tmp")
    assert seen > {MARKER}


def test_backups_there_are_their_owners_alone(folder, backup):
    place = opened(folder)
    place.prepare()
    place.put(backup, NAME)
    assert (folder / NAME).stat().st_mode & 0o777 == 0o600
