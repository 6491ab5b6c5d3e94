"""Argon2id: a passphrase becomes a wrapping key, slowly on purpose."""

import threading
import time

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kithbook.errors import BadSetup

from .model import KEY_BYTES, MEMORY_FLOOR, PASSES_FLOOR, Argon2

FLOOR = Argon2(memory=MEMORY_FLOOR, passes=PASSES_FLOOR, lanes=4)
TARGET_SECONDS = 0.45
"""What one unlock should cost here: hardly noticed by a person, 2 guesses a second for a thief."""
STEP = 16 * 1024
"""KiB; memory is rounded down to 16 MiB."""
CALIBRATED_LIMIT = 512 * 1024
"""KiB; a fast machine must not make a vault that a small one, given the backup, cannot open."""

# OpenSSL's thread pool is shared: two derivations with several lanes at once starve each other,
# which ends in a false "not enough memory" or in a deadlock (seen with cryptography 50.0.2, both
# for good: the pool does not recover). So one at a time.
_ONE_AT_A_TIME = threading.Lock()


def derive(passphrase: bytes, salt: bytes, cost: Argon2) -> bytes:
    """Return the 32-byte wrapping key. Takes about half a second and does not hold the GIL.

    Callers in several threads wait for each other.

    Raises:
        BadSetup: there is not enough free memory.
    """
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    try:
        with _ONE_AT_A_TIME:
            return kdf.derive(passphrase)
    except MemoryError as error:
        needed = cost.memory // 1024
        raise BadSetup(
            f"Unlocking needs {needed} MiB of free memory; close a program and try again."
        ) from error


def calibrate(target_seconds: float = TARGET_SECONDS) -> Argon2:
    """Choose the memory that makes one derivation take about `target_seconds` on this machine.

    Never less than the floor, whatever the target or the noise of the measurement.
    """
    if target_seconds <= 0:
        return FLOOR  # whatever the machine, so it need not be measured
    # The better of two: the first also pays for fresh pages, and other work only ever slows it.
    at_floor = min(_seconds(FLOOR) for _ in range(2))
    wanted = int(FLOOR.memory * target_seconds / at_floor) // STEP * STEP
    memory = min(max(wanted, FLOOR.memory), CALIBRATED_LIMIT)
    return FLOOR.model_copy(update={"memory": memory})


def _seconds(cost: Argon2) -> float:
    start = time.perf_counter()
    derive(b"calibration", bytes(16), cost)
    return time.perf_counter() - start
