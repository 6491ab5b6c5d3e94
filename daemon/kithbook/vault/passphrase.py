"""Passphrases: one normal form, one rule, and the file for unattended use."""

import os
import unicodedata
from pathlib import Path

from kithbook.errors import BadSetup
from kithbook.files import refuse_others

from .errors import WeakPassphrase

SHORTEST = 8
"""Characters. Length is the only rule (NIST SP 800-63B section 5.1.1.2)."""
LARGEST_FILE = 4 * 1024
"""Bytes; who names a larger file has named the wrong one."""


def normal(passphrase: str) -> bytes:
    """Return a passphrase as the bytes that are hashed.

    NFKC, so that two keyboards that type the same letter differently agree.
    """
    # surrogatepass: a terminal of another encoding hands in lone surrogates, the same each time.
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def refuse_weak(passphrase: str) -> None:
    """Check a new passphrase.

    Raises:
        WeakPassphrase: under 8 characters in normal form.
    """
    if len(unicodedata.normalize("NFKC", passphrase)) < SHORTEST:
        raise WeakPassphrase


def passphrase_from_file(path: Path) -> str:
    """Return the first line of a file that only its owner can read. A pipe will do.

    Raises:
        BadSetup: missing, others can read it, empty, too large or not UTF-8.
    """
    try:
        # Links are followed: secret mounts and process substitution are links.
        with path.open("rb") as file:
            refuse_others(path, os.fstat(file.fileno()))
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BadSetup(f"Cannot read the passphrase file {path}: {error.strerror}.") from error
    if len(content) > LARGEST_FILE:
        raise BadSetup(f"{path} is too large to be a passphrase file.")
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        # Without `from`: a decoding error carries the bytes.
        raise BadSetup(f"The passphrase file {path} is not UTF-8 text.") from None
    if not lines or not lines[0]:
        raise BadSetup(f"The first line of {path} is empty; write the passphrase there.")
    return lines[0]
