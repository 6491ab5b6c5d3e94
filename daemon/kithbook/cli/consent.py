"""Consent to a restore: what only a person can decide, asked for, or said before."""

import hmac
import sys
from dataclasses import dataclass

import click

from kithbook.backup.errors import NotTrusted
from kithbook.backup.restoring import Question
from kithbook.cli.output import counted, day, say
from kithbook.errors import BadSetup

_OLDER = "older"


@dataclass
class Consent:
    """Shows what a backup is, and has decided what only a person can decide."""

    signer: str | None
    yes_older: bool
    quiet: bool

    def __call__(self, question: Question) -> None:
        """Ask.

        Raises:
            NotTrusted: nobody agreed.
        """
        if not self.quiet:
            self._introduce(question)
        if self.signer is not None:
            if not _same(self.signer, question.fingerprint):
                raise NotTrusted(
                    f"The backup is signed by {question.fingerprint}, not by {self.signer}; do "
                    "not use it. Nothing was changed."
                )
        elif not question.is_known and not self._signer(question):
            raise NotTrusted(
                "The fingerprint is not the one of the kit, so the backup may be forged; nothing "
                "was changed."
            )
        if question.is_older and not self.yes_older and not self._older():
            raise NotTrusted(
                f"This machine has seen backup {question.here and question.here.counter} of this "
                f"vault, and this is {question.manifest.counter}; take the newest one, or say "
                "--yes-older. Nothing was changed."
            )

    def _introduce(self, question: Question) -> None:
        found = question.manifest
        say(f"Backup {found.counter} of {day(found.made_at)}, vault {found.vault}.")
        say(f"{counted(found.people, 'person', 'people')}, written by Kithbook {found.program}.")
        say(f"Signed by {question.fingerprint}")

    def _signer(self, question: Question) -> bool:
        """Have the fingerprint typed: whoever only says yes has compared nothing."""
        if self.quiet or not sys.stdin.isatty():
            raise BadSetup(
                "Nobody is here to compare the signer with the recovery kit; say the kit's "
                "fingerprint with --signer."
            )
        if question.here:
            say("WARNING: the vault on this machine does not know who signed this.")
        typed = click.prompt("Type the signer fingerprint from your recovery kit", err=True)
        return _same(str(typed), question.fingerprint)

    def _older(self) -> bool:
        if self.quiet or not sys.stdin.isatty():
            return False
        say("WARNING: a later backup of this vault was made or restored here; what came since")
        say("this one would be gone.")
        typed = click.prompt(f'Type "{_OLDER}" if that is meant', default="", err=True)
        return str(typed).strip().casefold() == _OLDER


def _same(typed: str, fingerprint: str) -> bool:
    """Tell whether it is the same fingerprint, however it is spaced."""
    return hmac.compare_digest(_bare(typed).encode(), _bare(fingerprint).encode())


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
