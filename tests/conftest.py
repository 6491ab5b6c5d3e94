"""What all tests share: they open no window, draw the same examples, and copy one vault."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from original import Original

# No test opens a window on the screen of who runs it.
os.environ["KITHBOOK_PINENTRY"] = "none"

# The same examples each time, so that a run tells of the change that it is made for; scripts/fuzz
# draws others, and more. How long an example takes is the machine's affair, which may be busy.
settings.register_profile(
    "suite", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "fuzz", settings.get_profile("suite"), derandomize=False, max_examples=500, print_blob=True
)
settings.load_profile("suite")

HERE = Path(__file__).parent
LONGEST = (
    *("security/test_contract.py", "crash", "mutate", "security/test_fuzz.py", "end_to_end"),
    *("daemon/keys", "daemon/backup", "extension", "security", "desktop"),
)
"""Files and folders that take longest, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process is left alone with it in the end."""

    def rank(item: pytest.Item) -> int:
        path = item.path.relative_to(HERE)
        found = (place for place, one in enumerate(LONGEST) if path.is_relative_to(one))
        return next(found, len(LONGEST))

    items.sort(key=rank)


@pytest.fixture(scope="session")
def original_vault() -> Iterator[Original]:
    """The vault to copy."""
    with tempfile.TemporaryDirectory(prefix="kb-") as folder:
        yield Original.make(Path(folder))
