"""What can go wrong with the desktop; a person rarely meets it, since the vault works without."""

from kithbook.errors import KithbookError
from kithbook_protocol.failure import ErrorCode


class BusLost(KithbookError):
    """The message bus, or who should answer on it, is not there."""


class NoPinentry(KithbookError):
    """The window for the passphrase could not be opened."""

    code = ErrorCode.LOCKED


class WindowClosed(KithbookError):
    """The window for the passphrase was closed."""


class Unanswered(KithbookError):
    """Nobody typed the passphrase in two minutes."""
