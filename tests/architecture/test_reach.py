"""Nothing is sent by itself: which files can reach anybody beyond this process, and no others."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ROOT / "daemon/kithbook"
REACHING = {
    *("aiohttp.client", "ftplib", "http", "imaplib", "poplib", "requests", "smtplib", "socket"),
    *("ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc"),
}
"""Modules by which something is sent or opened."""
CALLS = {"ClientSession", "create_connection", "open_connection"}
STATUS = "http.HTTPStatus"
"""Names of codes, no more."""
ALLOWED = {
    "peer.py": "who is at the other end of the Unix socket",
    "web/connection.py": "the port is listened on",
    "web/guard.py": "by which of the two somebody came",
    "cli/connection.py": "the command line calls its daemon",
    "backup/places/watch.py": "a store for backups",
    "backup/places/wire.py": "a store for backups",
}


def reaching(source: str) -> list[str]:
    """Return what a file names that reaches out, as `module`, `module.name` or `name`."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names if _reaches(one.name)]
        elif isinstance(node, ast.ImportFrom) and node.module:
            told = [f"{node.module}.{one.name}" for one in node.names]
            found += [one for one in told if one != STATUS and _reaches(one)]
        elif isinstance(node, ast.Attribute) and node.attr in CALLS:
            found.append(node.attr)
    return found


def _reaches(name: str) -> bool:
    return name.rpartition(".")[2] in CALLS or any(
        f"{name}.".startswith(f"{one}.") for one in REACHING
    )


def test_only_these_files_can_reach_anybody() -> None:
    there = {
        path.relative_to(ROOMS).as_posix()
        for path in ROOMS.rglob("*.py")
        if reaching(path.read_text())
    }
    assert there == ALLOWED.keys()


@pytest.mark.parametrize(
    "line",
    [
        "import smtplib",
        "from urllib.request import urlopen",
        "from urllib import request",
        "from http.client import HTTPConnection",
        "from aiohttp import ClientSession",
        "asyncio.open_connection(host, port)",
        "def later():\n    import webbrowser",
    ],
)
def test_such_a_line_would_be_found(line: str) -> None:
    assert reaching(line)


@pytest.mark.parametrize("line", ["from http import HTTPStatus", "from urllib.parse import quote"])
def test_what_only_names_things_is_no_reach(line: str) -> None:
    assert reaching(line) == []
