"""What can go wrong with a backup, each as one sentence for a person."""

from kithbook.errors import BadSetup, KithbookError
from kithbook_protocol.failure import ErrorCode


class BackupDamaged(BadSetup):
    """The backup is damaged or was cut short; take another one. Nothing was changed."""


class BackupForeign(BadSetup):
    """The backup is not what Kithbook writes; take another one. Nothing was changed."""


class BackupShut(KithbookError):
    """That key does not open this backup; type the recovery key from the kit of its vault."""

    code = ErrorCode.INVALID


class NoBackup(BadSetup):
    """There is no such backup; see: kithbook backup list."""


class NotMade(KithbookError):
    """No backup was made; look at its places: kithbook backup places."""


class NotBegun(BadSetup):
    """The vault would be changed without a backup of it; nothing was changed."""


class NoRoom(BadSetup):
    """There is no room for the backup on the disk; make room, then try again."""


class BadRecipient(KithbookError):
    """That is neither an age recipient (age1...) nor an SSH public key (ssh-ed25519, ssh-rsa)."""

    code = ErrorCode.INVALID


class NotTrusted(KithbookError):
    """Something about this backup has to be decided by a person first."""

    code = ErrorCode.CONFLICT


class Stopped(KithbookError):
    """The backup was stopped; nothing of it is left."""
