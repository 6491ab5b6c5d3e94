"""Asked by hatchling before it builds: is what the extension takes from npm there to be packed?"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Bundled(BuildHookInterface):  # type: ignore[misc]  # hatchling is here only while it builds
    """Refuses to build a package whose extension would lack a part."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Look, unless it is an editable install, which takes the clone as it is."""
        del build_data
        if (
            version != "editable"
            and not (Path(self.root) / "extension/vendor/LICENSES.txt").exists()
        ):
            raise SystemExit("The extension is not complete yet; run ./scripts/setup first.")
