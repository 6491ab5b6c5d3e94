"""Trimming: what must never leave a page, and what must."""

import re
from pathlib import Path

import pytest

from kithbook.extract import manifest, sites, trim

ROOT = Path(__file__).parents[3]
HOSTILE = (ROOT / "tests/pages/hostile.html").read_text(encoding="utf-8")
URL = "https://people.example.org/ada"


def test_no_script_style_form_value_comment_or_handler_is_left():
    assert re.findall(r"SECRET[\w-]*", trim.trim(HOSTILE, URL)) == []


def test_open_shadow_roots_are_there_as_a_reader_sees_them():
    got = trim.trim(HOSTILE, URL)

    for text in ("Inside the open root", "Slotted role", "Slotted rest", "Root in a root"):
        assert got.count(text) == 1
    assert "No role" not in got


def test_data_for_machines_and_the_allow_listed_summary_are_kept():
    got = trim.trim(HOSTILE, URL)

    assert '<script type="application/ld+json">{"@type": "Person"' in got
    assert '<noscript><p id="bsky_display_name">Ada from noscript</p></noscript>' in got


def test_trimming_twice_changes_nothing():
    once = trim.trim(HOSTILE, URL)

    assert trim.trim(once, URL) == once


@pytest.mark.parametrize(
    ("html", "cap"),
    [
        ("<p>x</p>" * 120_000, "nodes"),
        ("<p>" + "word " * 600_000, "characters"),
        ("<div>" * 3_000 + "deep", "depth"),
    ],
)
def test_a_page_beyond_a_cap_is_cut_and_still_a_page(html, cap):
    got = trim.trim(html, URL)

    assert trim.CAPS[cap] > 0
    assert len(got) < trim.CAPS["characters"] + trim.CAPS["text"] + 10_000
    assert manifest.snapshot(html, URL).trim_version == trim.VERSION


def test_a_script_cannot_close_itself_from_inside_its_json():
    html = '<script type="application/ld+json">{"a": "<\\/script><b>out</b>"}</script>'
    got = trim.trim(html, URL)

    assert got.count("</script>") == 1
    assert trim.trim(got, URL) == got


def test_the_extension_s_copy_of_the_rules_is_current():
    committed = (ROOT / "extension/wire/sites.js").read_text(encoding="utf-8")

    assert committed == sites.javascript()
