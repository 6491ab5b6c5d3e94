"""Damaged and edited key slots: the right key or a clear sentence, nothing else."""

import hashlib
import json
import shutil
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithbook.config import Settings
from kithbook.errors import BadSetup
from kithbook.vault.errors import (
    NewerSlots,
    NoKeyring,
    SlotsDamaged,
    VaultExists,
    WrongPassphrase,
    WrongRecoveryKey,
)
from kithbook.vault.model import VERSION
from kithbook.vault.recovery import make_identity, make_recovery_slot, recipient_of
from kithbook.vault.service import Vault


def rewrite(path, edit):
    """Edit the file like someone who knows how its checksum is made."""
    body = json.loads(path.read_text())
    del body["checksum"]
    body = edit(body) or body
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    body["checksum"] = hashlib.sha256(text.encode()).hexdigest()
    path.write_text(json.dumps(body))


def alone(original, folder, content):
    """A vault whose only generation has this content."""
    settings = Settings(home=folder / uuid4().hex)
    settings.home.mkdir(mode=0o700)
    settings.key_slots.touch(mode=0o600)
    settings.key_slots.write_bytes(content)
    return Vault(settings, original[1])


def assert_right_or_refused(vault, created):
    for unlock in (
        vault.unlock_with_keyring,
        lambda: vault.unlock_with_recovery(created.recovery_identity),
    ):
        try:
            assert unlock() == created.key
        except SlotsDamaged as error:
            assert "keyslots.json" in str(error)  # noqa: PT017 - either outcome is right
    with pytest.raises(VaultExists):
        vault.create("a new passphrase")


@pytest.fixture(scope="module")
def content(original):
    return original[0].key_slots.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("damage")


@settings(max_examples=400, deadline=None)
@given(data=st.data(), mask=st.integers(1, 255))
def test_any_changed_byte_opens_right_or_is_refused(original, content, folder, data, mask):
    place = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[place] ^= mask
    assert_right_or_refused(alone(original, folder, bytes(changed)), original[2])


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_file_cut_anywhere_is_refused(original, content, folder, data):
    cut = data.draw(st.integers(0, len(content) - 2))  # the last byte is the line's end
    vault = alone(original, folder, content[:cut])
    with pytest.raises(SlotsDamaged):
        vault.describe()
    assert_right_or_refused(vault, original[2])


@settings(max_examples=50, deadline=None)
@given(data=st.data(), mask=st.integers(1, 255))
def test_with_a_good_previous_generation_every_damage_is_survived(
    original, content, folder, data, mask
):
    place = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[place] ^= mask
    vault = alone(original, folder, bytes(changed))
    copied = shutil.copy(
        original[0].home / "keyslots.previous.json", vault._home / "keyslots.previous.json"
    )
    assert copied.stat().st_mode & 0o777 == 0o600
    assert vault.unlock_with_recovery(original[2].recovery_identity) == original[2].key
    if json.loads(content) != _json_or_none(bytes(changed)):
        assert vault.describe().warning.kind == "mended"


def _json_or_none(content):
    try:
        return json.loads(content)
    except ValueError:
        return None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"[" * 60_000,
        b'{"checksum": NaN}',
        b'{"checksum": 1}',
        b'{"checksum": "\xff"}',
        b'{"checksum": "\\ud800"}',
        b'{"checksum": "", "n": ' + b"9" * 20_000 + b"}",
        b" " * 70_000,
    ],
    ids=range(11),
)
def test_what_is_no_key_slot_file_is_damage_not_a_new_vault(original, folder, content):
    assert_right_or_refused(alone(original, folder, content), original[2])
    with pytest.raises(SlotsDamaged):
        alone(original, folder, content).describe()


def leaves(value, path=()):
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    else:
        return [path]
    return [leaf for name, item in items for leaf in leaves(item, (*path, name))]


def changed(value):
    if isinstance(value, int):
        return value + 1
    # In lower case: a UUID with A for a is the same one.
    other = "b" if value[5] != "b" else "c"
    return value[:5] + other + value[6:]


