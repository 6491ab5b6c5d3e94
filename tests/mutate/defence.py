"""A line of code that keeps a promise, and who must notice when it is gone."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("defences.toml")


@dataclass(frozen=True)
class Defence:
    """One row of `defences.toml`."""

    name: str
    """What goes missing."""
    file: str
    old: str
    """Stands exactly once in the file."""
    new: str
    tests: list[str]
    """Files, or single tests of them, all pytest's or all node's; one must turn red."""

    def removed_from(self, text: str) -> str:
        """Return the file without the defence.

        Raises:
            LookupError: the code has moved on, and the table has not.
        """
        if text.count(self.old) != 1:
            raise LookupError(f"{self.name}: {self.old!r} is not once in {self.file}")
        return text.replace(self.old, self.new)


def defences() -> list[Defence]:
    """Return the table."""
    return [Defence(**row) for row in tomllib.loads(TABLE.read_text())["defence"]]
