import pytest


@pytest.fixture
def person(tmp_path, monkeypatch):
    """The home folder of somebody who has nothing yet."""
    home = tmp_path / "person"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    return home
