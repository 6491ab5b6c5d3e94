"""One run of the daemon, as every call sees it."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from aiohttp import web

from kithbook.clock import Now, wall_clock
from kithbook.errors import Busy
from kithbook.web.envelope import SealingKeys
from kithbook.web.identity import Identity
from kithbook.web.model import COMMAND_LINE, Caller, Sealed
from kithbook.web.pace import Pace
from kithbook.web.signature import Nonces
from kithbook.web.standing import Standing
from kithbook_protocol.base import WireModel
from kithbook_protocol.hello import VaultState
from kithbook_protocol.spool import Spooled


def _nothing() -> None: ...


async def _at_once() -> None: ...


async def _no_calendar(_token: str) -> web.Response | None:
    return None


async def _not(_sealed: Sealed) -> None: ...


async def _nobody(caller: Caller, sealed: Sealed, *, pardoned: bool) -> WireModel:
    raise NotImplementedError(caller.name, sealed.path, pardoned)


class Redo(Protocol):
    """Does a write that was kept, as any other call is done."""

    def __call__(self, caller: Caller, sealed: Sealed, *, pardoned: bool) -> Awaitable[WireModel]:
        """Return what the call answers; `pardoned`: also for a client that was unpaired since."""


@dataclass(slots=True)
class Session:
    """What lives from start to stop: boot id, port, nonces, and the keys while unlocked."""

    identity: Identity
    now: Now = wall_clock
    port: int = 0
    """The port listened on; 0 before listening, and where only the Unix socket is."""
    boot: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    """Every signed request names it, so recordings die with this run."""
    sealing_keys: SealingKeys = field(default_factory=SealingKeys)
    nonces: Nonces = field(default_factory=Nonces)
    standing: Standing = field(init=False)
    """Which of the clients may still call."""
    hellos: dict[str, Pace] = field(default_factory=dict)
    """The pace of hello for each origin that ever paired."""
    paused: bool = False
    """Whether browsers have to wait: what they sealed now would be lost with the old key."""
    on_hello: Callable[[], None] = _nothing
    """Told when a client says hello: time to warm up."""
    on_call: Callable[[], None] = _nothing
    """Told when a verified call comes in: the idle lock starts over."""
    keep: Callable[[Sealed], Awaitable[Spooled | None]] = _not
    """Shown each write before it is opened: keeps it where it cannot be done now."""
    turn: Callable[[], Awaitable[None]] = _at_once
    """Waits until what was kept is applied: a write that cannot be kept comes after it."""
    calendar: Callable[[str], Awaitable[web.Response | None]] = _no_calendar
    """Answers who knows the calendar feed's token; None for everybody else."""
    redo: Redo = _nobody
    """Set where the calls are known."""

    def __post_init__(self) -> None:
        self.standing = Standing(self.identity)

    def check_paused(self) -> None:
        """See that browsers do not have to wait.

        Raises:
            Busy: they have to.
        """
        if self.paused:
            raise Busy("Kithbook is changing the vault's key; try again in a moment.")

    def called(self, caller: Caller, *, unattended: bool = False) -> None:
        """Take note of a verified call; of one that no person asked for only who it was.

        Raises:
            Busy: not now.
        """
        if caller is not COMMAND_LINE:
            self.check_paused()
        if not unattended:
            self.on_call()
        # Once the reply is out: it may write a file.
        moment = self.now()
        asyncio.get_running_loop().call_soon(self.identity.used, caller.name, moment)

    @property
    def state(self) -> VaultState:
        """Ready while a sealing key is in memory."""
        return VaultState.READY if self.sealing_keys.by_epoch else VaultState.LOCKED


SESSION: web.AppKey[Session] = web.AppKey("session", Session)
