"""scripts/bench: fill vaults, start real daemons, measure, print. Needs Linux (/proc)."""

import argparse
import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
from bench import (
    backup,
    crowd,
    drawing,
    extension,
    extraction,
    measures,
    network,
    relationships,
    searching,
    transfer,
)
from bench.line import Line
from bench.measures import Row
from daemon.extension import Extension
from daemon.message import send
from platformdirs import user_cache_dir

from kithbook.config import Settings
from kithbook.founding import found
from kithbook.vault.service import Vault
from kithbook_protocol.vault_operations import HELLO

PASSPHRASE = "a passphrase for the bench"
BOUNDS = {10_000: 5.0, 100_000: 8.0, 1_000_000: 16.0}
KEPT_FROM = 100_000
KITHBOOK = Path(sys.executable).with_name("kithbook")


def _environment(home: Path, port: int) -> dict[str, str]:
    secret = home.parent / "passphrase"
    secret.touch(0o600)
    secret.write_text(PASSPHRASE)
    return os.environ | {
        "KITHBOOK_HOME": str(home),
        "KITHBOOK_PORT": str(port),
        "KITHBOOK_KEYRING": "false",
        "KITHBOOK_PINENTRY": "none",
        "KITHBOOK_PASSPHRASE_FILE": str(secret),
    }


