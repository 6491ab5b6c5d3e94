"""A worker that tries to break out: the real one, with one task more, `try`.

Started as the real one is; its arguments name the walls to leave out, so that each can be tried
alone. `try` takes its targets as JSON and returns, for each attempt, "done" or the error's name.
"""

import ctypes
import errno
import json
import os
import signal
import socket
import sys

from kithbook import worker
from kithbook.jail import landlock, namespace, seccomp

LIBC = ctypes.CDLL(None, use_errno=True)
NUMBER = seccomp.libseccomp().seccomp_syscall_resolve_name
TRACE_ATTACH = 16  # PTRACE_ATTACH
CPU = 0  # RLIMIT_CPU


def raw(name, *arguments):
    """Make a system call that Python has no function for."""
    if LIBC.syscall(NUMBER(name.encode()), *arguments) < 0:
        raise OSError(ctypes.get_errno(), name)


def read(path):
    with open(path, "rb") as file:  # noqa: PTH123 - as an attacker would
        file.read(1)


def connected(family, kind, address):
    with socket.socket(family, kind) as made:
        made.settimeout(5)
        made.connect(address)
        if kind is socket.SOCK_DGRAM:
            made.send(b"out")


def bound():
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        made.listen()


def forked():
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)


def executed():
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)


def traced(pid):
    if LIBC.ptrace(TRACE_ATTACH, pid, None, None) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")
    os.waitpid(pid, 0)
    LIBC.ptrace(17, pid, None, None)


def spied(pid, address):
    """Read another's memory."""
    taken = ctypes.create_string_buffer(8)
    here = (ctypes.c_uint64 * 2)(ctypes.addressof(taken), 8)
    there = (ctypes.c_uint64 * 2)(address, 8)
    raw("process_vm_readv", pid, here, ctypes.c_long(1), there, ctypes.c_long(1), ctypes.c_long(0))


def attempts(to):
    """Return every attempt, by its name. `to` has the targets."""
    victim, home, parent = to["victim"], to["home"], os.getppid()
    new = f"{home}/new"
    internet, local = socket.AF_INET, socket.AF_UNIX
    stream, datagram = socket.SOCK_STREAM, socket.SOCK_DGRAM
    return {
        "read the system's users": lambda: read("/etc/passwd"),
        "read its own source": lambda: read(worker.__file__),
        "read the vault": lambda: read(f"{home}/vault.db"),
        "read the daemon's identity": lambda: read(f"{home}/daemon.json"),
        "read the victim's environment": lambda: read(f"/proc/{victim}/environ"),
        "read the victim's memory map": lambda: read(f"/proc/{victim}/maps"),
        "list the data folder": lambda: os.listdir(home),  # noqa: PTH208
        "list the system's settings": lambda: os.listdir("/etc"),  # noqa: PTH208
        "create a file": lambda: os.close(os.open(new, os.O_CREAT | os.O_WRONLY)),
        "make a folder": lambda: os.mkdir(f"{new}.d"),  # noqa: PTH102
        "link to the vault": lambda: os.symlink(f"{home}/vault.db", f"{new}.l"),  # noqa: PTH211
        "rename a file": lambda: os.rename(f"{home}/old", f"{home}/older"),  # noqa: PTH104
        "unlink a file": lambda: os.unlink(f"{home}/doomed"),  # noqa: PTH108
        "execute a program": executed,
        "fork": forked,
        "connect to the daemon's port": lambda: connected(
            internet, stream, ("127.0.0.1", to["port"])
        ),
        "send a datagram": lambda: connected(internet, datagram, ("127.0.0.1", 9)),
        "connect to the command line's socket": lambda: connected(
            local, stream, f"{home}/cli.sock"
        ),
        "connect to an abstract socket": lambda: connected(local, stream, f"\0{home}"),
        "listen": bound,
        "signal the daemon": lambda: os.kill(parent, 0),
        "kill the victim by a limit": lambda: raw(
            "prlimit64", victim, CPU, (ctypes.c_uint64 * 2)(2**63, 2**63), None
        ),
        "trace the victim": lambda: traced(victim),
        "read the victim's memory": lambda: spied(victim, to["address"]),
        "make a ring of calls": lambda: raw(
            "io_uring_setup", 1, ctypes.create_string_buffer(120)
        ),
        "ask for a key": lambda: raw("keyctl", 0, ctypes.c_long(-3), 1),
        "make memory from a name": lambda: os.close(os.memfd_create("m")),
        "kill the victim": lambda: os.kill(victim, signal.SIGKILL),
    }  # fmt: skip


def tried(attempt):
    try:
        attempt()
    except OSError as error:
        return errno.errorcode.get(error.errno, str(error.errno))
    return "done"


def attack(payload):
    made = attempts(json.loads(payload))
    return json.dumps({name: tried(one) for name, one in made.items()}).encode()


WALLS = {"namespace": (namespace, "leave"), "landlock": (landlock, "renounce"),
         "seccomp": (seccomp, "renounce")}  # fmt: skip

if __name__ == "__main__":
    for wall in sys.argv[1:]:
        room, name = WALLS[wall]
        setattr(room, name, lambda *_: False)
    worker.TASKS["try"] = attack
    worker.main()
