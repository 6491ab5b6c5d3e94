"""The jail, attacked from inside: what a page could do that took over the worker.

The prisoner is the real worker with a task that tries things. Without walls each of them succeeds,
so that it is the walls that stop them, and each wall is tried alone too.
"""

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kithbook.extract import manifest
from kithbook.extract.service import extract
from kithbook.jobs.worker import WORKER, Worker
from kithbook.log import log
from kithbook.server import log_to_file
from kithbook_protocol.capture import PageSnapshot
from kithbook_protocol.operations import ADD

PRISONER = Path(__file__).with_name("prisoner.py")
PAGES = Path(__file__).parents[2]
WALLS = ("namespace", "landlock", "seccomp")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")

BOTH = {"namespace", "landlock"}
OTHERS_MEMORY = {"trace the victim", "read the victim's memory"}
STOPPED_BY = {
    "read the system's users": BOTH,
    "read its own source": BOTH,
    "read the vault": BOTH,
    "read the daemon's identity": BOTH,
    "read the victim's environment": BOTH,
    "read the victim's memory map": BOTH,
    "list the data folder": BOTH,
    "list the system's settings": BOTH,
    "create a file": BOTH,
    "make a folder": BOTH,
    "link to the vault": BOTH,
    "rename a file": BOTH,
    "unlink a file": BOTH,
    "execute a program": BOTH,
    "fork": set(),
    "connect to the daemon's port": BOTH,
    "send a datagram": {"namespace"},
    "connect to the command line's socket": {"namespace"},
    "connect to an abstract socket": BOTH,
    "listen": {"landlock"},
    "signal the daemon": {"landlock"},
    "kill the victim by a limit": set(),
    "trace the victim": BOTH,
    "read the victim's memory": BOTH,
    "make a ring of calls": set(),
    "ask for a key": set(),
    "make memory from a name": set(),
    "kill the victim": {"landlock"},
}
"""Each attempt, and which of the walls stop it alone, beside seccomp, which stops every one."""


def out_of(process, marker):
    """Return an address in the memory of a process that has started."""
    for line in Path(f"/proc/{process.pid}/maps").read_text().splitlines():
        if marker in line:
            return int(re.split("[- ]", line)[1], 16) - 64
    raise AssertionError(marker)


def attack(*missing):
    """Let a prisoner try everything where some walls are missing; return his jail and his gains."""
    command = (sys.executable, "-I", str(PRISONER), *missing)

    async def tell(targets):
        worker = Worker(command=command)
        try:
            found = await worker.ask("try", json.dumps(targets).encode(), 60)
        finally:
            await worker.stop()
        return worker.jail, json.loads(found)

    with (
        tempfile.TemporaryDirectory(prefix="kb-") as home,
        # `cat` has started when it answers.
        subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as victim,
        socket.create_server(("127.0.0.1", 0)) as port,
        socket.socket(socket.AF_UNIX) as local,
        socket.socket(socket.AF_UNIX) as abstract,
    ):
        os.write(victim.stdin.fileno(), b"\n")
        victim.stdout.read(1)
        for name in ("vault.db", "daemon.json", "old", "doomed"):
            (Path(home) / name).write_text("secret")
        for listening, address in ((local, f"{home}/cli.sock"), (abstract, f"\0{home}")):
            listening.bind(address)
            listening.listen()
        targets = {"home": home, "port": port.getsockname()[1], "victim": victim.pid}
        gained = asyncio.run(tell({**targets, "address": out_of(victim, "[stack]")}))
        victim.kill()
    return gained


@pytest.fixture(scope="module")
def jailed():
    """Everything tried behind every wall."""
    return attack()


@pytest.fixture(scope="module")
def free():
    """Everything tried behind no wall at all."""
    return attack(*WALLS)


@pytest.fixture(scope="module", params=WALLS)
def alone(request):
    """Everything tried behind one wall: its name, the jail, the gains."""
    return request.param, *attack(*(wall for wall in WALLS if wall != request.param))


@pytest.mark.parametrize("attempt", STOPPED_BY)
def test_nothing_gets_out(jailed, attempt):
    assert jailed[1][attempt] == "EPERM"


