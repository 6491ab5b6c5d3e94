"""A transfer that is killed midway leaves nothing half under a name, and the next one finishes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from daemon.backup.places.login import MIB
from daemon.backup.places.mover import NAME
from daemon.backup.places.moves import Noted

from kithbook.backup.places.carrier import FETCHING, PROVING, SENDING
from kithbook.backup.places.name import MARKER

MOVER = Path(__file__).with_name("mover.py")
TESTS = Path(__file__).parents[3]


def killed(what, address, file, stop, sentence):
    """Start a transfer and kill it when it has come so far."""
    with subprocess.Popen(
        [sys.executable, MOVER, what, address, file, str(stop), sentence],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
    ) as program:
        assert program.stdout.readline() == b"there\n"
        program.kill()
    assert program.returncode == -signal.SIGKILL


@pytest.fixture
def place(server, corner):
    with server.place(corner) as place:
        place.prepare()
        yield place


@pytest.mark.parametrize("at", [(2 * MIB, SENDING), (4 * MIB, PROVING)], ids=["sent", "read"])
def test_a_put_that_is_killed_leaves_no_half_file_and_the_next_finishes(
    place, server, corner, backup, at
):
    killed("put", server.address(corner, server.origin), backup, *at)
    assert NAME not in server.names(corner)
    assert place.entries() == []
    progress = Noted()
    place.put(backup, NAME, progress)
    assert server.content(corner, NAME) == backup.read_bytes()
    assert server.names(corner) == {MARKER, NAME}
    sent = {done for done, _, told in progress.told if told == SENDING and done}
    if at[1] == PROVING:
        assert sent == set(), "it was sent again"
    elif server.goes_on:
        assert min(sent) >= 2 * MIB, "it was begun again"


def test_a_fetch_that_is_killed_leaves_the_target_and_the_next_goes_on(
    place, server, corner, backup, tmp_path
):
    sha256 = place.put(backup, NAME)
    target = tmp_path / "back"
    target.write_bytes(b"an older backup")
    killed("fetch", server.address(corner, server.origin), target, 2 * MIB, FETCHING)
    assert target.read_bytes() == b"an older backup"
    progress = Noted()
    assert place.fetch(NAME, target, progress, sha256=sha256) == sha256
    assert target.read_bytes() == backup.read_bytes()
    # What was in the program's own memory is fetched again.
    assert progress.told[0][0] >= MIB
