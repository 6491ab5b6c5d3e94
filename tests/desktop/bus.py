"""A message bus of the tests' own: a real dbus-daemon that starts nothing by itself."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from end_to_end.patience import PATIENCE
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

MOST = 108
"""Bytes of a Unix socket's path."""

OPEN_TO_ALL = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
"""The installed configuration would start the system's own keyring at the first question."""

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
PRIMARY_OWNER = 1


class Bus:
    """One bus; its address goes into DBUS_SESSION_BUS_ADDRESS or DBUS_SYSTEM_BUS_ADDRESS."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        socket = folder / "bus"
        assert len(str(socket)) < MOST
        self.address = f"unix:path={socket}"
        self._settings = folder / "bus.conf"
        self._settings.write_text(OPEN_TO_ALL.format(socket=socket))
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Return when it listens."""
        self._process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self._settings}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline(), "dbus-daemon did not start"

    def stop(self) -> None:
        """Pull the plug; who was connected finds out."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def connected(self) -> DBusConnection:
        """Open a connection, to be closed by `with`."""
        return open_dbus_connection(self.address, enable_fds=True)

    @contextmanager
    def named(self, name: str) -> Iterator[DBusConnection]:
        """Own a name on the bus. Who only owns it, and reads nothing, is a service that hangs."""
        with self.connected() as connection:
            assert self.ask(connection, "RequestName", "su", name, 0) == PRIMARY_OWNER
            yield connection

    @staticmethod
    def ask(connection: DBusConnection, method: str, signature: str = "", *body: object) -> Any:
        """Ask the bus itself; return the first of what it answers."""
        question = new_method_call(BUS, method, signature or None, body)
        return connection.send_and_get_reply(question, timeout=PATIENCE).body[0]
