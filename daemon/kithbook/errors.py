"""Errors a person may meet. `str(error)` is one sentence that says what to do."""

from kithbook_protocol.failure import ErrorCode


class KithbookError(Exception):
    """Something went wrong in a way we foresaw. Never raised itself."""

    code: ErrorCode = ErrorCode.FAILED
    """What a client is told."""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or (type(self).__doc__ or "").strip())


class InvalidRequest(KithbookError):
    """The request is not of the form this call takes."""

    code = ErrorCode.INVALID


class NotThere(KithbookError):
    """There is nothing under that name; look it up with `kithbook search`."""

    code = ErrorCode.CONFLICT


class WasForgotten(NotThere):
    """That person was forgotten and nothing is kept of them; nothing was changed."""


class Conflict(KithbookError):
    """That cannot be done as things stand now."""

    code = ErrorCode.CONFLICT


class VaultLocked(KithbookError):
    """The vault is locked; unlock it with `kithbook unlock`."""

    code = ErrorCode.LOCKED


class OutOfScope(KithbookError):
    """This client may not do that; pair it again with a wider scope."""

    code = ErrorCode.SCOPE


class ClientRevoked(KithbookError):
    """This client was unpaired; pair it again with `kithbook pair`."""

    code = ErrorCode.REVOKED


class VersionMismatch(KithbookError):
    """This was sealed for a key the vault no longer has; pair the extension again."""

    code = ErrorCode.VERSION


class Busy(KithbookError):
    """Kithbook is busy; try again in a moment."""

    code = ErrorCode.BUSY


class TooSlow(Busy):
    """That took too long; ask again, it is not done twice."""


class Mistake(KithbookError):
    """Kithbook made a mistake; nothing was changed."""


class BadSetup(KithbookError):
    """Files or settings on this machine are not as they must be."""
