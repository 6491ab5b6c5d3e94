"""Starting at login: what every system's own way to it has to offer."""

import codecs
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import which
from typing import Any, ClassVar

from kithbook.config import PREFIX, Settings
from kithbook.errors import BadSetup
from kithbook.files import write_private
from kithbook.installation.errors import NoService, NotPlaced
from kithbook.installation.model import Finding
from kithbook.installation.program import chosen

INSTALL = "kithbook service install"
TOOLS = "/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin:/run/current-system/sw/bin"
"""Where a system's own tools are. Not PATH: whoever starts us may have set that."""
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with the start at login."""

    system: str
    path: str
    """The file by which the system knows."""
    installed: bool
    meant: bool
    """Whether it starts this very Kithbook, with this vault."""
    current: bool
    """Whether it does so with the settings of now, too."""
    enabled: bool
    """Whether the system will start it."""
    active: bool
    """Whether it runs, started by the system."""

    def as_json(self) -> dict[str, Any]:
        """Return it for programs."""
        return asdict(self)


class Login(ABC):
    """A system's way to start a program when its person comes, and again when it crashed."""

    system: ClassVar[str]
    tool: ClassVar[str]

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @property
    @abstractmethod
    def path(self) -> Path:
        """The file by which the system knows."""

    @abstractmethod
    def text(self) -> bytes:
        """Return what has to be in that file."""

    @property
    @abstractmethod
    def essence(self) -> Sequence[str]:
        """The parts of that text by which it is this very Kithbook, with this vault."""

    @abstractmethod
    def check(self) -> None:
        """See that the system can be asked.

        Raises:
            NoService: it cannot, and why.
        """

    @abstractmethod
    def enter(self, *, start: bool) -> None:
        """Have the system read the file, start the program at each login, and perhaps now."""

    @abstractmethod
    def leave(self) -> None:
        """Have the system stop the program, and start it no more."""

    @abstractmethod
    def start(self) -> None:
        """Start it now, if it does not run.

        Raises:
            NotStarted: it does not start.
        """

    @abstractmethod
    def asked(self) -> tuple[bool, bool]:
        """Ask the system whether it will start it, and whether it runs it."""

    @property
    def variables(self) -> dict[str, str]:
        """The settings that it starts with.

        Raises:
            BadSetup: one that no such file can hold.
        """
        variables = chosen(self.settings)
        for name, value in variables.items():
            if not value.isprintable():
                raise BadSetup(f"{name} must be one line of plain text to start at login with it.")
        return variables

    @property
    def home(self) -> str:
        """The data folder, as a variable."""
        name = f"{PREFIX}HOME"
        return f"{name}={self.variables[name]}"

    @property
    def standing(self) -> Standing:
        """How things stand."""
        found = self._content()
        enabled, active = self.asked() if found is not None else (False, False)
        return Standing(
            system=self.system,
            path=str(self.path),
            installed=found is not None,
            meant=found is not None and all(one in _decoded(found) for one in self.essence),
            current=found is not None and found == self.text(),
            enabled=enabled,
            active=active,
        )

    def install(self, *, start: bool) -> bool:
        """Write the file and have the system follow it; tell whether anything was new.

        Raises:
            NoService: the system cannot be asked; nothing was written.
            NotPlaced: the file cannot be written.
        """
        self.check()
        before = self.standing
        if not before.current:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise NotPlaced(f"Cannot make {self.path.parent}: {error.strerror}.") from error
            write_private(self.path, self.text())
        self.enter(start=start)
        return not (before.current and before.enabled)

    def remove(self) -> bool:
        """Take all of that back; tell whether there was anything.

        Raises:
            NoService: the system cannot be asked; nothing was changed.
        """
        if self._content() is None:
            return False
        self.check()
        self.leave()
        self.path.unlink(missing_ok=True)
        self.forget()
        return True

    @abstractmethod
    def forget(self) -> None:
        """Tell the system that the file is gone, where it wants to know."""

    def finding(self) -> Finding:
        """Look whether all is as it must be."""
        what, standing = "start at login", self.standing
        if not standing.installed:
            return Finding(what, "off", "Kithbook does not start at login", INSTALL)
        if not standing.meant:
            sentence = "What starts at login is another Kithbook, or one with another vault"
            return Finding(what, "broken", sentence, INSTALL)
        if not standing.enabled:
            return Finding(what, "broken", f"{self.system} does not start Kithbook", INSTALL)
        running = "and runs so now" if standing.active else "and does not run so now"
        settings = "" if standing.current else ", with other settings than this terminal's"
        sentence = f"Kithbook starts at login by {self.system}, {running}{settings}"
        return Finding(what, "good", sentence)

    def _content(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise NotPlaced(f"Cannot read {self.path}: {error.strerror}.") from error

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the system's tool; what it says is for us, and what it ends with is looked at.

        Raises:
            NoService: it is not there, or hangs.
        """
        found = which(self.tool, path=TOOLS)
        if found is None:
            raise NoService(f"There is no {self.tool} here; start Kithbook with: kithbook up")
        return _ran([found, *arguments])


def _decoded(content: bytes) -> str:
    """Return a file's text; Windows writes UTF-16."""
    return content.decode("utf-16" if content.startswith(codecs.BOM_UTF16) else "utf-8", "replace")


def _ran(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NoService(f"{words[0]} does not answer; try again later.") from error


def login(settings: Settings, system: str = sys.platform) -> Login:
    """Return this system's way, or another's."""
    # Imported here: each is for one system alone.
    if system == "darwin":
        from kithbook.installation.launchd import Launchd  # noqa: PLC0415

        return Launchd(settings)
    if system == "win32":
        from kithbook.installation.scheduler import Scheduler  # noqa: PLC0415

        return Scheduler(settings)
    from kithbook.installation.systemd import Systemd  # noqa: PLC0415

    return Systemd(settings)
