"""Whoever attacks from inside a browser, and what they attack."""

from collections.abc import Iterator

import pytest
from end_to_end.attack.witness import Witness
from end_to_end.daemon import Daemon


@pytest.fixture(scope="module")
def witness() -> Iterator[Witness]:
    with Witness() as running:
        yield running


def database(daemon: Daemon) -> list[bytes]:
    """Return the database's bytes, with what waits in its write-ahead log."""
    paths = [daemon.data / name for name in ("vault.db", "vault.db-wal", "daemon.json")]
    return [path.read_bytes() for path in paths]


@pytest.fixture
def untouched(daemon: Daemon) -> Iterator[None]:
    """See that the vault and the list of clients stay as they are, byte by byte."""
    before = database(daemon)
    yield
    assert database(daemon) == before
