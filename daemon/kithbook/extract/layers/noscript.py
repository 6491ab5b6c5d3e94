"""The summary Bluesky leaves in `noscript`, by its allow-listed ids.

Everything else inside `noscript` is advice to switch JavaScript on and is never read.
"""

from collections.abc import Iterator

from kithbook.extract.confidence import NAME_SOURCES
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.page import Page
from kithbook.extract.text import tidy

NAME = "state"

_FIELDS: tuple[tuple[str, FieldName], ...] = (
    ("bsky_display_name", "name"),
    ("bsky_profile_description", "about"),
)


def read(page: Page) -> Iterator[Candidate]:
    """Propose the name and the description, where the ids are there."""
    for name, field in _FIELDS:
        node = page.tree.css_first(f"noscript #{name}")
        text = tidy(node.text(separator=" "), 4_000) if node is not None else ""
        if text:
            confidence = NAME_SOURCES[NAME] if field == "name" else 0.85
            yield Candidate(
                field=field,
                value=text,
                confidence=confidence,
                layer=NAME,
                source=NAME,
                locator=f"noscript #{name}",
            )
