"""The third wall: seccomp, by way of the system's libseccomp.

libseccomp is on nearly every Linux (apt and systemd stand on it), and knows the numbers of system
calls on each processor, which we need not then. seccomp_init(3), seccomp_rule_add(3)
"""

import ctypes
import errno

LIBRARY = "libseccomp.so.2"
ALLOW = 0x7FFF0000  # SCMP_ACT_ALLOW, SCMP_ACT_ERRNO: seccomp.h
REFUSE = 0x00050000 | errno.EPERM
EQUAL = 4  # SCMP_CMP_EQ

COMPUTING = (
    *("read", "write", "close", "fstat", "lseek"),
    *("brk", "mmap", "munmap", "mremap", "mprotect", "madvise"),
    *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack"),
    *("futex", "sched_yield", "restart_syscall", "clock_gettime", "gettimeofday"),
    *("getpid", "gettid", "getrandom", "getrusage", "exit", "exit_group"),
)
"""All that reading a page, and ending, takes. What is not here is refused, so also whatever a later
kernel invents: no file, socket, process, signal, tracing, mount, key, bpf or io_uring."""
LIMITING = "prlimit64"
"""Allowed where its first argument, a process, is 0: the caller. A limit of no CPU time would kill
another process of the same user."""


class _Condition(ctypes.Structure):
    """struct scmp_arg_cmp: which argument, compared how, with what."""

    _fields_ = (
        ("argument", ctypes.c_uint),
        ("comparison", ctypes.c_int),
        ("value", ctypes.c_uint64),
        ("mask", ctypes.c_uint64),
    )


def libseccomp() -> ctypes.CDLL | None:
    """Return the library, None where it is not installed. It is a file: ask while there are any."""
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError:
        return None
    library.seccomp_init.argtypes = (ctypes.c_uint32,)
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_syscall_resolve_name.argtypes = (ctypes.c_char_p,)
    library.seccomp_rule_add_array.argtypes = (
        *(ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint),
        ctypes.c_void_p,
    )
    library.seccomp_load.argtypes = library.seccomp_release.argtypes = (ctypes.c_void_p,)
    return library


def renounce(library: ctypes.CDLL | None) -> bool:
    """Give up every system call but those of computing, for good; False where that cannot be."""
    if library is None:
        return False
    rules = library.seccomp_init(REFUSE)
    if not rules:
        return False
    try:
        allowed = [_allow(library, rules, name) for name in COMPUTING]
        allowed.append(_allow(library, rules, LIMITING, _Condition(0, EQUAL, 0, 0)))
        if not all(allowed):
            return False
        # Renounces privileges too, as the kernel demands.
        return bool(library.seccomp_load(rules) == 0)
    finally:
        library.seccomp_release(rules)


def _allow(library: ctypes.CDLL, rules: int, name: str, *conditions: _Condition) -> bool:
    number = library.seccomp_syscall_resolve_name(name.encode())
    if number < 0:
        return True  # this processor has no such call
    array = (_Condition * len(conditions))(*conditions)
    added = library.seccomp_rule_add_array(rules, ALLOW, number, len(conditions), array)
    return bool(added == 0)
