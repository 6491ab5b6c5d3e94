"""Workers, forked from one that has loaded all that any page needs: a second less for each test.

They go into the same jail and do the same tasks. The process that a daemon starts for itself
stands for its worker: it hands its two pipes on, and neither outlives the other. Run as a program:
SOCKET. tests/daemon/jobs is about workers as they really are begun.
"""

import os
import selectors
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from kithbook import worker

WORKER = "from kithbook import worker; worker.main()"
LONGEST = 10_000
"""Bytes of a program."""
STAND_IN = """
import os, socket, sys
link = socket.socket(socket.AF_UNIX)
link.connect(sys.argv[1])
ours, its = socket.socketpair()
socket.send_fds(link, [sys.argv[2].encode()], [0, 1, its.fileno()])
os.close(0)
os.close(1)
its.close()
ours.recv(1)
"""
"""`link` ends with it, and `its` with the worker."""


@contextmanager
def brood(folder):
    """Keep one that is loaded; yield what returns the command to begin another, by its program."""
    path = folder / "brood"
    with subprocess.Popen(
        [sys.executable, "-I", Path(__file__), path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={},
        cwd="/",
    ) as process:
        assert process.stdout.readline() == b"ready\n"
        yield lambda program: (sys.executable, "-I", "-S", "-c", STAND_IN, str(path), program)
        process.stdin.close()


def main(path):
    worker.load()
    with socket.socket(socket.AF_UNIX) as door, selectors.DefaultSelector() as waiting:
        door.bind(path)
        door.listen()
        waiting.register(door, selectors.EVENT_READ)
        waiting.register(sys.stdin, selectors.EVENT_READ)  # closed when the tests are over
        print("ready", flush=True)  # noqa: T201 - who started it waits
        while True:
            for key, _ in waiting.select():
                if key.fileobj is sys.stdin:
                    return
                if key.fileobj is door:
                    link, _ = door.accept()
                    waiting.register(link, selectors.EVENT_READ, begun(door, link))
                else:
                    waiting.unregister(key.fileobj)
                    key.fileobj.close()
                    os.kill(key.data, signal.SIGKILL)
                    os.waitpid(key.data, 0)


def begun(door, link):
    """Fork a worker with what comes over a link: its program, two pipes, and what ends with it."""
    program, files, *_ = socket.recv_fds(link, LONGEST, 3)
    if (pid := os.fork()) == 0:
        try:
            door.close()
            link.close()
            os.setsid()
            for standard, pipe in enumerate(files[:2]):
                os.dup2(pipe, standard)
                os.close(pipe)
            exec(program.decode(), {})  # noqa: S102 - a test's own
        finally:
            os._exit(0)
    for file in files:
        os.close(file)
    return pid


if __name__ == "__main__":
    main(sys.argv[1])
