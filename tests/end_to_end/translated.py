"""The extension in another language, in a browser that speaks English."""

import shutil
from pathlib import Path

from end_to_end.browser import EXTENSION


def translated(locale: str, folder: Path) -> Path:
    """Copy the extension into a new folder below this one; its id stays the same.

    A browser shows a language only where it has that itself, Firefox as a language pack, so here
    its texts stand in the place of the English ones.
    """
    copy = folder / f"extension-{locale}"
    shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("store"))
    shutil.copy(EXTENSION / "_locales" / locale / "messages.json", copy / "_locales/en")
    return copy
