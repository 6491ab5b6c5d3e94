"""Folders for work under way, on the vault's own disk; nothing in them is readable, or lasts."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from kithbook.backup.halt import Halt
from kithbook.backup.model import Tell
from kithbook.config import Settings, private_folder
from kithbook.errors import BadSetup
from kithbook.jobs.courtesy import giving_way
from kithbook.jobs.service import Progress
from kithbook.store.service import Store

T = TypeVar("T")


@contextmanager
def scratch(settings: Settings) -> Iterator[Path]:
    """Make a folder for one piece of work, and remove it afterwards.

    Raises:
        BadSetup: it cannot be made, or the disk became full.
    """
    private_folder(settings.scratch)
    try:
        folder = Path(tempfile.mkdtemp(dir=settings.scratch))
    except OSError as error:
        raise BadSetup(f"Cannot write {settings.scratch}: {error.strerror}.") from error
    try:
        yield folder
    except OSError as error:
        raise BadSetup(
            f"{settings.scratch} could not be written: {error.strerror}; nothing was changed."
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear(settings: Settings) -> None:
    """Remove what a crash left. Only under the guardian's lock."""
    shutil.rmtree(settings.scratch, ignore_errors=True)


async def in_scratch(
    store: Store,
    progress: Progress,
    work: Callable[[Path, bytes, Tell, Path], T],
    halt: Halt | None = None,
) -> T:
    """Run blocking work beside the open vault, in a scratch folder; stopped, it ends before this.

    Args:
        store: the open vault.
        progress: told how far it is.
        work: takes the database, its raw 32-byte key, whom to tell, and the folder.
        halt: what else ends it.

    Raises:
        VaultLocked: it is not open.
    """
    halting = halt or Halt()

    def tell(done: int, total: int | None, sentence: str) -> None:
        halting.check()
        progress(done, total, sentence)

    def run(path: Path, key: bytes) -> T:
        with giving_way(), scratch(store.settings) as folder:
            return work(path, key, tell, folder)

    return await halting.watch(store.aside(run))
