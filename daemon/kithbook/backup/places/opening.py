"""From an address to a place."""

from typing import TYPE_CHECKING

from .address import Address, BucketAddress, FolderAddress
from .carrier import Carrier
from .errors import PlaceRefused
from .folder import Folder
from .interface import Credentials

if TYPE_CHECKING:
    from .wire import Limits


def open_place(
    address: Address, credentials: Credentials | None = None, limits: "Limits | None" = None
) -> Carrier:
    """Return the place at an address; nothing is asked of it yet. Close it after use.

    Raises:
        PlaceRefused: it wants a name and secret, or another name.
    """
    if isinstance(address, FolderAddress):
        return Carrier(Folder(address.path))
    # Imported here: whoever has only folders needs no HTTP, which takes 60 ms and 8 MB.
    from .bucket import S3  # noqa: PLC0415
    from .webdav import WebDav  # noqa: PLC0415

    if isinstance(address, BucketAddress):
        if credentials is None:
            raise PlaceRefused("An S3 store wants an access key and its secret; give both.")
        return Carrier(S3(address, credentials, limits))
    if credentials and ":" in credentials.name:
        # RFC 7617 section 2: the password would begin there.
        raise PlaceRefused("A user name with a colon cannot be sent; take one without.")
    return Carrier(WebDav(address.url, credentials, limits))