def test_every_attempt_is_on_the_list(jailed):
    assert set(jailed[1]) == set(STOPPED_BY)


@pytest.mark.skipif(os.getuid() != 0, reason="others may not trace a stranger anyway")
def test_without_walls_it_would_get_out(free):
    """What the other tests stand on."""
    assert {name: how for name, how in free[1].items() if how != "done"} == {}


def test_each_wall_stands_alone(alone):
    wall, _, gains = alone
    stopped = {name for name, how in gains.items() if how != "done"}
    expected = {name for name, walls in STOPPED_BY.items() if wall == "seccomp" or wall in walls}
    if wall == "namespace" and not has_user_namespaces():
        expected -= OTHERS_MEMORY
    assert expected <= stopped


def has_user_namespaces():
    """Linux makes none in a chroot; then only root enters the other namespaces, and may trace."""
    return subprocess.run(["unshare", "--user", "true"], check=False).returncode == 0


def test_the_daemon_knows_which_walls_stand(jailed, free, alone):
    assert jailed[0].model_dump() == {"network": True, "files": True, "calls": True}
    assert free[0].model_dump() == {"network": False, "files": False, "calls": False}
    wall, jail, gains = alone
    assert jail.files
    assert jail.calls is (wall == "seccomp")
    reaches = [name for name in ("send a datagram", "connect to the command line's socket")
               if gains[name] == "done"]  # fmt: skip
    assert jail.network is (not reaches)


@pytest.mark.usefixtures("spawned")
async def test_the_log_says_it_once(settings, app):
    log_to_file(settings)
    try:
        for _ in range(2):
            await app[WORKER].ask("rest", b"", 60)
            await app[WORKER].stop()
    finally:
        log.close()
    told = [json.loads(line) for line in settings.log_file.read_text().splitlines()]
    assert [one["event"] for one in told] == ["worker jailed"]
    assert {"network", "files", "calls"} <= set(told[0])


LOADS = [
    "<title>Zoe</title><main><h1>Zoe Quill</h1><p>zoe@bücher.de</p></main>",
    *(f"<main><h1>Zoe Quill</h1><p>Tel: {number}</p></main>" for number in
      ("+49 30 901820", "+81 3 3581 5111", "+55 61 3303 4141", "+679 331 1211")),
    '<p class="h-card">Zoe<time class="dt-bday" datetime="1970-003T01:00"></time></p>',
    '<p class="vcard"><a class="fn url" href="/">Zoe</a> <span class="org">Q</span></p>',
]  # fmt: skip
"""What makes a reader load something: a mail host with umlauts, countries' numbers, h-cards."""


async def test_a_page_reads_the_same_inside():
    own = [path.read_text() for path in sorted(PAGES.rglob("*.html"))]
    assert own
    worker = Worker()
    try:
        for html in [*LOADS, *own]:
            page = manifest.snapshot(html, "https://people.example/zoe")
            inside = await worker.ask("extract", page.model_dump_json().encode(), 60)
            assert inside.decode() == extract(page).model_dump_json()
    finally:
        await worker.stop()


def memory(pid):
    """Return all that a process holds, as far as it can be read."""
    held = bytearray()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as file:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            bounds, rights, *_ = line.split()
            if rights.startswith("r") and "[v" not in line:
                start, end = (int(one, 16) for one in bounds.split("-"))
                file.seek(start)
                held += file.read(end - start)
    return bytes(held)


@pytest.mark.skipif(os.getuid() != 0, reason="reads another process's memory")
@pytest.mark.usefixtures("spawned")
async def test_the_worker_s_memory_holds_no_key_and_nobody_of_the_vault(app, call, vault_key):
    await call(ADD, {"fields": {"name": "Quillfeather"}})
    page = PageSnapshot(url="https://a.example/", captured_at=1, html="<title>Bo Chen</title>")
    await app[WORKER].ask("extract", page.model_dump_json().encode(), 60)
    held = memory(app[WORKER]._process.pid)
    assert b"kithbook.extract" in held
    for secret in (vault_key, vault_key.hex().encode(), b"Quillfeather"):
        assert secret not in held
