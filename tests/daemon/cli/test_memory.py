"""What other programs of the same user, and a crash, get of a command that knows the passphrase."""

import os
import subprocess
import sys

import pytest

WATCHED = """
import ctypes, os, resource, sys

def look(event, arguments):
    if event == "open" and str(arguments[0]) == os.environ["KITHBOOK_PASSPHRASE_FILE"]:
        get_dumpable = 3  # prctl(2)
        dumpable = ctypes.CDLL(None).prctl(get_dumpable, 0, 0, 0, 0)
        sys.stderr.write(f"{dumpable} {resource.getrlimit(resource.RLIMIT_CORE)}\\n")

sys.addaudithook(look)
from kithbook.cli import main
main(sys.argv[1:])
"""
"""The command line, which says how its memory is guarded when the passphrase's file is opened."""


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has no such setting")
@pytest.mark.parametrize("command", [("init",), ("search", "Ada"), ("keys", "check")], ids=" ".join)
def test_its_memory_is_hidden_before_the_passphrase_is_read(command, environment, request):
    if command != ("init",):
        request.getfixturevalue("home")
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, *command],
        env=os.environ | {"KITHBOOK_HOME": str(environment)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr.splitlines()[0] == "0 (0, 0)", ran.stderr
