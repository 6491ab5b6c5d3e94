"""What the command line says of how pages are read."""

import json

import pytest

from kithbook.extract.model import PIPELINE_VERSION

BROKEN = "<title>LinkedIn</title><main><h1>Skills</h1></main>"


@pytest.fixture
def drifted(beside, tmp_path):
    """Capture a LinkedIn page in which no name is to be found, three times."""

    async def make():
        file = tmp_path / "page.html"
        file.write_text(BROKEN)
        url = "https://www.linkedin.com/in/ada-lovelace"
        return [await beside("capture", str(file), "--url", url) for _ in range(3)][-1]

    return make


async def test_a_capture_says_how_its_page_was_read(drifted):
    ran = await drifted()
    assert ran.code == 0
    assert "Status broken: the page is kept" in ran.out
    assert f"(reader {PIPELINE_VERSION})" in ran.out


async def test_status_doctor_and_drift_tell_until_it_is_dismissed(beside, drifted):
    await drifted()
    for command in ("status", "doctor", "drift"):
        assert "LinkedIn changed its page" in (await beside(command)).out
    listed = json.loads((await beside("drift", "--json")).out)
    assert listed["sites"][0]["statuses"] == ["broken"] * 3
    assert "Dismissed." in (await beside("drift", "dismiss", "LinkedIn")).out
    for command in ("status", "doctor"):
        assert "LinkedIn" not in (await beside(command)).out


async def test_a_site_nobody_knows_is_one_sentence(beside):
    ran = await beside("drift", "dismiss", "myspace")
    assert ran.code == 1
    assert ran.err.startswith("Kithbook knows no such site; it knows bluesky, ")
    assert ran.err.count("\n") == 1
