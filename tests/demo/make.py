"""The demo: a book of 500 invented people, kept for three years up to a day.

The same seed and day tell the same story; only the ids of people differ, which the services make.
"""

from datetime import date
from typing import Any

from demo.exchange import Exchange
from demo.manifest import Manifest
from demo.pen import Pen
from demo.people import populate
from demo.story import Story

SEED = 11


def make(connection: Any, day: date) -> Manifest:
    """Fill a new vault that nobody else has open; return what was planted."""
    manifest = Manifest(day.isoformat())
    pen = Pen(connection, SEED)
    people = populate(pen, manifest, day)
    Story(pen, manifest, people, day).tell()
    Exchange(pen, manifest, people, day).tell()
    pen.rest()
    return manifest
