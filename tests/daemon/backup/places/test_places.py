"""What every place keeps, whatever its kind: against real servers."""

import hashlib
import time

import pytest
from daemon.backup.places.login import MIB, SECRET
from daemon.backup.places.moves import Noted, Stopped
from end_to_end.patience import until

from kithbook.backup.places.carrier import FETCHING, PROVING, SENDING
from kithbook.backup.places.errors import BackupAbsent, BackupAltered, PlaceGone
from kithbook.backup.places.name import MARKER
from kithbook.errors import InvalidRequest

NAME = "home-2026-11-30.kithbook.age"
HALF = 2 * MIB
HOUR = 3600 * 1000


@pytest.fixture
def place(server, corner):
    with server.place(corner) as place:
        place.prepare()
        yield place


def now():
    return time.time_ns() // 1_000_000


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_put_lies_there_under_its_name_and_comes_back_the_same(
    place, server, corner, backup, tmp_path
):
    progress = Noted()
    assert place.put(backup, NAME, progress) == sha256(backup)
    assert server.names(corner) == {MARKER, NAME}
    assert server.content(corner, NAME) == backup.read_bytes()
    assert place.fetch(NAME, tmp_path / "back") == sha256(backup)
    assert (tmp_path / "back").read_bytes() == backup.read_bytes()
    assert (tmp_path / "back").stat().st_mode & 0o777 == 0o600
    size = backup.stat().st_size
    assert progress.told[-1] == (2 * size, 2 * size, PROVING)
    assert progress.sentences == {SENDING, PROVING}
    steps = [done for done, _, _ in progress.told]
    assert steps == sorted(steps)


