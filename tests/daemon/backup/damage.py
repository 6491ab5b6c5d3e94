"""What may become of a backup in a place that is not to be trusted: tables, a row each.

Each row makes a file out of a sound one and what its owner finds in it, and gives what is said.
"""

import random
import tarfile
from dataclasses import dataclass

import zstandard
from daemon.backup.forge import packed

DAMAGED = "damaged or was cut short"
FOREIGN = "is not what Kithbook writes"
PLAIN = "something other than plain files"


@dataclass(frozen=True)
class Row:
    """How a backup is damaged, and what the person is told."""

    make: object
    """Takes the file and its `Opened`; returns the damaged file."""
    said: str


def _cut(share):
    def make(file, _opened):
        content = file.read_bytes()
        file.write_bytes(content[: int(len(content) * share)])
        return file

    return make


def _flip(share):
    def make(file, _opened):
        content = bytearray(file.read_bytes())
        content[int(len(content) * share)] ^= 1
        file.write_bytes(content)
        return file

    return make


def _longer(file, _opened):
    file.write_bytes(file.read_bytes() + b"more")
    return file


def _empty(file, _opened):
    file.write_bytes(b"")
    return file


def _noise(file, _opened):
    file.write_bytes(random.Random(7).randbytes(4096))  # noqa: S311 - no secret
    return file


def _tar(change):
    def make(_file, opened):
        return opened.written(tar=change(opened.members))

    return make


def _with(name, content, *, pinned, key=None):
    def make(_file, opened):
        changed = opened.with_member(name, content, pinned=pinned)
        return (changed.signed(key) if pinned else changed).written()

    return make


def _extra(name, **details):
    """A tar with one more file at its end."""
    return _tar(lambda members: packed([*members.items(), (name, b"evil")], **details))


def _instead(name, **details):
    """A tar whose first file is another."""
    return _tar(lambda members: packed([(name, b"evil"), *members.items()], **details))


def _letter(_file, opened):
    changed = opened.members["README.txt"].replace(b"BACKUP", b"BACKPU", 1)
    return opened.with_member("README.txt", changed, pinned=False).written()


def _signature(text):
    def make(_file, opened):
        return opened.with_member("manifest.sig", text, pinned=False).written()

    return make


DAMAGES = {
    "cut to nothing": Row(_empty, DAMAGED),
    "cut in its header": Row(_cut(0.0001), DAMAGED),
    "cut in the middle": Row(_cut(0.5), DAMAGED),
    "cut at its end": Row(_cut(0.999), DAMAGED),
    "a bit flipped at the beginning": Row(_flip(0.01), DAMAGED),
    "a bit flipped in the middle": Row(_flip(0.5), DAMAGED),
    "a bit flipped at the end": Row(_flip(0.9999), DAMAGED),
    "bytes added": Row(_longer, DAMAGED),
    "noise": Row(_noise, DAMAGED),
}
"""Of the encrypted file, by whoever has it."""

FORGERIES = {
    "not signed": Row(_signature(b""), "not signed by the vault"),
    "a signature of something else": Row(_signature(b"A" * 86), "not signed by the vault"),
    "a manifest that was changed": Row(
        lambda _file, opened: opened.with_manifest(counter=99).written(), "not signed by the vault"
    ),
    "people exchanged, the manifest left": Row(
        _with("people.vcf", b"BEGIN:VCARD\r\n", pinned=False), "is not as its manifest says"
    ),
    "a letter exchanged, the manifest left": Row(_letter, "is not what was written into it"),
    "everything exchanged and signed by a stranger": Row(
        lambda _file, opened: opened.signed().written(), "a key that this vault never had"
    ),
    "another vault's": Row(
        lambda _file, opened: (
            opened.with_manifest(vault="6f715a6f-4bd5-4113-950d-8d59c1c03024").signed().written()
        ),
        "of another vault",
    ),
    "a member that climbs out": Row(_instead("../../evil"), PLAIN),
    "a member with a whole path": Row(_instead("/etc/evil"), PLAIN),
    "a link": Row(_instead("manifest.json", type=tarfile.SYMTYPE, linkname="/etc/passwd"), PLAIN),
    "a hard link": Row(_instead("manifest.json", type=tarfile.LNKTYPE, linkname="x"), PLAIN),
    "a folder": Row(_instead("manifest.json", type=tarfile.DIRTYPE), PLAIN),
    "a device": Row(_instead("manifest.json", type=tarfile.CHRTYPE), PLAIN),
    "a name of 5 MB": Row(_instead("m" * 5_000_000), PLAIN),
    "one file more": Row(_extra("evil"), "holds more than a backup does"),
    "files in another order": Row(
        _tar(lambda members: packed(reversed(members.items()))), "is something else"
    ),
    "no files": Row(_tar(lambda _members: packed([])), DAMAGED),
    "not a tar": Row(_tar(lambda _members: b"hello" * 1000), DAMAGED),
    "a manifest of 2 MB": Row(
        _with("manifest.json", b" " * 2_000_000, pinned=False), "holds more than a backup does"
    ),
    "a manifest that is no JSON": Row(_with("manifest.json", b"{", pinned=False), FOREIGN),
}
"""Encrypted as a backup is, which anybody can who knows the recovery key's public half."""

BOMB = zstandard.ZstdCompressor(level=19).compress(bytes(1_000_000_000))
"""30 kB that unpack to a gigabyte."""

OWN = {
    "a member that was changed": Row(
        ("keyslots.json", b"{}", False), "is not as its manifest says"
    ),
    "a text that unpacks to a gigabyte": Row(
        ("people.jsonl.zst", BOMB, True), "does not hold everybody"
    ),
    "cards that are missing": Row(("people.vcf", b"", True), "does not hold everybody"),
    "a database that is none": Row(("vault.db", b"x" * 8192, True), DAMAGED),
}
"""Signed by the vault's own key, as by somebody who once had it."""
