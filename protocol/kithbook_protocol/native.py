"""What the extension may ask the native messaging host, which its browser starts for it.

4 bytes of length in the machine's own order, then JSON, each way. One request, one reply, and the
host ends.
"""

from typing import Annotated, Literal

from pydantic import Field

from .base import ShortText, WireModel
from .pairing import ExtensionOrigin


class NativeRequest(WireModel):
    """One of two things; whatever else is asked is refused."""

    ask: Literal["start", "pair"]
    """`start` the daemon, if it does not run; open the window to `pair` with a daemon that runs."""
    origin: ExtensionOrigin | None = None
    """This extension's, to pair. Chromium tells the host by itself, and that counts there."""


class NativeReply(WireModel):
    """What came of it."""

    state: Literal["running", "code", "not-running", "no-vault", "failed", "refused"]
    """`running`: the daemon answers on `port`. `code`: so does it, and the window is open."""
    port: Annotated[int, Field(ge=1, le=65_535)] | None = None
    code: ShortText | None = None
    """What a person would type; good once, for this origin alone, for two minutes."""
    sentence: ShortText = ""
    """Why not, where there is more to say."""
