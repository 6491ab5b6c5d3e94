"""The demo's planted answers are found, and it is the same story on every machine."""

from datetime import date

import pytest
from daemon.store.device import Device
from demo.judge import JUDGES
from demo.make import make
from demo.manifest import Manifest, read
from demo.pen import moment_of
from demo.people import PEOPLE

from kithbook.insights.service import KINDS, show
from kithbook_protocol.insights import InsightRequest

DAY = date(2026, 6, 15)
STORY = ["Rafael Horvat", "Leonor Ferreira", "Hana Desai"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The vault, open, and what was planted in it."""
    device = Device(tmp_path_factory.mktemp("demo"))
    manifest = make(device.connection, DAY)
    yield device.connection, manifest
    device.close()


@pytest.mark.parametrize("judge", JUDGES, ids=lambda one: one.__name__)
def test_what_was_planted_is_found(made, judge):
    verdict = judge(*made, moment_of(DAY))
    assert verdict.kept, str(verdict)


def test_it_has_all_that_a_book_has(made):
    _, manifest = made
    assert manifest.made["people"] == PEOPLE
    assert manifest.made["interactions"] > 3_000
    for what in (
        "roles",
        "relations",
        "gatherings",
        "notes",
        "cadences",
        "promises",
        "birthdays",
        "favours",
        "introductions",
    ):
        assert manifest.made[what] > 20, what


def test_every_insight_has_something_to_show(made):
    connection, _ = made
    for kind in KINDS:
        found = show(connection, InsightRequest(name=kind.name), moment_of(DAY))
        assert any(cell.value for row in found.rows for cell in row.cells), kind.name


def test_a_manifest_is_read_as_it_was_written(made, tmp_path):
    _, manifest = made
    manifest.write(tmp_path / "manifest.json")
    kept = read(tmp_path / "manifest.json")
    assert isinstance(kept, Manifest)
    assert kept == manifest


def test_the_same_day_tells_the_same_story_on_every_machine(made):
    _, manifest = made
    assert [one.name for one in manifest.quiet[:3]] == STORY
