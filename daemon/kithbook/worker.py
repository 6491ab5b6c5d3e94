"""The worker process's own side: into the jail first, then tasks until the pipe closes.

Started by jobs/worker.py as `python -I -m kithbook.worker`, with two pipes and nothing else. Its
first frame says which walls the jail has; the others are replies, or questions within a task: for
the next piece of a file that is too large to be handed over.
"""

import gc
import os
import resource
from collections.abc import Callable
from typing import BinaryIO

from kithbook.jobs.frame import DONE, FAILED, QUESTION, read_frame, write_frame

Ask = Callable[[bytes], bytes]
"""Puts a question to the daemon and waits for its answer."""

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of address space; a 2 MiB page needs about 200 MB of it."""
MOST_FILES = 64
MOST_PROCESSES = 0
"""That it may start; it has its own already."""
TASK_CPU_SECONDS = 30
"""Over which the system ends the process, should the daemon not have done it."""


def limit() -> None:
    """Take away what parsing needs none of."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, MOST_PROCESSES),
    ):
        _soft, hard = resource.getrlimit(what)
        most_allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most_allowed, most_allowed))


def grant_cpu() -> None:
    """Allow the next task its share of CPU time on top of what was used so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + TASK_CPU_SECONDS, hard))


def load() -> None:
    """Import and read all that any page needs (0.3 s): in the jail there is no file any more."""
    from kithbook.duplicates import comparison, spelling  # noqa: F401, PLC0415 - this process only
    from kithbook.extract import manifest, report  # noqa: F401, PLC0415 - this process only
    from kithbook.transfer import reading  # noqa: PLC0415 - this process only

    manifest.warm()
    spelling.warm()
    reading.warm()
    # It stays for good: the collection after each page need not go through it.
    gc.collect()
    gc.freeze()


def extract_page(payload: bytes) -> bytes:
    """Turn a snapshot's JSON into its extraction's."""
    from kithbook.extract.service import extract  # noqa: PLC0415 - loaded already
    from kithbook_protocol.capture import PageSnapshot  # noqa: PLC0415

    return extract(PageSnapshot.model_validate_json(payload)).model_dump_json().encode()


def report_page(payload: bytes) -> bytes:
    """Turn a snapshot's JSON into what may be told of its page, as JSON."""
    from kithbook.extract.report import report  # noqa: PLC0415 - loaded already
    from kithbook_protocol.capture import PageSnapshot  # noqa: PLC0415

    return report(PageSnapshot.model_validate_json(payload)).model_dump_json().encode()


def compare_people(payload: bytes) -> bytes:
    """Turn blocks of records into the pairs that may be one person."""
    from kithbook.duplicates.comparison import compare  # noqa: PLC0415 - loaded already

    return compare(payload)


def read_file(payload: bytes, ask: Ask) -> bytes:
    """Turn the next part of a file into cards."""
    from kithbook.transfer.reading import read  # noqa: PLC0415 - loaded already

    return read(payload, ask)


def look_at_file(payload: bytes, ask: Ask) -> bytes:
    """Say what a file is."""
    from kithbook.transfer.reading import look  # noqa: PLC0415 - loaded already

    return look(payload, ask)


def rest(_payload: bytes) -> bytes:
    """Do nothing: what somebody asks who only wants the process to be there."""
    return b""


TASKS = {
    "extract": extract_page,
    "report": report_page,
    "compare": compare_people,
    "rest": rest,
}
ASKING: dict[str, Callable[[bytes, Ask], bytes]] = {"read": read_file, "look": look_at_file}
"""Tasks that may ask the daemon for bytes."""


def serve(inward: BinaryIO, outward: BinaryIO) -> None:
    """Do tasks until the daemon closes the pipe."""

    def ask(question: bytes) -> bytes:
        write_frame(outward, QUESTION + question)
        answer = read_frame(inward)
        if answer is None:
            raise EOFError
        return answer

    while (request := read_frame(inward)) is not None:
        name, _, payload = request.partition(b"\n")
        grant_cpu()
        try:
            if asking := ASKING.get(name.decode()):
                reply = DONE + asking(payload, ask)
            else:
                reply = DONE + TASKS[name.decode()](payload)
        except Exception:  # noqa: BLE001 - whatever a page does, the next one gets its turn
            reply = FAILED
        write_frame(outward, reply)
        del request, payload, reply
        gc.collect()


def own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the two pipes; whatever a library prints goes nowhere instead of between frames."""
    inward, outward = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return inward, outward


def main() -> None:
    """Load, lock this process up, say how well, and work."""
    inward, outward = own_pipes()
    # Before the limits: no page is here yet, and where Python may write no file it keeps nothing of
    # what it compiles, so that each process would compile it all anew, for a second.
    load()
    from kithbook.jail.service import enter  # noqa: PLC0415 - this process only

    limit()
    write_frame(outward, enter().model_dump_json().encode())
    serve(inward, outward)


if __name__ == "__main__":
    main()
