"""The extension's folder: where it comes with the program, and where browsers load it from.

A browser remembers the folder by its path, and an update of Kithbook may move the program: so an
installed Kithbook keeps a copy in a place that stays. A clone's own folder stays by itself.
"""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

from kithbook.installation.errors import NoExtension, NotPlaced
from kithbook.installation.model import Finding
from kithbook.installation.program import own_folder

PUT = "kithbook extension"
ROOM = Path(__file__).parents[1]
CLONE = ROOM.parents[1]
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""What ZIP can say of a time; the same bytes each time need the same one."""
PICTURES = "store"
NOTES = ".md"
"""What stores and developers want of it, and no browser."""
BUNDLED = "app", "popup"
PARTS = ".js", ".css"
"""Pages whose scripts and styles browsers load as one file each, from `vendor`."""


def source() -> Path:
    """Return the folder that came with this program.

    Raises:
        NoExtension: none did.
    """
    for folder in (ROOM / "extension", CLONE / "extension"):
        if (folder / "manifest.json").is_file():
            return folder
    raise NoExtension


def is_clone() -> bool:
    """Tell whether this Kithbook runs from its clone."""
    return source() == CLONE / "extension"


def folder() -> Path:
    """Return where a browser loads it from."""
    return source() if is_clone() else own_folder() / "extension"


def version() -> str:
    """Return the version of the one that came with this program."""
    return _version(source())


def put(target: Path | None = None) -> Path:
    """Put the extension where browsers load it from, or into a folder of one's own; return where.

    Raises:
        NoExtension: there is none to put.
        NotPlaced: the folder cannot be written, or holds something else.
    """
    if target is None and is_clone():
        return source()
    place = folder() if target is None else target.absolute()
    if place.exists() and _content(place) == _content(source()):
        return place
    if place.exists() and not (place / "manifest.json").is_file() and any(place.iterdir()):
        raise NotPlaced(f"{place} holds something else; name an empty folder.")
    aside = place.with_name(f".{place.name}.new")
    old = place.with_name(f".{place.name}.old")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in (aside, old):
            shutil.rmtree(left, ignore_errors=True)
        for name in _shipped(source()):
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source() / name, aside / name)
        # Whole or not at all: a browser may read it at any moment.
        if place.exists():
            place.rename(old)
        aside.rename(place)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise NotPlaced(f"Cannot write {place}: {error.strerror}.") from error
    return place


def pack(path: Path) -> None:
    """Write it as one file, as stores and Firefox take it: the same bytes each time.

    Raises:
        NotPlaced: the file cannot be written.
    """
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name in _shipped(source()):
                entry = zipfile.ZipInfo(name.as_posix(), EARLIEST)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, (source() / name).read_bytes())
    except OSError as error:
        raise NotPlaced(f"Cannot write {path}: {error.strerror}.") from error


def names() -> list[str]:
    """Return the files that it consists of."""
    return [name.as_posix() for name in _shipped(source())]


def finding() -> Finding:
    """Look whether the folder that browsers load is this program's."""
    what = "extension folder"
    place = folder()
    if not (place / "manifest.json").is_file():
        return Finding(what, "off", "There is no folder yet to load the extension from", PUT)
    if not is_clone() and _content(place) != _content(source()):
        sentence = f"The extension in {place} is of Kithbook {_version(place)}, not of this one"
        return Finding(what, "broken", sentence, f"{PUT} (then reload it in the browser)")
    return Finding(what, "good", f"The extension is in {place}")


def _version(place: Path) -> str:
    try:
        return str(json.loads((place / "manifest.json").read_bytes())["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return "an unknown version"


def _shipped(place: Path) -> list[Path]:
    """Return the files of an extension by their names in it, in a fixed order."""
    files = (one.relative_to(place) for one in place.rglob("*") if one.is_file())
    return sorted(
        one
        for one in files
        if one.parts[0] != PICTURES
        and one.suffix != NOTES
        and not (one.parts[0] in BUNDLED and one.suffix in PARTS)
    )


def _content(place: Path) -> dict[Path, str]:
    """Return what an extension consists of, by name and digest."""
    return {
        name: hashlib.sha256((place / name).read_bytes()).hexdigest() for name in _shipped(place)
    }
