"""Every file of a release, made so that the same commit gives the same bytes."""

import hashlib
import json
import os
import re
import subprocess
import tempfile
import uuid
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kithbook.installation import extension

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""What ZIP can say of a time."""
CHROMIUM_LEFT_OUT = ("key", "browser_specific_settings", "sidebar_action")
"""Chrome's store gives its own key, and refuses one that is brought; the rest is Firefox's."""
SECTION = re.compile(r"^## \[([^\]]+)\][^\n]*\n(.*?)(?=^## \[|\Z)", re.MULTILINE | re.DOTALL)


class NotReleasable(Exception):
    """Something of it is not there; a sentence says what."""


def version(root: Path) -> str:
    """Return the one version: the extension's, which is also the program's."""
    found: str = json.loads((root / "extension/manifest.json").read_text())["version"]
    return found


def make(root: Path, into: Path) -> None:
    """Make all files of a release.

    Raises:
        NotReleasable: a tool failed, or the changelog says nothing of this version.
    """
    into.mkdir()
    name = f"kithbook-{version(root)}"
    moment = _moment(root)
    _run(root, moment, "uv", "build", "--quiet", "--wheel", "--sdist", "--out-dir", str(into))
    (into / ".gitignore").unlink(missing_ok=True)
    # Mozilla signs this one; it is also what Firefox ESR and Developer Edition install as it is.
    extension.pack(into / f"{name}-firefox.xpi")
    _for_chromium(into / f"{name}-chromium.zip")
    (into / f"{name}.cdx.json").write_text(_bill(root, moment))
    (into / f"{name}-changes.md").write_text(changes(root))
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(into.iterdir())
    ]
    (into / "SHA256SUMS").write_text("".join(sums))


def changes(root: Path) -> str:
    """Return the changelog's section of this version; before it is tagged, what is not released.

    Raises:
        NotReleasable: there is neither.
    """
    text = (root / "CHANGELOG.md").read_text()
    sections: dict[str, str] = dict(SECTION.findall(text))
    found = sections.get(version(root)) or sections.get("Unreleased", "")
    if not found.strip():
        raise NotReleasable(f"CHANGELOG.md says nothing of {version(root)}.")
    return found.strip() + "\n"


def _for_chromium(path: Path) -> None:
    """Write the extension as Chromium's stores take it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = extension.put(Path(folder) / "extension")
        manifest = json.loads((copy / "manifest.json").read_text())
        for name in CHROMIUM_LEFT_OUT:
            manifest.pop(name, None)
        del manifest["background"]["scripts"]
        (copy / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name in extension.names():
                entry = zipfile.ZipInfo(name, EARLIEST)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, (copy / name).read_bytes())


def _bill(root: Path, moment: int) -> str:
    """Return the bill of materials, CycloneDX 1.5: all that is installed with Kithbook."""
    words = ("uv", "export", "--quiet", "--frozen", "--no-dev", "--preview")
    told: dict[str, Any] = json.loads(_run(root, moment, *words, "--format", "cyclonedx1.5"))
    told["metadata"]["timestamp"] = datetime.fromtimestamp(moment, UTC).isoformat()
    told["metadata"]["component"]["version"] = version(root)
    del told["serialNumber"]
    # Of its content, so that the same is the same.
    told["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(told, sort_keys=True)).urn
    return json.dumps(told, indent=2, sort_keys=True) + "\n"


def _moment(root: Path) -> int:
    """Return when the last commit was made, in seconds: the only time in all of it."""
    return int(_run(root, 0, "git", "log", "-1", "--format=%ct"))


def _run(root: Path, moment: int, *words: str) -> str:
    done = subprocess.run(
        words,
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotReleasable(f"{' '.join(words[:2])} failed: {done.stderr.strip()[-500:]}")
    return done.stdout
