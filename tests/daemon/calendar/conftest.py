import time

import pytest


@pytest.fixture
def zone(monkeypatch):
    """Put this system into another time zone: `zone("Europe/Berlin")`."""

    def move(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()
