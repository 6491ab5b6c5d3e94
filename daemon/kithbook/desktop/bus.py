"""A message bus, spoken to by one task: signals in the order they come, and calls between them.

D-Bus specification: https://dbus.freedesktop.org/doc/dbus-specification.html
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.asyncio import DBusConnection, open_dbus_connection
from jeepney.io.blocking import open_dbus_connection as open_blocking

from kithbook.desktop.errors import BusLost

Which = Literal["SESSION", "SYSTEM"]
DRIVER = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
"""The bus itself, as a service on it."""
ANSWER_SECONDS = 2.0
"""What is asked here, a bus and logind answer within milliseconds."""


class Bus:
    """An open connection to a bus."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._early: deque[Message] = deque()

    async def ask(self, whom: DBusAddress, method: str, signature: str = "", *body: object) -> Any:
        """Call a method; return the first of what it answers, None where it answers nothing.

        Raises:
            BusLost: no answer, or an error for an answer.
        """
        message = new_method_call(whom, method, signature or None, body)
        serial = next(self._connection.outgoing_serial)
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._connection.send(message, serial=serial)
                while _answers(reply := await self._connection.receive()) != serial:
                    self._early.append(reply)
        except TimeoutError as error:
            raise BusLost("no answer") from error
        return _answer(reply)

    async def hear(self, **rule: str) -> None:
        """Have signals sent here from now on, as the specification's match rules choose them."""
        written = ",".join(f"{name}='{value}'" for name, value in rule.items())
        await self.ask(DRIVER, "AddMatch", "s", f"type='signal',{written}")

    async def signal(self) -> "Signal":
        """Return the next signal that is heard."""
        while True:
            message = self._early.popleft() if self._early else await self._connection.receive()
            if message.header.message_type is MessageType.signal:
                return Signal(message)


class Signal:
    """One signal: who says what, and where."""

    def __init__(self, message: Message) -> None:
        fields = message.header.fields
        self.sender: str = fields.get(HeaderFields.sender, "")
        self.path: str = fields[HeaderFields.path]
        self.interface: str = fields[HeaderFields.interface]
        self.name: str = fields[HeaderFields.member]
        self.body: tuple[Any, ...] = message.body


@asynccontextmanager
async def connected(which: Which) -> AsyncIterator[Bus]:
    """Connect to the person's bus or the system's, wherever the environment says it is.

    Raises:
        BusLost: there is none, or it went away.
    """
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            connection = await open_dbus_connection(which)
        async with connection:
            yield Bus(connection)
    except BusLost:
        raise
    except Exception as error:
        # jeepney raises what it meets: KeyError for a variable not set, EOFError, OSError, ...
        raise BusLost(type(error).__name__) from error


def ask_for_handle(
    which: Which, whom: DBusAddress, method: str, signature: str, *body: object
) -> int:
    """Call a method that answers with a file descriptor; return it, to be closed by the caller.

    Blocks, at most twice 2 s: run in a thread. On a connection of its own, because jeepney takes
    descriptors only where it blocks.

    Raises:
        BusLost: no answer, or an error for an answer.
    """
    try:
        with open_blocking(which, enable_fds=True, auth_timeout=ANSWER_SECONDS) as connection:
            message = new_method_call(whom, method, signature, body)
            reply = connection.send_and_get_reply(message, timeout=ANSWER_SECONDS)
            handle: int = _answer(reply).to_raw_fd()
            return handle
    except BusLost:
        raise
    except Exception as error:
        raise BusLost(type(error).__name__) from error


def _answers(message: Message) -> int | None:
    """Return the number of the call that a message answers."""
    serial: int | None = message.header.fields.get(HeaderFields.reply_serial)
    return serial


def _answer(reply: Message) -> Any:
    if reply.header.message_type is MessageType.error:
        raise BusLost(str(reply.header.fields.get(HeaderFields.error_name)))
    return reply.body[0] if reply.body else None
