"""What is to be killed: a process of its own, forked from one that has Kithbook imported.

To start Python and import all would take longer than what is killed, at each of dozens of steps.
"""

import multiprocessing
import os
import signal
import sys
from contextlib import contextmanager

PATIENCE = 60
"""Seconds until it must have ended, by itself or not."""

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["kithbook.server", "kithbook.schema", "kithbook.vault.trial"])


@contextmanager
def begun(function, *arguments):
    """Run a function of a module in a process of its own: `with begun(...) as process`."""
    process = FORKS.Process(target=function, args=arguments)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def ended(process):
    """Wait until a process has ended, by itself or by SIGKILL; return whether it was killed."""
    process.join(PATIENCE)
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


def killed(function, *arguments):
    """Run a function in a process of its own; return whether it was killed before its end."""
    with begun(function, *arguments) as process:
        return ended(process)


def kill_at(step, changes, *named):
    """Die by SIGKILL just before the step-th change to the file system.

    Args:
        step: counted from 1.
        changes: which count: audit events (Python's table of them); of `open`, those that write.
        named: parts of paths; only what has one of them in its path counts, if any are given.
    """
    taken = 0

    def look(event, arguments):
        nonlocal taken
        if event not in changes:
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & os.O_CREAT):
            return
        if not named or any(one in str(arguments[0]) for one in named):
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)
