"""`kithbook init`, as it is typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pseudoterminal import open_terminal

KITHBOOK = Path(sys.executable).with_name("kithbook")
ASKED, AGAIN = b"8 characters or more", b"Repeat for confirmation"
LONG = b"correct horse battery"


@pytest.fixture
def terminal(tmp_path):
    """`kithbook init` on a terminal of its own, without a passphrase file."""
    home = tmp_path / "data"
    environment = {**os.environ, "KITHBOOK_HOME": str(home), "KITHBOOK_KEYRING": "false"}
    ours, theirs = open_terminal()
    with subprocess.Popen(
        [KITHBOOK, "init"],
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        yield ours
        process.kill()
    os.close(ours)


def until(terminal, words):
    """Read up to these words; return what stood before them."""
    screen = b""
    while words not in screen:
        screen += os.read(terminal, 4096)
    return screen.partition(words)[0]


def test_a_short_passphrase_is_refused_before_it_is_typed_again(terminal):
    until(terminal, ASKED)
    os.write(terminal, b"short\n")
    assert AGAIN not in until(terminal, ASKED)
    os.write(terminal, LONG + b"\n")
    assert b"short" not in until(terminal, AGAIN)
    os.write(terminal, LONG + b"\n")
    until(terminal, b"AGE-SECRET-KEY-")
