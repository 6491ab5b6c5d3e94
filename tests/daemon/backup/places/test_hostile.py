"""A store that keeps, and gives back, what it likes: it is noticed, said, and nothing is taken."""

import random

import pytest
from daemon.backup.places.login import SECRET
from daemon.backup.places.moves import Noted
from daemon.backup.places.scene import NAME, on, untouched

from kithbook.backup.places.carrier import SENDING
from kithbook.backup.places.errors import (
    BackupAbsent,
    BackupAltered,
    BackupUnsteady,
    PlaceFaulty,
    PlaceFull,
    PlaceReadOnly,
    PlaceRefused,
    PlaceUnreachable,
)
from kithbook.backup.places.name import MARKER

# What comes back ---------------------------------------------------------------------------------


def test_a_store_that_cuts_a_file_short_is_said(scene, kept, target):
    def short(exchange):
        status, headers, body = exchange.ask()
        exchange.reply(status, headers, body[: len(body) // 2])

    scene.between.trick = on("GET", short)
    with untouched(target, BackupAltered, BackupUnsteady, PlaceFaulty):
        scene.place.fetch(NAME, target, sha256=kept)


def test_a_line_that_breaks_again_and_again_is_said(scene, kept, target):
    def broken(exchange):
        status, headers, body = exchange.ask()
        exchange.reply(status, headers, body, send=1000)

    scene.between.trick = on("GET", broken)
    with untouched(target, PlaceUnreachable):
        scene.place.fetch(NAME, target, sha256=kept)


@pytest.mark.usefixtures("kept")
def test_a_line_that_breaks_and_moves_on_brings_it_all(scene, tmp_path):
    def broken(exchange):
        status, headers, body = exchange.ask()
        exchange.reply(status, headers, body, send=1024 * 1024)

    scene.between.trick = on("GET", broken)
    scene.place.fetch(NAME, tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == scene.backup.read_bytes()
    ranges = [
        headers.get("Range") for command, _, headers in scene.between.seen if command == "GET"
    ]
    assert len([one for one in ranges if one]) >= 3


def test_another_file_of_the_same_size_is_said(scene, kept, target):
    def swapped(exchange):
        status, headers, body = exchange.ask()
        exchange.reply(status, headers, random.Random(1).randbytes(len(body)))  # noqa: S311

    scene.between.trick = on("GET", swapped)
    with untouched(target, BackupAltered):
        scene.place.fetch(NAME, target, sha256=kept)


def test_an_older_backup_under_the_name_is_said(scene, target, tmp_path):
    older = tmp_path / "older"
    older.write_bytes(b"older" * 1000)
    scene.place.put(older, NAME)
    new = scene.place.put(scene.backup, NAME)
    scene.plant(older.read_bytes())
    with untouched(target, BackupAltered):
        scene.place.fetch(NAME, target, sha256=new)


@pytest.mark.usefixtures("kept")
def test_a_backup_that_is_exchanged_between_two_blocks_is_said(scene, target):
    def exchanged(exchange):
        status, headers, body = exchange.ask()
        exchange.reply(status, headers, body, send=1024 * 1024)
        # Not of the same size: within a second WsgiDAV would give both the same ETag.
        scene.plant(scene.backup.read_bytes()[::-1] + b"newer")

    scene.between.trick = on("GET", exchanged)
    with untouched(target, BackupUnsteady, BackupAltered):
        scene.place.fetch(NAME, target)


def test_a_backup_that_was_deleted_is_said(scene, kept, target):
    scene.store.uproot(scene.corner, NAME)
    with untouched(target, BackupAbsent):
        scene.place.fetch(NAME, target, sha256=kept)


def test_a_backup_that_is_listed_and_not_there_is_said(scene, kept, target):
    scene.between.trick = on("GET", lambda exchange: exchange.reply(404))
    with untouched(target, BackupAbsent):
        scene.place.fetch(NAME, target, sha256=kept)


def test_a_file_without_end_is_said(scene, kept, target):
    def endless(exchange):
        status, headers, body = exchange.ask()
        exchange.reply(status, headers, body * 20)

    scene.between.trick = on("GET", endless)
    with untouched(target, BackupAltered, BackupUnsteady):
        scene.place.fetch(NAME, target, sha256=kept)


def test_another_part_than_was_asked_for_is_said(scene, kept, target):
    def shifted(exchange):
        status, headers, body = exchange.ask()
        if status == 206:
            headers["Content-Range"] = f"bytes 2900000-3000000/{len(body)}"
        exchange.reply(status, headers, body, send=1024 * 1024)

    scene.between.trick = on("GET", shifted)
    with untouched(target, PlaceFaulty, BackupUnsteady):
        scene.place.fetch(NAME, target, sha256=kept)


def test_a_store_without_ranges_is_read_all_the_same(scene, kept, tmp_path):
    broken = []

    def whole(exchange):
        del exchange.headers["Range"]
        status, headers, body = exchange.ask()
        broken.append(1)
        exchange.reply(status, headers, body, send=1024 * 1024 if len(broken) == 1 else None)

    scene.between.trick = on("GET", whole)
    scene.place.fetch(NAME, tmp_path / "back", sha256=kept)
    assert len(broken) == 2


# What goes there ---------------------------------------------------------------------------------


def corrupted(exchange):
    """The store keeps something else than it was sent, and says that all is well."""
    status, headers, body = exchange.ask()
    exchange.reply(status, headers, bytes(len(body)))


def test_what_does_not_read_back_the_same_gets_no_name(scene):
    scene.between.trick = on("GET", corrupted)
    with pytest.raises(BackupAltered):
        scene.place.put(scene.backup, NAME)
    assert scene.holds() == {MARKER}


def test_a_store_that_keeps_nothing_is_found_out(scene):
    """It says that all is well, and has nothing."""

    def swallowed(exchange):
        exchange.rfile.read(int(exchange.headers.get("Content-Length", 0)))
        exchange.reply(201, {"ETag": '"0"'})

    scene.between.trick = on("PUT", swallowed)
    with pytest.raises((BackupAltered, PlaceUnreachable)):
        scene.place.put(scene.backup, NAME)
    assert scene.holds() == {MARKER}


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, PlaceRefused),
        (403, PlaceReadOnly),
        (413, PlaceFull),
        (500, PlaceUnreachable),
        (503, PlaceUnreachable),
        (507, PlaceFull),
        (418, PlaceFaulty),
    ],
)
def test_a_store_that_refuses_to_be_written_is_said_and_gives_no_name(scene, status, error):
    def refused(exchange):
        exchange.rfile.read(int(exchange.headers.get("Content-Length", 0)))
        exchange.reply(status)

    scene.between.trick = on("PUT", refused)
    with pytest.raises(error) as failure:
        scene.place.put(scene.backup, NAME)
    assert SECRET not in str(failure.value)
    assert NAME not in scene.holds()
    scene.between.honest()
    scene.place.put(scene.backup, NAME)
    assert scene.content(NAME) == scene.backup.read_bytes()


def test_a_name_that_an_earlier_try_still_holds_is_waited_for(scene):
    """RFC 4918's 423, as rclone gives it until it knows that the other line is dead."""
    held = 2

    def locked(exchange):
        nonlocal held
        if held:
            held -= 1
            exchange.rfile.read(int(exchange.headers.get("Content-Length", 0)))
            exchange.reply(423)
        else:
            exchange.reply(*exchange.ask())

    scene.between.trick = on("PUT", locked)
    progress = Noted()
    scene.place.put(scene.backup, NAME, progress)
    assert scene.content(NAME) == scene.backup.read_bytes()
    size = scene.backup.stat().st_size
    assert max(done for done, _, told in progress.told if told == SENDING) <= size


def test_a_failure_midway_is_gone_on_from(scene):
    pieces = []

    def failing(exchange):
        pieces.append(exchange.path)
        if len(pieces) == 2:
            exchange.rfile.read(1000)
            exchange.close_connection = True
        else:
            exchange.reply(*exchange.ask())

    scene.between.trick = on("PUT", failing)
    # Of S3's pieces the one that failed is sent again; WebDAV has only one.
    scene.place.put(scene.backup, NAME)
    assert scene.content(NAME) == scene.backup.read_bytes()
