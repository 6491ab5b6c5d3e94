"""What the desktop's screen saver says, on the person's own bus.

Most desktops tell logind too; these reach us where there is no logind, or where the screen saver
does not tell it. Each desktop has an interface of its own name, and all have this signal:
https://specifications.freedesktop.org/idle-inhibit-spec/latest/
"""

from kithbook.desktop.bus import DRIVER, Bus, Which
from kithbook.desktop.sentry import Alarm
from kithbook_protocol.vault import Occasion

ENDING = ".ScreenSaver"
"""org.freedesktop, org.gnome, org.cinnamon, org.mate and org.xfce have one."""


class ScreenSaver:
    """Hears of a screen saver that comes on."""

    bus: Which = "SESSION"

    def __init__(self, alarm: Alarm) -> None:
        self._alarm = alarm
        self.active: frozenset[Occasion] = frozenset()

    async def attend(self, bus: Bus) -> None:
        """Listen for as long as the bus is there.

        Raises:
            BusLost: it went away.
        """
        await bus.hear(member="ActiveChanged")
        names = await bus.ask(DRIVER, "ListNames")
        try:
            if any(name.endswith(ENDING) for name in names):
                self.active = frozenset({Occasion.SCREEN_LOCK})
            while True:
                signal = await bus.signal()
                if signal.name == "ActiveChanged" and signal.interface.endswith(ENDING):
                    self.active = frozenset({Occasion.SCREEN_LOCK})
                    if signal.body == (True,):
                        await self._alarm(Occasion.SCREEN_LOCK)
        finally:
            self.active = frozenset()
