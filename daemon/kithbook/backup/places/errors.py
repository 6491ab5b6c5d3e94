"""What can go wrong with a place for backups, each as one sentence; none names a secret."""

from kithbook.errors import BadSetup, Busy, InvalidRequest, KithbookError, NotThere
from kithbook_protocol.failure import ErrorCode


class PlaceError(KithbookError):
    """The place for backups failed. Never raised itself."""


class BadAddress(InvalidRequest):
    """That is no place for backups; write a folder, s3://bucket/prefix or webdavs://host/path."""


class PlaceUnreachable(PlaceError, Busy):
    """The place for backups cannot be reached; check the connection, then try again."""


class PlaceRefused(PlaceError):
    """The place for backups does not take that name and secret; give it the right ones."""

    code = ErrorCode.INVALID


class PlaceFull(PlaceError):
    """The place for backups is full; make room there, then try again."""

    code = ErrorCode.CONFLICT


class PlaceReadOnly(PlaceError):
    """The place for backups lets nothing be written; give Kithbook the right to write there."""

    code = ErrorCode.CONFLICT


class PlaceGone(PlaceError):
    """The place for backups is not there as it was set up; plug it in or set it up anew."""

    code = ErrorCode.CONFLICT


class PlaceFaulty(PlaceError):
    """The place for backups does not behave as such a place must; look at what runs there."""


class BackupAbsent(NotThere):
    """There is no backup of that name in that place; see which there are."""


class BackupAltered(PlaceError):
    """What the place gives back is not what was put there; do not trust it, use another one."""

    code = ErrorCode.CONFLICT


class BackupUnsteady(PlaceError):
    """The backup changed while it was read; try again."""

    code = ErrorCode.BUSY


class TargetUnwritable(BadSetup):
    """The backup cannot be written to this disk; make room, then try again."""
