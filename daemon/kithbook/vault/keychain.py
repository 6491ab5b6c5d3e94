"""The system's keyring, asked with care: known back ends only, and never for long.

Whatever goes wrong means "no keyring", and the passphrase opens the vault. It never means "make a
new key".
"""

import base64
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .errors import NoKeyring

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

Answer = TypeVar("Answer")

SERVICE = "kithbook"
LIMIT_SECONDS = 5.0
"""A keyring that wants to ask the person may take longer; the next try then finds it open."""

ALLOWED = frozenset(
    {
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    }
)
"""Classes that encrypt what they keep. All others (null, fail, plaintext files) are refused."""


class Keychain(Protocol):
    """Keeps one secret per name. Every call may raise NoKeyring, and only that."""

    def remember(self, name: str, secret: bytes) -> None:
        """Keep a secret, and see that it can be read again."""

    def recall(self, name: str) -> bytes:
        """Return a secret kept before."""

    def forget(self, name: str) -> None:
        """Remove a secret."""

    def give_up(self) -> None:
        """Let whoever waits for the keyring go at once, with NoKeyring."""


class SystemKeychain:
    """The keyring of the person's desktop session."""

    def __init__(
        self, allowed: frozenset[str] = ALLOWED, limit_seconds: float = LIMIT_SECONDS
    ) -> None:
        self._allowed = allowed
        self._limit = limit_seconds
        self._asking: threading.Thread | None = None
        self._awaited: Future[Any] | None = None

    def remember(self, name: str, secret: bytes) -> None:
        """Keep a secret, and see that it can be read again.

        Raises:
            NoKeyring: no allowed back end, or it failed, hung or did not keep the secret.
        """
        text = base64.b64encode(secret).decode("ascii")

        def keep() -> str | None:
            back_end = self._back_ends()[0]
            back_end.set_password(SERVICE, name, text)
            return back_end.get_password(SERVICE, name)

        if self._ask(keep) != text:
            raise NoKeyring("The system's keyring did not keep the secret it was given.")

    def recall(self, name: str) -> bytes:
        """Return a secret kept before.

        Raises:
            NoKeyring: no allowed back end has it, or it failed or hung.
        """

        def look_up() -> str | None:
            found = (each.get_password(SERVICE, name) for each in self._back_ends())
            return next((text for text in found if text is not None), None)

        text = self._ask(look_up)
        if text is None:
            raise NoKeyring(
                "The system's keyring has no secret for this vault; unlock it with the passphrase."
            )
        try:
            return base64.b64decode(text, validate=True)
        except ValueError:  # binascii.Error is one, and text beyond ASCII gives a plain one
            raise NoKeyring from None

    def forget(self, name: str) -> None:
        """Remove a secret.

        Raises:
            NoKeyring: it is not there, or the keyring failed or hung.
        """
        self._ask(lambda: self._back_ends()[0].delete_password(SERVICE, name))

    def give_up(self) -> None:
        """Let whoever waits for the keyring go at once, with NoKeyring: the daemon shall end."""
        if self._awaited is not None:
            self._awaited.cancel()

    def _back_ends(self) -> "list[KeyringBackend]":
        """Return the allowed back ends, best first. Looks into a chainer, never through it."""
        # Imported here: 130 ms that a start with a passphrase must not pay.
        import keyring  # noqa: PLC0415
        from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415
        from keyring.backends.fail import Keyring as Nothing  # noqa: PLC0415

        chosen = keyring.get_keyring()
        if isinstance(chosen, Nothing):
            # The library remembers that it found none. A daemon that starts with the desktop may
            # have asked before the keyring was there.
            with suppress(KeyError):  # it was told which to use, and never looked
                keyring.backend.get_all_keyring.reset()
            keyring.core.init_backend()
            chosen = keyring.get_keyring()
        members = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
        back_ends = [each for each in members if _class_name(each) in self._allowed]
        if not back_ends:
            raise NoKeyring("This system has no keyring that Kithbook trusts; use the passphrase.")
        return back_ends

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        """Run a question in a daemon thread and wait for the answer, at most the limit."""
        if self._asking is not None and self._asking.is_alive():
            # One hung thread is enough; each further call would leave another.
            raise NoKeyring(
                "The system's keyring has not answered yet; unlock the keyring, or use the "
                "passphrase."
            )
        answer: Future[Answer] = Future()

        def run() -> None:
            with suppress(InvalidStateError):  # nobody waits any more
                try:
                    answer.set_result(question())
                except Exception as error:  # noqa: BLE001 - back ends raise what their systems raise
                    answer.set_exception(error)

        # Not an executor: those wait for their threads at exit, and this one may never end.
        self._asking = threading.Thread(target=run, name="keyring", daemon=True)
        self._asking.start()
        self._awaited = answer
        try:
            return answer.result(self._limit)
        except NoKeyring:
            raise
        except CancelledError:
            raise NoKeyring("Kithbook is stopping, and no longer waits for the keyring.") from None
        except TimeoutError as error:
            raise NoKeyring(
                f"The system's keyring did not answer within {self._limit:g} s; unlock the "
                "vault with the passphrase."
            ) from error
        except Exception as error:
            raise NoKeyring(
                "The system's keyring refused; unlock the vault with the passphrase."
            ) from error


def _class_name(back_end: object) -> str:
    kind = type(back_end)
    return f"{kind.__module__}.{kind.__qualname__}"
