"""The log: its owner's alone, never larger than it may be, and never in the way."""

import json
import os
import resource

import pytest

from kithbook import log as logging
from kithbook.log import MOST_BYTES, OLDER_FILES, Log


@pytest.fixture
def path(tmp_path):
    return tmp_path / "daemon.log"


@pytest.fixture
def log(path):
    found = Log()
    found.open(path)
    yield found
    found.close()


def test_an_event_is_one_line_of_json(log, path):
    log.info("unlocked")
    log.warning("odd", what="a\nb")
    first, second = (json.loads(line) for line in path.read_text().splitlines())
    assert (first["event"], first["level"]) == ("unlocked", "info")
    assert (second["what"], second["level"]) == ("a\nb", "warning")


def test_before_it_is_opened_and_after_it_is_closed_it_writes_nowhere(log, path):
    Log().info("nowhere")
    log.close()
    log.info("nowhere")
    assert path.read_text() == ""


def test_what_is_full_is_begun_anew_and_the_oldest_goes(log, path, monkeypatch):
    assert MOST_BYTES <= 2**20
    monkeypatch.setattr(log._file, "maxBytes", 1_000)
    for number in range(200):
        log.info("event", number=number)
    files = sorted(path.parent.iterdir())
    assert [one.name for one in files] == ["daemon.log"] + [
        f"daemon.log.{number}" for number in range(1, OLDER_FILES + 1)
    ]
    assert all(one.stat().st_size <= 1_000 for one in files)
    assert '"number": 199' in path.read_text()


def test_every_file_is_its_owner_s_alone_whatever_the_umask(path, monkeypatch):
    monkeypatch.setattr(logging, "MOST_BYTES", 100)
    path.touch(0o644)
    before = os.umask(0)
    try:
        log = Log()
        log.open(path)
        for _ in range(5):
            log.info("event")
        log.close()
    finally:
        os.umask(before)
    assert {one.stat().st_mode & 0o777 for one in path.parent.iterdir()} == {0o600}


def test_a_link_in_its_place_is_not_followed(path, tmp_path):
    (tmp_path / "elsewhere").touch()
    path.symlink_to("elsewhere")
    with pytest.raises(OSError, match="symbolic"):
        Log().open(path)


def test_a_disk_that_is_full_stops_nothing_and_is_told_on_no_terminal(log, path, capfd):
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, most[1]))
    try:
        for _ in range(3):
            log.info("lost")
        log.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert path.stat().st_size <= 10
    assert capfd.readouterr() == ("", "")
