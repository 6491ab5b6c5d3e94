"""However a page is mutilated it gives a draft and a status; names outlive classes and heads.

Over the pages written here, and over the corpus where it lies beside the repository.
"""

import json
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from daemon.extract.mutilation import WAYS

from kithbook.extract import manifest
from kithbook.extract.service import extract
from kithbook_protocol.capture import CaptureStatus
from kithbook_protocol.people import Kind

OWN = Path(__file__).parent / "sites"
CORPUS = Path(__file__).parents[4] / "shared" / "corpus"


def own() -> list[tuple[str, str]]:
    pages = json.loads((OWN / "expected.json").read_text(encoding="utf-8"))
    return [
        ((OWN / f"{page}.html").read_text(encoding="utf-8"), said["url"])
        for page, said in pages.items()
    ]


def found() -> list[tuple[str, str]]:
    lines = (CORPUS / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        ((CORPUS / one["file"]).read_text(encoding="utf-8", errors="replace"), one["url"])
        for one in map(json.loads, lines)
    ]


@pytest.fixture(
    name="pages",
    scope="module",
    params=[
        own,
        pytest.param(
            found,
            marks=pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the repository"),
        ),
    ],
    ids=["own", "corpus"],
)
def fixture_pages(request):
    """Return pages, each with its address and what it gives when it is whole."""
    return [(html, url, extract(manifest.snapshot(html, url))) for html, url in request.param()]


@pytest.fixture(name="mutilated", scope="module")
def fixture_mutilated(pages):
    """Return, by the way, what each page gives mutilated, beside what it gives whole."""

    @cache
    def made(way):
        return [
            (extract(manifest.snapshot(WAYS[way](html), url)), whole) for html, url, whole in pages
        ]

    return made


@pytest.mark.parametrize("way", WAYS)
def test_every_mutilated_page_gives_a_draft_and_a_status(mutilated, way):
    for made, _whole in mutilated(way):
        assert made.failed == []
        assert made.kind in get_args(Kind)
        assert made.status in get_args(CaptureStatus)
        assert made.url


@pytest.mark.parametrize(("way", "share"), [("renamed", 0.8), ("beheaded", 0.7), ("doubled", 0.9)])
def test_names_outlive_it(mutilated, way, share):
    kept = [
        made.filled.name == whole.filled.name for made, whole in mutilated(way) if whole.filled.name
    ]
    assert sum(kept) / len(kept) >= share


@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_invented_by_it(mutilated, way):
    for made, whole in mutilated(way):
        if whole.kind in {"article", "organisation", "list"}:
            assert made.filled.name in {None, whole.filled.name}
