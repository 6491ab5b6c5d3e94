"""What the system's logind says: the machine goes to sleep, the session is locked.

systemd-logind and elogind speak the same: org.freedesktop.login1(5),
https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
"""

import asyncio
import os

from jeepney import DBusAddress

from kithbook.desktop.bus import DRIVER, Bus, Signal, Which, ask_for_handle
from kithbook.desktop.errors import BusLost
from kithbook.desktop.sentry import Alarm
from kithbook_protocol.vault import Occasion

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", NAME, f"{NAME}.Manager")
SESSION = f"{NAME}.Session"
PEER = "org.freedesktop.DBus.Peer"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Logind:
    """Holds sleep off until the vault is locked, and hears of locked sessions of this person."""

    bus: Which = "SYSTEM"

    def __init__(self, wanted: frozenset[Occasion], alarm: Alarm) -> None:
        self._wanted = wanted
        self._alarm = alarm
        self._inhibitor: int | None = None
        self.active: frozenset[Occasion] = frozenset()

    async def attend(self, bus: Bus) -> None:
        """Listen until logind goes away.

        Raises:
            BusLost: the bus went away, or there is no logind on it.
        """
        await bus.hear(sender=NAME, interface=MANAGER.interface, member="PrepareForSleep")
        await bus.hear(sender=NAME, interface=SESSION, member="Lock")
        await bus.hear(sender=NAME, interface=PROPERTIES, arg0=SESSION)
        await bus.hear(sender=DRIVER.bus_name, member="NameOwnerChanged", arg0=NAME)
        # elogind is started by the first call to it.
        await bus.ask(DBusAddress(MANAGER.object_path, NAME, PEER), "Ping")
        owner = await bus.ask(DRIVER, "GetNameOwner", "s", NAME)
        try:
            await self._hold_sleep_off()
            self.active = self._wanted
            while True:
                signal = await bus.signal()
                if signal.name == "NameOwnerChanged" and signal.sender == DRIVER.bus_name:
                    return
                # What is sent to us alone passes every rule, whoever sent it.
                if signal.sender == owner:
                    await self._heed(bus, signal)
        finally:
            self.active = frozenset()
            self._let_sleep()

    async def _heed(self, bus: Bus, signal: Signal) -> None:
        if signal.name == "PrepareForSleep" and Occasion.SUSPEND in self._wanted:
            if signal.body == (True,):
                await self._alarm(Occasion.SUSPEND)
                self._let_sleep()
            else:
                await self._hold_sleep_off()
        elif (
            Occasion.SCREEN_LOCK in self._wanted
            and _says_locked(signal)
            and await _ours(bus, signal.path)
        ):
            await self._alarm(Occasion.SCREEN_LOCK)

    async def _hold_sleep_off(self) -> None:
        """Take what makes logind wait with a suspend, 5 s by its default, until it is closed."""
        self._let_sleep()
        if Occasion.SUSPEND in self._wanted:
            what = ("sleep", "Kithbook", "Locks the vault before sleep", "delay")
            self._inhibitor = await asyncio.to_thread(
                ask_for_handle, self.bus, MANAGER, "Inhibit", "ssss", *what
            )

    def _let_sleep(self) -> None:
        inhibitor, self._inhibitor = self._inhibitor, None
        if inhibitor is not None:
            os.close(inhibitor)


def _says_locked(signal: Signal) -> bool:
    """Tell whether a session was asked to lock, or says that it is locked."""
    if signal.name == "Lock":
        return signal.interface == SESSION
    return signal.interface == PROPERTIES and signal.body[1].get("LockedHint") == ("b", True)


async def _ours(bus: Bus, session: str) -> bool:
    """Tell whether a session is this person's; one that cannot be asked counts, to be safe."""
    properties = DBusAddress(session, NAME, PROPERTIES)
    try:
        _, (uid, _) = await bus.ask(properties, "Get", "ss", SESSION, "User")
    except BusLost:
        return True
    return bool(uid == os.getuid())
