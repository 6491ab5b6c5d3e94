"""One run of the daemon, as every call sees it."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from kithbook.clock import Now, wall_clock
from kithbook.web.envelope import SealingKeys
from kithbook.web.identity import Identity
from kithbook.web.model import Caller
from kithbook.web.pace import Pace
from kithbook.web.signature import Nonces
from kithbook.web.standing import Standing
from kithbook_protocol.hello import VaultState


def _nothing() -> None: ...


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
    on_hello: Callable[[], None] = _nothing
    """Told when a client says hello: time to warm up."""
    on_call: Callable[[], None] = _nothing
    """Told when a verified call comes in: the idle lock starts over."""

    def __post_init__(self) -> None:
        self.standing = Standing(self.identity)

    def called(self, caller: Caller) -> None:
        """Take note of a verified call."""
        self.on_call()
        # Once the reply is out: it may write a file.
        moment = self.now()
        asyncio.get_running_loop().call_soon(self.identity.used, caller.name, moment)

    @property
    def state(self) -> VaultState:
        """Ready while a sealing key is in memory."""
        return VaultState.READY if self.sealing_keys.by_epoch else VaultState.LOCKED


SESSION: web.AppKey[Session] = web.AppKey("session", Session)
