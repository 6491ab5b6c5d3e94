import asyncio
from dataclasses import dataclass

import pytest

from kithbook.cli import main


@dataclass
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def environment(settings, passphrase, monkeypatch, tmp_path):
    """This process's environment points to the test's vault, with its passphrase in a file."""
    file = tmp_path / "passphrase"
    file.touch(0o600)
    file.write_text(passphrase + "\n")
    (tmp_path / "person").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KITHBOOK_HOME", str(settings.home))
    monkeypatch.setenv("KITHBOOK_PASSPHRASE_FILE", str(file))
    monkeypatch.setenv("KITHBOOK_KEYRING", "false")
    monkeypatch.setenv("KITHBOOK_PORT", "0")
    monkeypatch.setenv("COLUMNS", "200")
    return settings.home


@pytest.fixture
def command(environment, capfd):
    """Run a command as a terminal would: `command("add", "Ada")`."""
    assert environment

    def run(*arguments):
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Ran(ended.value.code, out, err)

    return run


@pytest.fixture
def beside(command, app):
    """Run a command beside a running, unlocked daemon."""
    assert app

    async def run(*arguments):
        return await asyncio.to_thread(command, *arguments)

    return run
