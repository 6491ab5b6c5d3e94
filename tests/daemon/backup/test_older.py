"""A vault as an earlier Kithbook left it (commit edcc755), opened by this one as a person would.

`older/` was made by that program's own command line: three people, one of them captured from a
page, one deleted, a note, a tag, an edit, an interaction and a backup, which is not here.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
from end_to_end.daemon import Daemon

OLDER = Path(__file__).parent / "older"


@pytest.fixture(scope="module")
def daemon():
    """Running, with the vault that was brought up to date."""
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        trial = Daemon.trial(Path(folder))
        trial.data.mkdir(0o700)
        for file in OLDER.iterdir():
            shutil.copyfile(file, trial.data / file.name)
            (trial.data / file.name).chmod(0o600)
        with trial:
            yield trial


def test_what_was_in_it_is_there_and_the_vault_is_whole(daemon):
    found = {
        hit["name"]: hit["person"] for hit in daemon.json("search", "--limit", "10", "")["hits"]
    }
    assert set(found) == {"Ada Lovelace", "Charles Babbage", "Mary Somerville"}
    ada = daemon.run("show", found["Ada Lovelace"])
    for part in ("ada@engines.example", "Analyst · Analytical Engines", "maths", "Royal Society"):
        assert part in ada
    assert "Talked about looms" in daemon.run("interactions", found["Ada Lovelace"])
    assert "London" in daemon.run("show", found["Charles Babbage"])
    assert "mary@stars.example" in daemon.run("show", found["Mary Somerville"])
    assert daemon.json("doctor")["result"]["damage"] == 0


def test_a_proven_backup_from_before_is_named_with_the_way_back(daemon):
    before, _, path = daemon.output().partition("kithbook backup restore ")
    assert "brought the vault up to date" in before
    newest = daemon.json("backup", "list")["backups"][0]
    assert newest["reason"] == "before an update"
    assert newest["proven_at"] is not None
    assert Path(path.splitlines()[0]) == daemon.data / "backups" / newest["name"]
    assert Path(path.splitlines()[0]).is_file()


def test_its_history_can_still_be_taken_back(daemon):
    deed = next(one for one in daemon.json("history")["deeds"] if one["kind"] == "delete")
    daemon.run("undo", deed["id"])
    assert daemon.json("search", "nobody")["hits"][0]["name"] == "Nobody Whatever"
