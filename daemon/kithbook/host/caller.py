"""Who started the host: a browser says for which extension, and only ours is answered."""

from collections.abc import Sequence
from pathlib import Path

from kithbook.errors import KithbookError
from kithbook.installation.model import CHROMIUM_ID, FIREFOX_ID, HOST

ORIGIN = f"chrome-extension://{CHROMIUM_ID}"
WINDOW = "--parent-window="
"""What Chromium adds on Windows."""


class NotABrowser(KithbookError):
    """This is for browsers, which start it for Kithbook's extension alone; see `kithbook pair`."""


def vouched(words: Sequence[str]) -> str | None:
    """Return the extension's origin, as far as its browser tells: Firefox does not.

    Args:
        words: what the browser added: an origin, or a manifest's path and an extension's id.

    Raises:
        NotABrowser: it is no browser, or not our extension.
    """
    match list(words):
        case [origin, *rest] if origin == f"{ORIGIN}/" and all(
            one.startswith(WINDOW) for one in rest
        ):
            return ORIGIN
        case [manifest, extension] if (
            extension == FIREFOX_ID and Path(manifest).name == f"{HOST}.json"
        ):
            return None
    raise NotABrowser
