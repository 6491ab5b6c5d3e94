"""What a person names: a file or a folder here, however they write it, or an address elsewhere."""

import os
from pathlib import Path

from kithbook.backup.places.address import Address, FolderAddress, parse
from kithbook.backup.places.name import is_backup
from kithbook.errors import InvalidRequest


def target(text: str) -> Address:
    """Read what was named; a path counts from where the person is.

    Raises:
        BadAddress: it is no address.
    """
    if "://" in text or not text.strip():
        return parse(text)
    return parse(os.path.normpath(Path(text).expanduser().absolute()))


def is_place(address: Address) -> bool:
    """Tell whether a place is meant, and not a file in one."""
    if isinstance(address, FolderAddress):
        return address.path.is_dir()
    return not is_backup(str(address).partition("?")[0].rpartition("/")[2])


def local_file(address: Address) -> Path | None:
    """Return the file, where it is on this machine."""
    return address.path if isinstance(address, FolderAddress) else None


def refuse_place(address: Address) -> None:
    """See that a file is meant.

    Raises:
        InvalidRequest: it is a place.
    """
    if is_place(address):
        raise InvalidRequest(f"Name a backup in {address}: kithbook backup list {address}")
