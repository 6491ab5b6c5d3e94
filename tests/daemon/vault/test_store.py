"""The two generations on disk, also when the writer is killed."""

import json
import subprocess
import sys

import pytest

from kithbook.errors import BadSetup
from kithbook.vault.errors import SlotsDamaged
from kithbook.vault.seal import sealed
from kithbook.vault.store import SlotStore

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from kithbook.config import Settings
from kithbook.vault.store import SlotStore
store = SlotStore(Settings(home=Path(sys.argv[1])))
while True:
    slots = store.load().slots
    store.replace(slots.model_copy(update={"generation": slots.generation + 1}))
    print(slots.generation + 1, flush=True)
"""


def next_generation(store, key):
    slots = store.load().slots
    return sealed(slots.model_copy(update={"generation": slots.generation + 1}), key)


def test_a_rewrite_keeps_the_generation_before_it(vault, settings, created):
    store = SlotStore(settings)
    store.replace(next_generation(store, created.key))
    assert store.load().slots.generation == 2
    assert json.loads((settings.home / "keyslots.previous.json").read_text())["generation"] == 1
    assert vault.unlock_with_keyring() == created.key


@pytest.mark.parametrize("damage", ["truncate", "unlink"])
def test_the_previous_generation_steps_in_with_a_warning(vault, settings, created, damage):
    if damage == "truncate":
        settings.key_slots.write_bytes(settings.key_slots.read_bytes()[:-40])
    else:
        settings.key_slots.unlink()
    warning = vault.describe().warning
    kind = {"truncate": "damaged", "unlink": "missing"}[damage]
    assert (warning.kind, warning.what) == (kind, str(settings.key_slots))
    assert f"{settings.key_slots} is {kind}" in warning.sentence
    assert "backup" in warning.sentence
    assert vault.unlock_with_keyring() == created.key


def test_a_whole_file_gives_no_warning(vault):
    assert vault.describe().warning is None


def test_a_damaged_file_never_replaces_the_good_one_before_it(vault, settings, created):
    store = SlotStore(settings)
    settings.key_slots.write_bytes(b"\0" * 900)
    store.replace(next_generation(store, created.key))
    settings.key_slots.write_bytes(b"\0" * 900)
    assert vault.unlock_with_keyring() == created.key


def test_both_generations_gone_but_a_database_left_says_what_to_do(vault, settings):
    settings.database.write_bytes(b"x")
    settings.key_slots.unlink()
    (settings.home / "keyslots.previous.json").unlink()
    with pytest.raises(SlotsDamaged, match=r"put back keyslots\.json from a backup"):
        vault.describe()


@pytest.mark.usefixtures("vault")
def test_a_writer_killed_at_any_moment_loses_no_generation_it_reported(settings):
    for count in range(1, 8):
        with subprocess.Popen(
            [sys.executable, "-c", WRITE_FOR_EVER, settings.home], stdout=subprocess.PIPE, text=True
        ) as writer:
            reported = [int(writer.stdout.readline()) for _ in range(count)][-1]
            writer.kill()
        found = SlotStore(settings).load()
        assert found.slots.generation >= reported
        assert found.warning is None


@pytest.mark.usefixtures("vault")
def test_a_folder_that_cannot_be_written_says_so_and_keeps_the_old(settings, created):
    store = SlotStore(settings)
    slots = next_generation(store, created.key)
    (settings.home / "keyslots.previous.json").unlink()
    (settings.home / "keyslots.previous.json").mkdir()
    before = settings.key_slots.read_bytes()
    with pytest.raises(BadSetup, match="Cannot write"):
        store.replace(slots)
    assert settings.key_slots.read_bytes() == before
    assert not list(settings.home.glob(".*")), "no temporary file stays behind"
