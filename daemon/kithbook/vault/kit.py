"""The recovery kit: one page to print, and the same for a terminal.

It is written only to the file the person names, and never kept anywhere else.
"""

import html
import os
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from pathlib import Path
from string import Template
from uuid import UUID

import segno

from kithbook.errors import BadSetup

_TEXT = """\
KITHBOOK RECOVERY KIT

  Recovery key        {identity}
  Vault               {vault}
  Signer fingerprint  {signer}
  Made on             {made_on}

Anyone who has this key and a backup, or a copy of the data folder, can read this vault. Kithbook
shows the key only now and keeps no copy. Write it down or print it, and keep it where you keep a
passport.

If the passphrase is lost:  kithbook unlock --recovery
If the machine is lost:     on another one, kithbook backup restore FILE; compare the fingerprint
The key is an age identity (AGE-SECRET-KEY-1...), which other programs can read too.
"""


@dataclass(frozen=True)
class Kit:
    """What a person needs to open the vault when all else is lost."""

    identity: str = field(repr=False)
    """`AGE-SECRET-KEY-1...`"""
    vault: UUID
    signer: str
    """The fingerprint of the key that signs backups, to compare when one is restored."""
    made_on: date

    def as_text(self) -> str:
        """Return the kit for a terminal, at most 100 columns."""
        return _TEXT.format(
            identity=self.identity,
            vault=self.vault,
            signer=self.signer,
            made_on=self.made_on.isoformat(),
        )

    def as_html(self) -> str:
        """Return the kit as one self-contained page that loads nothing."""
        page = Template(resources.files(__package__).joinpath("kit.html").read_text("utf-8"))
        # Level Q survives a quarter of the code being torn or stained (ISO/IEC 18004).
        code = segno.make_qr(self.identity, error="q").svg_inline(svgclass=None, omitsize=True)
        return page.substitute(
            code=code,
            identity=html.escape(self.identity),
            vault=html.escape(str(self.vault)),
            signer=html.escape(self.signer),
            made_on=self.made_on.isoformat(),
        )

    @staticmethod
    def refuse(path: Path) -> None:
        """Check, before there is a key to lose, that the page can be written there.

        Raises:
            BadSetup: there is such a file already, or no folder for it that is ours to write in.
        """
        if os.path.lexists(path):
            raise BadSetup(f"{path} exists already; choose another name for the kit.")
        if not os.access(path.parent, os.W_OK | os.X_OK) or not path.parent.is_dir():
            raise BadSetup(
                f"There is no folder {path.parent} to write the kit into; make it first."
            )

    def write(self, path: Path) -> None:
        """Write the page to a new file, 0600.

        Raises:
            BadSetup: there is such a file already, or it cannot be written.
        """
        try:
            # O_EXCL also refuses a link that waits under that name.
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(self.as_html())
                file.flush()
                os.fsync(handle)
        except FileExistsError as error:
            raise BadSetup(f"{path} exists already; choose another name for the kit.") from error
        except OSError as error:
            raise BadSetup(f"Cannot write the kit to {path}: {error.strerror}.") from error
