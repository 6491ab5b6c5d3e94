"""Settings and where things live. Environment variables begin with KITHBOOK_."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path
from typing import Any, Self

import platformdirs
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)

from kithbook.errors import BadSetup

PREFIX = "KITHBOOK_"
DEFAULT_PORT = 48737
OWNER_ONLY_MASK = 0o077
"""Permission bits that nobody but the owner may have."""
LONGEST_SOCKET_PATH = 100
"""Bytes; sun_path holds 108 on Linux and 104 on macOS."""


class Settings(BaseModel):
    """What can be set from outside: `KITHBOOK_PORT` sets `port`, unless the code says otherwise.

    pydantic-settings does this too, for 45 ms more of each start.

    Raises:
        BadSetup: naming the variable that does not fit.
    """

    model_config = ConfigDict(extra="forbid")

    home: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir("kithbook")))
    """The data folder."""
    port: int = Field(default=DEFAULT_PORT, ge=0, le=65_535)
    """On 127.0.0.1. 0 takes any free port (tests)."""
    lock_after_minutes: int = Field(default=720, ge=0)
    """Idle minutes until the vault locks itself; 0 is never."""
    lock_on_suspend: bool = True
    """Whether the vault is locked before the machine sleeps, where the system tells."""
    lock_on_screen_lock: bool = True
    """Whether the vault is locked with the screen, where the system or the desktop tells."""
    passphrase_file: Path | None = None
    """A file whose first line is the passphrase, for unattended use."""
    keyring: bool = True
    """Whether the system's secret store may hold a key slot."""
    pinentry: str | None = None
    """The program that asks for the passphrase in a window, or `none`; else the system's
    `pinentry`, where there is a screen."""

    update_without_backup: bool = False
    """Whether a newer Kithbook may change the vault where no backup of it can be made first."""

    @model_validator(mode="wrap")
    @classmethod
    def _with_environment(cls, given: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        around = {
            name: value
            for name in cls.model_fields
            if (value := os.environ.get(f"{PREFIX}{name.upper()}"))
        }
        try:
            return read({**around, **given})
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            variable = f"{PREFIX}{first['loc'][0]}".upper()
            raise BadSetup(f"{variable} does not fit: {first['msg']}.") from error

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.home / "vault.db"

    @property
    def next_database(self) -> Path:
        """A copy of the database under a new key, until it takes the place of the old one."""
        return self.home / "vault.next.db"

    @property
    def key_slots(self) -> Path:
        """The wrapped copies of the database key."""
        return self.home / "keyslots.json"

    @property
    def previous_key_slots(self) -> Path:
        """The generation before."""
        return self.home / "keyslots.previous.json"

    @property
    def identity(self) -> Path:
        """The daemon's own key and its clients' public keys; readable while locked."""
        return self.home / "daemon.json"

    @property
    def rewritten(self) -> tuple[Path, ...]:
        """The files that are written anew as a whole, each time."""
        written = (self.key_slots, self.previous_key_slots, self.identity, self.backup_marks)
        return *written, self.feed

    @property
    def feed(self) -> Path:
        """A hash of the calendar feed's address, to know it by while locked."""
        return self.home / "feed.json"

    @property
    def backup_marks(self) -> Path:
        """How far the vault's backups have come and who signed them; readable while locked."""
        return self.home / "backups.json"

    @property
    def backups(self) -> Path:
        """Where backups go until other places are named."""
        return self.home / "backups"

    @property
    def scratch(self) -> Path:
        """Backups that are being made or looked at; emptied at each start."""
        return self.home / ".backup"

    @property
    def fetched(self) -> Path:
        """A backup on its way here, to be restored; a line that broke is gone on from."""
        return self.home / ".fetched"

    @property
    def lock_file(self) -> Path:
        """Held by the one process that has the vault open."""
        return self.home / "vault.lock"

    @property
    def spool(self) -> Path:
        """What clients wrote while the vault was locked, sealed, one file each."""
        return self.home / "spool"

    @property
    def staging(self) -> Path:
        """Files that wait to be imported, encrypted, in chunks."""
        return self.home / "staging"

    @property
    def log_file(self) -> Path:
        """One JSON line per event; never a body, a name, a code or a key."""
        return self.home / "daemon.log"

    @property
    def socket(self) -> Path:
        """The command line's Unix socket, in a folder only its owner can enter."""
        path = self.home / "run" / "daemon.sock"
        if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
            return path
        digest = hashlib.sha256(os.fsencode(self.home.absolute())).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"kithbook-{os.getuid()}-{digest}" / "daemon.sock"


def private_folder(path: Path) -> Path:
    """Make a 0700 folder, or check that an existing one is ours alone.

    Raises:
        BadSetup: it is a link, belongs to someone else, or others may enter it.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadSetup(f"Cannot make the folder {path}: {error.strerror}.") from error
    refuse_foreign(path)
    return path


def refuse_foreign(path: Path) -> None:
    """Check that a folder is ours alone.

    Raises:
        FileNotFoundError: it is not there.
        BadSetup: it is a link, belongs to someone else, or others may enter it.
    """
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise BadSetup(f"{path} is a link; point KITHBOOK_HOME at the real folder.")
    if found.st_uid != os.getuid():
        raise BadSetup(f"{path} belongs to another user; choose a folder of your own.")
    if found.st_mode & OWNER_ONLY_MASK:
        raise BadSetup(f"Others can enter {path}; run: chmod 700 {path}")
