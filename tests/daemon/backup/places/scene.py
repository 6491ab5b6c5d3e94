"""A place that is reached by a line which somebody else has in hand."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from daemon.backup.places.between import Between
from daemon.backup.places.login import SECRET
from daemon.backup.places.servers import Server

from kithbook.backup.places.carrier import Carrier

NAME = "home.kithbook.age"
OLDER = b"an older backup"


@dataclass
class Scene:
    """A place that is reached by a line which somebody else has in hand, and what it holds."""

    store: Server
    corner: str
    between: Between
    place: Carrier
    backup: Path

    def holds(self):
        return self.store.names(self.corner)

    def content(self, name):
        return self.store.content(self.corner, name)

    def plant(self, content):
        self.store.plant(self.corner, NAME, content)


@contextlib.contextmanager
def untouched(target, *errors):
    """Whatever is fetched fails in a way that was foreseen, and what was there is there."""
    with pytest.raises(errors) as failure:
        yield failure
    assert target.read_bytes() == OLDER
    told = str(failure.value)
    assert SECRET not in told
    assert told[0].isalnum()
    assert told.endswith(".")


def is_file(exchange, command):
    """Say whether an exchange is about a file's content, the marker's excepted."""
    path = exchange.path.partition("?")[0]
    return exchange.command == command and "kithbook.age" in path


def on(command, answer):
    """Return a trick for files' contents."""

    def trick(exchange):
        if is_file(exchange, command):
            answer(exchange)
            return True
        return False

    return trick
