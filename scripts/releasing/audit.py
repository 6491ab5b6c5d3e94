"""Known holes in what Kithbook is made of, as far as the network lets anybody ask."""

import subprocess
import tempfile
from pathlib import Path

SECONDS = 180


def audits(root: Path) -> list[str]:
    """Return a sentence for each audit: what it found, or that it could not ask."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = str(Path(folder) / "requirements.txt")
        words = ("uv", "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project")
        exported = _ran(root, *words, "--output-file", wanted)
        python = (
            _ran(root, "uvx", "--quiet", "pip-audit", "--disable-pip", "--requirement", wanted)
            if exported.returncode == 0
            else exported
        )
    npm = _ran(root, "npm", "audit", "--omit=dev")
    return [_told("pip-audit", python), _told("npm audit", npm)]


def _told(name: str, done: "subprocess.CompletedProcess[str]") -> str:
    said = (done.stdout + done.stderr).strip()
    if done.returncode == 0:
        return f"{name}: no known holes."
    if "vulnerabilit" in said:
        return f"{name} found something:\n{said}"
    last = said.splitlines()[-1] if said else "no answer"
    return f"{name} could not ask: {last}"


def _ran(root: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(
            words, cwd=root, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(words, 1, "", str(error))
