"""The names of files in a place: those of backups, and what stands beside them for a while."""

import re

from kithbook.errors import InvalidRequest

MARKER = ".kithbook-backups"
"""The file that shows that a place was set up: an empty mount point has none."""
MARKER_TEXT = (
    b"Kithbook keeps encrypted backups here. Without this file it takes the place for gone.\n"
)

_BACKUP = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}\.kithbook\.age")
_TEMPORARY = re.compile(r"\.syncthing\.[A-Za-z0-9._-]{1,200}\.[0-9a-f]{16}\.tmp")


def is_backup(name: str) -> bool:
    """Say whether a file is a backup: one plain name that is safe on every system."""
    return _BACKUP.fullmatch(name) is not None


def is_temporary(name: str) -> bool:
    """Say whether a file is one that was not finished."""
    return _TEMPORARY.fullmatch(name) is not None


def check(name: str) -> None:
    """Refuse what is no name of a backup.

    Raises:
        InvalidRequest: it is none.
    """
    if not is_backup(name):
        raise InvalidRequest("A backup's name is plain and ends in .kithbook.age.")


def temporary(name: str, sha256: str) -> str:
    """Return the name of a file until it is whole and proven.

    It names the content, so that only what began with the same bytes is continued. Syncthing leaves
    such a name alone, docs.syncthing.net/users/syncing.html#temporary-files.
    """
    return f".syncthing.{name.lstrip('.')}.{sha256[:16]}.tmp"
