"""What every message shares: closed, frozen, documented by its attributes' docstrings."""

import os
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints


def _version_seven(value: UUID) -> UUID:
    if value.version != 7:  # noqa: PLR2004 - RFC 9562 calls it so
        msg = "must be a UUID version 7"
        raise ValueError(msg)
    return value


Id = Annotated[UUID, AfterValidator(_version_seven)]
"""A UUIDv7 (RFC 9562) made by whoever made the thing: sortable by time, unique without a server."""

RowId = UUID
"""The id of a row. UUIDv7, or derived from its content where two devices must agree on it."""

Moment = Annotated[int, Field(ge=0, le=253_402_300_799_999)]
"""Milliseconds since 1970-01-01 UTC."""

ShortText = Annotated[str, StringConstraints(max_length=1_000)]
"""One line a person reads: a name, a role, a place."""

Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]
"""What names one thing: its id or the end of it, where it says so its name. Never empty: to name
nothing must not mean the newest, or everything."""

LongText = Annotated[str, StringConstraints(max_length=64_000)]
"""A note, or what a page says about someone."""

Url = Annotated[str, StringConstraints(max_length=8_000)]
"""An absolute URL, as text: what is allowed is decided where it is used."""

Bytes = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]*$", max_length=4_096)]
"""Bytes as base64url without padding (RFC 4648 section 5)."""


class WireModel(BaseModel):
    """A message, or a part of one. Unknown fields are refused: a typo must not pass in silence."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        # Reading the docstrings out of the source and building every validator at import cost 55 ms
        # of each start; only the generator wants the docstrings, and most runs use few models.
        use_attribute_docstrings="KITHBOOK_DOCUMENTED" in os.environ,
        defer_build=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
    )


class Nothing(WireModel):
    """An empty message."""
