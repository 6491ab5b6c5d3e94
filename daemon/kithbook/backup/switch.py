"""The switch: a restored vault takes the place of the one that was here, which stays for a while.

The restored vault is whole in a folder beside before anything moves; giving that folder its second
name is the commit. What a crash leaves undone then, the next start does: first everything old goes
into a folder of its own, and only when that is done the new files come.
"""

import os
import re
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kithbook.config import Settings, private_folder
from kithbook.errors import BadSetup
from kithbook.files import sync_folder

KEPT = timedelta(days=30)
"""For the vault that was here before."""
_PREPARED, _COMMITTED, _CLEARED = ".restoring", ".restored", ".placing"
_OLD = re.compile(r"replaced-(\d{4}-\d\d-\d\d)(?:-\d+)?")
_NOTE = ".replaced-by"


def prepared(settings: Settings) -> Path:
    """Return the empty folder in which a vault is restored.

    Raises:
        BadSetup: it cannot be made.
    """
    folder = settings.home / _PREPARED
    shutil.rmtree(folder, ignore_errors=True)
    return private_folder(folder)


def switch(settings: Settings, moment: int) -> Path | None:
    """Let the restored vault take its place; return where the old one is kept, if there was one.

    Args:
        settings: the vault's.
        moment: now, milliseconds since 1970.

    Raises:
        BadSetup: a file cannot be moved; the next start goes on with it.
    """
    folder = settings.home / _PREPARED
    old = _free(settings.home, moment) if any(_present(settings)) else None
    try:
        (folder / _NOTE).write_text(old.name if old else "")
        for one in folder.iterdir():
            _sync(one)
        sync_folder(folder)
        folder.rename(settings.home / _COMMITTED)
        sync_folder(settings.home)
    except OSError as error:
        raise BadSetup(f"Cannot write {settings.home}: {error.strerror}.") from error
    finish(settings)
    return old


def finish(settings: Settings) -> None:
    """Go on with a switch that was begun; nothing where none was. Only under the guardian's lock.

    Raises:
        BadSetup: a file cannot be moved.
    """
    home = settings.home
    try:
        shutil.rmtree(home / _PREPARED, ignore_errors=True)
        committed, cleared = home / _COMMITTED, home / _CLEARED
        if committed.exists():
            _put_away(settings, (committed / _NOTE).read_text())
            committed.rename(cleared)
            sync_folder(home)
        if cleared.exists():
            for new in sorted(cleared.iterdir()):
                if new.name != _NOTE:
                    new.replace(home / new.name)
            sync_folder(home)
            shutil.rmtree(cleared)
            sync_folder(home)
    except OSError as error:
        raise BadSetup(
            f"A restored vault waits in {home} and cannot be put in place: {error.strerror}."
        ) from error


def drop_old(settings: Settings, moment: int) -> None:
    """Remove vaults that were replaced longer ago than they are kept."""
    today = datetime.fromtimestamp(moment / 1000, UTC).date()
    for folder in settings.home.iterdir():
        found = _OLD.fullmatch(folder.name)
        if found and folder.is_dir() and not folder.is_symlink():
            day = datetime.strptime(found[1], "%Y-%m-%d").replace(tzinfo=UTC).date()
            if today - day > KEPT:
                shutil.rmtree(folder, ignore_errors=True)


def _put_away(settings: Settings, name: str) -> None:
    """Move what is of the old vault into its folder; done again, it moves what is left."""
    if not _OLD.fullmatch(name):
        return
    old = private_folder(settings.home / name)
    for path in _present(settings):
        path.rename(old / path.name)
    sync_folder(old)
    sync_folder(settings.home)


def _present(settings: Settings) -> Iterable[Path]:
    """Return what is there of a vault, as its settings name it."""
    database = settings.database
    named = (
        *(database.with_name(database.name + ending) for ending in ("", "-wal", "-shm")),
        settings.next_database,
        *settings.rewritten,
        settings.spool,
        settings.staging,
    )
    return [path for path in named if os.path.lexists(path)]


def _free(home: Path, moment: int) -> Path:
    """Return a folder's name that is not taken."""
    day = f"replaced-{datetime.fromtimestamp(moment / 1000, UTC):%Y-%m-%d}"
    number, path = 1, home / day
    while path.exists():
        number += 1
        path = home / f"{day}-{number}"
    return path


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
