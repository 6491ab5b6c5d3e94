"""Makes a backup of a data folder's vault into a folder, to be killed meanwhile."""

import asyncio

from daemon.mortal import kill_at

from kithbook.backup.access import Access
from kithbook.backup.making import Wanted
from kithbook.backup.service import BACKUPS
from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.server import serving

CHANGES = {"open", "os.rename", "os.remove", "os.mkdir", "shutil.rmtree"}


def make(home, recovery_key, folder, step):
    """Make it; die before a step to the scratch folder or the place."""
    asyncio.run(_make(home, recovery_key, folder, step))


async def _make(home, recovery_key, folder, step):
    async with serving(Settings(home=home, port=0, keyring=False), with_port=False) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)
        kill_at(step, CHANGES, ".backup", "backups.json", str(folder))
        access = Access(own="")
        access.set_up(str(folder))
        await app[BACKUPS].making.make(lambda *_: None, Wanted((str(folder),), access=access))
