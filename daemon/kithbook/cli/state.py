"""What status and doctor both say of a vault and its jail."""

import sys

from kithbook.cli.output import say
from kithbook_protocol.vault import Jail, Status


def warn(status: Status) -> None:
    """Print what the person should see to."""
    for sentence in status.troubles or []:
        say(f"Warning: {sentence}")


def of_jail(jail: Jail) -> str:
    """Say what the worker that reads pages could reach."""
    walls = {"the network": jail.network, "files": jail.files, "system calls": jail.calls}
    missing = [what for what, held in walls.items() if not held]
    if not missing:
        return "Pages are read in a jail: no network, no files, no system calls."
    remedy = " (for system calls install libseccomp)" if sys.platform == "linux" else ""
    return f"The jail in which pages are read does not hold back: {', '.join(missing)}{remedy}."
