"""What can be in the way of becoming part of a system."""

from kithbook.errors import KithbookError


class NoService(KithbookError):
    """This system starts nothing at login for you; start Kithbook with `kithbook up`."""


class NotStarted(KithbookError):
    """Kithbook was set up but does not start; `kithbook up` in a terminal says why."""


class NoExtension(KithbookError):
    """The extension is not part of this installation; install Kithbook anew."""


class NotPlaced(KithbookError):
    """A file could not be put in its place."""
