import pytest
from daemon.store.device import Device


@pytest.fixture
def device(tmp_path):
    made = Device(tmp_path / "device")
    yield made
    made.close()


@pytest.fixture
def other(tmp_path):
    made = Device(tmp_path / "other", 1)
    yield made
    made.close()
