"""What the extension may do, so that wanting more is a decision and not a slip."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kithbook.installation import extension

EXTENSION = Path(__file__).parents[2] / "extension"
SCRIPTS = sorted(EXTENSION.rglob("*.js"))
PAGES = sorted(EXTENSION.rglob("*.html"))
STYLES = sorted(EXTENSION.rglob("*.css"))

PERMISSIONS = {
    "activeTab",  # the page that was clicked on, until it is left
    "alarms",  # try again later, without staying awake
    "contextMenus",  # save a page, a selection, a link by the other mouse button
    "notifications",  # what came of a capture after the popup is closed
    "scripting",  # read that page
    "sidePanel",  # Chromium's name for it; Firefox needs none
    "storage",
    "unlimitedStorage",  # sealed captures wait while the daemon is off
}
SIDED = re.compile(
    r"(?<![\w-])(?:left|right)\s*:|-(?:left|right)\b|:\s*(?:left|right)\s*;"
    r"|(?:margin|padding|inset):\s*\S+ (\S+) \S+ (?!\1;)\S+;"
)
"""A side of the screen, where the side that a text begins or ends at is meant."""
WILLING = re.compile(r"@media \(prefers-reduced-motion: no-preference\) \{\n(?:  .*\n|\n)*\}")
MOVING = re.compile(
    r"\b(?:transition|animation)(?:-\w+)?\s*:|scroll-behavior\s*:\s*smooth|@keyframes"
)
MOST_ZIPPED = 600_000
"""Bytes."""
UNSAFE = re.compile(
    r"\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\("
)


@pytest.fixture(scope="module")
def manifest() -> Any:
    return json.loads((EXTENSION / "manifest.json").read_text())


def test_it_asks_for_no_more_than_it_needs(manifest: Any) -> None:
    assert set(manifest["permissions"]) <= PERMISSIONS
    assert manifest["host_permissions"] == ["http://127.0.0.1/*"]
    # Which pages are open: for who wants the icon to say who is known. To start Kithbook, and pair
    # with it, by a click. Each is asked for then.
    assert manifest["optional_permissions"] == ["tabs", "nativeMessaging"]
    assert "optional_host_permissions" not in manifest


def test_it_runs_in_no_page_by_itself(manifest: Any) -> None:
    assert "content_scripts" not in manifest


def test_no_page_can_tell_that_it_is_there(manifest: Any) -> None:
    assert "web_accessible_resources" not in manifest
    assert "externally_connectable" not in manifest


def test_its_pages_load_and_reach_nothing_from_elsewhere(manifest: Any) -> None:
    policy = manifest["content_security_policy"]["extension_pages"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if rule.strip())
    assert rules["default-src"] == "'self'"
    assert set(rules["connect-src"].split()) <= {"'self'", "http://127.0.0.1:*"}
    assert "unsafe" not in policy


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.relative_to(EXTENSION).as_posix())
def test_a_script_makes_no_markup_or_code_from_text(script: Path) -> None:
    assert UNSAFE.search(script.read_text()) is None


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(EXTENSION).as_posix())
def test_a_page_has_no_inline_code(page: Path) -> None:
    text = page.read_text()
    assert re.search(r"<script(?![^>]*\bsrc=)", text) is None
    assert re.search(r"\son[a-z]+=", text) is None


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.relative_to(EXTENSION).as_posix())
def test_a_style_is_mirrored_where_text_runs_from_right_to_left(style: Path) -> None:
    sided = [line for line in style.read_text().splitlines() if SIDED.search(line)]
    assert sided == []


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.relative_to(EXTENSION).as_posix())
def test_a_style_moves_nothing_for_who_asked_for_less_motion(style: Path) -> None:
    always = WILLING.sub("", style.read_text())
    assert MOVING.findall(always) == []


def test_all_of_it_zipped_is_small() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in extension.names():
            archive.write(EXTENSION / name, name)
    assert len(packed.getvalue()) <= MOST_ZIPPED
