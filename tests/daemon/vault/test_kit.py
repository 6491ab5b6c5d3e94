"""The recovery kit."""

import re
import subprocess
from datetime import date
from uuid import UUID

import html5lib
import pytest

from kithbook.errors import BadSetup
from kithbook.vault.kit import Kit
from kithbook.vault.recovery import make_identity

VAULT = UUID("5a0d6f0e-26c1-4d57-8e6e-0f2c6f0b7a11")
SIGNER = "ab12 cd34 ef56 7890 ab12 cd34 ef56 7890"


def kit(identity=None, signer=SIGNER):
    return Kit(identity or make_identity(), VAULT, signer, date(2026, 7, 1))


def test_the_page_and_the_text_hold_the_key_once_and_all_that_is_needed():
    made = kit()
    for form in (made.as_html(), made.as_text()):
        assert form.count(made.identity) == 1
        for part in (str(VAULT), SIGNER, "2026-07-01", "kithbook unlock --recovery", "age ident"):
            assert part in form


def test_the_page_is_valid_html_and_loads_nothing():
    page = kit().as_html()
    html5lib.HTMLParser(strict=True).parse(page)
    assert not re.search(r"https?:|//|\bsrc=|\bhref=|url\(|@import|<script|<link", page)
    assert page.count("<svg") == 1


def test_the_code_on_the_page_is_the_keys_own():
    def code(page):
        return re.search(r"<svg.*</svg>", page, re.DOTALL)[0]

    first, second = make_identity(), make_identity()
    assert code(kit(first).as_html()) == code(kit(first).as_html())
    assert code(kit(first).as_html()) != code(kit(second).as_html())
    assert code(kit(first, "other").as_html()) == code(kit(first).as_html())


def test_a_hostile_fingerprint_stays_text():
    page = kit(signer="<img src=x>&amp; $identity").as_html()
    assert "&lt;img src=x&gt;&amp;amp; $identity" in page


def test_the_text_fits_a_terminal():
    assert max(map(len, kit().as_text().splitlines())) <= 100


def test_the_key_is_not_in_the_repr():
    made = kit()
    assert made.identity not in repr(made)


def test_the_file_is_its_owners_alone(tmp_path):
    made, path = kit(), tmp_path / "kit.html"
    made.write(path)
    assert path.read_text() == made.as_html()
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("taken", ["file", "link"])
def test_no_file_is_written_over_and_no_link_followed(tmp_path, taken):
    path, other = tmp_path / "kit.html", tmp_path / "other"
    if taken == "file":
        path.write_text("mine")
    else:
        path.symlink_to(other)
    with pytest.raises(BadSetup, match="choose another name"):
        kit().write(path)
    assert not other.exists()
    assert path.is_symlink() or path.read_text() == "mine"


def test_a_missing_folder_is_one_sentence(tmp_path):
    with pytest.raises(BadSetup, match="No such file"):
        kit().write(tmp_path / "nowhere" / "kit.html")


@pytest.mark.browser
def test_the_page_prints_on_one_sheet(tmp_path):
    kit().write(tmp_path / "kit.html")
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--print-to-pdf={tmp_path / 'kit.pdf'}",
            (tmp_path / "kit.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert len(re.findall(rb"/Type /Page\b", (tmp_path / "kit.pdf").read_bytes())) == 1
