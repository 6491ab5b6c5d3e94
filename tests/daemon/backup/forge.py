"""A backup taken apart with stock tools, and put together again as somebody else might."""

import hashlib
import io
import json
import subprocess
import tarfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from kithbook.backup import signer
from kithbook.web.model import to_text


@dataclass(frozen=True)
class Opened:
    """The members of a backup, as bytes, in their order."""

    members: dict[str, bytes]
    recovery_key: str = field(repr=False)
    folder: Path

    @classmethod
    def of(cls, file, recovery_key, folder):
        clear = pyrage.decrypt(file.read_bytes(), [x25519.Identity.from_str(recovery_key)])
        with tarfile.open(fileobj=io.BytesIO(clear)) as archive:
            members = {one.name: archive.extractfile(one).read() for one in archive}
        return cls(members, recovery_key, folder)

    @property
    def manifest(self):
        return json.loads(self.members["manifest.json"])

    def with_manifest(self, **changes):
        """Return it with another manifest, whose signature does not fit."""
        manifest = json.dumps({**self.manifest, **changes}).encode()
        return replace(self, members={**self.members, "manifest.json": manifest})

    def with_member(self, name, content, *, pinned):
        """Return it with another member, which the manifest knows of, or does not."""
        changed = replace(self, members={**self.members, name: content})
        if not pinned:
            return changed
        told = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        members = [
            {**one, **told} if one["name"] == name else one for one in self.manifest["members"]
        ]
        return changed.with_manifest(members=members)

    def signed(self, key=None):
        """Return it signed anew, by a stranger's key unless one is given."""
        key = key or Ed25519PrivateKey.generate()
        changed = self.with_manifest(signer=to_text(key.public_key().public_bytes_raw()))
        signature = signer.sign(key, changed.members["manifest.json"])
        return replace(changed, members={**changed.members, "manifest.sig": signature})

    def written(self, name="forged.kithbook.age", *, tar=None):
        """Encrypt it to the recovery key, which anybody can who knows the public half."""
        content = tar if tar is not None else packed(self.members.items())
        recipient = x25519.Identity.from_str(self.recovery_key).to_public()
        file = self.folder / name
        file.write_bytes(pyrage.encrypt(content, [recipient]))
        return file


def packed(members, **details):
    """Return a tar of names and contents, by Python's own tarfile."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            for detail, value in details.items():
                setattr(info, detail, value)
            archive.addfile(info, io.BytesIO(content))
    # Without the padding to a whole record, which our own does not write.
    return out.getvalue().rstrip(b"\0") + bytes(1024 + -len(out.getvalue().rstrip(b"\0")) % 512)


def shell(script, folder):
    """Run a script as a person would paste it; return what it printed."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder, capture_output=True, text=True, check=False, timeout=110,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout
