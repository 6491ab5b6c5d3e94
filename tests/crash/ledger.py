"""What was sent, in which order, and what was acknowledged: against it the vault is held."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import uuid_utils


@dataclass
class Entry:
    """One write, as an outbox keeps it: sent again, under the same id, until acknowledged."""

    marker: str
    """What is found in the vault once it was applied, and in nothing else."""
    operation: Any
    body: Any
    item: UUID = field(default_factory=lambda: UUID(bytes=uuid_utils.uuid7().bytes))
    acknowledged: bool = False


@dataclass
class Ledger:
    """Every write of a vault's life."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, marker: str, operation: Any, body: Any) -> Entry:
        """Note a write that is about to be sent."""
        entry = Entry(marker, operation, body)
        self.entries.append(entry)
        return entry

    def waiting(self) -> list[Entry]:
        """Return what was not acknowledged, in its order: an outbox would send it again."""
        return [entry for entry in self.entries if not entry.acknowledged]

    def lost(self, found: list[str]) -> list[str]:
        """Return what was acknowledged and is not there."""
        there = set(found)
        return [one.marker for one in self.entries if one.acknowledged and one.marker not in there]

    def faults(self, found: list[str]) -> list[str]:
        """Return what is there twice, was never sent, or stands before what was sent earlier."""
        place = {entry.marker: number for number, entry in enumerate(self.entries)}
        strangers = [marker for marker in found if marker not in place]
        if strangers:
            return [f"never sent: {', '.join(strangers[:3])}"]
        told = []
        if len(set(found)) < len(found):
            told.append("applied twice")
        if (order := [place[marker] for marker in found]) != sorted(order):
            told.append("out of order")
        return told
