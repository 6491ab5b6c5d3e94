import itertools
import random

import pytest
from daemon.backup.places.between import Between
from daemon.backup.places.login import MIB
from daemon.backup.places.scene import NAME, OLDER, Scene
from daemon.backup.places.servers import KINDS, Moto, WsgiDav


def started(kind, factory):
    with kind(factory.mktemp(kind.kind)) as server:
        yield server


@pytest.fixture(scope="session", params=KINDS, ids=lambda kind: kind.kind)
def server(request, tmp_path_factory):
    """Each kind of place in turn."""
    yield from started(request.param, tmp_path_factory)


@pytest.fixture(scope="session", params=(WsgiDav, Moto), ids=lambda kind: kind.kind)
def store(request, tmp_path_factory):
    """Each kind of place that is reached over a network."""
    yield from started(request.param, tmp_path_factory)


@pytest.fixture
def corner(counter=itertools.count()):  # noqa: B008 - one for all
    """A name that no other test has."""
    return f"corner-{next(counter)}"


@pytest.fixture
def backup(tmp_path):
    """A file that has several blocks and parts, none like another."""
    path = tmp_path / "made.kithbook.age"
    path.write_bytes(random.Random(1843).randbytes(3 * MIB + 345))  # noqa: S311 - no key
    return path


@pytest.fixture
def scene(store, corner, backup):
    """All is set up, by an honest line."""
    with store.place(corner) as honest:
        honest.prepare()
    with Between(store.origin) as between, store.place(corner, between.origin) as place:
        yield Scene(store, corner, between, place, backup)


@pytest.fixture
def kept(scene):
    """The SHA-256 of a backup that lies there."""
    return scene.place.put(scene.backup, NAME)


@pytest.fixture
def target(tmp_path):
    """Where a backup lay before, which must stay as it is."""
    target = tmp_path / "target"
    target.write_bytes(OLDER)
    return target
