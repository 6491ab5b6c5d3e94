"""Windows: a task that begins at logon. Task Scheduler schema 1.2, schtasks.exe.

A task has no variables of its own, so the settings come by `cmd`.
"""

import subprocess
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from kithbook.errors import BadSetup
from kithbook.installation.errors import NotStarted
from kithbook.installation.login import Login
from kithbook.installation.program import command, own_folder

TASK = "Kithbook"
NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
SETTINGS = {
    "MultipleInstancesPolicy": "IgnoreNew",
    "DisallowStartIfOnBatteries": "false",
    "StopIfGoingOnBatteries": "false",
    "AllowHardTerminate": "true",
    "StartWhenAvailable": "true",
    "ExecutionTimeLimit": "PT0S",  # none
    "Hidden": "true",
}
UNSAFE = '"%!^&|<>'
"""What `cmd` would read as more than a letter."""


class Scheduler(Login):
    """A task of the person who logs on."""

    system: ClassVar[str] = "Task Scheduler"
    tool: ClassVar[str] = "schtasks"

    @property
    def path(self) -> Path:
        """Where the task is read from."""
        return own_folder() / "login.xml"

    def text(self) -> bytes:
        """Return the task, as UTF-16: schtasks takes no other."""
        task = ET.Element("Task", {"version": "1.2", "xmlns": NAMESPACE})
        about = ET.SubElement(task, "RegistrationInfo")
        ET.SubElement(about, "Description").text = "Kithbook, your private address book"
        logon = ET.SubElement(ET.SubElement(task, "Triggers"), "LogonTrigger")
        ET.SubElement(logon, "Enabled").text = "true"
        person = ET.SubElement(ET.SubElement(task, "Principals"), "Principal", {"id": "Author"})
        ET.SubElement(person, "LogonType").text = "InteractiveToken"
        ET.SubElement(person, "RunLevel").text = "LeastPrivilege"
        settings = ET.SubElement(task, "Settings")
        for name, value in SETTINGS.items():
            ET.SubElement(settings, name).text = value
        again = ET.SubElement(settings, "RestartOnFailure")
        ET.SubElement(again, "Interval").text = "PT1M"
        ET.SubElement(again, "Count").text = "5"
        does = ET.SubElement(ET.SubElement(task, "Actions", {"Context": "Author"}), "Exec")
        ET.SubElement(does, "Command").text = "cmd.exe"
        ET.SubElement(does, "Arguments").text = self._line()
        ET.indent(task)
        written: bytes = ET.tostring(task, encoding="utf-16", xml_declaration=True)
        return written

    @property
    def essence(self) -> tuple[str, ...]:
        """What it runs, and the vault."""
        return tuple(map(escape, (subprocess.list2cmdline(command()[:1]), f'set "{self.home}"')))

    def check(self) -> None:
        """See that it answers."""
        self.run("/Query", "/FO", "LIST")

    def enter(self, *, start: bool) -> None:
        """Register the task, and perhaps run it."""
        done = self.run("/Create", "/TN", TASK, "/XML", str(self.path), "/F")
        if done.returncode:
            raise NotStarted(f"schtasks /Create: {done.stderr.strip().rstrip('.')}.")
        if start:
            self.start()

    def leave(self) -> None:
        """End the task and delete it."""
        self.run("/End", "/TN", TASK)
        self.run("/Delete", "/TN", TASK, "/F")

    def forget(self) -> None:
        """It knows."""

    def start(self) -> None:
        """Run the task."""
        if self.run("/Run", "/TN", TASK).returncode:
            raise NotStarted

    def asked(self) -> tuple[bool, bool]:
        """Ask whether the task is known, and runs."""
        told = self.run("/Query", "/TN", TASK, "/FO", "CSV", "/NH")
        return told.returncode == 0, "Running" in told.stdout

    def _line(self) -> str:
        """Return what `cmd` runs: the settings, then the daemon."""
        variables = self.variables
        for name, value in variables.items():
            if set(value) & set(UNSAFE):
                raise BadSetup(f"{name} must have none of {UNSAFE} to start at login with it.")
        sets = " && ".join(f'set "{name}={value}"' for name, value in variables.items())
        return f'/d /c "{sets} && {subprocess.list2cmdline(command("up"))}"'
