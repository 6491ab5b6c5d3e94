"""What lies on disk, read as whoever finds the machine would read it: raw bytes, no key."""

from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
"""Chromium keeps JavaScript strings in UTF-16 where they hold more than Latin-1."""


def traces(folder: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Return (file, word) wherever a file below `folder` holds one of the words, in any encoding.

    Case counts, so a word should be one that means something only as it is.
    """
    patterns = [(word, word.encode(encoding)) for word in words for encoding in ENCODINGS]
    found = set()
    for path in _files(folder):
        content = path.read_bytes()
        found |= {
            (str(path.relative_to(folder)), word)
            for word, pattern in patterns
            if pattern in content or pattern in str(path).encode()
        }
    return sorted(found)


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield path
