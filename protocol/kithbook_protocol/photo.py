"""Photos: what a browser showed of a person, small, and without any network."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import Moment, ShortText, Url, WireModel

MAX_PHOTO = 48 * 1024
"""Bytes of a JPEG; 256 x 256 of a face are 10 to 20 kB."""
MAX_SIDE = 256
"""Pixels of the longer side."""

Jpeg = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=MAX_PHOTO * 4 // 3)]
"""A baseline JPEG as base64url without padding."""
Side = Annotated[int, Field(ge=1, le=MAX_SIDE)]


class PhotoRequest(WireModel):
    """Bring in a picture of the person of a capture, drawn anew by the browser from its screen."""

    capture: UUID
    """An earlier capture of the same client."""
    image: Jpeg
    source: Url = ""
    """The picture's address on the page, without its query: the same one is not stored again."""
    alt: ShortText | None = None
    """What the page calls the picture, where nothing else says that it shows the page's person."""


class PhotoKept(WireModel):
    """What became of a picture: one that is nobody's, or will not do, is not kept."""

    kept: bool
    change_set: UUID | None = None
    """What to undo."""


class Photo(WireModel):
    """A person's photo."""

    image: Jpeg
    width: Side
    height: Side
    url: Url
    """The page that showed it."""
    taken_at: Moment


class PhotoReply(WireModel):
    """The photo of a person, if there is one."""

    photo: Photo | None
