import pytest
from daemon.store.device import Device


@pytest.fixture
def device(tmp_path):
    made = Device(tmp_path / "device")
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A device for a module's tests that only read what it is filled with once."""
    made = Device(tmp_path_factory.mktemp("shared") / "device")
    yield made
    made.close()
