"""Slot rewrites, killed: what opened the vault before still does, or what was chosen does."""

import shutil

import pytest
from daemon.mortal import killed
from daemon.vault import rewriter
from daemon.vault.killing import kill_slot_rewrites, opens
from daemon.vault.rewriter import PASSPHRASES, open_vault, rewrite

from kithbook.vault.errors import WrongRecoveryKey

MOST_STEPS = 40
SEED = 1789
KILLS = 4


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A vault with all three slots, and its keyring in a file beside them."""
    home = tmp_path_factory.mktemp("killed") / "home"
    return home, open_vault(home).create(PASSPHRASES[0])


def opens_by_recovery(home, identity, key):
    try:
        assert open_vault(home).unlock_with_recovery(identity) == key
    except WrongRecoveryKey:
        return False
    return True


def ways_in(home, created):
    """Which of the secrets, old and new, open the vault; each to its own key."""
    key, old, new = created.key, created.recovery_identity, rewriter.OTHER_RECOVERY_KEY
    found = {f"passphrase {n}" for n, one in enumerate(PASSPHRASES) if opens(home, one, key)}
    found |= {
        name for name, one in (("old", old), ("new", new)) if opens_by_recovery(home, one, key)
    }
    return found


BEFORE = {"passphrase 0", "old"}
AFTERWARDS = {
    "passphrase": {"passphrase 1", "old"},
    "strict": {"passphrase 1", "old"},
    "recovery": {"passphrase 0", "new"},
}


@pytest.mark.parametrize("deed", AFTERWARDS)
def test_killed_at_any_step_the_vault_opens_as_before_or_as_afterwards(model, tmp_path, deed):
    created = model[1]
    original = open_vault(model[0]).describe().slots
    assert ways_in(model[0], created) == BEFORE
    changed = []
    for step in range(1, MOST_STEPS):
        home = shutil.copytree(model[0], tmp_path / str(step))
        was_killed = killed(rewrite, home, created.recovery_identity, deed, step)
        found = open_vault(home).describe().slots
        if found != original:
            changed.append(ways_in(home, created))
        else:
            assert opens_by_recovery(home, created.recovery_identity, created.key)
        # Whichever it was, the unlock left the generation beside it honouring the same.
        (home / "keyslots.json").unlink()
        assert open_vault(home).describe().slots == found
        if not was_killed:
            break
    assert not was_killed
    assert step > 6, "there were steps to be killed at"
    assert changed
    assert all(one == AFTERWARDS[deed] for one in changed)


def test_what_a_kill_left_of_the_slots_goes_with_the_next_rewrite(model, tmp_path):
    """Else the slots of before, which honour what was taken back, would lie there for ever."""
    created, left = model[1], 0
    for step in range(1, MOST_STEPS):
        home = shutil.copytree(model[0], tmp_path / str(step))
        was_killed = killed(rewrite, home, created.recovery_identity, "passphrase", step)
        left += bool(list(home.glob(".keyslots*")))
        assert not killed(rewrite, home, created.recovery_identity, "strict")
        assert list(home.glob(".keyslots*")) == []
        if not was_killed:
            break
    assert left > 1


def test_killed_at_random_moments_exactly_one_passphrase_opens(model, tmp_path):
    home, created = shutil.copytree(model[0], tmp_path / "home"), model[1]
    kill_slot_rewrites(home, created.recovery_identity, created.key, KILLS, SEED)
