"""How this very Kithbook is started by something that knows no shell: command and settings."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from kithbook.config import PREFIX, Settings

PATHS = {"home", "passphrase_file"}
PASSING = {"update_without_backup"}
"""What is said once, and never kept for later starts."""


def command(*arguments: str) -> list[str]:
    """Return the words that run a command with this Python, whatever the environment says."""
    return [sys.executable, "-I", "-m", "kithbook", *arguments]


def chosen(settings: Settings, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the settings of now as variables, so that a start without this shell has them too.

    The data folder is always named: where it is by default depends on the environment.
    """
    named = {
        name: value
        for name in Settings.model_fields
        if name not in PASSING and (value := environment.get(f"{PREFIX}{name.upper()}"))
    }
    named["home"] = str(settings.home)
    return {
        f"{PREFIX}{name.upper()}": str(Path(value).absolute()) if name in PATHS else value
        for name, value in sorted(named.items())
    }


def own_folder() -> Path:
    """Where lies what browsers are shown of Kithbook; it has nothing of the vault."""
    return Path(platformdirs.user_data_dir("kithbook-browser"))
