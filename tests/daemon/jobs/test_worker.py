"""The worker process, looked at from outside while it runs."""

import asyncio
import os
import re
import resource
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kithbook.extract.model import Extraction
from kithbook.jobs.worker import Worker, WorkerFailed
from kithbook_protocol.capture import PageSnapshot

PAGE = PageSnapshot(
    url="https://example.org/people/ada",
    captured_at=1_800_000_000_000,
    html="<title>Ada Lovelace</title><main><h1>Ada Lovelace</h1></main>",
)
TRY = "import sys; from kithbook.jail import namespace; sys.exit(not namespace.leave())"
NAMESPACES = subprocess.run([sys.executable, "-c", TRY], check=False).returncode == 0
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
async def worker():
    made = Worker()
    yield made
    await made.stop()


@pytest.fixture
def inheritable(tmp_path):
    """A file of ours that a careless spawn would hand on."""
    with (tmp_path / "vault.db").open("wb") as file:
        os.set_inheritable(file.fileno(), True)
        yield file


async def extract(worker, page=PAGE, seconds=20):
    return Extraction.model_validate_json(
        await worker.ask("extract", page.model_dump_json().encode(), seconds)
    )


@pytest.fixture
async def running(worker):
    """The folder in /proc of a worker that has done a page."""
    await extract(worker)
    return Path("/proc") / str(worker._process.pid)


async def gone(process):
    """Wait until a process ends."""
    try:
        handle = os.pidfd_open(int(process.name))
    except ProcessLookupError:
        return
    try:
        ended, _, _ = await asyncio.to_thread(select.select, [handle], [], [], 30)
    finally:
        os.close(handle)
    assert ended


async def test_a_page_is_read(worker):
    assert (await extract(worker)).title == "Ada Lovelace"


@linux
async def test_it_holds_its_two_pipes_and_nothing_else(inheritable, running):
    assert inheritable.fileno()
    opened = {one.name: str(one.readlink()) for one in (running / "fd").iterdir()}
    named = [target for target in opened.values() if not target.startswith("pipe:")]
    assert set(named) == {os.devnull}
    assert len(opened) - len(named) == 2


@linux
async def test_it_has_no_environment(running):
    assert (running / "environ").read_bytes() == b""
    assert (running / "cwd").readlink() == (running / "root").readlink()


@linux
async def test_it_is_limited(running):
    limits = {
        name.strip(): (int(soft) if soft.isdigit() else soft)
        for name, soft, *_ in (
            re.split(r"\s{2,}", line) for line in (running / "limits").read_text().splitlines()[1:]
        )
    }
    assert limits["Max address space"] <= 1 << 30
    assert limits["Max file size"] == 0
    assert limits["Max core file size"] == 0
    assert limits["Max processes"] == 0
    assert limits["Max open files"] == 64
    assert limits["Max cpu time"] < 120


@linux
@pytest.mark.skipif(not NAMESPACES, reason="this system gives no namespaces")
async def test_it_stands_in_a_network_of_its_own(running):
    ours = Path(f"/proc/{os.getpid()}")
    assert (running / "ns/net").readlink() != (ours / "ns/net").readlink()


async def test_after_idle_time_it_is_gone_and_comes_back():
    worker = Worker(idle_seconds=0.01)
    try:
        await extract(worker)
        await gone(Path(str(worker._process.pid)))
        assert (await extract(worker)).title == "Ada Lovelace"
    finally:
        await worker.stop()


async def test_a_worker_that_died_idle_costs_no_page(worker, running):
    os.kill(int(running.name), signal.SIGKILL)
    assert (await extract(worker)).title == "Ada Lovelace"


async def test_a_page_that_hangs_is_given_up_and_the_next_is_read(worker, running):
    os.kill(int(running.name), signal.SIGSTOP)
    with pytest.raises(WorkerFailed):
        await extract(worker, seconds=0.2)
    await gone(running)
    assert (await extract(worker)).title == "Ada Lovelace"


async def test_a_caller_that_goes_away_leaves_no_half_answer_to_the_next(worker, running):
    os.kill(int(running.name), signal.SIGSTOP)
    asking = asyncio.create_task(extract(worker))
    await asyncio.wait([asking], timeout=0.1)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    other = PAGE.model_copy(update={"html": "<title>Bo Chen</title>"})
    assert (await extract(worker, other)).title == "Bo Chen"


async def test_what_is_no_snapshot_fails_alone(worker):
    with pytest.raises(WorkerFailed):
        await worker.ask("extract", b"{}", 20)
    with pytest.raises(WorkerFailed):
        await worker.ask("exec", b"", 20)
    process = worker._process
    assert (await extract(worker)).title == "Ada Lovelace"
    assert worker._process is process


async def test_it_ends_with_the_daemon(worker, running):
    """However the daemon goes, its end of the pipe closes."""
    worker._process.stdin.close()
    await gone(running)


async def test_warming_starts_it_once(worker):
    worker.warm()
    worker.warm()
    await extract(worker)
    first = worker._process
    worker.warm()
    await extract(worker)
    assert worker._process is first


async def test_what_python_compiles_for_it_is_kept_for_the_next_one(tmp_path):
    kept = ("-X", f"pycache_prefix={tmp_path}")
    worker = Worker(command=(sys.executable, "-I", *kept, "-m", "kithbook.worker"))
    await extract(worker)
    await worker.stop()
    assert list(tmp_path.rglob("kithbook/extract/service.*.pyc"))
    assert list(tmp_path.rglob("kithbook/jail/service.*.pyc"))


def test_nothing_here_changed_our_own_limits():
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0
