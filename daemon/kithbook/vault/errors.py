"""What can go wrong with the vault, each as one sentence for a person."""

from kithbook.errors import KithbookError
from kithbook_protocol.failure import ErrorCode


class WrongPassphrase(KithbookError):
    """The passphrase is wrong; nothing was changed."""

    code = ErrorCode.INVALID


class WeakPassphrase(KithbookError):
    """The passphrase is too short; choose one of at least 8 characters."""

    code = ErrorCode.INVALID


class WrongRecoveryKey(KithbookError):
    """That recovery key does not open this vault; compare the vault id on the printed kit."""

    code = ErrorCode.INVALID


class MistypedRecoveryKey(WrongRecoveryKey):
    """That recovery key is mistyped; compare it with the kit, character by character."""


class NoKeyring(KithbookError):
    """The system's keyring cannot open this vault now; unlock it with the passphrase."""

    code = ErrorCode.LOCKED


class NoVault(KithbookError):
    """There is no vault yet; make one with: kithbook init."""

    code = ErrorCode.CONFLICT


class VaultExists(KithbookError):
    """There is already a vault here; start it with: kithbook up."""

    code = ErrorCode.CONFLICT


class SlotsDamaged(KithbookError):
    """The key slots are damaged; put back keyslots.json from a backup."""


class NewerSlots(KithbookError):
    """The key slots were written by a newer Kithbook; update Kithbook to open this vault."""

    code = ErrorCode.VERSION


class VaultBusy(KithbookError):
    """Another Kithbook has this vault open; stop it first."""

    code = ErrorCode.BUSY
