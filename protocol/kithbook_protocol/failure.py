"""How a call fails, in a form the extension can turn into words."""

from enum import StrEnum

from .base import ShortText, WireModel


class ErrorCode(StrEnum):
    """Why a verified call was not done. Unverified calls get a bare 403 and no reason."""

    LOCKED = "locked"
    """The vault is locked: nothing about people can be read or written now."""
    REVOKED = "revoked"
    """This client was unpaired; it has to pair again."""
    SCOPE = "scope"
    """This client may not do this."""
    VERSION = "version"
    """Client and daemon speak different protocol versions, or the envelope's key epoch is gone."""
    BUSY = "busy"
    """Too much at once, or shutting down; the same call may be repeated."""
    INVALID = "invalid"
    """The message is wrong and will be wrong when repeated."""
    CONFLICT = "conflict"
    """The message is fine, but what it speaks of is not there or no longer so."""
    FAILED = "failed"
    """The daemon made a mistake; its log has an entry under the reference in the sentence."""


class Failure(WireModel):
    """The body of every signed reply that is not 2xx."""

    code: ErrorCode
    """For programs."""
    sentence: ShortText
    """For people: one sentence that says what to do."""
