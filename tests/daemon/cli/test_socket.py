"""Before a passphrase is sent: is it the person's own daemon that listens?"""

import os
import socket
import threading
import time
from types import SimpleNamespace

import pytest

from kithbook import peer
from kithbook.cli.connection import CALL_SECONDS


@pytest.fixture
def listener(settings, home):
    """A program that took the socket while no daemon ran; it yields what it heard."""
    assert home
    settings.socket.parent.mkdir(mode=0o700, exist_ok=True)
    heard = []

    def listen(link):
        while True:
            try:
                caller, _ = link.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(5)
                heard.append(caller.recv(65_536))

    with socket.socket(socket.AF_UNIX) as link:
        link.bind(str(settings.socket))
        link.listen()
        thread = threading.Thread(target=listen, args=(link,))
        thread.start()
        yield heard
        link.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.mark.parametrize("arguments", [("unlock",), ("note", "Ada", "a secret"), ("status",)])
def test_a_folder_that_others_may_enter_is_told_nothing(command, listener, settings, arguments):
    settings.socket.parent.chmod(0o755)
    done = command(*arguments)
    assert done.code == 1
    assert "Others can enter" in done.err
    assert listener == []


def test_a_daemon_that_hangs_is_said_not_to_answer(command, settings, home):
    """Connections are accepted by the system alone, as for a process that was stopped."""
    assert home
    settings.socket.parent.mkdir(mode=0o700, exist_ok=True)
    with socket.socket(socket.AF_UNIX) as link:
        link.bind(str(settings.socket))
        link.listen()
        for name in ("status", "lock"):
            begun = time.monotonic()
            done = command(name)
            assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
            assert "does not answer" in done.err
            assert "kithbook up" in done.err
            assert time.monotonic() - begun < CALL_SECONDS / 2


def test_a_folder_behind_a_link_is_told_nothing(command, listener, settings, tmp_path):
    settings.socket.parent.rename(tmp_path / "elsewhere")
    settings.socket.parent.symlink_to(tmp_path / "elsewhere")
    done = command("unlock")
    assert done.code == 1
    assert "is a link" in done.err
    assert listener == []


def test_another_user_s_program_is_told_nothing(command, listener, monkeypatch):
    """The kernel says who listens; that we are somebody else is what is made up here."""
    monkeypatch.setattr(peer, "os", SimpleNamespace(getuid=lambda: os.getuid() + 1))
    done = command("unlock")
    assert done.code == 1
    assert "Another user's program listens" in done.err
    assert [one for one in listener if one] == []
