"""A wheel has all that the program needs, the extension too; there it keeps a copy that stays."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kithbook.installation import extension

ROOT = Path(__file__).parents[3]
UV = ROOT / ".setup/uv/bin/uv"

LOOK = """
import sys
sys.path.insert(0, sys.argv[1])
from kithbook.installation import extension
assert not extension.is_clone()
before = extension.finding().state
folder = extension.put()
good = extension.finding().state
(folder / "manifest.json").write_text('{"version": "0.0.9"}')
print(before, folder, good, extension.finding().told, sep="\\n")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built as pipx and uv build it."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [UV, "build", "--quiet", "--wheel", "--out-dir", folder, ROOT],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode and "connect" in built.stderr:
        pytest.skip("what builds a wheel is not here, and cannot be fetched")
    assert built.returncode == 0, built.stderr
    [path] = folder.glob("*.whl")
    return path


def test_it_has_the_extension_and_every_file_of_both_packages(wheel):
    listed = subprocess.run(
        ["git", "ls-files", "daemon/kithbook", "protocol/kithbook_protocol"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    tracked = {name.partition("/")[2] for name in listed if (ROOT / name).exists()}
    shipped = {f"kithbook/extension/{name}" for name in extension.names()}
    with zipfile.ZipFile(wheel) as opened:
        inside = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert inside == tracked | shipped


def test_an_installed_one_keeps_a_copy_in_a_place_that_stays(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(tmp_path / "site")
    looked = subprocess.run(
        [sys.executable, "-c", LOOK, tmp_path / "site"],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert looked.stderr == ""
    before, folder, good, told = looked.stdout.splitlines()
    assert (before, good) == ("off", "good")
    assert folder == str(tmp_path / ".local/share/kithbook-browser/extension")
    assert "is of Kithbook 0.0.9, not of this one; run: kithbook extension" in told
