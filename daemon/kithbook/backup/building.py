"""Building a backup: the vault copied under a fresh key, its people as text, signed, encrypted.

The copy is made in one step on a connection of its own, so writers go on meanwhile; everything
else is made from the copy, and so is of the very same moment.
"""

import hashlib
import json
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from string import Template
from uuid import UUID

import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kithbook.backup import signer, store, tar
from kithbook.backup.age import Recipient, encrypt
from kithbook.backup.errors import NoRoom
from kithbook.backup.manifest import Manifest
from kithbook.backup.model import (
    CARDS,
    COPYING,
    DATABASE,
    MANIFEST,
    PEOPLE,
    README,
    SIGNATURE,
    SLOTS,
    Made,
    Tell,
    name_of,
    plain,
)
from kithbook.backup.places.pace import Paced
from kithbook.backup.stage import Stage
from kithbook.clock import wall_clock
from kithbook.people import store as people_store
from kithbook.store.database import Connection, check_encrypted, open_store
from kithbook.store.failure import ours
from kithbook.store.successor import counts
from kithbook.transfer import export
from kithbook_protocol.transfer import ExportRequest

LEVEL = 3
"""Of zstd, its own default."""
SPARE = 16 * 1024 * 1024
"""Bytes that must stay free beside what is written."""
MODERN = "modern.db"
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built."""

    database: Path
    key: bytes = field(repr=False)
    """The database's raw 32-byte key."""
    vault: UUID
    counter: int
    previous: str | None
    """SHA-256 of the manifest before."""
    made_at: int
    """Milliseconds since 1970."""
    signer: Ed25519PrivateKey = field(repr=False)
    recipients: Sequence[Recipient]
    slots: bytes = field(repr=False)
    """keyslots.json as it is."""
    program: str
    passphrase: str | None = field(default=None, repr=False)
    """Opens it instead of any recipient."""
    modernise: Callable[[Connection], None] | None = None
    """Brings a copy of an older vault up to date, so that its people can be written as text; what
    goes into the backup is the vault as it is."""


def build(order: Order, folder: Path, tell: Tell) -> tuple[Made, Path]:
    """Build the file in a scratch folder; return what it is, and where.

    Raises:
        NoRoom: the disk has no room for two of the vault.
        StoreDamaged: the database is not whole.
        OSError: the disk's own, such as a full one.
    """
    copies = 3 if order.modernise else 2
    copy, size = folder / DATABASE, refuse_full(order.database, folder, copies)
    key = secrets.token_bytes(32)
    connection = _copied(order, copy, key, lambda: tell(0, size, COPYING))
    stage = Stage(folder)
    try:
        with ours():
            rows, steps = counts(connection), store.steps(connection)
        if order.modernise:
            connection.close()
            connection = _modern(order, folder, order.modernise)
        with ours():
            people = people_store.count(connection)
            name = name_of(order.vault, order.made_at, order.counter)
            stage.text(README, _readme(order, name, people))
            stage.text(SLOTS, order.slots)
            tell(0, size, "Writing the people.")
            stage.stream(CARDS, _text(connection, "vcard", tell, size), people)
            stage.stream(PEOPLE, _compressed(_text(connection, "jsonl", tell, size)), people)
    finally:
        connection.close()
    (folder / MODERN).unlink(missing_ok=True)
    check_encrypted(copy)
    stage.file(DATABASE, copy)
    manifest = Manifest(
        program=order.program,
        vault=order.vault,
        counter=order.counter,
        previous=order.previous,
        made_at=order.made_at,
        steps=steps,
        database_key=key.hex(),
        signer=signer.public(order.signer),
        people=people,
        rows=rows,
        members=tuple(stage.members),
    )
    written = json.dumps(plain(manifest), indent=1).encode()
    path = folder / name
    with path.open("xb", buffering=_MIB) as file:
        packed, paced = _packed(order, written, stage, tell), Paced(file)
        encrypt(packed, paced, order.recipients, order.passphrase)
        paced.settle()
    made = Made(
        name=name,
        counter=order.counter,
        made_at=order.made_at,
        people=people,
        total=sum(rows.values()),
        size=path.stat().st_size,
        manifest=hashlib.sha256(written).hexdigest(),
    )
    return made, path


