"""The extension's folder is found, kept up to date, and packed to the same bytes each time."""

import json
import zipfile
from pathlib import Path

import pytest

from kithbook.installation import extension
from kithbook.installation.errors import NotPlaced

CLONE = Path(__file__).parents[3] / "extension"


def test_in_a_clone_browsers_load_its_own_folder(person):
    assert extension.folder() == extension.put() == CLONE
    assert extension.finding().state == "good"
    assert list(person.iterdir()) == []


def test_a_copy_has_what_the_manifest_names_and_no_pictures_for_stores(tmp_path):
    copy = extension.put(tmp_path / "copy")
    manifest = json.loads((copy / "manifest.json").read_text())
    for name in (manifest["background"]["service_worker"], *manifest["icons"].values()):
        assert (copy / name).is_file()
    assert not (copy / "store").exists()
    assert list(copy.rglob("*.md")) == []


def test_a_copy_that_is_old_is_replaced_as_a_whole(tmp_path):
    copy = extension.put(tmp_path / "copy")
    (copy / "stale.js").write_text("")
    (copy / "manifest.json").write_text("{}")
    extension.put(copy)
    assert not (copy / "stale.js").exists()
    assert json.loads((copy / "manifest.json").read_text())["version"] == extension.version()
    assert [one.name for one in tmp_path.iterdir()] == ["copy"]


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to Ada").write_text("Dear Ada")
    with pytest.raises(NotPlaced, match="holds something else"):
        extension.put(tmp_path / "letters")
    assert (tmp_path / "letters" / "to Ada").read_text() == "Dear Ada"


def test_packed_twice_it_is_the_same_bytes(tmp_path):
    for name in ("first.xpi", "second.xpi"):
        extension.pack(tmp_path / name)
    assert (tmp_path / "first.xpi").read_bytes() == (tmp_path / "second.xpi").read_bytes()
    with zipfile.ZipFile(tmp_path / "first.xpi") as packed:
        assert packed.testzip() is None
        assert packed.read("manifest.json") == (CLONE / "manifest.json").read_bytes()
