"""What Outlook's CSV calls its columns in other languages: a text file each, by English heading.

Outlook itself leaves some headings in English, and which ones differs from version to version, so
that a file may have both.
"""

from collections.abc import Iterator
from importlib.resources import files

from kithbook.formats.table import folded

LANGUAGES = ("es", "it", "nl", "pt")


def headings() -> Iterator[tuple[str, str]]:
    """Yield each heading of each language, and the English one that says the same; both folded."""
    for language in LANGUAGES:
        text = files(__package__).joinpath(f"{language}.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            english, sign, names = line.partition(": ")
            if sign and not line.startswith("#"):
                for name in names.split(" | "):
                    yield folded(name), folded(english)
