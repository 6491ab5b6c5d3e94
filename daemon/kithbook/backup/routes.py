"""Backups over the command line's socket."""

from kithbook.backup.comeback import COMEBACK
from kithbook.backup.service import BACKUPS
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol import backup as wire
from kithbook_protocol import backup_operations as operations
from kithbook_protocol.journal import Job


async def every(call: Call) -> wire.Backups:
    """List backups, and how they are made."""
    return await call.app[BACKUPS].listed()


async def create(call: Call) -> Job:
    """Make one."""
    return await call.app[BACKUPS].create(call.body)


async def verify(call: Call) -> Job:
    """Prove one."""
    return await call.app[BACKUPS].verify(call.body)


async def bring(call: Call) -> Job:
    """Bring single people back."""
    return await call.app[COMEBACK].start(call.body, call.caller.name)


async def add(call: Call) -> Job:
    """Let backups go to a place."""
    return await call.app[BACKUPS].add(call.body)


async def remove(call: Call) -> wire.Backups:
    """Let no more go there."""
    return await call.app[BACKUPS].remove(call.body)


async def change(call: Call) -> wire.Backups:
    """Change how they are made."""
    return await call.app[BACKUPS].change(call.body)


ROUTES = [
    Route(operations.BACKUPS, every),
    Route(operations.BACKUP_CREATE, create),
    Route(operations.BACKUP_VERIFY, verify),
    Route(operations.BACKUP_PEOPLE, bring),
    Route(operations.BACKUP_SETTINGS, change),
    Route(operations.BACKUP_PLACE, add),
    Route(operations.BACKUP_PLACE_REMOVE, remove),
]
