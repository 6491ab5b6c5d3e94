"""What all tests share: they open no window, and copy one vault."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from original import Original

# No test opens a window on the screen of who runs it.
os.environ["KITHBOOK_PINENTRY"] = "none"


@pytest.fixture(scope="session")
def original_vault() -> Iterator[Original]:
    """The vault to copy."""
    with tempfile.TemporaryDirectory(prefix="kb-") as folder:
        yield Original.make(Path(folder))
