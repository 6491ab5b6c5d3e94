"""org.freedesktop.login1, as far as the daemon uses it, on a bus of the tests' own.

The real one will not do here: systemd-logind runs only as a part of systemd, and elogind's suspend
would send this machine to sleep. What it answers was compared with elogind 246 by hand.
"""

import os
import select
import threading
from queue import Queue
from typing import Any, Self

from desktop.bus import Bus
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", interface=f"{NAME}.Manager")
PROPERTIES = "org.freedesktop.DBus.Properties"


def session(number: str) -> str:
    return f"/org/freedesktop/login1/session/{number}"


OURS, THEIRS = session("c1"), session("c2")


class Logind:
    """Two sessions: one of whoever runs the tests, one of somebody else."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self.inhibitors: Queue[tuple[int, tuple[str, ...]]] = Queue()
        """Of each inhibitor handed out, a handle that ends when it is released; and for what."""
        self.asked: Queue[str] = Queue()
        """Sessions whose user was asked for."""

    def __enter__(self) -> Self:
        self._owned = self._bus.named(NAME)
        self._connection = self._owned.__enter__()
        self._thread = threading.Thread(target=self._serve)
        self._stopping, self._told = os.pipe()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._told)
        self._thread.join()
        os.close(self._stopping)
        self._owned.__exit__(None, None, None)
        while not self.inhibitors.empty():
            os.close(self.inhibitors.get()[0])

    def prepare_for_sleep(self, *, going: bool) -> None:
        """Tell everybody that the machine is about to sleep, or has woken up."""
        self._connection.send(new_signal(MANAGER, "PrepareForSleep", "b", (going,)))

    def lock(self, path: str) -> None:
        """As `loginctl lock-session` does."""
        address = DBusAddress(path, interface=f"{NAME}.Session")
        self._connection.send(new_signal(address, "Lock"))

    def hint(self, path: str, *, locked: bool) -> None:
        """As a desktop does that has locked its screen by itself."""
        changed = (f"{NAME}.Session", {"LockedHint": ("b", locked)}, [])
        address = DBusAddress(path, interface=PROPERTIES)
        self._connection.send(new_signal(address, "PropertiesChanged", "sa{sv}as", changed))

    def _serve(self) -> None:
        while True:
            ready, _, _ = select.select([self._connection.sock, self._stopping], [], [])
            if self._stopping in ready:
                return
            try:
                message = self._connection.receive(timeout=1)
            except (OSError, EOFError):  # the bus died
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        fields: dict[HeaderFields, Any] = message.header.fields
        if fields[HeaderFields.member] == "Inhibit":
            reading, writing = os.pipe()
            self._connection.send(new_method_return(message, "h", (writing,)))
            os.close(writing)  # the daemon has the only one now
            self.inhibitors.put((reading, message.body))
        elif fields[HeaderFields.member] == "Get" and message.body[1] == "User":
            path = fields[HeaderFields.path]
            uid = os.getuid() + (path != OURS)
            answer = (("(uo)", (uid, "/org/freedesktop/login1/user/self")),)
            self._connection.send(new_method_return(message, "v", answer))
            self.asked.put(path)
        elif fields[HeaderFields.member] == "Ping":
            self._connection.send(new_method_return(message))
        else:
            name = "org.freedesktop.DBus.Error.UnknownMethod"
            self._connection.send(new_error(message, name))
