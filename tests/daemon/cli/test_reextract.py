"""Kept pages read again from the command line: an older reader is one that forgot what it said."""

import json

import pytest
from daemon.capture.conftest import URL, page

from kithbook.store.service import STORE


@pytest.fixture
async def stale(beside, app, tmp_path):
    """A captured person whose headline the reader of then did not find."""
    file = tmp_path / "page.html"
    file.write_text(page(headline="Analyst"))
    made = await beside("capture", str(file), "--url", URL, "--json")
    person = json.loads(made.out)["person"]["id"]
    for field in ("headline=", "role="):
        await beside("edit", person, field)
    await app[STORE].maintain(lambda c: c.execute("DELETE FROM capture_outcome"))
    return person


async def test_reextract_suggests_and_accept_takes(beside, stale):
    dry = await beside("reextract", "--dry-run")
    assert "Ada Lovelace: headline: nothing → Analyst" in dry.out
    assert "1 page read again: 2 suggestions would be made." in dry.out
    assert "There are no suggestions." in (await beside("suggestions")).out
    assert "2 suggestions; see: kithbook suggestions" in (await beside("reextract")).out
    listed = json.loads((await beside("suggestions", "--json")).out)["suggestions"]
    ids = {one["field"]: one["id"][-8:] for one in listed}
    assert "Accepted: headline" in (await beside("accept", ids["headline"])).out
    assert (await beside("dismiss", ids["role"])).code == 0
    assert "There are no suggestions." in (await beside("suggestions")).out
    assert json.loads((await beside("show", stale, "--json")).out)["headline"] == "Analyst"
    assert "2 suggestions" not in (await beside("reextract")).out


async def test_what_does_not_fit_is_one_sentence(beside):
    unknown = await beside("reextract", "--site", "myspace")
    assert (unknown.code, unknown.err.count("\n")) == (1, 1)
    assert (await beside("reextract", "--since", "yesterday")).code == 2
    gone = await beside("accept", "deadbeef")
    assert (gone.code, gone.err) == (1, 'There is no suggestion "deadbeef".\n')
