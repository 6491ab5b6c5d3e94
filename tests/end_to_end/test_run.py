"""`scripts/run --check`: what anybody runs first."""

import os
import subprocess
import tempfile
from pathlib import Path

import pytest
from end_to_end.commands import ROOT

PATIENCE = 400
"""Seconds, on a machine that has other tests to run; alone it takes half a minute."""


def processes_in(folder: Path) -> list[str]:
    """Return the command lines of all processes whose environment names the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
            command = (process / "cmdline").read_bytes()
        except OSError:  # gone, or not ours
            continue
        if str(folder).encode() in environment:
            found.append(command.replace(b"\0", b" ").decode(errors="replace"))
    return found


@pytest.mark.timeout(PATIENCE + 20)
def test_it_does_the_main_job_and_leaves_nothing_behind() -> None:
    with tempfile.TemporaryDirectory(prefix="kithbook-") as folder:
        done = subprocess.run(
            [ROOT / "scripts/run", "--check"],
            env={**os.environ, "TMPDIR": folder, "HOME": folder},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        for name in ("Tomas Lindqvist", "Inês Okafor", "Maren Solheim"):
            assert f"finds {name}" in done.stdout
        assert "proved that it comes back" in done.stdout
        assert "restored it as on another machine: all 3 are found" in done.stdout
        assert processes_in(Path(folder)) == []
        assert list(Path(folder).iterdir()) == []


def test_a_word_it_does_not_know_is_wrong_usage() -> None:
    done = subprocess.run(
        [ROOT / "scripts/run", "--headless"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "usage: scripts/run [--check | --demo]\n"
