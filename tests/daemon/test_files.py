"""Private files: the old one or the new one, its owner's alone, never through a link."""

import os

import pytest

from kithbook.errors import BadSetup
from kithbook.files import read_private, write_private


@pytest.fixture
def path(tmp_path):
    return tmp_path / "file.json"


def test_what_is_written_is_read_and_is_its_owner_s_alone(path):
    old = os.umask(0)
    try:
        write_private(path, b"one")
        write_private(path, b"two")
    finally:
        os.umask(old)
    assert read_private(path, limit=10) == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["file.json"]


def test_a_loose_file_that_is_replaced_is_loose_no_more(path):
    path.write_bytes(b"one")
    path.chmod(0o644)
    write_private(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_is_replaced_and_not_written_through(path, tmp_path):
    (tmp_path / "elsewhere").write_bytes(b"untouched")
    path.symlink_to("elsewhere")
    write_private(path, b"two")
    assert not path.is_symlink()
    assert (tmp_path / "elsewhere").read_bytes() == b"untouched"


def test_a_new_file_replaces_none(path):
    write_private(path, b"one", new=True)
    with pytest.raises(FileExistsError):
        write_private(path, b"two", new=True)
    assert path.read_bytes() == b"one"
    assert [one.name for one in path.parent.iterdir()] == ["file.json"]


def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path):
    with pytest.raises(BadSetup, match="Cannot write"):
        write_private(tmp_path / "missing" / "file", b"one")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadSetup, match="Cannot write"):
        write_private(tmp_path / "folder", b"one")
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_one_byte_over_the_limit_shows(path):
    write_private(path, b"12345")
    assert read_private(path, limit=5) == b"12345"
    assert len(read_private(path, limit=4)) == 5
    write_private(path, bytes(10**6))
    assert len(read_private(path, limit=4)) == 5