@pytest.mark.parametrize("size", [0, 1, MIB, 2 * MIB])
def test_files_of_odd_sizes_come_back_too(place, tmp_path, size):
    small = tmp_path / "small"
    small.write_bytes(bytes(size))
    place.put(small, NAME)
    place.fetch(NAME, tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == bytes(size)


def test_only_backups_are_listed_with_size_and_time(place, server, corner, backup):
    for name in ("notes.txt", ".kithbook.age", "b.kithbook.age.tmp"):
        server.plant(corner, name, b"not a backup")
    place.put(backup, NAME)
    place.put(backup, "a.kithbook.age")
    first, second = place.entries()
    assert [first.name, second.name] == ["a.kithbook.age", NAME]
    assert first.size == backup.stat().st_size
    assert abs(now() - first.modified) < 5 * 60 * 1000


def test_a_place_that_was_never_set_up_or_lost_its_drive_takes_nothing(
    server, corner, backup, tmp_path
):
    with server.place(corner) as place:
        for call in (
            place.entries,
            lambda: place.put(backup, NAME),
            lambda: place.fetch(NAME, tmp_path / "back"),
            lambda: place.remove(NAME),
            lambda: place.tidy(now()),
        ):
            with pytest.raises(PlaceGone):
                call()
        assert server.names(corner) == set()
        place.prepare()
        place.put(backup, NAME)
        server.uproot(corner, MARKER)
        with pytest.raises(PlaceGone):
            place.put(backup, "b.kithbook.age")
        assert server.names(corner) == {NAME}


def test_setting_up_twice_keeps_what_is_there(place, backup):
    place.put(backup, NAME)
    place.prepare()
    assert [one.name for one in place.entries()] == [NAME]


def test_what_is_there_already_is_only_read_back(place, backup):
    place.put(backup, NAME)
    progress = Noted()
    place.put(backup, NAME, progress)
    assert progress.sentences == {PROVING}


def test_other_content_under_the_name_is_replaced(place, server, corner, backup):
    server.plant(corner, NAME, bytes(backup.stat().st_size))
    place.put(backup, NAME)
    assert server.content(corner, NAME) == backup.read_bytes()


def test_a_put_that_was_stopped_gives_no_name_and_the_next_one_finishes(
    place, server, corner, backup
):
    with pytest.raises(Stopped):
        place.put(backup, NAME, Noted(stop_at=HALF, in_sentence=SENDING))
    assert NAME not in server.names(corner)
    assert place.entries() == []
    progress = Noted()
    place.put(backup, NAME, progress)
    assert server.names(corner) == {MARKER, NAME}
    assert server.content(corner, NAME) == backup.read_bytes()
    begun = next(done for done, _, _ in progress.told if done)
    assert (begun >= HALF) == server.goes_on


def test_what_arrived_whole_is_not_sent_again(place, server, corner, backup):
    with pytest.raises(Stopped):
        place.put(backup, NAME, Noted(stop_at=0, in_sentence=PROVING))
    assert NAME not in server.names(corner)
    progress = Noted()
    place.put(backup, NAME, progress)
    sent = {done for done, _, sentence in progress.told if sentence == SENDING}
    assert sent == {0}
    assert server.content(corner, NAME) == backup.read_bytes()


def test_what_was_left_and_is_wrong_is_sent_again(place, server, corner, backup):
    with pytest.raises(Stopped):
        place.put(backup, NAME, Noted(stop_at=0, in_sentence=PROVING))
    (left,) = server.names(corner) - {MARKER}
    server.plant(corner, left, bytes(backup.stat().st_size))
    place.put(backup, NAME)
    assert server.content(corner, NAME) == backup.read_bytes()


def test_a_fetch_that_was_stopped_is_gone_on_from(place, backup, tmp_path):
    place.put(backup, NAME)
    target = tmp_path / "back"
    target.write_bytes(b"an older backup")
    with pytest.raises(Stopped):
        place.fetch(NAME, target, Noted(stop_at=HALF))
    assert target.read_bytes() == b"an older backup"
    progress = Noted()
    place.fetch(NAME, target, progress)
    assert progress.told[0][0] >= HALF
    assert progress.sentences == {FETCHING}
    assert target.read_bytes() == backup.read_bytes()
    assert not list(tmp_path.glob(".back*"))


def test_a_fetch_goes_on_only_from_the_same_backup(place, server, corner, backup, tmp_path):
    place.put(backup, NAME)
    with pytest.raises(Stopped):
        place.fetch(NAME, tmp_path / "back", Noted(stop_at=HALF))
    other = backup.read_bytes()[::-1] + b"newer"
    server.plant(corner, NAME, other)
    place.fetch(NAME, tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == other
    assert not list(tmp_path.glob(".back*"))


def test_half_a_fetch_that_is_wrong_is_begun_again(place, backup, tmp_path):
    place.put(backup, NAME)
    with pytest.raises(Stopped):
        place.fetch(NAME, tmp_path / "back", Noted(stop_at=HALF))
    (part,) = tmp_path.glob(".back*")
    part.write_bytes(bytes(part.stat().st_size))
    place.fetch(NAME, tmp_path / "back", sha256=sha256(backup))
    assert (tmp_path / "back").read_bytes() == backup.read_bytes()


def test_another_backup_than_was_put_is_told_and_not_taken(place, server, corner, backup, tmp_path):
    put = place.put(backup, NAME)
    server.plant(corner, NAME, bytes(backup.stat().st_size))
    target = tmp_path / "back"
    target.write_bytes(b"an older backup")
    with pytest.raises(BackupAltered):
        place.fetch(NAME, target, sha256=put)
    assert target.read_bytes() == b"an older backup"
    assert not list(tmp_path.glob(".back*"))


def test_what_is_removed_is_gone_and_may_be_removed_again(place, server, corner, backup, tmp_path):
    place.put(backup, NAME)
    place.remove(NAME)
    place.remove(NAME)
    assert server.names(corner) == {MARKER}
    with pytest.raises(BackupAbsent):
        place.fetch(NAME, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_what_was_never_finished_is_tidied_away_once_it_is_old(place, server, corner, backup):
    place.put(backup, NAME)
    begun = now()
    with pytest.raises(Stopped):
        place.put(backup, "p.kithbook.age", Noted(stop_at=0, in_sentence=PROVING))
    assert place.tidy(begun - HOUR) == 0
    # Only now, since of every upload moto says that it began in 2010.
    with pytest.raises(Stopped):
        place.put(backup, "s.kithbook.age", Noted(stop_at=HALF, in_sentence=SENDING))
    # A WebDAV server may or may not keep half of what it was sent, and may keep it a while later.
    tidied = []
    until(
        lambda: tidied.append(place.tidy(begun + HOUR)) or server.names(corner) == {MARKER, NAME},
        "all of it is tidied away",
    )
    assert sum(tidied) in {1, 2}
    assert getattr(server, "uploads", list)() == []


@pytest.mark.parametrize(
    "name", ["../up.kithbook.age", "a/b.kithbook.age", "x.age", ".h.kithbook.age", ""]
)
def test_a_name_that_is_not_plain_is_refused(place, backup, tmp_path, name):
    for call in (
        lambda: place.put(backup, name),
        lambda: place.fetch(name, tmp_path / "back"),
        lambda: place.remove(name),
    ):
        with pytest.raises(InvalidRequest):
            call()


def test_a_file_that_is_not_there_is_said(place, tmp_path):
    with pytest.raises(BackupAbsent):
        place.put(tmp_path / "none", NAME)


def test_its_description_tells_no_secret(place):
    assert SECRET not in place.describe() + repr(place) + repr(vars(place))
