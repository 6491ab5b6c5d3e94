import pytest
from daemon.store.device import Device


@pytest.fixture
def device(tmp_path):
    made = Device(tmp_path / "device")
    yield made
    made.close()
