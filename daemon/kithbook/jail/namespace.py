"""The first wall: a network and a root folder of its own, both empty. user_namespaces(7)."""

import os

from kithbook.jail.system import libc

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET: unshare(2)
EMPTY = "/proc/self/fdinfo"
"""A folder that every Linux has and in which nobody can make anything: one's open descriptors."""


def leave() -> bool:
    """Move to where there is no address and no path; False where the system does not let us.

    Whoever is in a user namespace of his own is its root, and may do both.
    """
    library = libc()
    # Root in a container may have one right and not the other.
    if library is None or not any(
        library.unshare(flags) == 0 for flags in (NEW_USER | NEW_NETWORK, NEW_NETWORK)
    ):
        return False
    try:
        os.chroot(EMPTY)
        os.chdir("/")
    except OSError:
        return False
    return True