def refuse_full(database: Path, folder: Path, copies: int) -> int:
    """See that so many copies of a database fit beside a folder; return its size in bytes.

    Raises:
        NoRoom: they do not.
    """
    log = database.with_name(f"{database.name}-wal")
    size = sum(one.stat().st_size for one in (database, log) if one.exists())
    refuse_less(folder, copies * size)
    return size


def refuse_less(folder: Path, needed: int) -> None:
    """See that so many bytes are free where a folder is.

    Raises:
        NoRoom: they are not.
    """
    needed, free = needed + SPARE, shutil.disk_usage(folder).free
    if free < needed:
        raise NoRoom(
            f"The backup needs {needed // _MIB} MiB on the disk of {folder.parent} and "
            f"{free // _MIB} MiB are free; make room, then try again."
        )


def _modern(order: Order, folder: Path, modernise: Callable[[Connection], None]) -> Connection:
    """Return another copy, brought up to date."""
    connection = _copied(order, folder / MODERN, secrets.token_bytes(32), lambda: None)
    try:
        with ours():
            modernise(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _copied(order: Order, path: Path, key: bytes, begun: Callable[[], None]) -> Connection:
    """Copy the database under a new key, and return the copy, open.

    Args:
        order: of what.
        path: where to.
        key: the new one.
        begun: told once it is settled of which moment the copy is.
    """
    source, copy = open_store(order.database, order.key), None
    try:
        copy = open_store(path, key, create=True)
        with ours():
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            begun()
            # It is thrown away if this breaks off: no log of it, no waiting for the disk.
            copy.execute("PRAGMA journal_mode = OFF").fetchall()
            copy.execute("PRAGMA synchronous = OFF")
            # In one step: SQLite begins anew with each write in between.
            source.backup(copy)
            copy.close()
    except BaseException:
        if copy:
            copy.close()
        raise
    finally:
        source.close()
    path.chmod(0o600)
    return open_store(path, key)


def _text(connection: Connection, format_: str, tell: Tell, size: int) -> Iterator[bytes]:
    """Yield everybody in a format of an export."""
    request: ExportRequest | None = ExportRequest(format=format_)
    while request:
        piece = export.piece(connection, request, {}, wall_clock())
        yield "".join(part.text for part in piece.parts).encode()
        tell(0, size, "Writing the people.")
        request = request.model_copy(update={"after": piece.after}) if piece.after else None


def _compressed(chunks: Iterator[bytes]) -> Iterator[bytes]:
    packer = zstandard.ZstdCompressor(level=LEVEL).compressobj()
    for chunk in chunks:
        if packed := packer.compress(chunk):
            yield packed
    yield packer.flush()


def _packed(order: Order, manifest: bytes, stage: Stage, tell: Tell) -> Iterator[bytes]:
    signature = signer.sign(order.signer, manifest)
    files = [
        tar.File(MANIFEST, len(manifest), lambda: [manifest]),
        tar.File(SIGNATURE, len(signature), lambda: [signature]),
        *stage.files(),
    ]
    done, total = 0, sum(file.size for file in files)
    for chunk in tar.packed(files, order.made_at):
        yield chunk
        done += len(chunk)
        tell(done, max(done, total), "Encrypting.")


def _readme(order: Order, name: str, people: int) -> bytes:
    text = resources.files(__package__).joinpath("readme.txt").read_text("utf-8")
    made_on = datetime.fromtimestamp(order.made_at / 1000, UTC)
    return (
        Template(text)
        .substitute(
            made_on=f"{made_on:%Y-%m-%d %H:%M}",
            counter=order.counter,
            vault=order.vault,
            people=people,
            signer=signer.shown(signer.public(order.signer)),
            name=name,
        )
        .encode()
    )
