"""Killing a program that rewrites key slots, at random moments; also for longer runs."""

import random
import time
from contextlib import suppress

from daemon.mortal import FORKS, begun, ended
from daemon.vault.rewriter import PASSPHRASES, open_vault, rewrite_for_ever

from kithbook.vault.errors import WrongPassphrase

LONGEST = 0.8
"""Seconds until the kill; about two rewrites at Argon2id's floor."""


def kill_slot_rewrites(home, recovery_key, key, kills, seed):
    """Kill `kills` times; after each, exactly one of the two passphrases opens to the key.

    Returns:
        How many of the kills found the passphrase changed that the program had not told of.
    """
    chance = random.Random(seed)  # noqa: S311 - for moments, not for keys
    ahead, before = 0, which_opens(home, key)
    for _ in range(kills):
        hears, told = FORKS.Pipe(duplex=False)
        with begun(rewrite_for_ever, home, recovery_key, told) as program:
            told.close()
            assert hears.recv() == "ready"
            # No synchronisation: the moment of the kill is what is drawn.
            time.sleep(chance.uniform(0, LONGEST))
            program.kill()
            heard = rest(hears)
            assert ended(program), "it ended by itself"
        assert open_vault(home).unlock_with_recovery(recovery_key) == key
        found = which_opens(home, key)
        ahead += found != (heard[-1] if heard else before)
        before = found
    return ahead


def rest(hears):
    """Return what a program told before it was killed; a word cut short is none."""
    heard = []
    with hears, suppress(EOFError, OSError):
        while True:
            heard.append(hears.recv())
    return heard


def which_opens(home, key):
    """Return the one passphrase that opens; the generation beside it honours the same slots."""
    opening = [passphrase for passphrase in PASSPHRASES if opens(home, passphrase, key)]
    assert len(opening) == 1
    slots = open_vault(home).describe().slots
    (home / "keyslots.json").rename(home / "aside")
    assert open_vault(home).describe().slots == slots
    (home / "aside").rename(home / "keyslots.json")
    return opening[0]


def opens(home, passphrase, key):
    """Tell whether a passphrase opens the vault; if it does, it must be to its own key."""
    try:
        assert open_vault(home).unlock_with_passphrase(passphrase) == key
    except WrongPassphrase:
        return False
    return True