def test_every_field_edited_with_a_fresh_checksum_is_refused(original, content, folder, passphrase):
    body = json.loads(content)
    del body["checksum"]
    paths = leaves(body)
    assert len(paths) >= 17
    for path in paths:
        vault = alone(original, folder, content)

        def edit(body, path=path):
            *way, last = path
            for step in way:
                body = body[step]
            body[last] = changed(body[last])

        rewrite(vault._home / "keyslots.json", edit)
        for unlock, refusals in (
            (lambda: vault.unlock_with_passphrase(passphrase), WrongPassphrase),  # noqa: B023
            (vault.unlock_with_keyring, NoKeyring),
            (lambda: vault.unlock_with_recovery(original[2].recovery_identity), WrongRecoveryKey),  # noqa: B023
        ):
            with pytest.raises((refusals, SlotsDamaged, NewerSlots)):
                unlock()


def test_a_slot_taken_out_is_noticed(vault, settings, created):
    rewrite(settings.key_slots, lambda body: body["slots"].pop(0) and None)
    with pytest.raises(SlotsDamaged, match="changed by something other than Kithbook"):
        vault.unlock_with_recovery(created.recovery_identity)


def test_an_exchanged_recovery_recipient_is_noticed_before_backups_go_to_it(vault, settings):
    theirs = make_recovery_slot(bytes(32), recipient_of(make_identity())).recipient

    def edit(body):
        body["slots"][2]["recipient"] = theirs

    rewrite(settings.key_slots, edit)
    with pytest.raises(SlotsDamaged):
        vault.unlock_with_keyring()


def test_a_planted_recovery_slot_hands_out_no_planted_key(vault, settings):
    identity = make_identity()
    planted = make_recovery_slot(bytes(32), recipient_of(identity)).model_dump(mode="json")

    def edit(body):
        body["slots"][2] = planted

    rewrite(settings.key_slots, edit)
    with pytest.raises(SlotsDamaged):
        vault.unlock_with_recovery(identity)


def test_a_slot_of_another_vault_does_not_open_here(vault, settings, tmp_path, passphrase):
    other = Settings(home=tmp_path / "other", keyring=False)
    Vault(other, None, unlock_seconds=0.0).create(passphrase)
    theirs = json.loads(other.key_slots.read_text())["slots"][0]

    def edit(body):
        body["slots"][0] = theirs

    rewrite(settings.key_slots, edit)
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(passphrase)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory", 64 * 1024 - 1),
        ("memory", 2 * 1024 * 1024 + 1),
        ("memory", 2**40),
        ("memory", -1),
        ("passes", 2),
        ("passes", 11),
        ("lanes", 0),
        ("lanes", 17),
    ],
)
def test_argon2_parameters_outside_the_limits_are_never_run(
    vault, settings, passphrase, name, value
):
    def edit(body):
        body["slots"][0]["argon2"][name] = value

    rewrite(settings.key_slots, edit)
    (settings.home / "keyslots.previous.json").unlink()
    with pytest.raises(SlotsDamaged):  # reading is enough to be refused: no passphrase was given
        vault.describe()
    with pytest.raises(SlotsDamaged):
        vault.unlock_with_passphrase(passphrase)


def test_a_newer_layout_is_left_alone_and_says_so(vault, settings, passphrase):
    rewrite(settings.key_slots, lambda body: body.update(version=VERSION + 1, novelty=True))
    before = settings.key_slots.read_bytes()
    with pytest.raises(NewerSlots, match="update Kithbook"):
        vault.unlock_with_passphrase(passphrase)
    assert settings.key_slots.read_bytes() == before


def test_loose_permissions_are_refused_with_the_command_that_helps(vault, settings):
    settings.key_slots.chmod(0o640)
    with pytest.raises(BadSetup, match="chmod 600"):
        vault.describe()


def test_a_link_in_place_of_the_file_is_refused(vault, settings, tmp_path):
    settings.key_slots.rename(tmp_path / "elsewhere.json")
    settings.key_slots.symlink_to(tmp_path / "elsewhere.json")
    with pytest.raises(BadSetup, match="it is a link"):
        vault.describe()
