"""Pages for the extraction tests, written here; names and addresses are invented."""

from collections.abc import Callable

import pytest

from kithbook.extract import manifest
from kithbook.extract.model import Extraction
from kithbook.extract.service import extract

Extract = Callable[..., Extraction]


@pytest.fixture(name="read")
def fixture_read() -> Extract:
    """Trim and extract a page, as the CLI does with a saved file."""

    def read(html: str, url: str = "https://site.example.org/people/7") -> Extraction:
        return extract(manifest.snapshot(html, url))

    return read
