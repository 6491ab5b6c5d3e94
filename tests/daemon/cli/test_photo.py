"""`kithbook photo`: what there is, as a file, or gone."""

import json
import stat

import pytest
from daemon.capture.conftest import settled, snapshot
from daemon.extension import to_text
from daemon.photos.grey import grey

from kithbook_protocol.operations import CAPTURE, CAPTURE_PHOTO


@pytest.fixture
async def ada(call, app):
    """Somebody captured with a photo, by the end of the id."""
    assert app
    capture = (await call(CAPTURE, {"snapshot": snapshot()})).capture
    await call(CAPTURE_PHOTO, {"capture": str(capture), "image": to_text(grey())})
    return (await settled(call, capture)).person.id.hex[-8:]


async def test_show_says_that_there_is_a_photo_and_where_it_is_from(beside, ada):
    shown = await beside("show", ada)
    assert "64 x 64" in shown.out
    told = json.loads((await beside("show", ada, "--json")).out)["photo"]
    assert (told["width"], told["url"]) == (64, "https://engines.net/people/ada")
    assert "image" not in told
    assert "64 x 64" in (await beside("photo", ada)).out


async def test_a_photo_is_written_to_a_new_file_of_ones_own(beside, ada, tmp_path):
    file = tmp_path / "ada.jpg"
    ran = await beside("photo", ada, "--output", str(file), "--json")
    assert (ran.code, json.loads(ran.out)["file"]) == (0, str(file))
    assert file.read_bytes() == grey()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text("mine")
    again = await beside("photo", ada, "--output", str(file))
    assert (again.code, again.err) == (1, f"{file} is there already; choose another name.\n")
    assert file.read_text() == "mine"
    nowhere = await beside("photo", ada, "--output", str(tmp_path / "no" / "ada.jpg"))
    assert "could not be written: No such file" in nowhere.err


async def test_a_photo_is_removed_and_brought_back(beside, ada):
    assert "Photo of Ada Lovelace removed" in (await beside("photo", ada, "--remove")).out
    gone = await beside("photo", ada)
    assert (gone.code, gone.err) == (1, "There is no photo of this person.\n")
    assert json.loads((await beside("show", ada, "--json")).out)["photo"] is None
    assert (await beside("undo")).code == 0
    assert (await beside("photo", ada)).code == 0


async def test_history_tells_of_a_photo_without_its_digits(beside, ada):
    told = (await beside("history", ada)).out
    assert "photo" in told
    assert "image" not in told


async def test_writing_and_removing_at_once_is_refused(beside, ada):
    assert (await beside("photo", ada, "--remove", "--output", "x.jpg")).code == 2
