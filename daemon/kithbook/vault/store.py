"""`keyslots.json` and the generation before it.

Two guards, for two dangers: a SHA-256 checksum finds accidents (a flipped bit, a cut file) before
any passphrase is asked, and lets the previous generation step in; the slots' own authentication
and the seal find edits, once a key is there to check with.
"""

import hashlib
import hmac
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from kithbook.config import Settings
from kithbook.errors import BadSetup
from kithbook.files import read_private, remove_leftovers, write_private
from kithbook_protocol.vault import VaultWarning, WarningKind

from .errors import NewerSlots, NoVault, SlotsDamaged, VaultExists
from .model import VERSION, KeySlots, canonical, plain

LARGEST = 64 * 1024
"""Bytes; eight slots of the largest kind are under 50 000."""


class _Unreadable(Exception):
    """The bytes are not a whole key slot file."""


@dataclass(frozen=True)
class Loaded:
    """What was found on disk."""

    slots: KeySlots
    warning: VaultWarning | None = None
    """For the person, when the current file was not usable."""


class SlotStore:
    """The two generations in one data folder."""

    def __init__(self, settings: Settings) -> None:
        self._home = settings.home
        self._database = settings.database
        self._current = settings.key_slots
        self._previous = settings.previous_key_slots
        self.turn = threading.Lock()
        """Held by whoever writes after it read: an unlock that mends, and the locksmith."""

    @property
    def exists(self) -> bool:
        """Whether anything of a vault is here, be it damaged or half gone.

        A database without key slots counts: it must never be taken for "no vault".
        """
        # lexists, so that a dangling link counts as well
        return any(
            path.exists() or path.is_symlink()
            for path in (self._current, self._previous, self._database)
        )

    def load(self) -> Loaded:
        """Read the key slots, the previous generation where the current one is damaged.

        Raises:
            NoVault: nothing of a vault is here.
            SlotsDamaged: a vault is or was here, and neither generation is usable.
            NewerSlots: a newer program wrote them.
            BadSetup: a file is a link, or others can read it.
        """
        if not self.exists:
            raise NoVault(f"There is no vault in {self._home} yet; make one with: kithbook init")
        try:
            return Loaded(_read(self._current))
        except (_Unreadable, FileNotFoundError) as error:
            kind: WarningKind = "missing" if isinstance(error, FileNotFoundError) else "damaged"
        try:
            slots = _read(self._previous)
        except (_Unreadable, FileNotFoundError) as error:
            raise SlotsDamaged(
                f"{self._current} is {kind} and so is the copy beside it; put back keyslots.json "
                "from a backup, and do not make a new vault here."
            ) from error
        told = (
            f"{self._current} is {kind}; Kithbook uses the previous generation, "
            f"{self._previous.name}: check this disk and make a backup."
        )
        return Loaded(slots, VaultWarning(kind=kind, what=str(self._current), sentence=told))

    def remove_leftovers(self) -> None:
        """Remove what a crash left of writing either generation. Only under the guardian's lock.

        Raises:
            BadSetup: it cannot be removed.
        """
        remove_leftovers(self._current, self._previous)

    def create(self, slots: KeySlots) -> None:
        """Write the first generation, twice, so that there is a second one from the start.

        Raises:
            VaultExists: another process was quicker.
            BadSetup: it cannot be written.
        """
        content = encode(slots)
        try:
            write_private(self._current, content, new=True)
        except FileExistsError as error:
            raise VaultExists(_exists(self._home)) from error
        write_private(self._previous, content)

    def replace(self, slots: KeySlots) -> None:
        """Write the next generation and keep the present one as the previous.

        Raises:
            BadSetup: it cannot be written; both generations are as they were, or equal.
        """
        self.remove_leftovers()
        # Re-encoded, not copied: a damaged current file must not replace a good previous one.
        write_private(self._previous, encode(self.load().slots))
        write_private(self._current, encode(slots))

    def replace_both(self, slots: KeySlots) -> None:
        """Write both generations, so that none is left that honours what these slots do not.

        The previous one first: until the current one is written, nothing has changed, and what a
        crash leaves in between the next unlock sets right.

        Raises:
            BadSetup: it cannot be written; the current generation is as it was, or the new one.
        """
        self.remove_leftovers()
        content = encode(slots)
        write_private(self._previous, content)
        write_private(self._current, content)

    def previous(self) -> KeySlots | None:
        """Return the generation before; None where it is missing or damaged.

        Raises:
            NewerSlots: a newer program wrote it.
            BadSetup: the file is a link, or others can read it.
        """
        with suppress(_Unreadable, FileNotFoundError):
            return _read(self._previous)
        return None

    def remove(self) -> None:
        """Remove both generations. Only for a vault that was never used.

        Raises:
            BadSetup: they cannot be removed.
        """
        try:
            for path in (self._previous, self._current):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise BadSetup(f"Cannot remove {path}: {error.strerror}.") from error

    def refuse_existing(self) -> None:
        """Check that a vault may be made here.

        Raises:
            VaultExists: something of a vault is here already.
        """
        if self.exists:
            raise VaultExists(_exists(self._home))


def _exists(home: Path) -> str:
    return f"There is already a vault in {home}; unlock it with: kithbook unlock"


def encode(slots: KeySlots) -> bytes:
    """Return the file's content."""
    body = plain(slots)
    return canonical({**body, "checksum": _checksum(body)}) + b"\n"


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(body)).hexdigest()


def _read(path: Path) -> KeySlots:
    content = read_private(path, limit=LARGEST)
    if len(content) > LARGEST:
        raise _Unreadable
    try:
        body = from_json(content, allow_inf_nan=False)
        checksum = body.pop("checksum")
        whole = hmac.compare_digest(checksum, _checksum(body))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _Unreadable from error
    if not whole:
        raise _Unreadable
    # Only a whole file's version means anything: a flipped digit must not read as "newer".
    if isinstance(body.get("version"), int) and body["version"] > VERSION:
        raise NewerSlots
    try:
        return KeySlots.model_validate_json(canonical(body))
    except ValidationError as error:
        # Without `from`: the cause would carry the file's values into a log.
        raise _Unreadable(f"{error.error_count()} fields") from None
