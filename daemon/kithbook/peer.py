"""Who is at the other end of a Unix socket: asked by the daemon and by the command line alike."""

import os
import socket
import struct

_PID_UID_GID = struct.Struct("3i")


def is_own(link: socket.socket) -> bool:
    """Tell whether the process at the other end runs as our user.

    Python offers no peer uid on macOS; the 0700 folder around the socket is the guard there.
    """
    option = getattr(socket, "SO_PEERCRED", None)
    if option is None:
        return True
    peer = link.getsockopt(socket.SOL_SOCKET, option, _PID_UID_GID.size)
    return bool(_PID_UID_GID.unpack(peer)[1] == os.getuid())
