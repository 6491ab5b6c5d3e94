"""The extension with all that it may ask for: Chromium's question nothing headless can answer."""

import json
from pathlib import Path


def permit(copy: Path) -> None:
    """Let a copy of the extension have at once what it else asks a person for."""
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["permissions"] += manifest.pop("optional_permissions")
    (copy / "manifest.json").write_text(json.dumps(manifest))
