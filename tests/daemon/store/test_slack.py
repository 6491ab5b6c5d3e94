"""What SQLite leaves in pages of rows that are gone, and that looking for it finds it."""

import random

import pytest
from daemon.forget.pages import pages_of_file
from daemon.store.device import KEY

from kithbook.errors import VaultLocked
from kithbook.store import slack


@pytest.fixture
def connection(device):
    device.connection.execute("CREATE TABLE thing (name TEXT, size INTEGER)")
    device.connection.execute("CREATE INDEX thing_name ON thing (name)")
    return device.connection


def name(number):
    return f"Zwieback{number:05d}x" + "-" * (number % 40)


def moved_about(connection):
    """Put in rows in any order and take every second out; return the names that must be gone."""
    chance = random.Random(1)  # noqa: S311 - the same on every machine
    numbers = list(range(3_000))
    chance.shuffle(numbers)
    for number in numbers:
        connection.execute("INSERT INTO thing VALUES (?, ?)", (name(number), number))
    for number in numbers[::2]:
        connection.execute("DELETE FROM thing WHERE size = ?", (number,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return {f"zwieback{number:05d}x".encode() for number in numbers[::2]}


def seen(device, words):
    """Return the words that stand in any page, by a reader of its own."""
    content = b"\0".join(pages_of_file(device.settings.database, KEY)).lower()
    return {word for word in words if word in content}


def holding(device, words):
    roots = slack.trees_holding(device.settings.database, KEY, words, lambda: False)
    return slack.tables(device.connection, roots)


def test_secure_delete_alone_leaves_copies_and_they_are_found(device, connection):
    gone = moved_about(connection)
    left = seen(device, gone)
    assert left
    assert all(holding(device, [word]) == {"thing"} for word in left)
    assert holding(device, gone - left) == set()


def test_a_table_written_anew_holds_its_rows_and_no_copies(device, connection):
    gone = moved_about(connection)
    before = connection.execute("SELECT name, size FROM thing ORDER BY name").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    slack.rewrite(connection, "thing")
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert seen(device, gone) == set()
    assert connection.execute("SELECT name, size FROM thing ORDER BY name").fetchall() == before
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []


def test_every_table_of_the_vault_can_be_written_anew(device):
    from daemon.store.steps import do_all  # noqa: PLC0415

    do_all(device, [("add", "Ada", "Engines", "x"), ("note", 0, "Bo"), ("edit", 0, "role", "Ada")])
    before, index, told = device.rows(), device.index(), device.change_sets()
    tables = [
        row[0]
        for row in device.connection.execute(
            "SELECT DISTINCT tbl_name FROM sqlite_master WHERE rootpage > 0"
        )
    ]
    assert len(tables) > 20
    for table in tables:
        with device.transaction() as connection:
            slack.rewrite(connection, table)
    assert (device.rows(), device.index(), device.change_sets()) == (before, index, told)
    assert device.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert device.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    do_all(device, [("add", "Bo", "Engines", "x"), ("undo", 0)])


def test_looking_ends_when_it_is_told_to(device):
    with pytest.raises(VaultLocked):
        slack.trees_holding(device.settings.database, KEY, [b"x"], lambda: True)