@contextmanager
def _daemon(home: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [KITHBOOK, "up"], env=_environment(home, port), stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


async def _paired(home: Path, port: int) -> Extension:
    command = await asyncio.create_subprocess_exec(
        KITHBOOK,
        "pair",
        "--json",
        env=_environment(home, port),
        stdout=asyncio.subprocess.PIPE,
    )
    assert command.stdout is not None
    window = json.loads(await command.stdout.readline())
    extension = Extension(port)
    await extension.pair(window["code"])
    await command.wait()
    return extension


async def _run(home: Path, port: int, *words: str) -> None:
    command = await asyncio.create_subprocess_exec(
        KITHBOOK, *words, env=_environment(home, port), stdout=subprocess.DEVNULL
    )
    if await command.wait():
        raise RuntimeError(words)


async def _measure(daemon: subprocess.Popen[bytes], home: Path, port: int, count: int) -> list[Row]:
    line = Line(await _paired(home, port))

    def cool() -> None:
        for worker in measures.children(daemon.pid):
            os.kill(worker, signal.SIGKILL)

    rows = [await measures.signed_search(line, count, BOUNDS.get(count, 16.0))]
    rows += await measures.captures(line, count, cool)
    rows.append(measures.memory(f"memory of the daemon, MB, {count:,} people", daemon.pid))
    for worker in measures.children(daemon.pid):
        rows.append(measures.memory(f"memory of the worker, MB, {count:,} people", worker))
    line.close()
    return rows


async def _first_reply(home: Path, port: int) -> float:
    """Milliseconds from starting the daemon to its first signed reply, without unlocking."""
    environment = _environment(home, port)
    del environment["KITHBOOK_PASSPHRASE_FILE"]
    start = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        KITHBOOK,
        "up",
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        hello = Extension(port).plain(HELLO.path, b'{"nonce": "AAAAAAAAAAAAAAAAAAAAAA"}')
        while True:
            with suppress(OSError):
                reply = await send(port, hello)
                assert reply.header("signature")
                return (time.perf_counter() - start) * 1000
            await asyncio.sleep(0.002)
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


def _start(home: Path, port: int) -> Row:
    floor = measures.import_floor()
    taken = [asyncio.run(_first_reply(home, port)) for _ in range(len(floor))]
    return measures.row("start to first signed reply", taken, floor, 1.5)


def _founded(home: Path, port: int) -> bytes:
    """Make a vault; return its key."""
    settings = Settings(home=home, port=port, keyring=False, passphrase_file=None)
    kit = found(settings, PASSPHRASE).kit
    return Vault(settings, None).unlock_with_recovery(kit.identity)


def _size(count: int, folder: Path, port: int) -> list[Row]:
    home = folder / str(count)
    key = _founded(home, port)
    database = home / "vault.db"
    rows = [measures.filled_vault(database, key, count)]
    with _daemon(home, port) as daemon:
        rows += asyncio.run(_measure(daemon, home, port, count))
    # After the pairing: hello is for those who once paired.
    rows.append(_start(home, port))
    rows.append(measures.encryption(database, key, folder, count))
    return rows


def _transfer(count: int, folder: Path, port: int) -> list[Row]:
    home = folder / "transfer"
    crowd.fill(home / "vault.db", _founded(home, port), count)

    async def measure(daemon: int) -> list[Row]:
        line = Line(await _paired(home, port))
        # Else the first import would wait for it.
        await _run(home, port, "backup", "create")
        found = await transfer.rows(line.another(), daemon, count)
        line.close()
        return found

    with _daemon(home, port) as daemon:
        return asyncio.run(measure(daemon.pid))


def _backup(folder: Path, port: int) -> list[Row]:
    home = folder / "backup"
    key = _founded(home, port)
    measures.filled_vault(home / "vault.db", key, backup.PEOPLE)
    backup.swell(home / "vault.db", key)
    settings = Settings(home=home, port=port, keyring=False, passphrase_file=None)

    async def measure(daemon: int) -> list[Row]:
        line = Line(await _paired(home, port))
        found = await backup.rows(line, daemon, settings)
        line.close()
        return found

    rows = backup.members(settings.database, key)
    with _daemon(home, port) as daemon:
        return rows + asyncio.run(measure(daemon.pid))


def _search(count: int, folder: Path, port: int) -> list[Row]:
    """Search in a vault that is filled by rows; one of a million is kept for the next run."""
    kept = count >= KEPT_FROM
    home = (Path(user_cache_dir("kithbook-bench")) if kept else folder) / f"search-{count}"
    secret = home / "key"
    if not secret.exists():
        home.mkdir(parents=True, exist_ok=True)
        key = _founded(home / "home", port)
        size = crowd.fill(home / "home" / "vault.db", key, count)
        secret.write_text(json.dumps([key.hex(), size]))  # of a vault of invented people
    hexed, size = json.loads(secret.read_text())
    database = home / "home" / "vault.db"
    per_person = size / count
    what = f"bytes a person in the indexes; in all, {count:,} people"
    rows = [Row(what, per_person, database.stat().st_size / count, None, None, None)]

    async def measure(daemon: int) -> list[Row]:
        line = Line(await _paired(home / "home", port))
        await searching.at_rest(line)
        found = await searching.signed(line, count, BOUNDS.get(count, 16.0))
        line.close()
        return [*found, searching.resident(count, daemon)]

    with _daemon(home / "home", port) as daemon:
        rows += asyncio.run(measure(daemon.pid))
    return rows + searching.in_process(database, bytes.fromhex(hexed), folder, count)


def _relationships(count: int, folder: Path, port: int) -> list[Row]:
    """Ways, insights, what fits, due and week, of people who are tied; many are kept as above."""
    home = (Path(user_cache_dir("kithbook-bench")) if count >= KEPT_FROM else folder) / (
        f"relationships-{count}"
    )
    secret = home / "key"
    database = home / "home" / "vault.db"
    if not secret.exists():
        home.mkdir(parents=True, exist_ok=True)
        key = _founded(home / "home", port)
        crowd.fill(database, key, count)
        ties = network.weave(database, key)
        secret.write_text(json.dumps([key.hex(), ties]))  # of a vault of invented people
    hexed, ties = json.loads(secret.read_text())
    return relationships.rows(database, bytes.fromhex(hexed), count, ties)


def main() -> int:
    """Measure, print, and fail if a bound ratio is passed."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument(
        "what",
        nargs="?",
        choices=[
            "all",
            "extension",
            "graph",
            "extract",
            "search",
            "relationships",
            "transfer",
            "backup",
        ],
        default="all",
        help="extension: the popup in browsers; graph: the graph while it is moved; extract: pages;"
        " search: searches;"
        " relationships: ways, insights, what fits, due, week;"
        " transfer: imports and an export; backup: backups",
    )
    parser.add_argument("--people", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--port", type=int, default=48738)
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")
    arguments = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        for count in arguments.people if arguments.what == "all" else ():
            rows += _size(count, Path(folder), arguments.port)
        if arguments.what in {"all", "backup"}:
            rows += _backup(Path(folder), arguments.port)
        for count in arguments.people if arguments.what in {"all", "search"} else ():
            rows += _search(count, Path(folder), arguments.port)
        if arguments.what in {"all", "relationships"}:
            rows += _relationships(max(arguments.people), Path(folder), arguments.port)
        if arguments.what in {"all", "transfer"}:
            rows += _transfer(max(arguments.people), Path(folder), arguments.port)
    if arguments.what in {"all", "extract"}:
        rows += extraction.rows(extraction.snapshots())
    if arguments.what == "extension":  # for this alone, since it takes both browsers
        rows += extension.rows()
    if arguments.what == "graph":  # minutes, where no graphics card draws it
        rows += drawing.rows()
    if arguments.json:
        click.echo(json.dumps([one.as_dict() for one in rows]))
    else:
        measures.show(rows)
    return 0 if all(one.kept for one in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
