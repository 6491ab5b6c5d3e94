"""The vault's way out and back: a backup made, proven, and restored beside."""

import shutil
import time
from pathlib import Path

from end_to_end.daemon import Daemon
from end_to_end.patience import DidNotHappen
from pyrage import x25519

from showing.words import say, since


def show_backup(daemon: Daemon, home: Path, names: list[str]) -> None:
    """Make a backup beside the running daemon, prove it, and restore it as on another machine.

    Nobody knows the trial vault's recovery key any more, so a key for the occasion opens it too.

    Raises:
        DidNotHappen: some of it did not work.
    """
    began, key = time.monotonic(), x25519.Identity.generate()
    daemon.run("backup", "recipients", "--add", str(key.to_public()))
    made = daemon.json("backup", "create")["result"]
    daemon.run("backup", "recipients", "--remove", "1")
    file = Path(made["files"][0])
    say(f"made a backup of {made['people']} people, {made['size'] // 1024} kB ({since(began)})")
    began = time.monotonic()
    proven = daemon.json("backup", "verify")["result"]
    say(f"proved that it comes back, signed by {proven['signer']} ({since(began)})")
    began, aside = time.monotonic(), home / "restored"
    aside.mkdir(mode=0o700)
    try:
        _restore(daemon, aside, file, key=str(key), signer=proven["signer"], names=names)
    finally:
        shutil.rmtree(aside)
    say(f"restored it as on another machine: all {len(names)} are found ({since(began)})")


def _restore(
    daemon: Daemon, aside: Path, file: Path, *, key: str, signer: str, names: list[str]
) -> None:
    keys, secret = aside / "key", aside / "passphrase"
    for path, text in ((keys, key), (secret, "another trial passphrase")):
        path.touch(0o600)
        path.write_text(f"{text}\n")
    environment = {**daemon.environment, "KITHBOOK_PASSPHRASE_FILE": str(secret)}
    other = Daemon(environment, data=aside / "data", port=daemon.port)
    other.run(
        "backup", "restore", str(file), "--json", "--recovery-key-file", str(keys),
        "--new-passphrase-file", str(secret), "--signer", signer,
    )  # fmt: skip
    for name in names:
        if name not in other.run("search", name):
            raise DidNotHappen(f"in the restored vault nobody is called {name}")
