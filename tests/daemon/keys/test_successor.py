"""A copy under a new key, left beside the vault by a crash or by a hand: which one is the vault?"""

import os

import pytest
from daemon.keys.successor import rows

from kithbook.store import successor
from kithbook.store.database import open_store
from kithbook.store.failure import StoreDamaged
from kithbook.store.sealing import renew_sealing_key
from kithbook.vault.model import KEY_BYTES


def left(settings, key):
    """Make a whole successor under a new key, as a crash leaves it; return that key."""
    new_key = os.urandom(KEY_BYTES)
    path, copy = settings.database, settings.next_database
    successor.make_successor(path, key, copy, new_key, renew=renew_sealing_key, tell=lambda _: None)
    return new_key


def unfinished_log(settings, key):
    """Return SQLite's log as a crash leaves it: with pages in it, under the old key."""
    connection = open_store(settings.database, key)
    connection.execute("UPDATE device SET uuid = uuid")
    log = settings.database.with_name("vault.db-wal").read_bytes()
    connection.close()
    assert log
    return log


def test_the_key_decides_which_file_is_the_vault(home, settings, vault_key):
    assert home
    new_key, before = left(settings, vault_key), rows(settings, vault_key)
    settings.database.with_name("vault.db-wal").write_bytes(unfinished_log(settings, vault_key))
    successor.settle(settings.database, settings.next_database, new_key)
    assert rows(settings, new_key) == before
    left(settings, new_key)
    successor.settle(settings.database, settings.next_database, new_key)
    assert rows(settings, new_key) == before
    assert not settings.next_database.exists()


def test_a_log_that_outlived_the_old_file_is_not_left_to_the_new_one(home, settings, vault_key):
    assert home
    new_key, before = left(settings, vault_key), rows(settings, vault_key)
    log, place = unfinished_log(settings, vault_key), settings.database.with_name("vault.db-wal")
    settings.database.unlink()
    place.write_bytes(log)
    successor.settle(settings.database, settings.next_database, new_key)
    assert not place.exists()
    assert rows(settings, new_key) == before


def test_an_older_copy_under_the_same_key_never_takes_the_place_of_the_vault(
    home, settings, vault_key
):
    assert home
    settings.next_database.write_bytes(settings.database.read_bytes())
    connection = open_store(settings.database, vault_key)
    connection.execute("CREATE TABLE newer (id)")
    connection.close()
    successor.settle(settings.database, settings.next_database, vault_key)
    connection = open_store(settings.database, vault_key)
    assert connection.execute("SELECT count(*) FROM newer").fetchone() == (0,)
    connection.close()
    assert not settings.next_database.exists()


@pytest.mark.parametrize("content", [b"", b"\0" * 8192, b"SQLite format 3\0" + bytes(8000), "cut"])
def test_half_a_copy_never_takes_the_place_of_the_vault(home, settings, vault_key, content):
    assert home
    before = rows(settings, vault_key)
    if content == "cut":
        left(settings, vault_key)
        os.truncate(settings.next_database, 4096)
    else:
        settings.next_database.write_bytes(content)
    successor.settle(settings.database, settings.next_database, vault_key)
    assert rows(settings, vault_key) == before
    assert not settings.next_database.exists()


@pytest.mark.parametrize("empty", [False, True])
def test_where_neither_file_opens_both_stay(home, settings, vault_key, *, empty):
    assert home
    left(settings, vault_key)
    if empty:
        os.truncate(settings.next_database, 0)
    before = [settings.database.read_bytes(), settings.next_database.read_bytes()]
    with pytest.raises(StoreDamaged, match="Neither"):
        successor.settle(settings.database, settings.next_database, os.urandom(KEY_BYTES))
    assert [settings.database.read_bytes(), settings.next_database.read_bytes()] == before
