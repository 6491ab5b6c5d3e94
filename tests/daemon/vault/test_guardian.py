"""One process per vault, with real processes."""

import os
import signal
import subprocess
import sys

import pytest

from kithbook.errors import BadSetup
from kithbook.vault.errors import VaultBusy
from kithbook.vault.guardian import Guardian

HOLD = """
import sys
from pathlib import Path
from kithbook.vault.guardian import Guardian
with Guardian(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "vault.lock"


@pytest.fixture
def holder(path):
    """Another process that has the vault open until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_second_process_is_told_who_has_the_vault(path, holder):
    with pytest.raises(VaultBusy) as caught:
        Guardian(path).take()
    assert f"(process {holder.pid})" in str(caught.value)
    assert str(path.parent) in str(caught.value)


def test_an_orderly_end_lets_the_next_one_in(path, holder):
    holder.stdin.close()
    assert holder.wait() == 0
    with Guardian(path):
        assert path.read_text() == str(os.getpid())


def test_kill_9_lets_the_next_one_in(path, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert path.read_text() == str(holder.pid), "the dead one's note is still there"
    with Guardian(path):
        assert path.read_text() == str(os.getpid())


def test_the_refused_one_leaves_the_holders_note(path):
    with Guardian(path):
        for _ in range(2):
            with pytest.raises(VaultBusy):
                Guardian(path).take()
        assert path.read_text() == str(os.getpid())
    assert path.read_text() == ""


def test_a_child_that_outlives_the_holder_does_not_keep_the_lock(path):
    with Guardian(path):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        with Guardian(path):
            pass
    finally:
        child.communicate(b"\n")


@pytest.mark.parametrize("note", ["", "nonsense", "9" * 400])
def test_a_strange_note_is_not_repeated(path, note):
    with Guardian(path):
        path.write_text(note)
        with pytest.raises(VaultBusy, match=r"^Another Kithbook has the vault"):
            Guardian(path).take()


def test_the_file_is_private_and_no_link(path, tmp_path):
    with Guardian(path):
        assert path.stat().st_mode & 0o777 == 0o600
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadSetup, match="Cannot open"):
        Guardian(path).take()
    assert not (tmp_path / "elsewhere").exists()


def test_letting_go_twice_is_no_harm(path):
    guardian = Guardian(path)
    guardian.take()
    guardian.release()
    guardian.release()
    with Guardian(path):
        pass
