"""The fields of changes: how they are kept, and what they add up to."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID


def fold(changes: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return what a row's changes, in order, add up to."""
    fields: dict[str, Any] = {}
    for change in changes:
        fields.update(change)
    return fields


def plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields as a change holds them: ids as hex."""
    return {key: one.hex if isinstance(one, UUID) else one for key, one in fields.items()}
