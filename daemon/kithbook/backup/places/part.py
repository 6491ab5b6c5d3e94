"""A file from an offset on, as HTTP gives it (RFC 9110 section 14), and as listed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .errors import BackupAbsent, BackupUnsteady, PlaceError, PlaceFaulty
from .interface import Found
from .wire import Wire

OK, PARTIAL = 200, 206
ABSENT = frozenset({404, 410})
UNMET = frozenset({412, 416})
_RANGE = re.compile(r"bytes (\d{1,18})-\d+/(\d{1,18}|\*)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to come."""

    found: Found
    start: int
    """The first byte."""
    said: Callable[[int], PlaceError]
    """Returns what a status means."""


def read(
    wire: Wire,
    url: str,
    headers: Mapping[str, str],
    wanted: Wanted,
) -> Iterator[bytes]:
    """Give the bytes from an offset on, also where the server knows no ranges.

    Raises:
        BackupAbsent: it is gone.
        BackupUnsteady: it is another one than was found.
        PlaceFaulty: the server gives what nobody asked for.
        PlaceError: what `said` makes of any other status.
    """
    found, start = wanted.found, wanted.start
    span = {"Range": f"bytes={start}-"} if start else {}
    with wire.open(url, {**headers, **span}) as stream:
        if stream.status in ABSENT:
            raise BackupAbsent(f"{wire.host} no longer has this backup; see which it has.")
        if stream.status in UNMET:
            raise BackupUnsteady
        if stream.status not in {OK, PARTIAL}:
            raise wanted.said(stream.status)
        tag = stream.headers.get("ETag")
        if tag and found.version.startswith('"') and plain(tag) != found.version:
            raise BackupUnsteady
        skip = start
        if stream.status == PARTIAL:
            skip -= _begin(wire.host, stream.headers.get("Content-Range", ""), found, start)
        for block in stream.blocks:
            kept = block[skip:]
            skip -= len(block) - len(kept)
            if kept:
                yield kept


def plain(tag: str) -> str:
    """Return an ETag as it is compared: weak ones count, since size and hash are looked at too."""
    return '"' + tag.strip().removeprefix("W/").strip('"') + '"'


def _begin(host: str, told: str, found: Found, start: int) -> int:
    """Return where a part begins: not behind what was wanted, and of a file of the known size."""
    parts = _RANGE.fullmatch(told.strip())
    if parts is None or int(parts[1]) > start:
        raise PlaceFaulty(f"{host} gives another part of a file than was asked for.")
    if parts[2] not in {"*", str(found.size)}:
        raise BackupUnsteady
    return int(parts[1])
