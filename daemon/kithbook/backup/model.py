"""A backup: its members in their order, its name, and what is remembered of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from kithbook.backup.places.address import joined, parse

SUFFIX = ".kithbook.age"

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
README, SLOTS, CARDS, PEOPLE, DATABASE = (
    "README.txt", "keyslots.json", "people.vcf", "people.jsonl.zst", "vault.db",
)  # fmt: skip
MEMBERS = (README, SLOTS, CARDS, PEOPLE, DATABASE)
"""What stands behind the manifest and its signature, in this order and no other."""

COPYING = "Copying the vault."
"""Told once it is settled of which moment a backup is."""

Tell = Callable[[int, int | None, str], None]
"""Told bytes done, bytes in all, and what is being done; may raise to stop the work."""


class Record(BaseModel):
    """What is kept as JSON: closed and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was written."""

    name: str
    counter: int
    made_at: int
    people: int
    total: int
    """Rows of all tables."""
    size: int
    """Bytes."""
    manifest: str
    """SHA-256, hex."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup in a place, as this vault remembers it."""

    name: str
    place: str
    counter: int
    made_at: int
    """Milliseconds since 1970."""
    size: int
    people: int | None
    """None where it only lies there, and was not made by this vault as it is now."""
    rows: int
    manifest: str
    """SHA-256 of its manifest, hex."""
    proven_at: int | None
    failure: str | None
    """What the last proof found wrong, as a sentence."""
    sha256: str | None = None
    """Of the file, hex, as it was put there."""
    reason: str | None = None
    """What was about to happen when it was made, in words."""
    hindrance: str | None = None
    """Why the last proof could not be made, as a sentence; it says nothing of the backup."""
    put_off: int | None = None
    """Until when it is not proven by itself."""

    @property
    def file(self) -> str:
        """Where it is, as a person names it."""
        return str(joined(parse(self.place), self.name))

    @property
    def is_remembered(self) -> bool:
        """Whether this vault made it, or came from it."""
        return self.people is not None


@dataclass(frozen=True, slots=True)
class Trial:
    """How it went when a backup was last meant to go to a place."""

    at: int
    """Milliseconds since 1970."""
    failure: str | None
    is_away: bool
    """It could not be reached, so that a look now and then costs little."""


_NAME = re.compile(r"kithbook-([0-9a-f]{8})-(\d{4}-\d\d-\d\d)-(\d{6})-(\d{6,})" + re.escape(SUFFIX))


def name_of(vault: UUID, made_at: int, counter: int) -> str:
    """Return the name of a backup: of which vault, when (UTC), the how manieth."""
    moment = datetime.fromtimestamp(made_at / 1000, UTC)
    return f"kithbook-{vault.hex[:8]}-{moment:%Y-%m-%d-%H%M%S}-{counter:06d}{SUFFIX}"


def is_ours(name: str, vault: UUID) -> bool:
    """Tell whether a file's name is that of a backup of this vault."""
    found = _NAME.fullmatch(name)
    return bool(found) and found[1] == vault.hex[:8]  # type: ignore[index]


def vault_in(name: str) -> str:
    """Return the beginning of the vault's id that a backup's name says; empty if it does not."""
    found = _NAME.fullmatch(name)
    return found[1] if found else ""


def made_at_in(name: str) -> int:
    """Return when a backup was made as its name says, milliseconds since 1970; 0 if it does not."""
    found = _NAME.fullmatch(name)
    if not found:
        return 0
    try:
        moment = datetime.strptime(f"{found[2]}{found[3]}", "%Y-%m-%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return 0
    return int(moment.timestamp() * 1000)


def counter_in(name: str) -> int:
    """Return the counter that a backup's name says; 0 where it is no such name."""
    found = _NAME.fullmatch(name)
    return int(found[4]) if found else 0


def plain(record: Record) -> dict[str, Any]:
    """Return a record as JSON values; what is None is left out."""
    return record.model_dump(mode="json", exclude_none=True)
