"""Key slots put together from pieces of other generations and of another vault."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest
from daemon.vault.conftest import FLOOR, Drawer
from daemon.vault.test_damage import changed, leaves
from hypothesis import given, settings
from hypothesis import strategies as st

from kithbook.config import Settings
from kithbook.vault.errors import (
    NewerSlots,
    NoKeyring,
    SlotsDamaged,
    VaultExists,
    WrongPassphrase,
    WrongRecoveryKey,
)
from kithbook.vault.service import Vault

PASSPHRASE = "correct horse battery"


class Pieces:
    """One vault in three generations, one of them strict, and another vault."""

    def __init__(self, folder: Path):
        self.drawer = Drawer()
        self.folder = folder
        ours, self.created = self.make("ours")
        self.contents = [(ours.home / "keyslots.json").read_bytes()]
        vault = Vault(ours, self.drawer, unlock_seconds=FLOOR)
        smith, identity = vault.locksmith, self.created.recovery_identity
        # So that a strict slot lies beside one that the keyring opens alone.
        kept = dict(self.drawer.secrets)
        smith.make_strict(vault.open_with_passphrase(PASSPHRASE), None)
        self.contents.append(ours.key_slots.read_bytes())
        smith.relax(vault.open_with_recovery(identity), PASSPHRASE)
        self.contents.append(ours.key_slots.read_bytes())
        self.drawer.secrets |= kept
        self.other, self.theirs = self.make("theirs")
        self.contents.append(self.other.key_slots.read_bytes())

    def make(self, name):
        settings = Settings(home=self.folder / name)
        return settings, Vault(settings, self.drawer, unlock_seconds=FLOOR).create(PASSPHRASE)

    def laid(self, current, previous):
        """A vault with these two files."""
        settings = Settings(home=self.folder / uuid4().hex)
        settings.home.mkdir(mode=0o700)
        for path, content in (
            (settings.key_slots, current),
            (settings.home / "keyslots.previous.json", previous),
        ):
            path.touch(mode=0o600)
            path.write_bytes(content)
        return Vault(settings, self.drawer, unlock_seconds=FLOOR)


@pytest.fixture(scope="module")
def pieces(tmp_path_factory):
    return Pieces(tmp_path_factory.mktemp("pieces"))


def assert_right_or_refused(pieces, vault):
    """No secret gets another key than the one it was given for."""
    ours, theirs = pieces.created, pieces.theirs
    for unlock, key in (
        (vault.unlock_with_keyring, None),
        (lambda: vault.unlock_with_recovery(ours.recovery_identity), ours.key),
        (lambda: vault.unlock_with_recovery(theirs.recovery_identity), theirs.key),
    ):
        with suppress(NoKeyring, WrongRecoveryKey, SlotsDamaged, NewerSlots):
            assert unlock() in ([key] if key else [ours.key, theirs.key])
    with pytest.raises(VaultExists):
        vault.create("a new passphrase")


def spliced(contents):
    """Draw one file's beginning and another's end."""
    return st.tuples(st.sampled_from(contents), st.sampled_from(contents)).flatmap(
        lambda pair: st.builds(
            lambda here, there: pair[0][:here] + pair[1][there:],
            st.integers(0, len(pair[0])),
            st.integers(0, len(pair[1])),
        )
    )


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_files_cut_and_joined_open_right_or_are_refused(pieces, data):
    current = data.draw(spliced(pieces.contents))
    previous = data.draw(spliced(pieces.contents))
    assert_right_or_refused(pieces, pieces.laid(current, previous))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_slots_and_headers_of_different_files_open_right_or_are_refused(pieces, data):
    bodies = [json.loads(content) for content in pieces.contents]
    slots = [slot for body in bodies for slot in body["slots"]]
    body = {name: data.draw(st.sampled_from(bodies))[name] for name in bodies[0]}
    body["slots"] = data.draw(st.lists(st.sampled_from(slots), max_size=8))
    del body["checksum"]
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    body["checksum"] = hashlib.sha256(text.encode()).hexdigest()
    content = json.dumps(body).encode()
    previous = data.draw(st.sampled_from([content, *pieces.contents]))
    assert_right_or_refused(pieces, pieces.laid(content, previous))


def test_every_field_of_a_strict_slot_edited_with_a_fresh_checksum_is_refused(pieces):
    body = json.loads(pieces.contents[1])
    del body["checksum"]
    paths = [path for path in leaves(body) if path[:2] == ("slots", 0)]
    assert len(paths) == 9
    assert pieces.laid(*[pieces.contents[1]] * 2).describe().slots[0].kind == "strict"
    for path in paths:
        edited = json.loads(pieces.contents[1])
        del edited["checksum"]
        place = edited
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = changed(place[path[-1]])
        text = json.dumps(edited, sort_keys=True, separators=(",", ":"))
        edited["checksum"] = hashlib.sha256(text.encode()).hexdigest()
        vault = pieces.laid(*[json.dumps(edited).encode()] * 2)
        with pytest.raises((WrongPassphrase, NoKeyring, SlotsDamaged)):
            vault.unlock_with_passphrase(PASSPHRASE)
        with pytest.raises(SlotsDamaged):
            vault.unlock_with_recovery(pieces.created.recovery_identity)
