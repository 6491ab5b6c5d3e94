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


async def test_a_report_is_offered_printed_and_written_to_a_file_of_ones_own(
    beside, drifted, tmp_path
):
    await drifted()
    assert "look at: kithbook drift report linkedin\n" in (await beside("drift")).out
    printed = (await beside("drift", "report", "LinkedIn")).out
    assert printed.startswith("How Kithbook reads a page of LinkedIn (`linkedin`)")
    assert "main > h1 > text:4-15\n```\n" in printed
    assert "Skills" not in printed
    file = tmp_path / "report.md"
    assert (await beside("drift", "report", "linkedin", "-o", str(file))).out.startswith("Written")
    assert (file.read_text(), file.stat().st_mode & 0o777) == (printed, 0o600)
    told = json.loads((await beside("drift", "report", "linkedin", "--json")).out)
    assert (told["text"], told["status"], told["file"]) == (printed, "broken", None)
    again = await beside("drift", "report", "linkedin", "-o", str(file))
    assert (again.code, "is there already" in again.err) == (1, True)


async def test_without_a_badly_read_page_there_is_no_report_and_one_sentence(beside):
    ran = await beside("drift", "report", "linkedin")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("There is nothing to report: no page of LinkedIn")
    assert ran.err.count("\n") == 1


async def test_a_site_nobody_knows_is_one_sentence(beside):
    ran = await beside("drift", "dismiss", "myspace")
    assert ran.code == 1
    assert ran.err.startswith("Kithbook knows no such site; it knows bluesky, ")
    assert ran.err.count("\n") == 1
