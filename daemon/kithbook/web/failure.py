"""What went wrong, in words for whoever asked; a mistake of ours is logged without its text."""

import secrets

from kithbook.errors import KithbookError, Mistake, TooSlow
from kithbook.log import log
from kithbook_protocol.failure import ErrorCode, Failure

LONGEST_SENTENCE = 1_000
"""Characters; the wire's ShortText. A sentence may quote a reference that is as long itself."""
STATUS = {
    ErrorCode.INVALID: 400,
    ErrorCode.REVOKED: 401,
    ErrorCode.SCOPE: 403,
    ErrorCode.CONFLICT: 409,
    ErrorCode.VERSION: 412,
    ErrorCode.LOCKED: 423,
    ErrorCode.FAILED: 500,
    ErrorCode.BUSY: 503,
}
"""The HTTP status of each code."""


def ours(error: Exception, path: str) -> KithbookError:
    """Return an error that a person may meet, whatever was raised."""
    if isinstance(error, TimeoutError):
        return TooSlow()
    return error if isinstance(error, KithbookError) else _mistake(error, path)


def told(error: KithbookError) -> Failure:
    """Return an error as it goes over the wire."""
    return Failure(code=error.code, sentence=str(error)[:LONGEST_SENTENCE])


def _mistake(error: Exception, path: str) -> Mistake:
    """Log where it broke, without what it broke on, and give the person a reference."""
    reference = secrets.token_hex(4)
    frames = []
    trace = error.__traceback__
    while trace:
        frames.append(f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("broken", reference=reference, path=path, error=type(error).__name__, at=frames[-6:])
    return Mistake(
        f"Kithbook made a mistake; nothing was changed. Its log knows it as {reference}."
    )
