"""The C library, for the few calls that Python has no function for."""

import ctypes
import resource
import sys
from functools import cache

_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS, PR_SET_DUMPABLE: prctl(2)
_DUMPABLE = 4


@cache
def libc() -> ctypes.CDLL | None:
    """Return the C library; None where this is no Linux."""
    return ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def renounce_privileges() -> bool:
    """Gain no rights by any later exec, which the kernel wants before it lets us build walls."""
    library = libc()
    return library is not None and library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0


def hide_memory() -> None:
    """Close this process's memory and environment to the other programs of the same user.

    A crash leaves no core dump. On Linux no debugger attaches any more, and /proc/PID/mem, environ
    and maps are root's; what this process starts is not concerned of that.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if library := libc():
        library.prctl(_DUMPABLE, 0, 0, 0, 0)
