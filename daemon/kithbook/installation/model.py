"""Who Kithbook is to systems and browsers, and what is found of it there."""

from dataclasses import dataclass
from typing import Literal

HOST = "example.kithbook"
"""The name by which an extension asks its browser for the native messaging host."""
CHROMIUM_ID = "kciookjefefkmpdakdfpepadbopagljn"
"""The extension's id in Chromium and its kin, from `key` in the manifest."""
FIREFOX_ID = "kithbook@kithbook.example"
"""The extension's id in Firefox, from the manifest."""

State = Literal["good", "off", "broken"]
"""`off`: not set up, which is a choice; `broken`: set up once, and no longer as it must be."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of looking at one thing that setup does."""

    what: str
    state: State
    sentence: str
    cure: str | None = None
    """The command that mends it, or sets it up."""

    @property
    def told(self) -> str:
        """The sentence, with its cure."""
        return f"{self.sentence}; run: {self.cure}" if self.cure else f"{self.sentence}."
