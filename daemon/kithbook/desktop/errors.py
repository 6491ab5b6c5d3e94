"""What can go wrong with the desktop; a person rarely meets it, since the vault works without."""

from kithbook.errors import KithbookError


class BusLost(KithbookError):
    """The message bus, or who should answer on it, is not there."""
