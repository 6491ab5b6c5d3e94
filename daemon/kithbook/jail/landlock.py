"""The second wall: Landlock, which takes every file from a process, and its way to others.

The C library has no functions for it, so these are its three system calls, whose numbers are the
same on every processor. landlock(7), https://docs.kernel.org/userspace-api/landlock.html
"""

import os
import struct
from ctypes import c_long

from kithbook.jail.system import libc, renounce_privileges

CREATE_RULESET, RESTRICT_SELF = 444, 446
ASK_VERSION = 1  # LANDLOCK_CREATE_RULESET_VERSION

FILE_RIGHTS = ((1, 13), (2, 14), (3, 15), (5, 16))
"""Since which version of Landlock there are how many rights to files: to execute, read, write,
list, remove and make each kind; to link elsewhere; to truncate; to control devices."""
NETWORK_RIGHTS = ((4, 2),)
"""To bind and to connect TCP."""
SCOPES = ((6, 2),)
"""Abstract Unix sockets of, and signals to, processes outside."""


def renounce() -> bool:
    """Give up every right the kernel knows, for good; False where it has no Landlock.

    Descriptors that are open stay open. A process behind this wall cannot trace one outside it
    either, nor read that one's memory or environment.
    """
    library = libc()
    if library is None or not renounce_privileges():
        return False
    call = library.syscall
    call.restype = c_long
    version = call(CREATE_RULESET, None, c_long(0), ASK_VERSION)
    if version < 1:
        return False
    every = [_all(kind, version) for kind in (FILE_RIGHTS, NETWORK_RIGHTS, SCOPES)]
    # A kernel takes a longer structure than it knows, if what it does not know is zero.
    attributes = struct.pack("=3Q", *every)
    ruleset = call(CREATE_RULESET, attributes, c_long(len(attributes)), 0)
    if ruleset < 0:
        return False
    # No rule is added: what is handled and not allowed is denied.
    restricted = call(RESTRICT_SELF, c_long(ruleset), 0) == 0
    os.close(ruleset)
    return bool(restricted)


def _all(rights: tuple[tuple[int, int], ...], version: int) -> int:
    """Return the bits of every right this version knows."""
    known = [count for since, count in rights if since <= version]
    return (1 << known[-1]) - 1 if known else 0
